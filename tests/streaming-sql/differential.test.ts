// Random queries over random rows: the engine's answers against a naive computation over all rows at once.
import { expect, test } from 'vitest';
import { check } from './differential/case.ts';

const FIRST_SEED = 1;
const CASES = 400;

// Source: the rules of DESIGN and of AWS's pages on windows, computed again in differential/ without any code of the engine.
test(`${CASES} random queries give the rows that their definition gives, compiled and interpreted, however the rows arrive`, () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) expect(check(seed)).toBeUndefined();
});
