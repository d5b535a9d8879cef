// The long form of tests/streaming-sql/fuzz.test.ts, in threads under watch: a hang or unbounded memory is found and named. SEED=<n> begins elsewhere.
import { expect, test } from 'vitest';
import { watched } from '../streaming-sql/fuzz/watched.ts';

const FIRST_SEED = Number(process.env.SEED ?? 1_000_000);
const CASES = 100_000;
const PORTION = 5000;
const LONGEST_MS = 60_000;

test(`up to ${CASES} attacks end in rows or in an SqlError`, async ({ annotate }) => {
  const until = performance.now() + LONGEST_MS;
  let seed = FIRST_SEED;
  for (; seed < FIRST_SEED + CASES && performance.now() < until; seed += PORTION) {
    const report = await watched(seed, PORTION);
    expect(report.kind === 'found' ? report.text : undefined).toBeUndefined();
  }
  expect(seed).toBeGreaterThan(FIRST_SEED);
  await annotate(`${seed - FIRST_SEED} cases from seed ${FIRST_SEED}`);
});
