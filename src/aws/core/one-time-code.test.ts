// The codes of MFA devices. Source: the test vectors of RFC 6238, appendix B (SHA-1), cut to six digits.
import { expect, test } from 'vitest';
import { areConsecutiveCodes, isPresentCode, oneTimeCode } from './one-time-code.ts';

/** `12345678901234567890` in base 32. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
])('at second %d the code is %s', (second, code) => {
  expect(oneTimeCode(seed, second * 1000)).toBe(code);
});

test('two codes must follow each other, and be of these minutes', () => {
  const nowMs = 1111111111 * 1000;
  const code = (step: number) => oneTimeCode(seed, nowMs + step * 30_000);
  expect(areConsecutiveCodes(seed, [code(0), code(1)], nowMs)).toBe(true);
  expect(areConsecutiveCodes(seed, [code(1), code(0)], nowMs)).toBe(false);
  expect(areConsecutiveCodes(seed, [code(60), code(61)], nowMs)).toBe(false);
  expect(isPresentCode(seed, code(-1), nowMs)).toBe(true);
  expect(isPresentCode(seed, code(3), nowMs)).toBe(false);
});
