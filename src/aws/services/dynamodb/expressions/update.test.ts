// What updates make of items. Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html and
// dynalite's tests against the real service (test/updateItem.js).
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Item } from '../values/attributes.ts';
import { projectionOf } from './projection.ts';
import { parseUpdate } from './update.ts';

const item: Item = {
  id: { S: 'key' },
  n: { N: '1' },
  s: { S: 'text' },
  ss: { SS: ['a', 'b'] },
  ns: { NS: ['1', '2'] },
  bs: { BS: [Uint8Array.from([1]), Uint8Array.from([2])] },
  l: { L: [{ S: 'zero' }, { S: 'one' }, { M: { x: { N: '2' } } }] },
  m: { M: { a: { N: '1' }, nest: { M: { b: { S: 'deep' } } } } },
};

const values: Record<string, AttributeValue> = {
  ':1': { N: '1' },
  ':5': { N: '5' },
  ':s': { S: 'new' },
  ':ss': { SS: ['b', 'c'] },
  ':all': { SS: ['a', 'b'] },
  ':ns': { NS: ['2', '3'] },
  ':bs': { BS: [Uint8Array.from([2]), Uint8Array.from([3])] },
  ':l': { L: [{ N: '9' }] },
  ':m': { M: {} },
};
const names = { '#proto': '__proto__', '#size': 'size' };

const apply = (text: string, to: Item = item) => parseUpdate(text, names, values).apply(to);

/** The whole item, with these attributes instead of its own; undefined for those that are gone. */
const changed = (changes: Record<string, AttributeValue | undefined>) =>
  Object.fromEntries(Object.entries({ ...item, ...changes }).filter(([, value]) => value !== undefined));

