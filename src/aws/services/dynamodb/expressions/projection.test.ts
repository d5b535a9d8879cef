// Projections. Source: dynalite's tests against the real service (github.com/mhart/dynalite, test/getItem.js) and
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
import { describe, expect, test } from 'vitest';
import type { Item } from '../values/attributes.ts';
import { ExpressionContext } from './context.ts';
import { parseProjection } from './projection.ts';

const item: Item = {
  a: { S: 'key' },
  b: { M: { a: { S: 'a' }, b: { S: 'b' }, c: { S: 'c' }, d: { M: { e: { N: '1' } } } } },
  c: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }, { L: [{ N: '1' }, { N: '2' }] }, { M: { x: { S: 'x' } } }] },
};

describe('a projection', () => {
  test.each<[string, Item]>([
    ['a', { a: { S: 'key' } }],
    [' a , c[0] ', { a: { S: 'key' }, c: { L: [{ S: 'a' }] } }],
    ['z', {}],
    ['b.c,c[2],b.b,c[1],c[0].a', { b: { M: { b: { S: 'b' }, c: { S: 'c' } } }, c: { L: [{ S: 'b' }, { S: 'c' }] } }],
    ['#b.#c,#c[2],#b.#b,#c[1],#c[0][1]', { b: { M: { b: { S: 'b' }, c: { S: 'c' } } }, c: { L: [{ S: 'b' }, { S: 'c' }] } }],
    ['c[3][1]', { c: { L: [{ L: [{ N: '2' }] }] } }],
    ['c[4].x, c[4].y', { c: { L: [{ M: { x: { S: 'x' } } }] } }],
    ['b.d.e', { b: { M: { d: { M: { e: { N: '1' } } } } } }],
    ['b.z, a.z, c[99], c[0].z, c[3].z', {}],
    ['#proto', {}],
  ])('%s', (text, expected) => {
    expect(parseProjection(text, { '#b': 'b', '#c': 'c', '#proto': '__proto__' }).project(item)).toEqual(expected);
  });

  test('of an attribute called __proto__', () => {
    const strange = JSON.parse('{"__proto__":{"S":"a"},"b":{"S":"b"}}');
    const picked = parseProjection('#p', { '#p': '__proto__' }).project(strange);
    expect(JSON.stringify(picked)).toBe('{"__proto__":{"S":"a"}}');
  });
});

const complaint = (text: string, names?: Record<string, string>): string => {
  try {
    parseProjection(text, names);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no complaint';
};

describe('complaints', () => {
  test.each([
    'whatever(stuff)',
    ':a',
    'abort,',
    'a,,b',
    'a..b',
    'a[b]',
    '(a.b).c',
    '(a)',
    '(a),(b)',
    '(a,b)',
    'a-b',
    'a b',
    '#',
    'a[1',
    ' ',
  ])('%s is a syntax error', (text) => {
    expect(complaint(text)).toMatch(/^Invalid ProjectionExpression: Syntax error; token: ".+", near: ".*"$/);
  });

  test.each([
    ['', undefined, 'The expression can not be empty;'],
    ['a.abORt', undefined, 'Attribute name is a reserved keyword; reserved keyword: abORt'],
    ['#a,ABSoLUTE', undefined, 'Attribute name is a reserved keyword; reserved keyword: ABSoLUTE'],
    ['a,b,a,#a', undefined, 'An expression attribute name used in the document path is not defined; attribute name: #a'],
    ['b[1], b.a, #a.b, a', { '#a': 'a' }, overlap('[a, b]', '[a]')],
    ['a, #a[1]', { '#a': 'a' }, overlap('[a]', '[a, [1]]')],
    ['a,b,a', undefined, overlap('[a]', '[b]')],
    ['a.b, #a[1], #b', { '#a': 'a', '#b': '[3]' }, conflict('[a, b]', '[a, [1]]')],
    ['a.b[1], #a[1], #b', { '#a': 'a', '#b': '[3]' }, conflict('[a, b, [1]]', '[a, [1]]')],
    ['a[3].b, #a.#b.b', { '#a': 'a', '#b': '[3]' }, conflict('[a, [3], b]', '[a, [3], b]')],
  ])('%s', (text, names, sentence) => {
    expect(complaint(text, names)).toBe(`Invalid ProjectionExpression: ${sentence}`);
  });
});

function overlap(one: string, two: string): string {
  return `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${one}, path two: ${two}`;
}

function conflict(one: string, two: string): string {
  return overlap(one, two).replace('overlap', 'conflict');
}

describe('names and values of a request', () => {
  test.each<[Record<string, string> | undefined, Record<string, { S: string }> | undefined, string]>([
    [{}, undefined, 'ExpressionAttributeNames must not be empty'],
    [{ a: 'a' }, {}, 'ExpressionAttributeNames contains invalid key: Syntax error; key: "a"'],
    [{ '#a-b': 'a' }, undefined, 'ExpressionAttributeNames contains invalid key: Syntax error; key: "#a-b"'],
    [{ '#a': '' }, undefined, 'ExpressionAttributeNames contains invalid value: Empty attribute name for key #a'],
    [undefined, {}, 'ExpressionAttributeValues must not be empty'],
    [undefined, { ':b': {} as { S: string }, b: { S: 'a' } }, 'ExpressionAttributeValues contains invalid key: Syntax error; key: "b"'],
    [
      undefined,
      { ':b': {} as { S: string } },
      'ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported ' +
        'datatypes for key :b',
    ],
  ])('%j %j', (names, values, sentence) => {
    expect(() => new ExpressionContext(names, values)).toThrow(expect.objectContaining({ code: 'ValidationException', message: sentence }));
  });

  // Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html; sentences inferred.
  test('have limits: 255 bytes a reference, 2 MB for all', () => {
    expect(() => new ExpressionContext({ [`#${'a'.repeat(254)}`]: 'a' })).not.toThrow();
    expect(() => new ExpressionContext({ [`#${'a'.repeat(255)}`]: 'a' })).toThrow('contains a key that is too long');
    const half = { S: 'x'.repeat(2 ** 20 - 2) };
    expect(() => new ExpressionContext(undefined, { ':a': half, ':b': half })).not.toThrow();
    expect(() => new ExpressionContext(undefined, { ':a': half, ':b': half, ':c': { S: '' } })).toThrow(
      'ExpressionAttributeValues exceeds max size',
    );
  });

  test('what no expression uses is named, names before values', () => {
    const context = new ExpressionContext({ '#a': 'a', '#b': 'b' }, { ':a': { S: '' } });
    parseProjection('a', context);
    expect(() => context.checkAllUsed()).toThrow('Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}');
    parseProjection('#a, #b', context);
    expect(() => context.checkAllUsed()).toThrow('Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}');
    context.value(':a');
    expect(() => context.checkAllUsed()).not.toThrow();
  });
});
