// Order and equality of values. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
// and the note on UTF-8 in https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { compareValues, equalValues, typeOf } from './compare.ts';
import { utf8Length } from './utf8.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('ascending values', () => {
  test.each<[AttributeValue[]]>([
    [['', 'A', 'a', 'aa', 'b', 'é', '日', '\uffee', '😀'].map((S) => ({ S }))],
    [['-10', '-9', '0', '0.5', '9', '10', '100'].map((N) => ({ N }))],
    [[bytes(), bytes(0), bytes(0, 1), bytes(1), bytes(127), bytes(128), bytes(255)].map((B) => ({ B }))],
  ])('%j', (values) => {
    for (const [index, one] of values.entries())
      for (const [otherIndex, other] of values.entries())
        expect(Math.sign(compareValues(one, other) ?? Number.NaN)).toBe(Math.sign(index - otherIndex));
  });
});

test('values of different types, and types without an order, do not compare', () => {
  expect(compareValues({ S: '1' }, { N: '1' })).toBeUndefined();
  expect(compareValues({ BOOL: true }, { BOOL: false })).toBeUndefined();
  expect(compareValues({ SS: ['a'] }, { SS: ['a'] })).toBeUndefined();
  expect(compareValues({ L: [] }, { L: [] })).toBeUndefined();
});

describe('equal values', () => {
  test.each<[AttributeValue, AttributeValue]>([
    [{ S: 'a' }, { S: 'a' }],
    [{ N: '1' }, { N: '1.0' }],
    [{ B: bytes(1, 2) }, { B: bytes(1, 2) }],
    [{ BOOL: false }, { BOOL: false }],
    [{ NULL: true }, { NULL: true }],
    [{ SS: ['a', 'b'] }, { SS: ['b', 'a'] }],
    [{ NS: ['1', '2'] }, { NS: ['2', '1'] }],
    [{ BS: [bytes(1), bytes(2)] }, { BS: [bytes(2), bytes(1)] }],
    [{ L: [{ N: '1' }, { SS: ['a', 'b'] }] }, { L: [{ N: '1' }, { SS: ['b', 'a'] }] }],
    [{ M: { a: { S: 'x' }, b: { L: [] } } }, { M: { b: { L: [] }, a: { S: 'x' } } }],
  ])('%j and %j', (a, b) => {
    expect(equalValues(a, b)).toBe(true);
    expect(typeOf(a)).toBe(Object.keys(a)[0]);
  });
});

describe('different values', () => {
  test.each<[AttributeValue, AttributeValue]>([
    [{ S: '1' }, { N: '1' }],
    [{ BOOL: true }, { BOOL: false }],
    [{ SS: ['a'] }, { SS: ['a', 'b'] }],
    [{ SS: ['a', 'c'] }, { SS: ['a', 'b'] }],
    [{ L: [{ S: 'a' }, { S: 'b' }] }, { L: [{ S: 'b' }, { S: 'a' }] }],
    [{ M: { a: { S: 'x' } } }, { M: { b: { S: 'x' } } }],
    [{ M: JSON.parse('{"__proto__":{"S":"x"}}') }, { M: { constructor: { S: 'x' } } }],
    [{ B: bytes(1) }, { B: bytes(1, 0) }],
  ])('%j and %j', (a, b) => {
    expect(equalValues(a, b)).toBe(false);
  });
});

test('the length in UTF-8 is that of the encoder', () => {
  for (const text of ['', 'abc', 'é😀'.repeat(400), 'é', '日本', 'a😀b', '\ud800', 'x\udc00', '\ud800\ud800'])
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});
