// Keys out of a WHERE. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html, which lists what reads
// partitions and what scans; the sentences are those that users quote.
import { describe, expect, test } from 'vitest';
import { keyConditionOf } from '../expressions/key-condition.ts';
import { readsOf, wholeKey } from './key-of-where.ts';
import { parseStatement } from './parse-statement.ts';
import type { Where } from './statement.ts';

function whereOf(text: string): Where {
  const statement = parseStatement(`SELECT * FROM t ${text === '' ? '' : 'WHERE '}${text}`);
  return statement.kind === 'select' ? statement.where : { tests: [], choices: [] };
}

describe('the whole key', () => {
  test.each<[string, string[], object]>([
    ["a = 'x'", ['a'], { a: { S: 'x' } }],
    ["'x' = a AND n > 1", ['a'], { a: { S: 'x' } }],
    ["b = 2 AND (a = 'x' AND c = 1)", ['a', 'b'], { a: { S: 'x' }, b: { N: '2' } }],
  ])('%s', (text, names, key) => {
    expect(wholeKey(whereOf(text), names)).toEqual(key);
  });

  test.each<[string, string[]]>([
    ['', ['a']],
    ["b = 'x'", ['a']],
    ["a = 'x'", ['a', 'b']],
    ["a > 'x'", ['a']],
    ["a = 'x' OR a = 'y'", ['a']],
    ["NOT a = 'x'", ['a']],
    ["a.b = 'x'", ['a']],
    ['a = c', ['a']],
  ])('%s is not', (text, names) => {
    expect(() => wholeKey(whereOf(text), names)).toThrow('Where clause does not contain a mandatory equality on all key attributes');
  });
});

describe('reads', () => {
  const partition = (N: string) => ({ partition: { name: 'id', value: { N } } });
  test.each<[string, unknown]>([
    ['id = 100', [partition('100')]],
    ["id = 100 and address = 'some address'", [partition('100')]],
    ['id = 100 or id = 200', [partition('100'), partition('200')]],
    ['id IN [100, 300, 234, 100]', [partition('100'), partition('300'), partition('234')]],
    ['id > 1', 'scan'],
    ["address = 'some address'", 'scan'],
    ["id = 100 OR address = 'some address'", 'scan'],
    ['', 'scan'],
    ['NOT id = 1', 'scan'],
    ['id = 1 AND sk > 5', [{ ...partition('1'), sort: { name: 'sk', operator: '>', values: [{ N: '5' }] } }]],
    ['id = 1 AND 5 > sk', [{ ...partition('1'), sort: { name: 'sk', operator: '<', values: [{ N: '5' }] } }]],
    ['id = 1 AND sk BETWEEN 1 AND 2', [{ ...partition('1'), sort: { name: 'sk', operator: 'BETWEEN', values: [{ N: '1' }, { N: '2' }] } }]],
    ["id = 1 AND begins_with(sk, 'x')", [{ ...partition('1'), sort: { name: 'sk', operator: 'begins_with', values: [{ S: 'x' }] } }]],
    ['id = 1 AND sk <> 5', [partition('1')]],
    [
      'id IN [1, 2] AND sk IN [3, 4]',
      ['1', '2'].flatMap((id) => ['3', '4'].map((N) => ({ ...partition(id), sort: { name: 'sk', operator: '=', values: [{ N }] } }))),
    ],
  ])('%s', (text, expected) => {
    expect(readsOf(whereOf(text), ['id', 'sk'])).toEqual(expected);
  });

  test('more than fifty are refused (ql-operators: at max 50 hash attribute values)', () => {
    const list = (count: number) => Array.from({ length: count }, (_, index) => index).join();
    expect(readsOf(whereOf(`id IN [${list(50)}]`), ['id'])).toHaveLength(50);
    for (const text of [`id IN [${list(51)}]`, `id = 1 AND sk IN [${list(51)}]`, `id IN [${list(26)}] AND sk IN [1, 2]`])
      expect(() => readsOf(whereOf(text), ['id', 'sk'])).toThrow('Too many decomposed read operations for a given query.');
  });

  test('the tests of a WHERE are key tests as Query has them', () => {
    expect(keyConditionOf(whereOf('id = 1 AND sk = 2').tests, ['id', 'sk'], { id: 'N', sk: 'N' })).toMatchObject(partition('1'));
  });
});
