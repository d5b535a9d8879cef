// The ordered map against the plainest thing that does the same: a sorted array. Source of truth: the definition of a map.
import { expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.ts';
import { type KeyRange, OrderedMap } from './ordered-map.ts';

const keysOf = (map: OrderedMap<unknown>, range?: KeyRange, reverse?: boolean) => [...map.range(range, reverse)].map(([key]) => key);

test('keys come in order whatever order they were set in, and a key is there once', () => {
  const map = new OrderedMap<number>();
  expect(map.set('b', 1)).toBeUndefined();
  map.set('a', 2);
  map.set('c', 3);
  expect(map.set('b', 4)).toBe(1);
  expect([...map.range()]).toEqual([
    ['a', 2],
    ['b', 4],
    ['c', 3],
  ]);
  expect(map.size).toBe(3);
});

test('a range has its low end and not its high end, in both directions', () => {
  const map = new OrderedMap<true>();
  for (const key of ['a', 'b', 'c', 'd']) map.set(key, true);
  expect(keysOf(map, { low: 'b', high: 'd' })).toEqual(['b', 'c']);
  expect(keysOf(map, { low: 'b', high: 'd' }, true)).toEqual(['c', 'b']);
  expect(keysOf(map, { low: 'bb' })).toEqual(['c', 'd']);
  expect(keysOf(map, { high: 'a' })).toEqual([]);
  expect(keysOf(map, { low: 'x', high: 'b' })).toEqual([]);
  expect(keysOf(new OrderedMap(), {}, true)).toEqual([]);
});

test('thousands of inserts, deletions and ranges in random order agree with a sorted array', () => {
  const random = seededRandom(7);
  const map = new OrderedMap<number>();
  const model = new Map<string, number>();
  for (let step = 0; step < 12_000; step++) {
    const key = Math.floor(random.next() * 3000).toString(36);
    if (random.next() < 0.35) expect(map.delete(key)).toBe(model.get(key));
    else map.set(key, step);
    if (map.get(key) === undefined) model.delete(key);
    else model.set(key, step);
  }
  const sorted = [...model.keys()].sort();
  expect(map.size).toBe(sorted.length);
  expect(keysOf(map)).toEqual(sorted);
  expect(keysOf(map, {}, true)).toEqual(sorted.toReversed());
  for (let step = 0; step < 50; step++) {
    const [low = '', high = ''] = [random.next(), random.next()].map((chance) => Math.floor(chance * 3000).toString(36)).sort();
    const inside = sorted.filter((key) => key >= low && key < high);
    expect(keysOf(map, { low, high })).toEqual(inside);
    expect(keysOf(map, { low, high }, true)).toEqual(inside.toReversed());
  }
});

test('a hundred thousand inserts in random order take well under a second', () => {
  const random = seededRandom(3);
  const map = new OrderedMap<number>();
  const started = performance.now();
  for (let count = 0; count < 100_000; count++) map.set(`user-${Math.floor(random.next() * 1e9)}`, count);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(map.size).toBeGreaterThan(99_000);
});
