// Examples that the developer guide of Lex V2 prints: values in a list, conditions on them, default values, time to live.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/multi-valued-slots.html, paths-branching.html, context-mgmt-default.html
import { expect, test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing, talkingCloud, textsOf } from '../testing/talk.ts';

const scalar = (text: string) => ({
  shape: 'Scalar',
  value: { originalValue: text, interpretedValue: text, resolvedValues: [text] },
});
const says = (value: string) => ({ messageGroups: [{ message: { plainTextMessage: { value } } }] });
const branch = (name: string, expressionString: string, text: string) => ({
  name,
  condition: { expressionString },
  response: says(text),
  nextStep: { dialogAction: { type: 'EndConversation' } } as const,
});

async function pizzeria(more: object = {}) {
  const cloud = talkingCloud();
  const address = await cloud.bot('OrderPizza');
  const toppings = await cloud.slotType(address, 'Toppings', ['pepperoni', 'pineapple', 'ham', 'onion']);
  const order = await cloud.intent(address, 'OrderPizza', ['I want a pizza with {toppings}', 'I want a pizza'], {
    intentConfirmationSetting: { promptSpecification: prompt('Would you like me to order your {toppings} pizza?') },
    ...more,
  });
  await order.slot('toppings', toppings, 'Which toppings?', { multipleValuesSetting: { allowMultipleValues: true } });
  await cloud.build(address);
  return { ...cloud, address };
}

test('multi-valued slots: "I want a pizza with pepperoni and pineapple" is the structure that the guide prints, and stands in prompts', async () => {
  const { say, address } = await pizzeria();
  const answer = await say(address, 'I want a pizza with pepperoni and pineapple');
  expect(answer.sessionState?.intent?.slots).toEqual({
    toppings: { ...scalar('pepperoni and pineapple'), shape: 'List', values: [scalar('pepperoni'), scalar('pineapple')] },
  });
  expect(textsOf(answer)).toEqual(['Would you like me to order your pepperoni and pineapple pizza?']);
});

test.each([
  ['pepperoni, ham and onion', ['pepperoni', 'ham', 'onion']],
  ['pepperoni ham', ['pepperoni', 'ham']],
  ['ham', ['ham']],
])('multi-valued slots: "%s" is a list of its values, separated by spaces, commas or "and"', async (text, values) => {
  const { say, address } = await pizzeria();
  await say(address, 'I want a pizza');
  const { sessionState } = await say(address, text);
  expect(sessionState?.intent?.slots?.toppings).toMatchObject({ shape: 'List', values: values.map(scalar) });
});

test.each([
  ['I want a pizza with pineapple', 'Really?'],
  ['I want a pizza with pepperoni, ham and onion', 'That is a lot.'],
  ['I want a pizza with pepperoni and ham', 'Coming.'],
])('conditions on a list: %s', async (text, reply) => {
  const conditional = {
    active: true,
    conditionalBranches: [
      branch('pineapple', '{toppings} CONTAINS "pineapple"', 'Really?'),
      branch('many', 'fn.COUNT({toppings}) > 2', 'That is a lot.'),
    ],
    defaultBranch: { response: says('Coming.'), nextStep: { dialogAction: { type: 'EndConversation' } } as const },
  };
  const { say, address } = await pizzeria({
    intentConfirmationSetting: undefined,
    initialResponseSetting: { conditional },
  });
  expect(textsOf(await say(address, text))).toEqual([reply]);
});

/** "reservation-start-date" of the guide: of the context first, then of the session, then it is asked for. */
async function rental() {
  const cloud = talkingCloud();
  const address = await cloud.bot('BookTrip');
  const outputContexts = [{ name: 'book-car-fulfilled', timeToLiveInSeconds: 90, turnsToLive: 5 }];
  const car = await cloud.intent(address, 'BookCar', ['book a car'], { outputContexts, intentClosingSetting: closing('Booked.') });
  await car.slot('startDate', 'AMAZON.Date', 'From when?');
  const hotel = await cloud.intent(address, 'BookHotel', ['book a hotel'], { intentClosingSetting: closing('From {startDate}.') });
  await hotel.slot('startDate', 'AMAZON.Date', 'Which day?', {
    valueElicitationSetting: {
      slotConstraint: 'Required',
      promptSpecification: prompt('Which day?'),
      defaultValueSpecification: {
        defaultValueList: [{ defaultValue: '#book-car-fulfilled.startDate' }, { defaultValue: '[reservationStartDate]' }],
      },
    },
  });
  await cloud.build(address);
  return { ...cloud, address, hear: async (text: string, more: object = {}) => textsOf(await cloud.say(address, text, more)) };
}

test('default values: the context is used before the session attribute, and without both the slot is asked for', async () => {
  const { hear } = await rental();
  expect(await hear('book a hotel', { sessionId: 'another' })).toEqual(['Which day?']);
  const sessionState = { sessionAttributes: { reservationStartDate: '2026-12-24' } };
  expect(await hear('book a hotel', { sessionState })).toEqual(['From 2026-12-24.']);
  for (const text of ['book a car', 'december 1']) await hear(text);
  expect(await hear('book a hotel')).toEqual(['From 2026-12-01.']);
});

test('a context of which the time is over gives no default value any more', async () => {
  const { hear, advance } = await rental();
  for (const text of ['book a car', 'december 1']) await hear(text);
  await advance(91_000);
  expect(await hear('book a hotel')).toEqual(['Which day?']);
});
