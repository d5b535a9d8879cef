// The long fuzz of the embedded AWS: many seeds, each with a cloud of its own. SEED and ROUNDS choose others. Source: issue 5.
import { expect, test } from 'vitest';
import { fuzz } from '../aws-fuzz/fuzz.ts';

const firstSeed = Number(process.env.SEED ?? 1);
const rounds = Number(process.env.ROUNDS ?? 40);

test(`${rounds} clouds, 2,500 random and mutated requests each: always an answer, never a 500, an error changes nothing`, async () => {
  const findings = [];
  for (let seed = firstSeed; seed < firstSeed + rounds; seed++) findings.push(...(await fuzz({ seed, calls: 2500 })).findings);
  expect(findings).toEqual([]);
}, 1_800_000);
