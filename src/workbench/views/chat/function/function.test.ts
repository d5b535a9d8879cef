// A function's answer with the breach that Lex complains of, marked in place. The sentences are those of the embedded Lex, which names the
// member. Contract: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
import { expect, test } from 'vitest';
import { hookedCloud } from '../../../../aws/services/lexv2-runtime/testing/talk.ts';
import { markedResponse } from './contract-mark.ts';
import { jsonLines } from './json-lines.ts';

test('JSON is printed as JSON.stringify prints it, and each line knows its place', () => {
  const value = { a: [1, { b: 'x' }], c: {}, d: null };
  const lines = jsonLines(value);
  expect(lines.map(({ depth, text }) => '  '.repeat(depth) + text).join('\n')).toBe(JSON.stringify(value, undefined, 2));
  expect(lines.find(({ path }) => path === 'a[1].b')?.text).toBe('"b": "x"');
});

/** What a real answer comes to: the line that is marked, by the sentence of Lex. */
async function markedLine(answer: unknown): Promise<string | undefined> {
  const cloud = hookedCloud(() => answer);
  const address = await cloud.bot();
  const order = await cloud.intent(address, 'OrderFlowers', ['I want flowers'], { dialogCodeHook: { enabled: true } });
  await order.slot('Flower', await cloud.slotType(address, 'Flowers', ['roses']), 'Which?');
  await cloud.attach(address);
  await cloud.build(address);
  await expect(cloud.say(address, 'I want flowers')).rejects.toThrow('Invalid Lambda Response');
  const story = cloud.observations.find((each) => each.kind === 'bot-turn');
  const { response = '', problem } = story?.hooks[0] ?? {};
  const { lines, marked } = markedResponse(response, problem);
  return lines[marked]?.text;
}

const state = (sessionState: object, more: object = {}) => ({ sessionState, ...more });
const intent = { name: 'OrderFlowers', slots: {}, state: 'InProgress' };

test.each([
  ['an action that there is none of', state({ dialogAction: { type: 'Ask' } }), '"type": "Ask"'],
  ['an action that needs an intent', state({ dialogAction: { type: 'Close' } }), '"sessionState": {'],
  [
    'a state of an intent that there is none of',
    state({ dialogAction: { type: 'Delegate' }, intent: { ...intent, state: 'Done' } }),
    '"state": "Done"',
  ],
  [
    'ReadyForFulfillment with another action than Delegate',
    state({ dialogAction: { type: 'Close' }, intent: { ...intent, state: 'ReadyForFulfillment' } }),
    '"state": "ReadyForFulfillment"',
  ],
  [
    'an intent that the bot has not',
    state({ dialogAction: { type: 'Close' }, intent: { ...intent, name: 'OrderCake' } }),
    '"name": "OrderCake",',
  ],
  [
    'a slot that the intent has not',
    state({ dialogAction: { type: 'Delegate' }, intent: { ...intent, slots: { Cake: null } } }),
    '"Cake": null',
  ],
  [
    'a value without interpretedValue',
    state({ dialogAction: { type: 'Delegate' }, intent: { ...intent, slots: { Flower: { value: {} } } } }),
    '"Flower": {',
  ],
  ['a slot to ask for that is missing', state({ dialogAction: { type: 'ElicitSlot' }, intent }), '"dialogAction": {'],
  ['messages that are no list', state({ dialogAction: { type: 'Close' }, intent }, { messages: 'hello' }), '"messages": "hello"'],
  ['an attribute that is no text', state({ dialogAction: { type: 'Delegate' }, sessionAttributes: { seats: 2 } }), '"seats": 2'],
  ['nothing', null, 'null'],
])('the mark stands at %s', async (_, answer, line) => {
  expect(await markedLine(answer)).toBe(line);
});
