// Conversations with the embedded Lex that are saved as tests: played again they pass, and fail when the bot is another one; and the copied
// test does the same by the real SDK. Source of truth: ours; the members are those of RecognizeText
// (https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html).
import { stripTypeScriptTypes } from 'node:module';
import { LexModelsV2Client, ListBotsCommand } from '@aws-sdk/client-lex-models-v2';
import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';
import { knownBots } from '../bots/known-bots.ts';
import { registrar } from '../testing/registrar.ts';
import { conversationsOf, programTurns } from '../turns/conversations.ts';
import type { SessionAddress, Turn } from '../turns/turn.ts';
import { asTest, difference, expectationOf } from './expectation.ts';
import { play } from './play.ts';
import { testText } from './test-text.ts';

const WORDS = ['sign me up for security', 'on 12 March 2027', 'yes'];

/** The conversation that was had, as a test; and the means to have it again. */
async function had(words: readonly string[] = WORDS) {
  const cloud = await registrar();
  const say = async (address: SessionAddress, text: string): Promise<Turn> => {
    await cloud.lex.send(new RecognizeTextCommand({ ...address, text })).catch(() => {});
    return programTurns(cloud.calls).at(-1) as Turn;
  };
  for (const text of words) await say(cloud.session('ada'), text);
  const [conversation] = conversationsOf(programTurns(cloud.calls));
  if (!conversation) throw new Error('Nobody spoke.');
  const saved = asTest(conversation, { id: 'one', name: "It's a day in March", bot: 'registrar' });
  return { ...cloud, say, saved, bots: knownBots(cloud.calls, [], []) };
}

test('what is kept is what was said, and what the bot answered: messages, intent, state, slots, and what it asks next', async () => {
  const { saved } = await had();
  expect(saved.turns[0]).toEqual({
    said: 'sign me up for security',
    judged: 'yes',
    expected: {
      messages: ['Which day will you come?'],
      intent: 'RegisterUserForEvent',
      state: 'InProgress',
      action: 'ElicitSlot',
      slotToElicit: 'eventDate',
      slots: { track: 'security' },
    },
  });
  expect(saved.turns.at(-1)?.expected).toMatchObject({ state: 'Fulfilled', slots: { eventDate: '2027-03-12', track: 'security' } });
});

test('played again in a fresh session it passes', async () => {
  const { saved, bots, say } = await had();
  expect(await play(saved, bots, 'again', say)).toEqual({ kind: 'passed' });
});

test('it fails at the first turn that differs, and says what was expected', async () => {
  const { saved, bots, say } = await had();
  const [first, second, third] = saved.turns;
  if (!first || !second || !third) throw new Error('Three turns were said.');
  const other = { ...second, expected: { ...second.expected, messages: ['Are you sure?'] } };
  expect(await play({ ...saved, turns: [first, other, third] }, bots, 'again', say)).toEqual({
    kind: 'failed',
    turn: 2,
    because: 'The bot says “Shall I register you?”; expected: “Are you sure?”.',
  });
  const unticked = { ...other, judged: 'no' } as const;
  expect(await play({ ...saved, turns: [first, unticked, third] }, bots, 'and-again', say)).toEqual({ kind: 'passed' });
});

test.each([
  [{ intent: 'ListTalks' }, 'The intent is RegisterUserForEvent; expected: ListTalks.'],
  [{ slots: { track: 'serverless' } }, 'The slot track is “security”; expected: “serverless”.'],
  [{ slots: { track: 'security', seat: '7' } }, 'The slot seat is nothing; expected: “7”.'],
  [{ state: 'Fulfilled' }, "The intent's state is InProgress; expected: Fulfilled."],
  [{ slotToElicit: 'track' }, "The bot's next step is ElicitSlot eventDate; expected: ElicitSlot track."],
  [{ messages: ['Which day will you come?', 'Or two?'] }, 'The bot says nothing; expected: “Or two?”.'],
])('what differs from %j is told', async (change, sentence) => {
  const { calls } = await had(WORDS.slice(0, 1));
  const [turn] = programTurns(calls);
  const expected = turn && expectationOf(turn.answer);
  if (!turn || !expected) throw new Error('The bot answered.');
  expect(difference({ ...expected, ...change }, turn.answer)).toBe(sentence);
  expect(difference(expected, turn.answer)).toBeUndefined();
});

test('a bot that is not there, and a bot that refuses, are told', async () => {
  const { saved, bots, say } = await had();
  expect(await play({ ...saved, bot: 'concierge' }, bots, 'x', say)).toEqual({
    kind: 'not played',
    because: 'The run made no bot called concierge with the locale en_US.',
  });
  const elsewhere = bots.map((bot) => ({ ...bot, botAliasId: 'GONEALIAS1' }));
  expect(await play(saved, elsewhere, 'again', say)).toMatchObject({ kind: 'failed', turn: 1, because: /ResourceNotFoundException/ });
});

test('the copied test passes against the same bot, by the real SDK, and fails against another answer', async () => {
  const { saved, client } = await had();
  /** Runs the text as vitest would, its clients talking to this cloud. */
  const run = async (source: string) => {
    const bodies: (() => Promise<void>)[] = [];
    const code = stripTypeScriptTypes(source, { mode: 'strip' }).replace(/^import .*$/gm, '');
    const clientOf = (type: never) =>
      function Client() {
        return client(type);
      };
    new Function('LexModelsV2Client', 'ListBotsCommand', 'LexRuntimeV2Client', 'RecognizeTextCommand', 'expect', 'test', code)(
      clientOf(LexModelsV2Client as never),
      ListBotsCommand,
      clientOf(LexRuntimeV2Client as never),
      RecognizeTextCommand,
      expect,
      (_: string, body: () => Promise<void>) => bodies.push(body),
    );
    for (const body of bodies) await body();
    return bodies.length;
  };
  const source = testText(saved);
  expect(source).toContain("test('It\\'s a day in March', async () => {");
  expect(await run(source)).toBe(1);
  await expect(run(source.replace('Shall I register you?', 'Really?'))).rejects.toThrow('Really?');
});
