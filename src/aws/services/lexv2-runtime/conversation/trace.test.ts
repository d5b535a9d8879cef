// What observers of the cloud are told of a conversation. Source: ours (src/aws/core/ports.ts, BotTurn); it is no API of AWS.
import { expect, test } from 'vitest';
import type { BotTurn } from '../../../core/bot-turn.ts';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { closing, hookedCloud } from '../testing/talk.ts';

async function shop(hook: (event: never) => unknown, codeHook: 'dialog' | 'none') {
  const cloud = hookedCloud(hook);
  const address = await cloud.bot();
  const order = await cloud.intent(address, 'OrderFlowers', ['I want flowers', 'order {Flower}'], {
    intentConfirmationSetting: { promptSpecification: prompt('Order them?'), active: true } as never,
    ...(codeHook === 'dialog' && { dialogCodeHook: { enabled: true } }),
  });
  await order.slot('Flower', await cloud.slotType(address, 'Flowers', ['roses', 'tulips']), 'Which flowers?');
  await cloud.intent(address, 'OpeningHours', ['when are you open', 'opening hours'], { intentClosingSetting: closing('Always.') });
  await cloud.attach(address);
  await cloud.build(address);
  const turns = () => cloud.observations.filter((each): each is BotTurn => each.kind === 'bot-turn');
  return { ...cloud, address, turns, say: (text: string) => cloud.say(address, text) };
}

test('each turn tells the way that it took, and which try a question is', async () => {
  const { say, turns } = await shop(() => null, 'none');
  await say('I want flowers');
  await say('hmm');
  await say('tulips');
  await say('yes');
  expect(turns().map(({ steps }) => steps)).toEqual([
    [
      { kind: 'start', intent: 'OrderFlowers' },
      { kind: 'elicit-slot', intent: 'OrderFlowers', slot: 'Flower', attempt: 1 },
    ],
    [{ kind: 'elicit-slot', intent: 'OrderFlowers', slot: 'Flower', attempt: 2 }],
    [{ kind: 'confirm', intent: 'OrderFlowers', attempt: 1 }],
    ['fulfil', 'close', 'end'].map((kind) => ({ kind, intent: 'OrderFlowers' })),
  ]);
  expect(turns()[0]?.intents).toEqual([
    {
      name: 'OrderFlowers',
      slots: [{ name: 'Flower', type: 'Flowers', constraint: 'Required' }],
      confirmation: 'asked',
      fulfilment: 'none',
    },
  ]);
});

test('a turn is known by the id of its request, which its answer names', async () => {
  const { say, turns } = await shop(() => null, 'none');
  const answer = await say('opening hours');
  expect(turns()[0]).toMatchObject({
    requestId: answer.$metadata.requestId,
    botName: 'Flowers',
    sessionId: 'session-1',
    text: 'opening hours',
    threshold: 0.4,
  });
});

test('it says which words moved which intent', async () => {
  const { say, turns } = await shop(() => null, 'none');
  await say('please, some flowers');
  const { contributions = [] } = turns()[0]?.reasons.find(({ intent }) => intent === 'OrderFlowers') ?? {};
  const [most] = contributions.toSorted((one, other) => other.amount - one.amount);
  expect(most?.part).toBe('flowers');
  expect(most?.amount).toBeGreaterThan(0);
});

test('it holds what the function was asked and what it answered', async () => {
  const { say, turns, invocations } = await shop(() => ({ sessionState: { dialogAction: { type: 'Delegate' } } }), 'dialog');
  await say('I want flowers');
  expect(turns()[0]?.hooks).toEqual([
    {
      source: 'DialogCodeHook',
      functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hook',
      event: JSON.stringify(invocations[0]?.event),
      response: '{"sessionState":{"dialogAction":{"type":"Delegate"}}}',
    },
  ]);
});

test('a turn that fails is told as well, with the breach of the contract or the error of the function', async () => {
  const { say, turns } = await shop(({ inputTranscript }: { inputTranscript: string }) => {
    if (inputTranscript === 'I want flowers') return { sessionState: { dialogAction: { type: 'ElicitSlot' } } };
    throw new Error('no such flower');
  }, 'dialog');
  await expect(say('I want flowers')).rejects.toThrow('Invalid Lambda Response');
  await expect(say('order tulips')).rejects.toThrow('no such flower');
  expect(turns().map(({ hooks }) => hooks[0]?.problem)).toEqual([
    'Invalid Lambda Response: dialogAction ElicitSlot needs sessionState.intent.',
    expect.stringContaining('no such flower'),
  ]);
});
