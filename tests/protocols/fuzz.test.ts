// The short form of the fuzz of every protocol. The long one: tests/deep/protocol-fuzz.test.ts.
import { expect, test } from 'vitest';
import { fuzz, targets } from './fuzz/fuzz.ts';

test.each(targets)('$name: whatever comes ends in an input or in a refusal', (target) => {
  const { decoded, refused, findings } = fuzz(target, { seed: 1, cases: 400 });
  expect(findings).toEqual([]);
  expect(decoded).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});
