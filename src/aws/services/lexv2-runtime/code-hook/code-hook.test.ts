// Code hooks by the real clients. Events: those that aws-sam-cli ships; answers: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html;
// the beginning of "Invalid Lambda Response" is quoted by users of Lex.
import { expect, test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing, hookedCloud, textsOf, turnOf } from '../testing/talk.ts';

interface Event {
  readonly invocationSource: string;
  readonly inputTranscript: string;
  readonly proposedNextState?: unknown;
  readonly interpretations: readonly unknown[];
  readonly sessionState: {
    readonly intent: { readonly name: string; readonly slots: Record<string, unknown> };
    readonly sessionAttributes: object;
  };
}
type Hook = (event: Event) => unknown;

const delegate = ({ sessionState }: Event) => ({ sessionState: { ...sessionState, dialogAction: { type: 'Delegate' } } });
const plain = (content: string) => [{ contentType: 'PlainText', content }];
const both = { dialogCodeHook: { enabled: true }, fulfillmentCodeHook: { enabled: true } };

interface Setting {
  readonly mayCall?: () => boolean;
  readonly more?: object;
  readonly samples?: readonly string[];
}

async function hotel(hook: Hook, { mayCall, more = {}, samples = ['book a hotel'] }: Setting = {}) {
  const cloud = hookedCloud(hook as never, mayCall);
  const address = await cloud.bot('BookTrip');
  const book = await cloud.intent(address, 'BookHotel', [...samples], { ...both, ...more });
  await book.slot('Location', 'AMAZON.City', 'What city will you be staying in?');
  await book.slot('Nights', 'AMAZON.Number', 'How many nights?');
  await cloud.intent(address, 'Greet', ['hello'], { intentClosingSetting: closing('Hello!') });
  await cloud.attach(address);
  await cloud.build(address);
  return { ...cloud, address, hear: async (text: string) => turnOf(await cloud.say(address, text)) };
}

test('the event of a DialogCodeHook is the one that aws-sam-cli ships for BookHotel (observed)', async () => {
  const { hear, invocations, sources, address } = await hotel(delegate);
  await hear('book a hotel');
  const intent = { name: 'BookHotel', slots: { Location: null, Nights: null }, state: 'InProgress', confirmationState: 'None' };
  expect(invocations[0]?.from).toBe(`arn:aws:lex:us-east-1:123456789012:bot-alias/${address.botId}/TSTALIASID`);
  expect(invocations[0]?.event).toMatchObject({
    messageVersion: '1.0',
    invocationSource: 'DialogCodeHook',
    inputMode: 'Text',
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: 'session-1',
    inputTranscript: 'book a hotel',
    bot: { id: address.botId, name: 'BookTrip', aliasId: 'TSTALIASID', aliasName: 'TestBotAlias', localeId: 'en_US', version: 'DRAFT' },
    proposedNextState: { intent, dialogAction: { type: 'ElicitSlot', slotToElicit: 'Location' } },
    sessionState: { intent, originatingRequestId: expect.any(String) },
    transcriptions: [
      { transcription: 'book a hotel', transcriptionConfidence: 1, resolvedContext: { intent: 'BookHotel' }, resolvedSlots: {} },
    ],
  });
  const event = invocations[0]?.event as Event | undefined;
  expect(event?.interpretations.slice(0, 2)).toEqual([
    { intent, nluConfidence: 1, interpretationSource: 'Lex' },
    { intent: { name: 'FallbackIntent', slots: {}, state: 'InProgress', confirmationState: 'None' }, interpretationSource: 'Lex' },
  ]);
  expect(sources[0]).toMatchObject({
    service: 'lexv2.amazonaws.com',
    arn: `arn:aws:lex:us-east-1:123456789012:bot-alias/${address.botId}/TSTALIASID`,
  });
});

test('Delegate leaves the next step to Lex, which ignores its messages; the fulfilment closes', async () => {
  const { hear, invocations } = await hotel((event) => {
    if (event.invocationSource === 'DialogCodeHook') return { ...delegate(event), messages: plain('ignored') };
    const intent = { ...event.sessionState.intent, state: 'Fulfilled' };
    return { sessionState: { dialogAction: { type: 'Close' }, intent }, messages: plain('Booked.') };
  });
  expect(await hear('book a hotel')).toMatchObject({ says: ['What city will you be staying in?'], slot: 'Location' });
  expect(await hear('Chicago')).toMatchObject({ says: ['How many nights?'], slot: 'Nights' });
  expect(await hear('3')).toEqual({ says: ['Booked.'], action: 'Close', intent: 'BookHotel', state: 'Fulfilled' });
  const last = invocations.at(-1)?.event as Event;
  expect(last).toMatchObject({
    invocationSource: 'FulfillmentCodeHook',
    sessionState: { intent: { state: 'ReadyForFulfillment' }, sessionAttributes: {}, activeContexts: [] },
  });
  expect(last.proposedNextState).toBeUndefined();
});

