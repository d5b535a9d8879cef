// Conversations by the real clients. Flow: https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html; observed payload rules: events that
// aws-sam-cli ships, and the integration tests of github.com/aws/aws-sdk-python (clients/aws-sdk-lex-runtime-v2).
import { UpdateIntentCommand } from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing, talkingCloud, textsOf, turnOf } from '../testing/talk.ts';

const flowers = {
  intentConfirmationSetting: {
    promptSpecification: prompt('Okay, your {FlowerType} will be ready on {PickupDate}. Does this sound okay?'),
    declinationResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'Okay, no order.' } } }] },
  },
  intentClosingSetting: closing('Thanks for the {FlowerType}.'),
};

/** AWS's bot OrderFlowers, with two of its slots. https://docs.aws.amazon.com/lexv2/latest/dg/exercise-1.html */
async function flowerShop() {
  const cloud = talkingCloud();
  const address = await cloud.bot();
  const type = await cloud.slotType(address, 'FlowerTypes', ['lilies', 'roses', 'tulips']);
  const utterances = ['I would like to pick up flowers', 'I would like to order some flowers', 'order {FlowerType}'];
  const order = await cloud.intent(address, 'OrderFlowers', utterances, flowers);
  await order.slot('FlowerType', type, 'What type of flowers would you like to order?');
  await order.slot('PickupDate', 'AMAZON.Date', 'What day do you want the {FlowerType} to be picked up?');
  await cloud.intent(address, 'Greet', ['hello', 'good morning'], { intentClosingSetting: closing('Hello!') });
  await cloud.build(address);
  return { ...cloud, address, hear: async (text: string) => turnOf(await cloud.say(address, text)) };
}

const asked = { action: 'ElicitSlot', intent: 'OrderFlowers', state: 'InProgress' };

test('OrderFlowers: slots by priority, a confirmation, a closing response (AWS: exercise-1)', async () => {
  const { hear } = await flowerShop();
  expect(await hear('I would like to order some flowers')).toEqual({
    ...asked,
    says: ['What type of flowers would you like to order?'],
    slot: 'FlowerType',
  });
  expect(await hear('roses')).toEqual({ ...asked, says: ['What day do you want the roses to be picked up?'], slot: 'PickupDate' });
  expect(await hear('tomorrow')).toEqual({
    says: ['Okay, your roses will be ready on 2026-11-02. Does this sound okay?'],
    action: 'ConfirmIntent',
    intent: 'OrderFlowers',
    state: 'InProgress',
  });
  expect(await hear('yes')).toEqual({ says: ['Thanks for the roses.'], action: 'Close', intent: 'OrderFlowers', state: 'Fulfilled' });
});

test('a slot in the first utterance is filled and not asked for', async () => {
  const { hear } = await flowerShop();
  expect(await hear('order tulips')).toMatchObject({ slot: 'PickupDate' });
});

test('what fits no slot is asked again, as often as the prompt says, then the FallbackIntent begins (AWS: retries)', async () => {
  const { hear } = await flowerShop();
  await hear('I would like to order some flowers');
  expect(await hear('xyzzy')).toMatchObject({ ...asked, says: ['What type of flowers would you like to order?'] });
  expect(await hear('xyzzy')).toMatchObject({ intent: 'FallbackIntent', action: 'Close', state: 'ReadyForFulfillment' });
});

test('another intent that is said instead of a value begins', async () => {
  const { hear } = await flowerShop();
  await hear('I would like to order some flowers');
  expect(await hear('hello')).toEqual({ says: ['Hello!'], action: 'Close', intent: 'Greet', state: 'Fulfilled' });
});

test('no declines: the intent has failed and says so (state inferred)', async () => {
  const { hear } = await flowerShop();
  for (const text of ['order roses', 'tomorrow']) await hear(text);
  expect(await hear('no')).toEqual({ says: ['Okay, no order.'], action: 'Close', intent: 'OrderFlowers', state: 'Failed' });
});

