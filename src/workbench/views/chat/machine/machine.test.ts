// The state that each turn of a conversation with the embedded Lex lights.
// Source: https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html (the order of the states)
import { RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BotTurn } from '../../../../aws/core/bot-turn.ts';
import { registrar } from '../testing/registrar.ts';
import { programTurns } from '../turns/conversations.ts';
import type { Turn } from '../turns/turn.ts';
import { type Machine, machineOf } from './machine.ts';

let turns: readonly Turn[] = [];
let told: ReadonlyMap<string, BotTurn> = new Map();

beforeAll(async () => {
  const { lex, session, calls, observations } = await registrar();
  for (const text of ['sign me up for security', 'hmm', '12 March 2027', 'yes', 'something else entirely', 'sign me up for security'])
    await lex.send(new RecognizeTextCommand({ ...session('ada'), text }));
  for (const text of ['12 March 2027', 'no']) await lex.send(new RecognizeTextCommand({ ...session('ada'), text }));
  turns = programTurns(calls);
  told = new Map(observations.flatMap((each) => (each.kind === 'bot-turn' ? [[each.requestId, each] as const] : [])));
});

const machineAfter = (count: number, stories = told) => machineOf(turns.slice(0, count), stories);
const litIn = (machine: Machine | undefined) =>
  [...(machine?.chain ?? []), ...(machine ? [machine.aside.failed] : [])]
    .filter(({ state }) => state === 'lit')
    .map(({ label, note }) => (note ? `${label} (${note})` : label));

describe.each([
  ['with what the cloud tells', () => told],
  ['from the answers alone, as on other targets', () => new Map<string, BotTurn>()],
])('%s', (_, stories) => {
  test('each turn lights where the conversation stands', () => {
    expect([1, 2, 3, 4].map((count) => litIn(machineAfter(count, stories())))).toEqual([
      ['eventDate'],
      ['eventDate (try 2)'],
      ['Confirm'],
      ['Close (Fulfilled)'],
    ]);
  });

  test('a no to the confirmation lights Failed', () => {
    expect(litIn(machineAfter(8, stories()))).toEqual(['Failed']);
  });

  test('an utterance that no intent takes goes to the fallback', () => {
    expect(machineAfter(5, stories())).toMatchObject({
      intent: 'FallbackIntent',
      aside: { fallback: { label: 'Fallback', state: 'passed' } },
    });
  });
});

test('slots stand in the order in which they are asked for, with their values where they have one', () => {
  expect(machineAfter(2)?.chain.map(({ label, state, note }) => [label, state, note])).toEqual([
    ['RegisterUserForEvent', 'passed', undefined],
    ['Initial response', 'passed', undefined],
    ['eventDate', 'lit', 'try 2'],
    ['track', 'passed', 'security'],
    ['Confirm', 'ahead', undefined],
    ['Fulfil', 'ahead', undefined],
    ['Close', 'ahead', undefined],
  ]);
});

test('an intent that begins anew has not gone through what the one before went through', () => {
  expect(machineAfter(6)?.chain.find(({ id }) => id === 'fulfil')?.state).toBe('ahead');
});

test('who does not see the drawing is told in a sentence', () => {
  expect(machineAfter(2)?.sentence).toBe('The intent is RegisterUserForEvent. The bot asks for the slot eventDate (try 2).');
  expect(machineAfter(4)?.sentence).toBe('The intent is RegisterUserForEvent. The conversation about it is closed (Fulfilled).');
});
