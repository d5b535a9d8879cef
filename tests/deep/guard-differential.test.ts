// Random Guard policies and regular expressions: the embedded Guard against the binary of cfn-guard 3.1, where the peers are installed.
// Bounded by count and by time. SEED=<n> begins elsewhere.
import { expect, test } from 'vitest';
import { binary } from '../guard/cfn-guard.ts';
import { disagreement } from '../guard/differential.ts';
import { regexDisagreement } from '../guard/regex-differential.ts';

const FIRST_SEED = Number(process.env.SEED ?? 1_000_000);
const CASES = 5000;
const LONGEST_MS = 40_000;

test.skipIf(binary === undefined).each([
  ['policies', disagreement],
  ['dozens of regular expressions', regexDisagreement],
])(`up to ${CASES} random %s are judged as cfn-guard judges them`, (_, disagreementOf) => {
  const until = performance.now() + LONGEST_MS;
  let seed = FIRST_SEED;
  for (; seed < FIRST_SEED + CASES && performance.now() < until; seed += 1) expect(disagreementOf(seed)).toBeUndefined();
  expect(seed).toBeGreaterThan(FIRST_SEED);
});
