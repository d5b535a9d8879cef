// Interpretations and reasons of utterances that the embedded Lex understood, as the panel draws them.
// Source: events/lex-v2 of aws-sam-cli (FallbackIntent at the threshold, without a score); the amounts are src/dialogue's.
import { RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';
import { registrar } from '../testing/registrar.ts';
import { programTurns } from '../turns/conversations.ts';
import { reasonSentence, reasonTable } from './reason-rows.ts';
import { scoreRows } from './score-rows.ts';

async function heard(text: string) {
  const { lex, session, calls, observations } = await registrar();
  await lex.send(new RecognizeTextCommand({ ...session('ada'), text }));
  const [turn] = programTurns(calls);
  const story = observations.find((each) => each.kind === 'bot-turn');
  return { answer: turn?.answer.kind === 'answered' ? turn.answer : undefined, story };
}

test('the rows stand in the order of Lex, the FallbackIntent at the threshold without a score', async () => {
  const { answer, story } = await heard('sign me up for security');
  const rows = scoreRows(answer?.interpretations ?? [], answer?.state.intent?.name, story?.threshold);
  expect(rows.map(({ intent, place }) => [intent, place])).toEqual([
    ['RegisterUserForEvent', 'taken'],
    ['FallbackIntent', 'threshold'],
    ['ListTalks', 'below'],
  ]);
});

test('where the threshold is not known, the place of the FallbackIntent tells the sides', () => {
  const rows = scoreRows(
    [{ intent: 'A', score: 0.8 }, { intent: 'B', score: 0.6 }, { intent: 'FallbackIntent' }, { intent: 'C', score: 0.2 }],
    'A',
    undefined,
  );
  expect(rows.map(({ place }) => place)).toEqual(['taken', 'above', 'threshold', 'below']);
});

test('each word has an amount for each intent, and a sentence names the strongest', async () => {
  const { story } = await heard('please show me some talks');
  const table = reasonTable(story?.reasons ?? []);
  expect(table.intents[0]).toBe('ListTalks');
  expect(table.rows.map(({ part }) => part)).toEqual(expect.arrayContaining(['show', 'talks']));
  expect([...table.rows.map(({ part }) => part), ...table.idle].toSorted()).toEqual(['me', 'please', 'show', 'some', 'talks']);
  expect(table.idle).toContain('please');
  expect(table.most).toBeGreaterThan(0);
  expect(reasonSentence(table)).toMatch(/^ListTalks: .*“(show|talks)”.* spoke most for it/);
});

test('words that the bot never learned are said to be so', () => {
  const contributions = [{ part: 'xyzzy', amount: 0 }];
  expect(reasonSentence(reasonTable([{ intent: 'A', contributions }]))).toBe(
    'No word of it speaks for or against A: the bot has not learned them.',
  );
});
