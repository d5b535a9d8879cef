// Key conditions. Source: dynalite's record of the real service (github.com/mhart/dynalite, test/query.js).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { parseCondition } from './condition.ts';
import { keyConditionOf, keyTestsOf } from './key-condition.ts';
import { isReservedWord, reservedWordCount } from './reserved-words.ts';

const values: Record<string, AttributeValue> = { ':a': { S: 'a' }, ':b': { S: 'b' }, ':n': { N: '1' }, ':e': { S: '' } };
const testsOf = (text: string) => keyTestsOf(parseCondition(text, { '#a': 'a' }, values, 'KeyConditionExpression'));
const keyOf = (text: string, names = ['a', 'b']) => keyConditionOf(testsOf(text), names, { a: 'S', b: 'S', n: 'N' });

describe('refused before the table is known', () => {
  test.each([
    ...[
      ['a > b and size(b) > c or a > c', 'OR'],
      ['a in (b, size(c), d)', 'IN'],
      ['attribute_exists(a)', 'attribute_exists'],
      ['attribute_not_exists(a)', 'attribute_not_exists'],
      ['contains(a.d, b)', 'contains'],
      ['not a > b', 'NOT'],
      ['a <> b', '<>'],
      ['a = :a and attribute_exists(b)', 'attribute_exists'],
    ].map(([text = '', operator]) => [text, `Invalid operator used in KeyConditionExpression: ${operator}`]),
    ...[
      [':a between size(b) and size(a) and b > :b', 'BETWEEN'],
      ['begins_with(:a, b) and a > :b', 'begins_with'],
    ].map(([text = '', operator]) => [
      text,
      `Invalid condition in KeyConditionExpression: ${operator} operator must have the key attribute as its first operand`,
    ]),
    ...['size(b) > a AND a.b > b AND b > c', 'a > size(b.d)', 'a between size(b) and size(a)'].map((text) => [
      text,
      'KeyConditionExpressions cannot contain nested operations',
    ]),
    ...['b > a.b', 'b between c[1] and d', 'a between b and size(a)', 'begins_with(a, b)'].map((text) => [
      text,
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    ]),
    ...['b.d > a AND c.d > e.f', 'a.d > c', 'b[0] > a'].map((text) => [
      text,
      'KeyConditionExpressions cannot have conditions on nested attributes',
    ]),
    ...[':b > :a AND a < :b', ':a > b AND :a < :b'].map((text) => [
      text,
      'Invalid condition in KeyConditionExpression: No key attribute specified',
    ]),
    ...['b > :a AND b < :a and c = :a and d = :a', '(a > :a and b > :a) and (b > :a and c > :a)'].map((text) => [
      text,
      'KeyConditionExpressions must only contain one condition per key',
    ]),
    ...[':a = a and b = :a and :a = c', '(a > :a and b > :a) and (c > :a and d > :a) and (e > :a and f > :a)'].map((text) => [
      text,
      'Conditions can be of length 1 or 2 only',
    ]),
  ])('%s', (text, sentence) => {
    expect(() => testsOf(text)).toThrow(expect.objectContaining({ code: 'ValidationException', message: sentence }));
  });
});

describe('refused by the key schema', () => {
  test.each([
    ['z between :a and :b', ['a', 'b'], 'Query condition missed key schema element: a'],
    ['a = :a and c = :b', ['a', 'b'], 'Query condition missed key schema element: b'],
    ['b = :a', ['a', 'b'], 'Query condition missed key schema element: a'],
    ['a = :a AND b = :a', ['a'], 'Query key condition not supported'],
    ['y = :a and z = :a', ['a'], 'Query key condition not supported'],
    ['a > :a', ['a'], 'Query key condition not supported'],
    [':a <= a', ['a'], 'Query key condition not supported'],
    ['begins_with(a, :a)', ['a'], 'Query key condition not supported'],
    ['a between :a and :a', ['a'], 'Query key condition not supported'],
    [':n > a', ['a'], 'One or more parameter values were invalid: Condition parameter type does not match schema type'],
    ['a = :a and n > :b', ['a', 'n'], 'One or more parameter values were invalid: Condition parameter type does not match schema type'],
    [
      'a = :e',
      ['a'],
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: a',
    ],
  ])('%s of %j', (text, names, sentence) => {
    expect(() => keyOf(text, names)).toThrow(expect.objectContaining({ code: 'ValidationException', message: sentence }));
  });
});

describe('taken', () => {
  const a = { name: 'a', value: { S: 'a' } };
  test.each<[string, object | undefined]>([
    ['a = :a', undefined],
    [':a = #a', undefined],
    ['a = :a and b = :b', { name: 'b', operator: '=', values: [{ S: 'b' }] }],
    ['b < :b AND a = :a', { name: 'b', operator: '<', values: [{ S: 'b' }] }],
    ['a = :a and b <= :b', { name: 'b', operator: '<=', values: [{ S: 'b' }] }],
    ['a = :a and :b <= b', { name: 'b', operator: '>=', values: [{ S: 'b' }] }],
    ['a = :a and :b > b', { name: 'b', operator: '<', values: [{ S: 'b' }] }],
    ['(a = :a) and (b between :a and :b)', { name: 'b', operator: 'BETWEEN', values: [{ S: 'a' }, { S: 'b' }] }],
    ['a = :a and begins_with(b, :b)', { name: 'b', operator: 'begins_with', values: [{ S: 'b' }] }],
  ])('%s', (text, sort) => {
    expect(keyOf(text)).toEqual(sort === undefined ? { partition: a } : { partition: a, sort });
  });

  test('with the types as a list', () => {
    expect(keyConditionOf(testsOf('a = :n'), ['a'], ['N'])).toEqual({ partition: { name: 'a', value: { N: '1' } } });
  });
});

test('573 words are reserved, in any case (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html)', () => {
  expect(reservedWordCount).toBe(573);
  expect(['ABORT', 'zone', 'Status', 'nAme'].every(isReservedWord)).toBe(true);
  expect(['id', 'pk', 'price', '__proto__'].some(isReservedWord)).toBe(false);
});
