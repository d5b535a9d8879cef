// What a request may say besides its text: time zone, intents that may not switch, types of messages, hints; and the hook of a question that
// is asked again. AWS: https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-request-attribs.html, using-hints.html
import { PutSessionCommand } from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing, hookedCloud, talkingCloud, textsOf, turnOf } from '../testing/talk.ts';

async function flights() {
  const cloud = talkingCloud();
  const address = await cloud.bot('Flights');
  const book = await cloud.intent(address, 'BookFlight', ['book a flight'], { intentClosingSetting: closing('On {Day}.') });
  await book.slot('Day', 'AMAZON.Date', 'When?');
  await cloud.intent(address, 'CheckWeather', ['check weather'], { intentClosingSetting: closing('Sunny.') });
  await cloud.build(address);
  return { ...cloud, address };
}

test.each([
  // It is 2026-11-01T00:00Z: still October in New York, and nine o'clock in Tokyo.
  ['America/New_York', '2026-10-31'],
  ['Asia/Tokyo', '2026-11-01'],
  [undefined, '2026-11-01'],
])('today in the time zone %s is %s (AWS: x-amz-lex:time-zone; UTC by default is ours)', async (timeZone, day) => {
  const { say, address } = await flights();
  const requestAttributes = timeZone === undefined ? {} : { 'x-amz-lex:time-zone': timeZone };
  await say(address, 'book a flight', { requestAttributes });
  expect(textsOf(await say(address, 'today', { requestAttributes }))).toEqual([`On ${day}.`]);
});

test('a time zone that is none is refused', async () => {
  const { say, address } = await flights();
  await expect(say(address, 'book a flight', { requestAttributes: { 'x-amz-lex:time-zone': 'Mars/Base' } })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Mars/Base'),
  });
});

test('x-amz-lex:intent-switch DISABLE keeps the conversation at its question, for that request', async () => {
  const { say, address } = await flights();
  await say(address, 'book a flight');
  const requestAttributes = { 'x-amz-lex:intent-switch': 'DISABLE' };
  expect(turnOf(await say(address, 'check weather', { requestAttributes }))).toMatchObject({ says: ['When?'], slot: 'Day' });
  expect(textsOf(await say(address, 'check weather'))).toEqual(['Sunny.']);
});

test('x-amz-lex:accept-content-types leaves out messages of other types; a group without one is an error', async () => {
  const { bot, intent, build, say } = talkingCloud();
  const address = await bot();
  const [plainTextMessage, ssmlMessage] = [{ value: 'Hello.' }, { value: '<speak>Hello.</speak>' }];
  const greeting = { closingResponse: { messageGroups: [{ message: { plainTextMessage }, variations: [{ ssmlMessage }] }] } };
  await intent(address, 'Greet', ['hello'], { intentClosingSetting: greeting });
  await build(address);
  const types = (value: string) => ({ requestAttributes: { 'x-amz-lex:accept-content-types': value } });
  expect((await say(address, 'hello', types('SSML'))).messages).toEqual([{ contentType: 'SSML', content: '<speak>Hello.</speak>' }]);
  expect((await say(address, 'hello', types('PlainText,CustomPayload'))).messages).toEqual([
    { contentType: 'PlainText', content: 'Hello.' },
  ]);
  await expect(say(address, 'hello', types('CustomPayload'))).rejects.toThrow(/NoUsableMessageException/);
});

const hints = (intent: string, slot: string, phrase: string) => ({
  slotHints: { [intent]: { [slot]: { runtimeHintValues: [{ phrase }] } } },
});

