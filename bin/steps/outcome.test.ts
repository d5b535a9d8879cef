// Source of truth: issue 2 part a, "ends with `tests: N passed, N failed` and prints the ten slowest".
import { expect, test } from 'vitest';
import { type Outcome, summary } from './outcome.ts';

const passed = (name: string, tookMs: number): Outcome => ({ name, status: 'passed', tookMs });
const lastLine = (outcomes: readonly Outcome[]) => summary(outcomes).trimEnd().split('\n').at(-1);

test('the last line counts, and speaks of skips only when there are any', () => {
  expect(lastLine([passed('a', 1), { name: 'b', status: 'failed', tookMs: 1 }])).toBe('tests: 1 passed, 1 failed');
  expect(lastLine([{ name: 'c', status: 'skipped', tookMs: 0, reason: 'aws not installed' }])).toBe('tests: 0 passed, 0 failed, 1 skipped');
});

test('the ten slowest come slowest first, and no eleventh', () => {
  const text = summary(Array.from({ length: 12 }, (_, index) => passed(`test-${index}.`, index * 1000)));
  expect(text.match(/test-\d+\./g)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((index) => `test-${index}.`));
});

test('a failure is named, and a skip gives its reason', () => {
  const text = summary([
    { name: 'the broken one', status: 'failed', tookMs: 5 },
    { name: 'the CLI', status: 'skipped', tookMs: 0, reason: 'aws not installed' },
  ]);
  expect(text).toContain('failed:\n  the broken one');
  expect(text).toContain('the CLI: aws not installed');
});
