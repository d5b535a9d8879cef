// The records of one shard, oldest first: appended behind, forgotten in front, found by sequence number or time by binary search.
import type { StreamRecord } from '../../core/ports.ts';

/** A record as a stream keeps it. */
export interface KeptRecord extends StreamRecord {
  /** Absent when the record was written without encryption. */
  readonly encryptionType?: 'KMS';
}

/** A place between records. `at` includes the record of that number, `after` does not. */
export interface ShardPosition {
  readonly kind: 'at' | 'after';
  readonly sequenceNumber: string;
}

/** How many forgotten records stay in memory before their room is given back. */
const slack = 1024;

export class RecordLog {
  #records: KeptRecord[];
  /** Where the records begin that are not forgotten. */
  #first = 0;

  constructor(records: readonly KeptRecord[]) {
    this.#records = [...records];
  }

  get length(): number {
    return this.#records.length - this.#first;
  }

  get newest(): KeptRecord | undefined {
    return this.length === 0 ? undefined : this.#records.at(-1);
  }

  push(record: KeptRecord): void {
    this.#records.push(record);
  }

  /** The record at a place, counted from the oldest one that is kept. */
  at(place: number): KeptRecord | undefined {
    return this.#records[this.#first + place];
  }

  slice(place: number, count: number): KeptRecord[] {
    const from = this.#first + place;
    return this.#records.slice(from, from + count);
  }

  /** The place where reading from `position` begins. */
  placeOf({ kind, sequenceNumber }: ShardPosition): number {
    // Sequence numbers have 56 digits each, so their order as text is their order as numbers.
    return kind === 'after'
      ? this.#search((record) => record.sequenceNumber <= sequenceNumber)
      : this.#search((record) => record.sequenceNumber < sequenceNumber);
  }

  /** The place of the first record that arrived at `timeMs` or later. */
  placeOfTime(timeMs: number): number {
    return this.#search((record) => record.approximateArrivalMs < timeMs);
  }

  /** Forgets records that arrived before `timeMs`. */
  forgetBefore(timeMs: number): void {
    const oldest = this.#records[this.#first];
    if (!oldest || oldest.approximateArrivalMs >= timeMs) return;
    this.#first += this.placeOfTime(timeMs);
    if (this.#first < slack && this.#first < this.#records.length) return;
    this.#records = this.#records.slice(this.#first);
    this.#first = 0;
  }

  toArray(): readonly KeptRecord[] {
    return this.#records.slice(this.#first);
  }

  /** How many records at the beginning are `before`, which must hold for a beginning of them and for no other. */
  #search(before: (record: KeptRecord) => boolean): number {
    let low = this.#first;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const record = this.#records[middle];
      if (record && before(record)) low = middle + 1;
      else high = middle;
    }
    return low - this.#first;
  }
}
