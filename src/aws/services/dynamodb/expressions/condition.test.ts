// What conditions say of items. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
// and dynalite's tests against the real service (test/scan.js, test/putItem.js).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Item } from '../values/attributes.ts';
import { parseCondition } from './condition.ts';
import { ExpressionContext } from './context.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const item: Item = {
  s: { S: 'hello' },
  n: { N: '10' },
  b: { B: bytes('hello') },
  yes: { BOOL: true },
  nil: { NULL: true },
  ss: { SS: ['x', 'y'] },
  ns: { NS: ['1', '2'] },
  bs: { BS: [bytes('x')] },
  l: { L: [{ S: 'x' }, { N: '5' }, { M: { deep: { S: 'down' } } }, { L: [{ N: '1' }] }] },
  m: { M: { a: { S: 'one' }, 'b.c': { N: '2' }, e: { M: { f: { BOOL: false } } } } },
  wide: { S: 'é𝄞' },
  '': { S: 'nameless' },
};

const values: Record<string, AttributeValue> = {
  ':hello': { S: 'hello' },
  ':hell': { S: 'hell' },
  ':ello': { S: 'ello' },
  ':world': { S: 'world' },
  ':empty': { S: '' },
  ':1': { N: '1' },
  ':2': { N: '2' },
  ':3': { N: '3' },
  ':5': { N: '5.0' },
  ':9': { N: '9' },
  ':10': { N: '1e1' },
  ':11': { N: '11' },
  ':bin': { B: bytes('hello') },
  ':hel': { B: bytes('hel') },
  ':llo': { B: bytes('llo') },
  ':xb': { B: bytes('x') },
  ':x': { S: 'x' },
  ':yx': { SS: ['y', 'x'] },
  ':true': { BOOL: true },
  ':null': { NULL: true },
  ':deep': { M: { deep: { S: 'down' } } },
  ':list': { L: [{ N: '1' }] },
  ...Object.fromEntries(['S', 'N', 'B', 'SS', 'NS', 'BS', 'L', 'M', 'BOOL', 'NULL'].map((type) => [`:t${type}`, { S: type }])),
};
const names = { '#bc': 'b.c', '#size': 'size', '#proto': '__proto__', '#constructor': 'constructor' };

const evaluate = (text: string, of: Item | 'none' = item) =>
  parseCondition(text, new ExpressionContext(names, values), 'ConditionExpression').evaluate(of === 'none' ? undefined : of);

