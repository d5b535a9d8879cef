// The graph at one moment: which resources are there, which are gone, what has just changed, and what that touched.
import { type Histories, itemAt, itemBeforeMoment, lastLife } from './history.ts';
import { type Item, isDeleted } from './item.ts';
import { kindOfChange } from './item-diff.ts';
import { isDrawn, pairKey } from './structure.ts';

export interface NodeNow {
  readonly item: Item;
  /** Of one that is deleted, the name that it had. */
  readonly name: string;
  readonly state: 'there' | 'deleted';
  /** At this very moment. `touched`: only a relationship of it is otherwise. */
  readonly change: 'changed' | 'touched' | 'none';
}

export interface Moment {
  readonly atMs: number;
  /** Resources that are not discovered yet are missing. */
  readonly nodes: ReadonlyMap<string, NodeNow>;
  /** What related resources say of each other, by the pair. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
}

export function momentOf(histories: Histories, atMs: number): Moment {
  const nodes = new Map<string, NodeNow>();
  for (const [key, items] of histories) {
    const item = itemAt(items, atMs);
    if (!item || !isDrawn(item)) continue;
    const change = item.atMs === atMs ? kindOfChange(itemBeforeMoment(items, atMs), item) : 'none';
    const gone = isDeleted(item);
    const name = (gone ? lastLife(items)?.name : undefined) ?? item.name;
    nodes.set(key, { item, name, state: gone ? 'deleted' : 'there', change });
  }
  const pairs = new Map<string, string[]>();
  for (const [key, { item, state }] of nodes) {
    if (state === 'deleted') continue;
    for (const { key: other, says } of item.relationships) {
      if (nodes.get(other)?.state !== 'there') continue;
      const pair = pairKey(key, other);
      const words = pairs.get(pair) ?? [];
      words.push(`${item.name}: ${says}`);
      pairs.set(pair, words);
    }
  }
  return { atMs, nodes, pairs };
}

/** The keys of the resources one hop away from any of these, containers among them. */
export function neighboursOf(moment: Moment, keys: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const key of keys) {
    for (const { key: other } of moment.nodes.get(key)?.item.relationships ?? []) {
      if (!keys.has(other) && moment.nodes.get(other)?.state === 'there') found.add(other);
    }
  }
  return found;
}
