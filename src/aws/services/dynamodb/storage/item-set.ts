// The items of a table, or of one of its indexes: by partition, in the order of the sort key; the partitions in the order of their hash.
import type { Item } from '../item.ts';
import type { Position } from './key-text.ts';
import { type KeyRange, OrderedMap } from './ordered-map.ts';

export interface StoredItem {
  readonly item: Item;
  /** As DynamoDB counts them: names and values. */
  readonly bytes: number;
  /** Where it lies in the table; of an index this tells which item it shows. */
  readonly inTable: Position;
}

/** What an item was found with; `place` continues a page. */
export interface FoundItem extends StoredItem {
  readonly partition: string;
  readonly place: string;
}

/** Part of the space of hashes, for parallel scans: the `segment`th of `of` equal parts. */
export interface Segment {
  readonly segment: number;
  readonly of: number;
}

const hashes = 2 ** 32;
const hashDigits = 8;

export class ItemSet {
  readonly #partitions = new Map<string, OrderedMap<StoredItem>>();
  /** The same partitions; a key is the partition's hash and then the partition itself. */
  readonly #byHash = new OrderedMap<string>();
  #count = 0;
  #bytes = 0;

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get({ partition, place }: Position): StoredItem | undefined {
    return this.#partitions.get(partition)?.get(place);
  }

  set({ partition, place }: Position, stored: StoredItem): void {
    const before = this.#partition(partition).set(place, stored);
    this.#count += before ? 0 : 1;
    this.#bytes += stored.bytes - (before?.bytes ?? 0);
  }

  delete({ partition, place }: Position): void {
    const items = this.#partitions.get(partition);
    const before = items?.delete(place);
    if (!items || !before) return;
    this.#count--;
    this.#bytes -= before.bytes;
    if (items.size > 0) return;
    this.#partitions.delete(partition);
    this.#byHash.delete(hashKey(partition));
  }

  /** The bytes of one partition: what ItemCollectionMetrics tell. */
  partitionBytes(partition: string): number {
    let bytes = 0;
    for (const [, stored] of this.#partitions.get(partition)?.range() ?? []) bytes += stored.bytes;
    return bytes;
  }

  /** The items of a partition in the order of the sort key. */
  *query(partition: string, range: KeyRange, reverse: boolean): Generator<FoundItem> {
    for (const [place, stored] of this.#partitions.get(partition)?.range(range, reverse) ?? []) yield { ...stored, partition, place };
  }

  /** All items, or those of a segment, or those behind `after`, in the order of the hash of their partitions. */
  *scan(after?: Position, { segment, of }: Segment = { segment: 0, of: 1 }): Generator<FoundItem> {
    const low = after ? hashKey(after.partition) : hashText(Math.ceil((hashes * segment) / of));
    const high = segment + 1 === of ? undefined : hashText(Math.ceil((hashes * (segment + 1)) / of));
    for (const [, partition] of this.#byHash.range({ low, high })) {
      const behind = partition === after?.partition ? { low: `${after.place}\0` } : {};
      yield* this.query(partition, behind, false);
    }
  }

  #partition(partition: string): OrderedMap<StoredItem> {
    const known = this.#partitions.get(partition);
    if (known) return known;
    const items = new OrderedMap<StoredItem>();
    this.#partitions.set(partition, items);
    this.#byHash.set(hashKey(partition), partition);
    return items;
  }
}

/** Does a partition belong to that segment? */
export function isInSegment(partition: string, { segment, of }: Segment): boolean {
  const hash = hashOf(partition);
  return hash >= Math.ceil((hashes * segment) / of) && hash < Math.ceil((hashes * (segment + 1)) / of);
}

function hashKey(partition: string): string {
  return hashText(hashOf(partition)) + partition;
}

function hashText(hash: number): string {
  return hash.toString(16).padStart(hashDigits, '0');
}

/** FNV-1a with the final mix of MurmurHash3: spreads evenly, and has nothing to do with the order in which items came. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