describe('an update', () => {
  test.each<[string, Record<string, AttributeValue | undefined>]>([
    ['SET s = :s', { s: { S: 'new' } }],
    ['SET t = :s', { t: { S: 'new' } }],
    ['set #size = :s', { size: { S: 'new' } }],
    ['SET n = n + :5', { n: { N: '6' } }],
    ['SET n = :5 - n', { n: { N: '4' } }],
    ['SET n = (n) + (n)', { n: { N: '2' } }],
    ['SET n = ((m.a) + (l[2].x))', { n: { N: '3' } }],
    ['SET s = n, n = s', { s: { N: '1' }, n: { S: 'text' } }],
    ['SET t = if_not_exists(t, :s)', { t: { S: 'new' } }],
    ['SET s = if_not_exists(s, :s)', {}],
    ['SET c = if_not_exists(c, :1) + :5', { c: { N: '6' } }],
    ['SET t = if_not_exists(t, if_not_exists(u, s))', { t: { S: 'text' } }],
    ['SET l = list_append(l, :l)', { l: { L: [...(item.l?.L ?? []), { N: '9' }] } }],
    ['SET l = list_append(:l, l)', { l: { L: [{ N: '9' }, ...(item.l?.L ?? [])] } }],
    ['SET k = list_append(if_not_exists(k, :l), :l)', { k: { L: [{ N: '9' }, { N: '9' }] } }],
    ['SET m.a = :s', { m: { M: { a: { S: 'new' }, nest: { M: { b: { S: 'deep' } } } } } }],
    ['SET m.nest.c = :m', { m: { M: { a: { N: '1' }, nest: { M: { b: { S: 'deep' }, c: { M: {} } } } } } }],
    ['SET l[1] = :s', { l: { L: [{ S: 'zero' }, { S: 'new' }, { M: { x: { N: '2' } } }] } }],
    ['SET l[2].x = :s', { l: { L: [{ S: 'zero' }, { S: 'one' }, { M: { x: { S: 'new' } } }] } }],
    ['SET l[9] = :5, l[7] = :1', { l: { L: [...(item.l?.L ?? []), { N: '1' }, { N: '5' }] } }],
    ['REMOVE s', { s: undefined }],
    ['REMOVE s, n', { s: undefined, n: undefined }],
    ['REMOVE absent1', {}],
    ['REMOVE m.a', { m: { M: { nest: { M: { b: { S: 'deep' } } } } } }],
    ['REMOVE m.nothing', {}],
    ['REMOVE l[0]', { l: { L: [{ S: 'one' }, { M: { x: { N: '2' } } }] } }],
    ['REMOVE l[0], l[1]', { l: { L: [{ M: { x: { N: '2' } } }] } }],
    ['REMOVE l[2], l[0]', { l: { L: [{ S: 'one' }] } }],
    ['REMOVE l[9]', {}],
    ['REMOVE l[0] SET l[1] = :s', { l: { L: [{ S: 'new' }, { M: { x: { N: '2' } } }] } }],
    ['REMOVE l[0] SET l[3] = :s', { l: { L: [{ S: 'one' }, { M: { x: { N: '2' } } }, { S: 'new' }] } }],
    ['ADD n :5', { n: { N: '6' } }],
    ['ADD c :5', { c: { N: '5' } }],
    ['ADD m.a :5', { m: { M: { a: { N: '6' }, nest: { M: { b: { S: 'deep' } } } } } }],
    ['ADD m.z :5', { m: { M: { a: { N: '1' }, nest: { M: { b: { S: 'deep' } } }, z: { N: '5' } } } }],
    ['ADD ss :ss', { ss: { SS: ['a', 'b', 'c'] } }],
    ['ADD ns :ns', { ns: { NS: ['1', '2', '3'] } }],
    ['ADD bs :bs', { bs: { BS: [Uint8Array.from([1]), Uint8Array.from([2]), Uint8Array.from([3])] } }],
    ['ADD fresh :ss', { fresh: { SS: ['b', 'c'] } }],
    ['ADD l[5] :ss', { l: { L: [...(item.l?.L ?? []), { SS: ['b', 'c'] }] } }],
    ['DELETE ss :ss', { ss: { SS: ['a'] } }],
    ['DELETE ss :all', { ss: undefined }],
    ['DELETE ns :ns', { ns: { NS: ['1'] } }],
    ['DELETE bs :bs', { bs: { BS: [Uint8Array.from([1])] } }],
    ['DELETE absent1 :ss', {}],
    ['SET s = :s REMOVE n ADD c :5 DELETE ss :ss', { s: { S: 'new' }, n: undefined, c: { N: '5' }, ss: { SS: ['a'] } }],
    ['add c :5 set s=:s', { s: { S: 'new' }, c: { N: '5' } }],
  ])('%s', (text, changes) => {
    const before = structuredClone(item);
    expect(apply(text)).toEqual(changed(changes));
    expect(item).toEqual(before);
  });

  test('of several elements and members sees the item as it was', () => {
    const nested: Item = {
      a: { S: 'k' },
      b: { M: { a: { N: '1' }, b: { N: '2' }, c: { N: '3' } } },
      c: { L: [{ N: '1' }, { N: '3' }] },
    };
    const text = 'set b.c=((c[1])+(b.a)),b.a = a,c[1] = a, c[4] = b.a - b.b, c[2] = b.c add c[8] :b, c[6] :a';
    const update = parseUpdate(text, undefined, { ':a': { N: '2' }, ':b': { SS: ['a'] } });
    const after = update.apply(nested);
    expect(after).toEqual({
      a: { S: 'k' },
      b: { M: { a: { S: 'k' }, b: { N: '2' }, c: { N: '4' } } },
      c: { L: [{ N: '1' }, { S: 'k' }, { N: '3' }, { N: '-1' }, { N: '2' }, { SS: ['a'] }] },
    });
    expect(projectionOf(update.touchedPaths).project(after)).toEqual({
      b: { M: { a: { S: 'k' }, c: { N: '4' } } },
      c: { L: [{ S: 'k' }, { N: '3' }, { N: '2' }] },
    });
  });

  test('can set an attribute called __proto__', () => {
    const after = apply('SET #proto = :s, m.#proto = :s');
    expect(Object.hasOwn(after, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
    expect(JSON.stringify(after)).toContain('"__proto__":{"S":"new"}');
    expect(parseUpdate('REMOVE #proto', names).apply(after)).not.toHaveProperty(['__proto__', 'S']);
  });
});

const invalidPath = 'The document path provided in the update expression is invalid for update';
const wrongType = 'An operand in the update expression has an incorrect data type';
const absent = 'The provided expression refers to an attribute that does not exist in the item';

describe('an update that does not fit the item', () => {
  test.each([
    ['SET t = absent1', absent],
    ['SET t = n + absent1', absent],
    ['SET t = list_append(l, absent1)', absent],
    ['SET t = if_not_exists(absent1, absent2)', absent],
    ['SET t = l[9]', absent],
    ['SET s.a = :s', invalidPath],
    ['SET s[1] = :s', invalidPath],
    ['SET absent1.a = :s', invalidPath],
    ['SET absent1[1] = :s', invalidPath],
    ['SET m[1] = :s', invalidPath],
    ['SET l.a = :s', invalidPath],
    ['SET m.absent1.x = :s', invalidPath],
    ['REMOVE s.a', invalidPath],
    ['REMOVE s[1]', invalidPath],
    ['REMOVE absent1.a', invalidPath],
    ['REMOVE m[1]', invalidPath],
    ['REMOVE l.a', invalidPath],
    ['DELETE s.a :ss', invalidPath],
    ['DELETE absent1.a :ss', invalidPath],
    ['DELETE l.a :ss', invalidPath],
    ['ADD s.a :ss', invalidPath],
    ['ADD absent1[1] :ss', invalidPath],
    ['ADD m[1] :ss', invalidPath],
    ['DELETE ns :ss', wrongType],
    ['DELETE m :ns', wrongType],
    ['DELETE n :ns', wrongType],
    ['ADD m :ns', wrongType],
    ['ADD ns :1', wrongType],
    ['ADD n :ns', wrongType],
    ['SET t = s + :1', wrongType],
    ['SET t = m - :1', wrongType],
    ['SET t = list_append(ns, if_not_exists(u, :l))', wrongType],
    ['SET t = list_append(l, s)', wrongType],
  ])('%s', (text, sentence) => {
    expect(() => apply(text)).toThrow(expect.objectContaining({ code: 'ValidationException', message: sentence }));
  });

  test('an overflow is one (recorded in issue 94 of github.com/ExtendDB/extenddb)', () => {
    const update = parseUpdate('SET n = n + :v', undefined, { ':v': { N: '1E+125' } });
    expect(() => update.apply({ n: { N: '9.9999999999999999999999999999999999999E+125' } })).toThrow(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  });

  test('more than 32 levels are one', () => {
    const deep = (levels: number): AttributeValue => (levels === 1 ? { M: {} } : { M: { a: deep(levels - 1) } });
    const path = Array.from({ length: 30 }, () => 'a').join('.');
    const update = parseUpdate(`SET ${path} = :v`, undefined, { ':v': deep(3) });
    expect(update.apply({ a: deep(29) })).toEqual({ a: deep(32) });
    const deeper = parseUpdate(`SET ${path} = :v`, undefined, { ':v': deep(4) });
    expect(() => deeper.apply({ a: deep(29) })).toThrow('Nesting Levels have exceeded supported limits');
  });
});

test('an update says what it does, and to which types, before it sees an item', () => {
  const update = parseUpdate('SET a = b.c + :1, d[0] = :s, e = f, g = if_not_exists(h, :l) REMOVE i ADD j :ns DELETE k :ss', undefined, {
    ':1': { N: '1' },
    ':s': { S: '' },
    ':l': { L: [] },
    ':ns': { NS: ['1'] },
    ':ss': { SS: ['a'] },
  });
  expect(update.actions).toEqual([
    { kind: 'SET', path: ['a'], type: 'N' },
    { kind: 'SET', path: ['d', 0], type: 'S' },
    { kind: 'SET', path: ['e'] },
    { kind: 'SET', path: ['g'], type: 'L' },
    { kind: 'REMOVE', path: ['i'] },
    { kind: 'ADD', path: ['j'], type: 'NS' },
    { kind: 'DELETE', path: ['k'], type: 'SS' },
  ]);
  expect(update.touchedPaths).toEqual([['a'], ['d', 0], ['e'], ['g'], ['i'], ['j'], ['k']]);
  expect(update.paths()).toEqual([['a'], ['b', 'c'], ['d', 0], ['e'], ['f'], ['g'], ['h'], ['i'], ['j'], ['k']]);
});
