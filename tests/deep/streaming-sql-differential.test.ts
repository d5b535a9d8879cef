// The long form of tests/streaming-sql/differential.test.ts: bounded by count and by time. SEED=<n> begins elsewhere.
import { expect, test } from 'vitest';
import { check } from '../streaming-sql/differential/case.ts';

const FIRST_SEED = Number(process.env.SEED ?? 1_000_000);
const CASES = 40_000;
const LONGEST_MS = 60_000;

test(`up to ${CASES} random queries give the rows that their definition gives`, ({ annotate }) => {
  const until = performance.now() + LONGEST_MS;
  let seed = FIRST_SEED;
  for (; seed < FIRST_SEED + CASES && performance.now() < until; seed++) expect(check(seed)).toBeUndefined();
  expect(seed).toBeGreaterThan(FIRST_SEED);
  return annotate(`${seed - FIRST_SEED} cases from seed ${FIRST_SEED}`);
});