describe('true of the item', () => {
  test.each([
    's = :hello',
    ':hello = s',
    's <> :world',
    's < :world',
    's > :hell',
    's >= :hello AND s <= :hello',
    'n = :10',
    'n > :9',
    'n < :11',
    'n <> :hello',
    'b = :bin',
    'b > :hel',
    'yes = :true',
    'nil = :null',
    'ss = :yx',
    'l[2] = :deep',
    'l[3] = :list',
    'l[3][0] = :1',
    'm.#bc = :2',
    'l[2].deep <> m.a',
    'absent <> s',
    'absent <> absent2',
    'NOT absent = s',
    'NOT s < :1',
    'attribute_exists(s)',
    'attribute_exists(m.e.f)',
    'attribute_exists(l[3][0])',
    'attribute_not_exists(absent)',
    'attribute_not_exists(m.absent)',
    'attribute_not_exists(l[4])',
    'attribute_not_exists(s.a)',
    'attribute_not_exists(s[0])',
    'attribute_not_exists(m[0])',
    'attribute_not_exists(l.a)',
    'attribute_not_exists(#proto)',
    'attribute_not_exists(#constructor)',
    'attribute_not_exists(m.#constructor)',
    ...['S', 'N', 'B', 'SS', 'NS', 'BS', 'L', 'M'].map((type) => `attribute_type(${type.toLowerCase()}, :t${type})`),
    'attribute_type(yes, :tBOOL)',
    'attribute_type(nil, :tNULL)',
    'begins_with(s, :hell)',
    'begins_with(s, :hello)',
    'begins_with(s, :empty)',
    'begins_with(b, :hel)',
    'begins_with(:hello, m.x) OR begins_with(:hello, s)',
    'contains(s, :ello)',
    'contains(s, :empty)',
    'contains(b, :llo)',
    'contains(ss, :x)',
    'contains(ns, :2)',
    'contains(bs, :xb)',
    'contains(l, :x)',
    'contains(l, :5)',
    'contains(l, :deep)',
    'contains(l, :list)',
    'contains(:hello, s)',
    'size(s) = :5',
    'size(wide) = :3',
    'size(b) = :5',
    'size(ss) = :2',
    'size(ns) = :2',
    'size(bs) = :1',
    'size(l) > :2 and size(l) < :5',
    'size(m) > :2',
    'size(:hello) = size(s)',
    'n BETWEEN :9 AND :11',
    'n between :10 and :10',
    's between :hell and :world',
    ':10 BETWEEN l[3][0] AND n',
    'n IN (:1, :hello, :10)',
    's in (:world,:hello)',
    'yes IN (:true)',
    'not s = :world and n = :10',
    's = :world OR n = :10',
    's = :hello OR s = :world AND n = :1',
    'NOT (s = :world OR n = :1)',
    'NOT NOT s = :hello',
    '(s) = (:hello)',
    '((m).a <> (s))',
    '(m.e).f <> s',
    '(s = :hello) and (n = :10)',
    '  s\t=\r\n:hello  ',
  ])('%s', (text) => {
    expect(evaluate(text)).toBe(true);
  });
});

describe('false of the item', () => {
  test.each([
    's = :world',
    's = :10',
    's <> :hello',
    's < :10',
    's > :10',
    'n < :hello',
    'absent = absent2',
    'absent = s',
    'absent < s',
    'absent >= s',
    'attribute_exists(absent)',
    'attribute_exists(#proto)',
    'attribute_exists(m.#constructor)',
    'attribute_not_exists(s)',
    'attribute_type(s, :tN)',
    'attribute_type(absent, :tS)',
    'begins_with(s, :ello)',
    'begins_with(n, :hell)',
    'begins_with(absent, :hell)',
    'begins_with(s, :hel)',
    'contains(s, :world)',
    'contains(n, :1)',
    'contains(ss, :1)',
    'contains(l, :world)',
    'contains(absent, :x)',
    'contains(m, :x)',
    'size(n) = :2',
    'size(absent) = :2',
    'size(absent) < :2',
    'n BETWEEN :1 AND :9',
    's BETWEEN :1 AND :9',
    'absent BETWEEN :1 AND :9',
    'n IN (:1, :2)',
    'absent IN (absent2, :2)',
    'NOT s = :hello',
    '(s = :hello OR s = :world) AND n = :1',
  ])('%s', (text) => {
    expect(evaluate(text)).toBe(false);
  });
});

test('an item that does not exist has no attributes', () => {
  expect(evaluate('attribute_not_exists(s)', 'none')).toBe(true);
  expect(evaluate('attribute_exists(s)', 'none')).toBe(false);
});

test('an attribute may be called __proto__', () => {
  const strange = JSON.parse('{"__proto__":{"M":{"__proto__":{"S":"hello"}}}}');
  expect(evaluate('#proto.#proto = :hello', strange)).toBe(true);
});

test('a condition names its paths in order', () => {
  const condition = parseCondition('size(a.b) > :1 AND (NOT c[1] IN (d, :1))', undefined, { ':1': { N: '1' } }, 'FilterExpression');
  expect(condition.paths()).toEqual([['a', 'b'], ['c', 1], ['d']]);
});

test('one text with other names and values is another condition', () => {
  const ask = (name: string, S: string) => parseCondition('#n = :v', { '#n': name }, { ':v': { S } }, 'FilterExpression').evaluate(item);
  expect([ask('s', 'hello'), ask('s', 'world'), ask('b', 'hello')]).toEqual([true, false, false]);
});
