// Lengths, patterns and ranges of members, which the SDK's schemas lack.
// AWS: the API's model, as botocore has it (lexv2-runtime 2020-08-07).
import type { Constraints } from '../../core/constraints.ts';
import type { OperationName } from './operation-name.ts';

const address: Constraints = {
  botId: { minLength: 10, maxLength: 10, pattern: '^[0-9a-zA-Z]+$' },
  botAliasId: { minLength: 1 },
  localeId: { minLength: 1 },
  sessionId: { minLength: 2, maxLength: 100, pattern: '[0-9a-zA-Z._:-]+' },
};
const contexts = 'sessionState.activeContexts';
const state: Constraints = {
  'sessionState.dialogAction.type': { oneOf: ['Close', 'ConfirmIntent', 'Delegate', 'ElicitIntent', 'ElicitSlot', 'None'] },
  'sessionState.intent.name': { minLength: 1 },
  'sessionState.intent.state': {
    oneOf: ['Failed', 'Fulfilled', 'InProgress', 'ReadyForFulfillment', 'Waiting', 'FulfillmentInProgress'],
  },
  'sessionState.intent.confirmationState': { oneOf: ['Confirmed', 'Denied', 'None'] },
  [contexts]: { maxLength: 20 },
  [`${contexts}[].name`]: { minLength: 1, maxLength: 100, pattern: '^([A-Za-z0-9]_?)+$' },
  [`${contexts}[].timeToLive.timeToLiveInSeconds`]: { min: 5, max: 86_400 },
  [`${contexts}[].timeToLive.turnsToLive`]: { min: 1, max: 20 },
  [`${contexts}[].contextAttributes`]: { maxLength: 10 },
};

export const constraints: Record<OperationName, Constraints> = {
  DeleteSession: address,
  GetSession: address,
  PutSession: {
    ...address,
    ...state,
    messages: { maxLength: 10 },
    'messages[].contentType': { oneOf: ['CustomPayload', 'ImageResponseCard', 'PlainText', 'SSML'] },
    'messages[].content': { minLength: 1, maxLength: 1024 },
  },
  RecognizeText: { ...address, ...state, text: { minLength: 1, maxLength: 1024 } },
  RecognizeUtterance: address,
};
