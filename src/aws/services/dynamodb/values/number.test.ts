// Numbers. Sources: dynalite's record of the real service (github.com/mhart/dynalite, test/putItem.js and test/updateItem.js) and
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html; the rest is arithmetic.
import { describe, expect, test } from 'vitest';
import { addNumbers, compareNumbers, normalizeNumber, numberSortKey, subtractNumbers } from './number.ts';

const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range';
const underflow = 'Number underflow. Attempting to store a number with magnitude smaller than supported range';
const precision = 'Attempting to store more than 38 significant digits in a Number';
const nines = '9'.repeat(38);

describe('a number is answered in plain decimals', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['0.000', '0'],
    ['7', '7'],
    ['007', '7'],
    ['+7', '7'],
    ['-12', '-12'],
    ['1.', '1'],
    ['.5', '0.5'],
    ['-.50', '-0.5'],
    ['100', '100'],
    ['1E2', '100'],
    ['1e+2', '100'],
    ['12.30', '12.3'],
    ['1.5e-3', '0.0015'],
    ['-0015.789e6', '-15789000'],
    ['123456789012345678', '123456789012345678'],
    ['0000012345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
    ['-00001.23456789012345678901234567890123456780000', '-1.2345678901234567890123456789012345678'],
    ['0009.99999999999999999999999999999999999990000e125', nines + '0'.repeat(88)],
    ['-0009.99999999999999999999999999999999999990000e125', `-${nines}${'0'.repeat(88)}`],
    ['0001.000e-130', `0.${'0'.repeat(129)}1`],
    ['-0001.000e-130', `-0.${'0'.repeat(129)}1`],
    ['0.00000000000000000000000000000000000000000000001e47', '1'],
  ])('%s is %s', (text, expected) => {
    expect(normalizeNumber(text)).toBe(expected);
    expect(normalizeNumber(expected)).toBe(expected);
  });
});

describe('what is no number, or beyond the range, is refused', () => {
  test.each([
    ['', 'The parameter cannot be converted to a numeric value'],
    ...['b', ' 1', '1 ', '1e', '1e1.5', '.', '-', '+', '--1', '1_000', '0x10', 'NaN', 'Infinity', '1,5', '١'].map((text) => [
      text,
      `The parameter cannot be converted to a numeric value: ${text}`,
    ]),
    ['123456789012345678901234567890123456789', precision],
    ['-1.23456789012345678901234567890123456789', precision],
    ['1e126', overflow],
    ['-1e126', overflow],
    ['1e999999999999999999999', overflow],
    ['1e-131', underflow],
    ['-1e-131', underflow],
  ])('%s', (text, sentence) => {
    expect(() => normalizeNumber(text)).toThrow(sentence);
    expect(() => normalizeNumber(text)).toThrow(expect.objectContaining({ code: 'ValidationException' }));
  });

  test('a hostile text of a hundred thousand digits is refused at once', () => {
    expect(() => normalizeNumber(`${'1'.repeat(100_000)}x`)).toThrow('numeric value');
    expect(() => normalizeNumber(`1${'0'.repeat(100_000)}1`)).toThrow(overflow);
  });
});

const ascending = [
  '-1e125',
  `-${nines}`,
  '-12345678901234567890',
  '-100.5',
  '-100',
  '-99.99',
  '-12',
  '-11',
  '-1.1',
  '-1',
  '-0.11',
  '-0.1',
  '-1e-130',
  '0',
  '1e-130',
  '0.05',
  '0.1',
  '0.11',
  '1',
  '1.0000000000000000000000000000000000001',
  '1.1',
  '2',
  '9',
  '10',
  '99.99',
  '100',
  '12345678901234567890',
  '12345678901234567891',
  nines,
  '1e125',
];

test('numbers compare by value, and so do their sort keys as texts', () => {
  for (const [index, one] of ascending.entries())
    for (const [otherIndex, other] of ascending.entries()) {
      expect(Math.sign(compareNumbers(one, other)), `${one} ? ${other}`).toBe(Math.sign(index - otherIndex));
      const [key, otherKey] = [numberSortKey(one), numberSortKey(other)];
      expect(key === otherKey ? 0 : key < otherKey ? -1 : 1, `${key} ? ${otherKey}`).toBe(Math.sign(index - otherIndex));
    }
});

test('equal numbers in different words compare as equal', () => {
  expect(compareNumbers('1e2', '100.0')).toBe(0);
  expect(numberSortKey('1e2')).toBe(numberSortKey('100.0'));
});

describe('sums and differences are exact', () => {
  test.each([
    ['1', '2', '3', '-1'],
    ['-5', '5', '0', '-10'],
    ['0.1', '0.2', '0.3', '-0.1'],
    ['999999999999999', '1', '1000000000000000', '999999999999998'],
    ['1e37', '1', '10000000000000000000000000000000000001', '9999999999999999999999999999999999999'],
    ['1e-130', '0', `0.${'0'.repeat(129)}1`, `0.${'0'.repeat(129)}1`],
    ['-1.5', '1e1', '8.5', '-11.5'],
  ])('%s and %s', (a, b, sum, difference) => {
    expect(addNumbers(a, b)).toBe(sum);
    expect(subtractNumbers(a, b)).toBe(difference);
  });

  test('a sum beyond the range overflows (recorded in issue 94 of github.com/ExtendDB/extenddb)', () => {
    expect(() => addNumbers('9.9999999999999999999999999999999999999E+125', '1E+125')).toThrow(overflow);
  });

  test('a sum of more than 38 digits overflows (recorded by test/alternator/test_number.py of scylladb)', () => {
    expect(() => addNumbers('1e50', '1')).toThrow(overflow);
    expect(() => subtractNumbers('1e50', '1')).toThrow(overflow);
    expect(() => subtractNumbers('1e125', '1e-130')).toThrow(overflow);
  });

  test('a zero has the exponent of its last digit (recorded by test/alternator/test_number.py of scylladb)', () => {
    expect(normalizeNumber('0.0e126')).toBe('0');
    expect(() => normalizeNumber('0e126')).toThrow(overflow);
    expect(() => normalizeNumber('0e-131')).toThrow(underflow);
  });
});
