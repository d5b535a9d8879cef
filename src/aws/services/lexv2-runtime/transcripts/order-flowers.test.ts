// AWS's example bot OrderFlowers: its slots, prompts and utterances as exercise 1 lists them.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/exercise-1.html; the flow without a function: .../dg/how-it-works.html
import { test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing } from '../testing/talk.ts';
import { guideCloud } from '../testing/transcript.ts';

async function flowerShop() {
  const cloud = guideCloud();
  const address = await cloud.bot('OrderFlowers');
  const type = await cloud.slotType(address, 'FlowerTypes', ['roses', 'lilies', 'tulips']);
  const question = 'Okay, your {FlowerType} will be ready for pickup by {PickupTime} on {PickupDate}. Does this sound okay?';
  const order = await cloud.intent(address, 'OrderFlowers', ['I would like to pick up flowers', 'I would like to order some flowers'], {
    intentConfirmationSetting: { promptSpecification: prompt(question) },
    intentClosingSetting: closing('Thanks, your order is placed.'),
  });
  await order.slot('FlowerType', type, 'What type of flowers would you like to order?');
  await order.slot('PickupDate', 'AMAZON.Date', 'What day do you want the {FlowerType} to be picked up?');
  await order.slot('PickupTime', 'AMAZON.Time', 'At what time do you want the {FlowerType} to be picked up?');
  await cloud.build(address);
  return { ...cloud, address };
}

test('exercise 1: "I would like to pick up flowers", and each prompt in its order', async () => {
  const { follow, address } = await flowerShop();
  await follow(address, [
    { user: 'I would like to pick up flowers', bot: ['What type of flowers would you like to order?'], action: 'ElicitSlot' },
    { user: 'roses', bot: ['What day do you want the roses to be picked up?'] },
    { user: 'tomorrow', bot: ['At what time do you want the roses to be picked up?'] },
    {
      user: '5:30 pm',
      bot: ['Okay, your roses will be ready for pickup by 17:30 on 2026-11-02. Does this sound okay?'],
      action: 'ConfirmIntent',
    },
    { user: 'yes', bot: ['Thanks, your order is placed.'], action: 'Close', state: 'Fulfilled' },
  ]);
});

test('a time without its half of the day is asked for again: both meanings are possible (AWS: built-in-slot-time)', async () => {
  const { follow, address } = await flowerShop();
  const time = 'At what time do you want the lilies to be picked up?';
  await follow(address, [
    { user: 'I would like to order some flowers', bot: ['What type of flowers would you like to order?'] },
    { user: 'lilies', bot: ['What day do you want the lilies to be picked up?'] },
    { user: 'next friday', bot: [time] },
    { user: "10 o'clock", bot: [time], action: 'ElicitSlot' },
    { user: '10 in the morning', bot: ['Okay, your lilies will be ready for pickup by 10:00 on 2026-11-06. Does this sound okay?'] },
  ]);
});
