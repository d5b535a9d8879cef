// Lengths and ranges inside intents and slots: messages, prompts, conditions, next steps, in each place where they may stand.
// AWS: the API's model, as botocore has it (lexv2-models 2020-08-07).
import type { Constraint, Constraints } from '../../core/constraints.ts';

const text = (maxLength: number): Constraint => ({ minLength: 1, maxLength });

const MESSAGE: Constraints = {
  'plainTextMessage.value': text(1000),
  'customPayload.value': text(1000),
  'ssmlMessage.value': text(1000),
  'imageResponseCard.title': text(250),
  'imageResponseCard.subtitle': text(250),
  'imageResponseCard.imageUrl': text(250),
  'imageResponseCard.buttons': { maxLength: 5 },
  'imageResponseCard.buttons[].text': text(50),
  'imageResponseCard.buttons[].value': text(50),
};

const RESPONSE: Constraints = {
  messageGroups: { minLength: 1, maxLength: 5 },
  'messageGroups[].variations': { maxLength: 2 },
  ...under('messageGroups[].message', MESSAGE),
  ...under('messageGroups[].variations[]', MESSAGE),
};

const PROMPT: Constraints = {
  ...RESPONSE,
  maxRetries: { min: 0, max: 5 },
  messageSelectionStrategy: { oneOf: ['Random', 'Ordered'] },
};

const NEXT_STEP: Constraints = {
  'dialogAction.type': {
    oneOf: [
      'ElicitIntent',
      'StartIntent',
      'ElicitSlot',
      'EvaluateConditional',
      'InvokeDialogCodeHook',
      'ConfirmIntent',
      'FulfillIntent',
      'CloseIntent',
      'EndConversation',
    ],
  },
};

const CONDITIONAL: Constraints = {
  conditionalBranches: { minLength: 1, maxLength: 4 },
  'conditionalBranches[].condition.expressionString': text(1024),
  ...under('conditionalBranches[].nextStep', NEXT_STEP),
  ...under('conditionalBranches[].response', RESPONSE),
  ...under('defaultBranch.nextStep', NEXT_STEP),
  ...under('defaultBranch.response', RESPONSE),
};

/** The three members that stand wherever a conversation may take a turn: `successResponse`, `successNextStep`, `successConditional`. */
const turn = (prefix: string): Constraints => ({
  ...under(`${prefix}Response`, RESPONSE),
  ...under(`${prefix}NextStep`, NEXT_STEP),
  ...under(`${prefix}Conditional`, CONDITIONAL),
});

const OUTCOMES: Constraints = { ...turn('success'), ...turn('failure'), ...turn('timeout') };

export const intentConstraints: Constraints = {
  intentDisplayName: text(100),
  ...under('fulfillmentCodeHook.postFulfillmentStatusSpecification', OUTCOMES),
  ...under('intentConfirmationSetting', {
    ...under('promptSpecification', PROMPT),
    ...turn('confirmation'),
    ...turn('declination'),
    ...turn('failure'),
  }),
  ...under('intentClosingSetting', {
    ...under('closingResponse', RESPONSE),
    ...under('nextStep', NEXT_STEP),
    ...under('conditional', CONDITIONAL),
  }),
  ...under('initialResponseSetting', {
    ...under('initialResponse', RESPONSE),
    ...under('nextStep', NEXT_STEP),
    ...under('conditional', CONDITIONAL),
    ...under('codeHook.postCodeHookSpecification', OUTCOMES),
  }),
  inputContexts: { maxLength: 5 },
  outputContexts: { maxLength: 10 },
  'outputContexts[].timeToLiveInSeconds': { min: 5, max: 86_400 },
  'outputContexts[].turnsToLive': { min: 1, max: 20 },
};

export const slotConstraints: Constraints = {
  slotTypeId: { minLength: 1, maxLength: 25, pattern: '^((AMAZON\\.)[a-zA-Z_]+?|[0-9a-zA-Z]+)$' },
  ...under('valueElicitationSetting', {
    slotConstraint: { oneOf: ['Required', 'Optional'] },
    ...under('promptSpecification', PROMPT),
    'defaultValueSpecification.defaultValueList': { maxLength: 10 },
    'defaultValueSpecification.defaultValueList[].defaultValue': text(202),
    ...under('slotCaptureSetting', { ...turn('capture'), ...turn('failure'), ...under('codeHook.postCodeHookSpecification', OUTCOMES) }),
    'slotResolutionSetting.slotResolutionStrategy': { oneOf: ['EnhancedFallback', 'Default'] },
  }),
  'subSlotSetting.expression': { maxLength: 640, pattern: '^[0-9A-Za-z_\\-\\s\\(\\)]*$' },
  'obfuscationSetting.obfuscationSettingType': { oneOf: ['None', 'DefaultObfuscation'] },
};

/** The same constraints, for members inside `path`. */
export function under(path: string, constraints: Constraints): Constraints {
  return Object.fromEntries(Object.entries(constraints).map(([member, constraint]) => [`${path}.${member}`, constraint]));
}
