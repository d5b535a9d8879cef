// Groups found by place or by map: an inferred design of our own, so the rule is only that every key finds its own group.
import { expect, test } from 'vitest';
import type { Value } from '../semantics/value.ts';
import { GroupDirectory } from './group-directory.ts';

/** As the generated loop looks for one key. */
const find = (table: GroupDirectory<string>, key: Value) =>
  typeof key === 'number' && key >= 0 && key < table.places.length ? table.places[key] : table.map.get(key);

test('whole numbers near and far, negative ones and NULL find their own group, whatever the order', () => {
  const table = new GroupDirectory<string>('whole number');
  const keys = [null, -1, 5, 900, 5_000_000, 2 ** 40, 1_100, 3, ...Array.from({ length: 3_000 }, (_, i) => 2_000 + i * 3)];
  for (const key of keys) table.add([key], String(key));
  for (const key of keys) expect(find(table, key)).toBe(String(key));
  expect(find(table, 6)).toBeUndefined();
  expect(find(table, 2_001)).toBeUndefined();
});

test('keys of other types are in the map, even where they are whole', () => {
  const table = new GroupDirectory<string>('any');
  table.add([7], 'seven');
  expect(table.places).toEqual([]);
  expect(table.map.get(7)).toBe('seven');
});

test('several keys are maps in a map', () => {
  const table = new GroupDirectory<string>('any');
  table.add(['a', null], 'a, null');
  table.add(['a', 1], 'a, 1');
  expect((table.map.get('a') as Map<Value, unknown>).get(1)).toBe('a, 1');
  expect((table.map.get('a') as Map<Value, unknown>).get(null)).toBe('a, null');
});

test('it forgets when a window used few of many groups, so that keys that move on cost no memory for ever', () => {
  const table = new GroupDirectory<string>('whole number');
  for (let key = 0; key < 5_000; key++) table.add([key], 'x');
  expect(table.forgetUnused(4_000)).toBe(false);
  expect(table.forgetUnused(100)).toBe(true);
  expect(find(table, 3)).toBeUndefined();
});
