// The one form of a DECIMAL. Source of truth: the engine's README, "Values"; a double tells 15 digits apart (IEEE 754).
import { expect, test } from 'vitest';
import {
  compareDecimals,
  decimalOf,
  decimalText,
  isDecimalOf,
  roundedQuotient,
  unitsAt,
  unitsOf,
  unitsOfText,
  unitsText,
} from './decimal-number.ts';

test('a value has one form, whatever its scale: a number of 15 digits, or else its digits', () => {
  expect([decimalOf(150n, 2), decimalOf(15n, 1), decimalOf(1_500_000_000_000_000_000n, 18)]).toEqual([1.5, 1.5, 1.5]);
  expect(decimalOf(10n ** 15n, 0)).toBe(1e15);
  expect(decimalOf(10n ** 15n + 1n, 0)).toBe('1000000000000001');
  expect(decimalOf(-123_456_789_012_345_670n, 3)).toBe('-123456789012345.67');
  expect(decimalOf(1n, 18)).toBe(1e-18);
  expect(decimalOf(0n, 18)).toBe(0);
});

test('every number of 15 digits is read back', () => {
  for (const units of [1n, 7n, 999_999_999_999_999n, 123_456_789_012_345n, 10n ** 15n - 7n, -333_333_333_333_333n]) {
    for (let scale = 0; scale <= 18; scale++) {
      const value = decimalOf(units, scale);
      expect(typeof value).toBe('number');
      expect(unitsAt(value, scale)).toBe(units);
      expect(decimalText(value, scale)).toBe(unitsText(units, scale));
    }
  }
});

test('a text of a number has units, with an exponent too; what is none, or out of all measure, has not', () => {
  expect(unitsOfText(' -12.50 ')).toEqual({ units: -1250n, scale: 2 });
  expect(unitsOfText('1.5e3')).toEqual({ units: 1500n, scale: 0 });
  expect(unitsOfText('15e-3')).toEqual({ units: 15n, scale: 3 });
  for (const text of ['', '.', 'x', '1e999999999', '1'.repeat(20_000), '0x10', '1_0']) expect(unitsOfText(text)).toBeUndefined();
  expect(unitsOf(1e-7)).toEqual({ units: 1n, scale: 7 });
  expect(unitsOf(2 ** 60).units).toBe(2n ** 60n);
});

test('rounding goes half away from zero', () => {
  const of = [15n, 14n, -15n, -14n, 25n, -25n].map((units) => roundedQuotient(units, 10n));
  expect(of).toEqual([2n, 1n, -2n, -1n, 3n, -3n]);
  expect([roundedQuotient(1n, -2n), roundedQuotient(-1n, -2n)]).toEqual([-1n, 1n]);
});

test('the order is that of the values, not of the forms', () => {
  const ascending = ['-999999999999999.999', -1e15, -1.5, 0, 1.5, '1234567890.12345001', '123456789012345.677', '123456789012345.678'];
  const shuffled = [3, 7, 0, 5, 1, 6, 4, 2].map((i) => ascending[i] as string | number);
  // -10^15 is less than -999999999999999.999.
  expect(shuffled.sort(compareDecimals)).toEqual([-1e15, '-999999999999999.999', ...ascending.slice(2)]);
});

test('a double is a DECIMAL when it has no digit behind the scale, and not too many', () => {
  expect([
    isDecimalOf(1.5, 1),
    isDecimalOf(0.1 + 0.2, 2),
    isDecimalOf(1.005, 2),
    isDecimalOf(2 ** 53, 0),
    isDecimalOf(Number.NaN, 2),
  ]).toEqual([true, false, false, false, false]);
});