test('a validating hook empties a slot and asks again in its own words', async () => {
  const { hear } = await hotel((event) => {
    const { intent } = event.sessionState;
    if (!JSON.stringify(intent.slots).includes('Paris')) return delegate(event);
    const dialogAction = { type: 'ElicitSlot', slotToElicit: 'Location' };
    return {
      sessionState: {
        dialogAction,
        intent: { ...intent, slots: { ...intent.slots, Location: null } },
        sessionAttributes: { tried: 'Paris' },
      },
      messages: plain('No hotels in Paris.'),
    };
  });
  await hear('book a hotel');
  expect(await hear('Paris')).toMatchObject({ says: ['No hotels in Paris.'], slot: 'Location' });
  expect(await hear('Chicago')).toMatchObject({ slot: 'Nights' });
});

test('a hook may confirm, ask for another intent, and send a card', async () => {
  const card = { title: 'Rooms', buttons: [{ text: 'King', value: 'king' }] };
  const { address, say } = await hotel(({ inputTranscript, sessionState: { intent } }) =>
    inputTranscript === 'book a hotel'
      ? {
          sessionState: { dialogAction: { type: 'ConfirmIntent' }, intent },
          messages: [{ contentType: 'ImageResponseCard', imageResponseCard: card }],
        }
      : { sessionState: { dialogAction: { type: 'ElicitIntent' } }, messages: plain('What else?') },
  );
  const first = await say(address, 'book a hotel');
  expect(turnOf(first)).toMatchObject({ action: 'ConfirmIntent', intent: 'BookHotel' });
  expect(first.messages).toEqual([{ contentType: 'ImageResponseCard', imageResponseCard: card }]);
  expect(turnOf(await say(address, 'yes'))).toEqual({ says: ['What else?'], action: 'ElicitIntent' });
});

test('a hook may go on with another intent ("want to know more?")', async () => {
  const { hear } = await hotel(({ sessionState: { intent } }) => {
    if (intent.name !== 'BookHotel') return undefined;
    return { sessionState: { dialogAction: { type: 'Delegate' }, intent: { name: 'Greet', slots: {} } } };
  });
  expect(await hear('book a hotel')).toEqual({ says: ['Hello!'], action: 'Close', intent: 'Greet', state: 'Fulfilled' });
});

test('a no that the function leaves to Lex ends the intent, and nothing is fulfilled (inferred)', async () => {
  const { hear, invocations } = await hotel(({ sessionState: { intent } }) => {
    const filled = Object.values(intent.slots).every((slot) => slot !== null);
    const asks = filled && (intent as { confirmationState?: string }).confirmationState === 'None';
    return { sessionState: { dialogAction: { type: asks ? 'ConfirmIntent' : 'Delegate' }, intent }, messages: plain('Shall I?') };
  });
  for (const text of ['book a hotel', 'Chicago']) await hear(text);
  expect(await hear('3')).toMatchObject({ says: ['Shall I?'], action: 'ConfirmIntent' });
  expect(await hear('no')).toEqual({ says: [], action: 'Close', intent: 'BookHotel', state: 'Failed' });
  expect(invocations.every(({ event }) => (event as Event).invocationSource === 'DialogCodeHook')).toBe(true);
});

test('a value that is changed in place of yes or no comes to the function, which may refuse it (inferred)', async () => {
  const confirmation = { intentConfirmationSetting: { promptSpecification: prompt('{Nights} nights in {Location}?') } };
  const { hear } = await hotel(
    (event) => {
      const { intent } = event.sessionState;
      if (!JSON.stringify(intent.slots).includes('Paris')) return delegate(event);
      const dialogAction = { type: 'ElicitSlot', slotToElicit: 'Location' };
      return {
        sessionState: { dialogAction, intent: { ...intent, slots: { ...intent.slots, Location: null } } },
        messages: plain('No hotels in Paris.'),
      };
    },
    { more: confirmation, samples: ['book a hotel', 'book a hotel in {Location}'] },
  );
  for (const text of ['book a hotel', 'Chicago']) await hear(text);
  expect(await hear('3')).toMatchObject({ says: ['3 nights in Chicago?'], action: 'ConfirmIntent' });
  expect(await hear('book a hotel in Paris')).toMatchObject({ says: ['No hotels in Paris.'], slot: 'Location' });
  expect(await hear('Boston')).toMatchObject({ says: ['3 nights in Boston?'], action: 'ConfirmIntent' });
});

