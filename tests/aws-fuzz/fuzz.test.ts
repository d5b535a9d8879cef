// A short fuzz for every change; `npm run test:deep` runs a long one. Source: issue 5, "Bad input".
import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('random and mutated requests of every operation: always an answer, never a 500, an error changes nothing', async () => {
  const { findings, successes, calls } = await fuzz({ seed: 20170311, calls: 1500 });
  expect(findings).toEqual([]);
  // A fuzz whose calls all fail at once would prove little.
  const answered = [...successes.values()].reduce((sum, count) => sum + count, 0);
  expect(answered / calls).toBeGreaterThan(0.1);
}, 60_000);

// The fuzzer itself: each fault that it looks for, planted, is found.
test.each([
  ['internal failure', () => Response.json({}, { status: 500 })],
  ['internal failure', () => Response.json({ __type: 'InternalFailure' }, { status: 400 })],
  ['no answer', () => Promise.reject(new Error('thrown'))],
] as const)('a planted fault is found: %s', async (what, answer) => {
  const { findings } = await fuzz({ seed: 1, calls: 5, between: async () => answer() });
  expect(findings.map((finding) => finding.what)).toContain(what);
});

test('a planted write before an error is found', async () => {
  const { findings } = await fuzz({
    seed: 2,
    calls: 60,
    only: /sns:CreateTopic/,
    // The cloud does what it was asked for, and then says that it did not.
    between: async (request, aws) => {
      await aws.fetch(request);
      return Response.json({}, { status: 400 });
    },
  });
  expect(findings.map(({ what }) => what)).toContain('an error changed the state');
});