test('neither yes nor no is asked again', async () => {
  const { hear } = await flowerShop();
  for (const text of ['order roses', 'tomorrow']) await hear(text);
  expect(await hear('xyzzy')).toMatchObject({ action: 'ConfirmIntent' });
  expect(await hear('yes')).toMatchObject({ state: 'Fulfilled' });
});

test('interpretations: an exact sample scores 1; the FallbackIntent stands at the threshold and has no score (observed)', async () => {
  const { say, address } = await flowerShop();
  const { interpretations, sessionState } = await say(address, 'hello');
  expect(interpretations?.slice(0, 2)).toEqual([
    {
      intent: { name: 'Greet', slots: {}, state: 'Fulfilled', confirmationState: 'None' },
      nluConfidence: { score: 1 },
      interpretationSource: 'Lex',
    },
    { intent: { name: 'FallbackIntent', slots: {} }, interpretationSource: 'Lex' },
  ]);
  expect(sessionState).toMatchObject({ sessionAttributes: {}, activeContexts: [], originatingRequestId: expect.any(String) });
});

test('what no intent means goes to the FallbackIntent, first in the list; values of slots come as they were said and understood', async () => {
  const { say, address } = await flowerShop();
  const lost = await say(address, 'what is the meaning of life');
  expect(lost.interpretations?.[0]?.intent?.name).toBe('FallbackIntent');
  const order = await say(address, 'I would like to order some flowers');
  expect(order.sessionState?.intent?.slots).toEqual({ FlowerType: null, PickupDate: null });
  const filled = await say(address, 'roses');
  expect(filled.sessionState?.intent?.slots).toEqual({
    FlowerType: { shape: 'Scalar', value: { originalValue: 'roses', interpretedValue: 'roses', resolvedValues: ['roses'] } },
    PickupDate: null,
  });
});

test('a default value fills a slot that nobody said: of a session attribute, or as written (AWS: default values)', async () => {
  const { lex: _lex, bot, intent, build, say } = talkingCloud();
  const address = await bot();
  const order = await intent(address, 'Order', ['order'], { intentClosingSetting: closing('{Size} {Colour}') });
  const optional = (defaultValue: string) => ({
    valueElicitationSetting: {
      slotConstraint: 'Required' as const,
      promptSpecification: prompt('?'),
      defaultValueSpecification: { defaultValueList: [{ defaultValue: '[colour]' }, { defaultValue }] },
    },
  });
  await order.slot('Size', 'AMAZON.AlphaNumeric', '?', optional('large'));
  await order.slot('Colour', 'AMAZON.AlphaNumeric', '?', optional('red'));
  await build(address);
  expect(textsOf(await say(address, 'order'))).toEqual(['large red']);
  expect(textsOf(await say(address, 'order', { sessionState: { sessionAttributes: { colour: 'blue' } } }))).toEqual(['blue blue']);
});

test('a context lives for turns and for seconds, and an intent waits for it (AWS: context-mgmt-active-context)', async () => {
  const { bot, intent, build, say, advance } = talkingCloud();
  const address = await bot();
  const outputContexts = [{ name: 'ordered', timeToLiveInSeconds: 60, turnsToLive: 2 }];
  await intent(address, 'Order', ['order a boat'], { outputContexts, intentClosingSetting: closing('Ordered.') });
  await intent(address, 'Track', ['where is it'], { inputContexts: [{ name: 'ordered' }], intentClosingSetting: closing('At sea.') });
  await intent(address, 'Greet', ['hello'], { intentClosingSetting: closing('Hello!') });
  await build(address);
  const intentOf = async (text: string) => (await say(address, text)).sessionState?.intent?.name;
  expect(await intentOf('where is it')).not.toBe('Track');
  expect((await say(address, 'order a boat')).sessionState?.activeContexts).toMatchObject([
    { name: 'ordered', timeToLive: { turnsToLive: 2, timeToLiveInSeconds: 60 } },
  ]);
  expect(await intentOf('where is it')).toBe('Track');
  expect(await intentOf('where is it')).toBe('Track');
  expect(await intentOf('where is it')).not.toBe('Track');
  await say(address, 'order a boat');
  await advance(61_000);
  expect(await intentOf('where is it')).not.toBe('Track');
});