const intent = { name: 'BookHotel', slots: {}, state: 'InProgress' };
test.each<[string, unknown, string]>([
  ['nothing', null, 'the response is not an object.'],
  ['no sessionState', {}, 'sessionState is missing.'],
  ['no dialogAction', { sessionState: { intent } }, 'sessionState.dialogAction is missing.'],
  ['a dialogAction that is none', { sessionState: { dialogAction: { type: 'Wait' } } }, 'sessionState.dialogAction.type is "Wait"'],
  ['Close without an intent', { sessionState: { dialogAction: { type: 'Close' } } }, 'dialogAction Close needs sessionState.intent.'],
  [
    'ElicitIntent without messages',
    { sessionState: { dialogAction: { type: 'ElicitIntent' } } },
    'dialogAction ElicitIntent needs messages.',
  ],
  ['ElicitSlot without a slot', { sessionState: { dialogAction: { type: 'ElicitSlot' }, intent } }, 'needs slotToElicit'],
  [
    'ReadyForFulfillment with Close',
    { sessionState: { dialogAction: { type: 'Close' }, intent: { ...intent, state: 'ReadyForFulfillment' } } },
    'goes with dialogAction Delegate only',
  ],
  [
    'an intent without a name',
    { sessionState: { dialogAction: { type: 'Close' }, intent: {} } },
    'Cannot construct instance of IntentResponse',
  ],
  [
    'a slot that the intent lacks',
    { sessionState: { dialogAction: { type: 'Delegate' }, intent: { ...intent, slots: { Stars: null } } } },
    'the intent BookHotel has no slot Stars.',
  ],
  [
    'a message without content',
    { sessionState: { dialogAction: { type: 'Close' }, intent }, messages: [{ contentType: 'PlainText' }] },
    'messages[0].content is missing.',
  ],
  [
    'a card without a title',
    { sessionState: { dialogAction: { type: 'Close' }, intent }, messages: [{ contentType: 'ImageResponseCard', imageResponseCard: {} }] },
    'messages[0].imageResponseCard.title',
  ],
])('an answer with %s fails with DependencyFailedException, and the message says why', async (_why, response, sentence) => {
  const { hear } = await hotel(() => response);
  await expect(hear('book a hotel')).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: expect.stringMatching(/^Invalid Lambda Response: /),
    $metadata: { httpStatusCode: 424 },
  });
  await expect(hear('book a hotel')).rejects.toThrow(sentence);
});

test('a function that throws, and one whose policy does not let Lex in, is DependencyFailedException (AWS: API_runtime_RecognizeText)', async () => {
  const thrown = await hotel(() => {
    throw new Error('no rooms');
  });
  await expect(thrown.hear('book a hotel')).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: expect.stringContaining('no rooms'),
  });
  const shut = await hotel(delegate, { mayCall: () => false });
  await expect(shut.hear('book a hotel')).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: expect.stringContaining('no resource-based policy allows it'),
  });
  expect(shut.invocations).toEqual([]);
});

test('a fulfilment that fails says the failure response of the bot, where it has one (AWS: streaming-progress)', async () => {
  const failureResponse = { messageGroups: [{ message: { plainTextMessage: { value: 'Sorry.' } } }] };
  const more = {
    dialogCodeHook: undefined,
    fulfillmentCodeHook: { enabled: true, postFulfillmentStatusSpecification: { failureResponse } },
  };
  const { hear } = await hotel(
    () => {
      throw new Error('no rooms');
    },
    { more },
  );
  for (const text of ['book a hotel', 'Chicago']) await hear(text);
  expect(await hear('3')).toEqual({ says: ['Sorry.'], action: 'Close', intent: 'BookHotel', state: 'Failed' });
});

test('an intent that needs its function, on an alias without one, says what to set', async () => {
  const cloud = hookedCloud(delegate as never);
  const address = await cloud.bot();
  await cloud.intent(address, 'BookHotel', ['book a hotel'], {
    ...both,
    intentConfirmationSetting: { promptSpecification: prompt('Sure?') },
  });
  await cloud.build(address);
  await expect(cloud.say(address, 'book a hotel')).rejects.toThrow('has no Lambda function for the locale en_US');
});

test('one session works on one request at a time (AWS: ConflictException)', async () => {
  const gate = Promise.withResolvers<void>();
  const { say, address, invocations } = await hotel((event) => gate.promise.then(() => delegate(event)));
  const first = say(address, 'book a hotel');
  while (invocations.length === 0) await new Promise((resolve) => setTimeout(resolve));
  await expect(say(address, 'hello')).rejects.toMatchObject({ name: 'ConflictException', $metadata: { httpStatusCode: 409 } });
  gate.resolve();
  expect(textsOf(await first)).toEqual(['What city will you be staying in?']);
});
