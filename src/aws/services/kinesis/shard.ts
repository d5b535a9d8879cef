// A shard: an append-only sequence of records that forgets the old ones. It knows no stream and no clock.
import type { StreamRecord } from '../../core/ports.ts';
import type { HashKeyRange } from './hash-key.ts';
import { formatSequenceNumber } from './sequence-number.ts';

/** A place between records. `at` includes the record of that number, `after` does not. */
export interface ShardPosition {
  readonly kind: 'at' | 'after';
  readonly sequenceNumber: string;
}

export interface ShardState {
  readonly index: number;
  readonly createdMs: number;
  readonly hashKeys: HashKeyRange;
  /** How many records it has taken since it was made. */
  readonly counter: number;
  readonly newest: string | undefined;
  readonly records: readonly StreamRecord[];
}

export class Shard {
  readonly id: string;
  readonly index: number;
  readonly createdMs: number;
  readonly hashKeys: HashKeyRange;
  readonly startingSequenceNumber: string;
  #counter: number;
  #newest: string | undefined;
  #records: StreamRecord[];

  constructor({ index, createdMs, hashKeys, counter, newest, records }: ShardState) {
    this.id = shardIdOf(index);
    this.index = index;
    this.createdMs = createdMs;
    this.hashKeys = hashKeys;
    this.startingSequenceNumber = formatSequenceNumber({ shardCreatedMs: createdMs, shardIndex: index, counter: 0, writtenMs: createdMs });
    this.#counter = counter;
    this.#newest = newest;
    this.#records = [...records];
  }

  /** The records it still keeps, oldest first. */
  get records(): readonly StreamRecord[] {
    return this.#records;
  }

  owns(hashKey: bigint): boolean {
    return this.hashKeys.starting <= hashKey && hashKey <= this.hashKeys.ending;
  }

  append(partitionKey: string, data: Uint8Array, nowMs: number): StreamRecord {
    this.#counter += 1;
    const sequenceNumber = formatSequenceNumber({
      shardCreatedMs: this.createdMs,
      shardIndex: this.index,
      counter: this.#counter,
      writtenMs: nowMs,
    });
    const record = { sequenceNumber, partitionKey, data, approximateArrivalMs: nowMs };
    this.#records.push(record);
    this.#newest = sequenceNumber;
    return record;
  }

  /** Before its first record. */
  get oldest(): ShardPosition {
    return { kind: 'at', sequenceNumber: this.startingSequenceNumber };
  }

  /** Behind its newest record. */
  get latest(): ShardPosition {
    return this.#newest === undefined ? this.oldest : { kind: 'after', sequenceNumber: this.#newest };
  }

  /** Before the first record that arrived at `timeMs` or later; behind the newest when there is none. */
  positionAtTime(timeMs: number): ShardPosition {
    const record = this.#records.find((candidate) => candidate.approximateArrivalMs >= timeMs);
    return record ? { kind: 'at', sequenceNumber: record.sequenceNumber } : this.latest;
  }

  /** The place in `records` where reading from `position` begins. */
  indexOf({ kind, sequenceNumber }: ShardPosition): number {
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      // Sequence numbers have 56 digits each, so their order as text is their order as numbers.
      const candidate = this.#records[middle]?.sequenceNumber ?? '';
      if (candidate < sequenceNumber || (kind === 'after' && candidate === sequenceNumber)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Forgets records that arrived before `timeMs`. */
  forgetBefore(timeMs: number): void {
    const first = this.#records[0];
    if (!first || first.approximateArrivalMs >= timeMs) return;
    const keep = this.#records.findIndex((record) => record.approximateArrivalMs >= timeMs);
    this.#records = keep === -1 ? [] : this.#records.slice(keep);
  }

  snapshot(): ShardState {
    const { index, createdMs, hashKeys } = this;
    return { index, createdMs, hashKeys, counter: this.#counter, newest: this.#newest, records: [...this.#records] };
  }
}

/** The name of the shard of that number, counted from 0. */
export function shardIdOf(index: number): string {
  return `shardId-${String(index).padStart(12, '0')}`;
}
