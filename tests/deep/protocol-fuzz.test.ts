// The long form of tests/protocols/fuzz.test.ts. SEED=<n> begins elsewhere.
import { expect, test } from 'vitest';
import { fuzz, targets } from '../protocols/fuzz/fuzz.ts';

const FIRST_SEED = Number(process.env.SEED ?? 1_000_000);
const PORTION = 2000;
const LONGEST_MS = 20_000;

test.each(targets)(
  '$name: whatever comes ends in an input or in a refusal',
  async (target) => {
    const until = performance.now() + LONGEST_MS;
    for (let seed = FIRST_SEED; performance.now() < until; seed += PORTION)
      expect(fuzz(target, { seed, cases: PORTION }).findings).toEqual([]);
  },
  LONGEST_MS * 3,
);
