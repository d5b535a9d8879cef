// The history of a cloud: the items of each resource, oldest first, and the moments at which something was recorded.
import { type Item, isDeleted } from './item.ts';

/** By the key of the resource, oldest first; no list is empty. */
export type Histories = ReadonlyMap<string, readonly Item[]>;

/** One moment at which AWS Config made items. */
export interface Tick {
  readonly atMs: number;
  readonly items: readonly Item[];
}

/** Sorts items into histories. Where one item was told twice, the later telling counts. */
export function historiesOf(items: Iterable<Item>): Histories {
  const byKey = new Map<string, Map<number, Item>>();
  for (const item of items) {
    const own = byKey.get(item.key) ?? new Map<number, Item>();
    own.set(item.stateId, item);
    byKey.set(item.key, own);
  }
  const sorted = [...byKey].sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(sorted.map(([key, own]) => [key, [...own.values()].sort((one, other) => one.stateId - other.stateId)]));
}

export function ticksOf(histories: Histories): readonly Tick[] {
  const byMoment = new Map<number, Item[]>();
  for (const items of histories.values()) {
    for (const item of items) {
      const own = byMoment.get(item.atMs) ?? [];
      own.push(item);
      byMoment.set(item.atMs, own);
    }
  }
  return [...byMoment].sort(([one], [other]) => one - other).map(([atMs, items]) => ({ atMs, items }));
}

/** The item that holds at a moment; undefined before the resource was discovered. */
export function itemAt(items: readonly Item[], atMs: number): Item | undefined {
  return items.findLast((item) => item.atMs <= atMs);
}

/** What held before a moment: of several items of one moment, none. */
export function itemBeforeMoment(items: readonly Item[], atMs: number): Item | undefined {
  return items.findLast((item) => item.atMs < atMs);
}

/** The item before one, of the same resource. */
export function itemBefore(items: readonly Item[], item: Item): Item | undefined {
  return items[items.findIndex(({ stateId }) => stateId === item.stateId) - 1];
}

/** The last thing that is known of a resource while it was there: what it was, for one that is gone. */
export function lastLife(items: readonly Item[]): Item | undefined {
  return items.findLast((item) => !isDeleted(item)) ?? items.at(-1);
}
