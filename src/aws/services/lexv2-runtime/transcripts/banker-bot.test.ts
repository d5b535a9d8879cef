// AWS's bot BankerBot: a balance, then the balance of another account without a second question, because of a context.
// AWS: https://aws.amazon.com/blogs/machine-learning/creating-a-bankingbot-on-amazon-lex-v2-console-with-support-for-english-and-spanish/;
// the event of its fulfilment is the one that aws-sam-cli ships (events/lex-v2/BankingBot.json).
import { expect, test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { type Call, guideCloud, plain, slots } from '../testing/transcript.ts';

const WHICH = 'For which account would you like your balance?';
const BORN = 'For verification purposes, what is your date of birth?';
const balance = (account: string) => `Thank you. The balance on your ${account} account is $6752.24 dollars.`;

const told = (intent: string, values: Call['slots'], account: string): Call => ({
  source: 'FulfillmentCodeHook',
  slots: values,
  answer: {
    sessionState: {
      dialogAction: { type: 'Close' },
      intent: { name: intent, slots: slots(values), state: 'Fulfilled' },
    },
    messages: [plain(balance(account))],
  },
});

async function bank() {
  const cloud = guideCloud();
  const address = await cloud.bot('BankerBot');
  const account = await cloud.slotType(address, 'accountType', [], {
    slotTypeValues: [
      { sampleValue: { value: 'Checking' } },
      { sampleValue: { value: 'Savings' } },
      { sampleValue: { value: 'Credit' }, synonyms: [{ value: 'credit card' }, { value: 'visa' }, { value: 'mastercard' }] },
    ],
  });
  const fulfillmentCodeHook = { enabled: true };
  const check = await cloud.intent(
    address,
    'CheckBalance',
    [
      'What’s the balance in my account',
      'Check my account balance',
      'What’s the balance in my {accountType} account',
      'Check my {accountType} account',
    ],
    { fulfillmentCodeHook, outputContexts: [{ name: 'contextCheckBalance', timeToLiveInSeconds: 90, turnsToLive: 5 }] },
  );
  await check.slot('accountType', account, WHICH);
  await check.slot('dateOfBirth', 'AMAZON.Date', BORN);
  const followup = await cloud.intent(
    address,
    'FollowupCheckBalance',
    ['How about my {accountType} account', 'What about {accountType}', 'And in {accountType}'],
    { fulfillmentCodeHook, inputContexts: [{ name: 'contextCheckBalance' }] },
  );
  await followup.slot('accountType', account, WHICH);
  await followup.slot('dateOfBirth', 'AMAZON.Date', BORN, {
    valueElicitationSetting: {
      slotConstraint: 'Required',
      promptSpecification: prompt(BORN),
      defaultValueSpecification: { defaultValueList: [{ defaultValue: '#contextCheckBalance.dateOfBirth' }] },
    },
  });
  await cloud.attach(address);
  await cloud.build(address);
  return { ...cloud, address };
}

test('CheckBalance, then FollowupCheckBalance with the date of birth of the context', async () => {
  const { follow, address, invocations } = await bank();
  const answers = await follow(address, [
    { user: "What's the balance in my account?", bot: [WHICH], action: 'ElicitSlot' },
    { user: 'savings', bot: [BORN] },
    {
      user: '01/01/1990',
      calls: [told('CheckBalance', { accountType: 'Savings', dateOfBirth: '1990-01-01' }, 'Savings')],
      bot: [balance('Savings')],
      action: 'Close',
      state: 'Fulfilled',
    },
    {
      user: 'How about my credit card account?',
      calls: [told('FollowupCheckBalance', { accountType: 'Credit', dateOfBirth: '1990-01-01' }, 'Credit')],
      bot: [balance('Credit')],
      state: 'Fulfilled',
    },
  ]);
  expect(answers[2]?.sessionState?.activeContexts).toMatchObject([
    {
      name: 'contextCheckBalance',
      timeToLive: { timeToLiveInSeconds: 90, turnsToLive: 5 },
      contextAttributes: { accountType: 'Savings', dateOfBirth: '1990-01-01' },
    },
  ]);
  // As aws-sam-cli has it: what was said, and what it means.
  expect(invocations[0]?.event).toMatchObject({
    inputTranscript: '01/01/1990',
    sessionState: {
      intent: {
        name: 'CheckBalance',
        state: 'ReadyForFulfillment',
        slots: {
          accountType: { shape: 'Scalar', value: { originalValue: 'savings', resolvedValues: ['Savings'], interpretedValue: 'Savings' } },
          dateOfBirth: { value: { originalValue: '01/01/1990', resolvedValues: ['1990-01-01'], interpretedValue: '1990-01-01' } },
        },
      },
      sessionAttributes: {},
      activeContexts: [],
    },
  });
});

test('the account in the first utterance is not asked for; the follow-up is no intent before the context', async () => {
  const { follow, say, address } = await bank();
  expect((await say(address, 'How about my credit card account?')).sessionState?.intent?.name).not.toBe('FollowupCheckBalance');
  await follow(address, [{ user: "What's the balance in my checking account?", bot: [BORN], action: 'ElicitSlot' }]);
});