test('runtime hints stay with the session until they are replaced or cleared, and mean nothing for text (AWS: for 8 kHz audio)', async () => {
  const { say, runtime, address, addressOf } = await flights();
  const first = await say(address, 'book a flight', { sessionState: { runtimeHints: hints('BookFlight', 'Day', 'someday') } });
  expect(first.sessionState?.runtimeHints).toEqual(hints('BookFlight', 'Day', 'someday'));
  // Not a day, hint or no hint.
  expect(turnOf(await say(address, 'someday'))).toMatchObject({ slot: 'Day' });
  const second = await say(address, 'tomorrow', { sessionState: { runtimeHints: hints('BookFlight', 'Day', 'payday') } });
  expect(second.sessionState?.runtimeHints).toEqual(hints('BookFlight', 'Day', 'payday'));
  const cleared = await say(address, 'hello', { sessionState: { runtimeHints: {} } });
  expect(cleared.sessionState?.runtimeHints).toBeUndefined();
  for (const wrong of [hints('None', 'Day', 'x'), hints('BookFlight', 'None', 'x')]) {
    const sessionState = { runtimeHints: wrong };
    await expect(runtime.send(new PutSessionCommand({ ...addressOf(address), sessionState }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('None'),
    });
  }
});

interface Event {
  readonly invocationLabel?: string;
  readonly inputTranscript: string;
  readonly proposedNextState?: { readonly prompt: object; readonly dialogAction: object };
  readonly sessionState: { readonly intent: { readonly slots: object; readonly name: string }; readonly runtimeHints?: object };
}

async function askingTwice(answer: (event: Event) => object) {
  const cloud = hookedCloud(answer as never);
  const address = await cloud.bot();
  const elicitationCodeHook = { enableCodeHookInvocation: true, invocationLabel: 'no-size' };
  const order = await cloud.intent(address, 'Order', ['order a boat'], {
    dialogCodeHook: { enabled: true },
    intentConfirmationSetting: {
      promptSpecification: prompt('Sure?'),
      elicitationCodeHook: { enableCodeHookInvocation: true, invocationLabel: 'not-sure' },
    },
    initialResponseSetting: { codeHook: { active: false, enableCodeHookInvocation: false, postCodeHookSpecification: {} } },
  });
  await order.slot('Size', 'AMAZON.Number', 'How large?', {
    valueElicitationSetting: {
      slotConstraint: 'Required',
      promptSpecification: prompt('How large?', 2),
      slotCaptureSetting: {
        elicitationCodeHook,
        codeHook: { active: false, enableCodeHookInvocation: false, postCodeHookSpecification: {} },
      },
    },
  });
  await cloud.attach(address);
  await cloud.build(address);
  return { ...cloud, address, hear: async (text: string) => turnOf(await cloud.say(address, text)) };
}

const delegate = () => ({ sessionState: { dialogAction: { type: 'Delegate' } } });

test('the elicitation code hook is called when a question goes unanswered, before it is asked again (AWS: SlotCaptureSetting)', async () => {
  const { hear, invocations } = await askingTwice(delegate);
  await hear('order a boat');
  expect(invocations).toHaveLength(0);
  expect(await hear('xyzzy')).toMatchObject({ says: ['How large?'], slot: 'Size' });
  expect(invocations.map(({ event }) => event)).toMatchObject([
    {
      invocationSource: 'DialogCodeHook',
      invocationLabel: 'no-size',
      inputTranscript: 'xyzzy',
      proposedNextState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' }, prompt: { attempt: 'Retry1' } },
    },
  ]);
  expect(await hear('3')).toMatchObject({ says: ['Sure?'], action: 'ConfirmIntent' });
  expect(invocations).toHaveLength(1);
  expect(await hear('xyzzy')).toMatchObject({ says: ['Sure?'], action: 'ConfirmIntent' });
  // AWS: proposedNextState is there only where a slot would be asked for.
  expect(invocations[1]?.event).not.toHaveProperty('proposedNextState');
  expect(invocations[1]?.event).toMatchObject({ invocationLabel: 'not-sure' });
});

test('an elicitation code hook may fill the slot, and give hints', async () => {
  const size = { Size: { shape: 'Scalar', value: { originalValue: 'huge', interpretedValue: '40', resolvedValues: ['40'] } } };
  const { say, address } = await askingTwice(({ sessionState: { intent } }) => ({
    sessionState: {
      dialogAction: { type: 'Delegate' },
      intent: { ...intent, slots: size },
      runtimeHints: hints('Order', 'Size', 'forty'),
    },
  }));
  await say(address, 'order a boat');
  const answer = await say(address, 'huge');
  expect(turnOf(answer)).toMatchObject({ says: ['Sure?'], action: 'ConfirmIntent' });
  expect(answer.sessionState?.runtimeHints).toEqual(hints('Order', 'Size', 'forty'));
});