test('branches: the first condition that is true decides what is said and what follows (AWS: paths-branching)', async () => {
  const { bot, intent, build, say } = talkingCloud();
  const address = await bot();
  const says = (value: string) => ({ messageGroups: [{ message: { plainTextMessage: { value } } }] });
  const end = { dialogAction: { type: 'EndConversation' } } as const;
  const order = await intent(address, 'Order', ['order'], {
    initialResponseSetting: {
      conditional: {
        active: true,
        conditionalBranches: [
          {
            name: 'vip',
            condition: { expressionString: '[level] = "GOLD" AND [points] > 9' },
            response: says('Welcome back.'),
            nextStep: end,
          },
          {
            name: 'greeted',
            condition: { expressionString: 'NOT fn.IS_SET([level])' },
            response: says('Who are you?'),
            nextStep: { dialogAction: { type: 'StartIntent' }, intent: { name: 'Greet' }, sessionAttributes: { level: 'new' } },
          },
        ],
        defaultBranch: { nextStep: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'Size' } } },
      },
    },
  });
  await order.slot('Size', 'AMAZON.Number', 'How large?');
  await intent(address, 'Greet', ['hello'], { intentClosingSetting: closing('Hello!') });
  await build(address);
  const answer = await say(address, 'order');
  expect(turnOf(answer)).toEqual({ says: ['Who are you?', 'Hello!'], action: 'Close', intent: 'Greet', state: 'Fulfilled' });
  expect(answer.sessionState?.sessionAttributes).toEqual({ level: 'new' });
  expect(turnOf(await say(address, 'order'))).toMatchObject({ says: ['How large?'], slot: 'Size' });
  const sessionState = { sessionAttributes: { level: 'gold', points: '10' }, dialogAction: { type: 'ElicitIntent' } } as const;
  expect(turnOf(await say(address, 'order', { sessionState }))).toMatchObject({ says: ['Welcome back.'], action: 'Close' });
});

test('groups are said together, variations take turns in an Ordered prompt, and a card comes with its buttons', async () => {
  const { bot, intent, build, say } = talkingCloud();
  const address = await bot();
  const plain = (value: string) => ({ plainTextMessage: { value } });
  const order = await intent(address, 'Order', ['order']);
  const imageResponseCard = { title: 'Sizes', subtitle: 'of boats', buttons: [{ text: 'Small', value: '1' }] };
  await order.slot('Size', 'AMAZON.Number', '', {
    valueElicitationSetting: {
      slotConstraint: 'Required',
      promptSpecification: {
        maxRetries: 2,
        messageSelectionStrategy: 'Ordered',
        messageGroups: [{ message: plain('How large?'), variations: [plain('A number, please.')] }, { message: { imageResponseCard } }],
      },
    },
  });
  await build(address);
  expect((await say(address, 'order')).messages).toEqual([
    { content: 'How large?', contentType: 'PlainText' },
    { contentType: 'ImageResponseCard', imageResponseCard },
  ]);
  expect(textsOf(await say(address, 'xyzzy'))[0]).toBe('A number, please.');
});

