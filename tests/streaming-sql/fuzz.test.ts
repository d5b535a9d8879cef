// Attacks on parser, planner and plans: only SqlError comes out, in time, and no name or literal becomes code.
import { expect, test } from 'vitest';
import { attack, attackExpression, attackOf } from './fuzz/fuzz-case.ts';
import { setCanary } from './fuzz/hostile.ts';

const CASES = 1000;

// Source: DESIGN, "Generated code is safe by construction" and "Three families of error".
test(`${CASES} grown and mutated texts are refused with a place, or run alike compiled and interpreted, and touch nothing`, () => {
  const canary = setCanary();
  const counts = { ran: 0, refused: 0 };
  for (let seed = 1; seed <= CASES; seed++) {
    const outcome = attack(attackOf(seed));
    expect(outcome, `seed ${seed}: ${attackOf(seed).sql}`).toBeTypeOf('string');
    counts[outcome as 'ran' | 'refused']++;
    expect(attackExpression(seed), `seed ${seed}`).toBeUndefined();
  }
  expect(canary.harm()).toEqual([]);
  // Both happen often, or the generator attacks only half of the engine.
  expect(counts.ran).toBeGreaterThan(CASES / 5);
  expect(counts.refused).toBeGreaterThan(CASES / 5);
});

test('a text that calls the canary is caught', () => {
  const canary = setCanary();
  new Function('canary()')();
  expect(canary.harm()).toEqual(['canary() was called 1 times']);
});
