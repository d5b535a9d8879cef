// The items that a key condition names, in order.
import type { KeyCondition } from '../expressions/compiled.ts';
import type { Item } from '../item.ts';
import type { FoundItem } from '../storage/item-set.ts';
import { partitionText, rangeOf } from '../storage/key-text.ts';
import type { ReadSource } from './read-source.ts';
import { startPosition } from './start-key.ts';

export function runQuery(
  source: ReadSource,
  { partition, sort }: KeyCondition,
  startKey: Item | undefined,
  direction: 'ascending' | 'descending',
): Iterable<FoundItem> {
  const range = sort ? rangeOf(sort.operator, sort.values) : {};
  const start = startKey && startPosition(source, startKey).place;
  const isReverse = direction === 'descending';
  const bounded = start === undefined ? range : isReverse ? { ...range, high: start } : { ...range, low: `${start}\0` };
  return source.items.query(partitionText(partition.value), bounded, isReverse);
}