test('an answer that is neither yes nor no is asked again, though its words are close to another intent (inferred)', async () => {
  const { bot, intent, build, say } = talkingCloud();
  const address = await bot();
  const question = { intentConfirmationSetting: { promptSpecification: prompt('Order it?') } };
  await intent(address, 'Order', ['order a cake', 'a cake please'], question);
  await intent(address, 'Tell', ['I am interested in cakes', 'tell me of cakes'], { intentClosingSetting: closing('Cakes are round.') });
  await build(address);
  await say(address, 'order a cake');
  expect(turnOf(await say(address, 'I am not sure'))).toMatchObject({ says: ['Order it?'], action: 'ConfirmIntent' });
  expect(turnOf(await say(address, 'tell me of cakes'))).toMatchObject({ says: ['Cakes are round.'], intent: 'Tell' });
});

test('after an unclear answer and a yes, the next question is asked for the first time (AWS: promptAttemptsSpecification counts by prompt)', async () => {
  const { bot, intent, build, say } = talkingCloud();
  const address = await bot();
  const question = (value: string) => ({
    maxRetries: 1,
    messageSelectionStrategy: 'Ordered' as const,
    messageGroups: [{ message: { plainTextMessage: { value } }, variations: [{ plainTextMessage: { value: 'Yes or no?' } }] }],
  });
  const next = { dialogAction: { type: 'StartIntent' }, intent: { name: 'Bake' } } as const;
  const confirmation = (value: string) => ({ promptSpecification: question(value) });
  await intent(address, 'Order', ['order a cake'], {
    intentConfirmationSetting: { ...confirmation('Order it?'), confirmationNextStep: next },
  });
  await intent(address, 'Bake', ['bake a cake'], { intentConfirmationSetting: confirmation('Bake it now?') });
  await build(address);
  const hear = async (text: string) => textsOf(await say(address, text));
  expect([await hear('order a cake'), await hear('xyzzy'), await hear('yes')]).toEqual([['Order it?'], ['Yes or no?'], ['Bake it now?']]);
});

/** AWS's bot OrderFlowers, which also understands how its slots are said in other ways. */
async function flowersInOtherWords() {
  const { bot, slotType, intent, build, say } = talkingCloud();
  const address = await bot();
  const type = await slotType(address, 'FlowerTypes', ['lilies', 'roses', 'tulips']);
  const samples = ['order flowers', '{FlowerType} on {PickupDate}', 'no make it {PickupDate}', 'I meant {FlowerType}'];
  const order = await intent(address, 'OrderFlowers', samples, flowers);
  await order.slot('FlowerType', type, 'Which flowers?');
  await order.slot('PickupDate', 'AMAZON.Date', 'Which day?');
  await order.slot('Count', 'AMAZON.Number', 'How many?');
  await build(address);
  return async (text: string) => turnOf(await say(address, text));
}

test('an answer that is a sample utterance of the intent fills all slots that it names (inferred)', async () => {
  const hear = await flowersInOtherWords();
  await hear('order flowers');
  expect(await hear('roses on tomorrow')).toMatchObject({ says: ['How many?'], slot: 'Count' });
});

test('a sample utterance of the intent corrects a slot that is filled, and the question is asked again (inferred)', async () => {
  const hear = await flowersInOtherWords();
  for (const text of ['order flowers', 'roses', 'tomorrow']) await hear(text);
  expect(await hear('I meant tulips')).toMatchObject({ says: ['How many?'], slot: 'Count' });
  expect(await hear('no, make it 12 December')).toMatchObject({ says: ['How many?'], slot: 'Count' });
  expect((await hear('3')).says[0]).toContain('your tulips will be ready on 2026-12-12');
  expect(await hear('No, make it 13 December')).toMatchObject({ action: 'ConfirmIntent', state: 'InProgress' });
  expect(await hear('yes')).toMatchObject({ says: ['Thanks for the tulips.'], state: 'Fulfilled' });
});

test('an edited bot answers with its last build', async () => {
  const { say, address, lex, intent } = await flowerShop();
  const { intentId } = await intent(address, 'Late', ['late']);
  await lex.send(new UpdateIntentCommand({ ...address, intentId, intentName: 'Later' }));
  expect((await say(address, 'hello')).sessionState?.intent?.name).toBe('Greet');
});
