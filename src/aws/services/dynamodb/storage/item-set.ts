// The items of a table, or of one of its indexes: by partition, in the order of the sort key; the partitions in the order of their hash.
import type { Item, KeyType } from '../item.ts';
import { keyHash, partitionValue, segmentDigits } from './key-hash.ts';
import type { Position } from './key-text.ts';
import { type KeyRange, OrderedMap } from './ordered-map.ts';

export interface StoredItem {
  readonly item: Item;
  /** As DynamoDB counts them: names and values. */
  readonly bytes: number;
  /** Where it lies in the table; of an index this tells which item it shows. */
  readonly inTable: Position;
  /** How much of a page it takes; worked out when it is first read by a page. */
  pageBytes?: number;
}

/** What was found, and where. */
export interface FoundItem {
  readonly stored: StoredItem;
  readonly position: Position;
}

/** Part of the space of hashes, for parallel scans: the `segment`th of `of` equal parts. */
export interface Segment {
  readonly segment: number;
  readonly of: number;
}

const segmentUnits = 16 ** segmentDigits;

export class ItemSet {
  readonly #partitionType: KeyType;
  readonly #partitions = new Map<string, OrderedMap<StoredItem>>();
  /** The same partitions; a key is the partition's hash and then the partition itself. */
  readonly #byHash = new OrderedMap<string>();
  #count = 0;
  #bytes = 0;

  /** @param partitionType the type of the partition key */
  constructor(partitionType: KeyType) {
    this.#partitionType = partitionType;
  }

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
    this.#byHash.delete(this.#hashKey(partition));
  }

  /** The bytes of one partition: what ItemCollectionMetrics tell. */
  partitionBytes(partition: string): number {
    let bytes = 0;
    for (const [, stored] of this.#partitions.get(partition)?.range() ?? []) bytes += stored.bytes;
    return bytes;
  }

  /** The items of a partition in the order of the sort key. */
  *query(partition: string, range: KeyRange, reverse: boolean): Generator<FoundItem> {
    for (const [place, stored] of this.#partitions.get(partition)?.range(range, reverse) ?? [])
      yield { stored, position: { partition, place } };
  }

  /** All items, or those of a segment, or those behind `after`, in the order of the hash of their partitions. */
  *scan(after?: Position, { segment, of }: Segment = { segment: 0, of: 1 }): Generator<FoundItem> {
    const low = after ? this.#hashKey(after.partition) : segmentStart(segment, of);
    const high = segment + 1 === of ? undefined : segmentStart(segment + 1, of);
    for (const [, partition] of this.#byHash.range({ low, high })) {
      const behind = partition === after?.partition ? { low: `${after.place}\0` } : {};
      yield* this.query(partition, behind, false);
    }
  }

  /** Does a partition belong to that segment? */
  isInSegment(partition: string, { segment, of }: Segment): boolean {
    const key = this.#hashKey(partition);
    return key >= segmentStart(segment, of) && (segment + 1 === of || key < segmentStart(segment + 1, of));
  }

  #partition(partition: string): OrderedMap<StoredItem> {
    const known = this.#partitions.get(partition);
    if (known) return known;
    const items = new OrderedMap<StoredItem>();
    this.#partitions.set(partition, items);
    this.#byHash.set(this.#hashKey(partition), partition);
    return items;
  }

  #hashKey(partition: string): string {
    return keyHash(partitionValue(this.#partitionType, partition)) + partition;
  }
}

/** Where a segment begins: a number of `segmentDigits` hexadecimal digits. */
function segmentStart(segment: number, of: number): string {
  return Math.ceil((segmentUnits * segment) / of)
    .toString(16)
    .padStart(segmentDigits, '0');
}
