// The long fuzz of the embedded AWS: many seeds, each with a cloud of its own. SEED and ROUNDS choose others. Source: issue 5.
import { expect, test } from 'vitest';
import { fuzz } from '../aws-fuzz/fuzz.ts';

const firstSeed = Number(process.env.SEED ?? 1);
const rounds = Number(process.env.ROUNDS ?? 40);
const seeds = Array.from({ length: rounds }, (_, round) => firstSeed + round);

test.each(seeds)(
  'cloud %i, 2,500 random and mutated requests: always an answer, never a 500, an error changes nothing',
  async (seed) => {
    expect((await fuzz({ seed, calls: 2500 })).findings).toEqual([]);
  },
  600_000,
);
