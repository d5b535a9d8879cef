// A shard: a range of hash keys and the records that fell into it, open or closed. It knows no stream and no clock.
import type { HashKeyRange } from './hash-key.ts';
import { type KeptRecord, RecordLog, type ShardPosition } from './record-log.ts';
import { counterStep, endingSequenceNumber, formatSequenceNumber, sequenceNumberValue } from './sequence-number.ts';

export interface ShardState {
  readonly index: number;
  readonly createdMs: number;
  /** The time of creation that its sequence numbers carry: later than its parents', to the second, so that numbers grow from parent to child. */
  readonly numberedMs: number;
  readonly hashKeys: HashKeyRange;
  /** The shards that it was split from or merged of, by their numbers: none, one, or the parent and the adjacent parent. */
  readonly parents: readonly number[];
  /** When it was split or merged; absent while it takes records. */
  readonly closedMs?: number;
  /** How many records it has taken since it was made. */
  readonly counter: number;
  readonly newest: string | undefined;
  readonly records: readonly KeptRecord[];
}

export class Shard {
  readonly id: string;
  readonly index: number;
  readonly createdMs: number;
  readonly numberedMs: number;
  readonly hashKeys: HashKeyRange;
  readonly parents: readonly number[];
  readonly startingSequenceNumber: string;
  readonly log: RecordLog;
  #closedMs: number | undefined;
  #counter: number;
  #newest: string | undefined;
  /** The newest number and the second it was made in, from which the next one follows by an addition. */
  #value = 0n;
  #second = -1;

  constructor({ index, createdMs, numberedMs, hashKeys, parents, closedMs, counter, newest, records }: ShardState) {
    this.id = shardIdOf(index);
    this.index = index;
    this.createdMs = createdMs;
    this.numberedMs = numberedMs;
    this.hashKeys = hashKeys;
    this.parents = parents;
    this.startingSequenceNumber = formatSequenceNumber({
      shardCreatedMs: numberedMs,
      shardIndex: index,
      counter: 0,
      writtenMs: numberedMs,
    });
    this.#closedMs = closedMs;
    this.#counter = counter;
    this.#newest = newest;
    this.log = new RecordLog(records);
  }

  static create(parts: Pick<ShardState, 'index' | 'createdMs' | 'hashKeys'> & Partial<ShardState>): Shard {
    return new Shard({ numberedMs: parts.createdMs, parents: [], counter: 0, newest: undefined, records: [], ...parts });
  }

  get closedMs(): number | undefined {
    return this.#closedMs;
  }

  get state(): 'open' | 'closed' {
    return this.#closedMs === undefined ? 'open' : 'closed';
  }

  /** Of a closed shard; behind all its records. */
  get endingSequenceNumber(): string | undefined {
    if (this.#closedMs === undefined) return undefined;
    return endingSequenceNumber({ shardCreatedMs: this.numberedMs, shardIndex: this.index, writtenMs: this.#closedMs });
  }

  /** It takes no records from now on. */
  close(nowMs: number): void {
    this.#closedMs = nowMs;
  }

  append(partitionKey: string, data: Uint8Array, nowMs: number, encryption: 'NONE' | 'KMS' = 'NONE'): KeptRecord {
    const sequenceNumber = this.#nextNumber(nowMs);
    const plain = { sequenceNumber, partitionKey, data, approximateArrivalMs: nowMs };
    const record: KeptRecord = encryption === 'KMS' ? { ...plain, encryptionType: 'KMS' } : plain;
    this.log.push(record);
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
    const record = this.log.at(this.log.placeOfTime(timeMs));
    return record ? { kind: 'at', sequenceNumber: record.sequenceNumber } : this.latest;
  }

  snapshot(): ShardState {
    const { index, createdMs, numberedMs, hashKeys, parents } = this;
    return {
      index,
      createdMs,
      numberedMs,
      hashKeys,
      parents,
      ...(this.#closedMs !== undefined && { closedMs: this.#closedMs }),
      counter: this.#counter,
      newest: this.#newest,
      records: this.log.toArray(),
    };
  }

  #nextNumber(nowMs: number): string {
    this.#counter += 1;
    const second = Math.floor(nowMs / 1000);
    if (second === this.#second) this.#value += counterStep;
    else
      this.#value = sequenceNumberValue({
        shardCreatedMs: this.numberedMs,
        shardIndex: this.index,
        counter: this.#counter,
        writtenMs: nowMs,
      });
    this.#second = second;
    return this.#value.toString();
  }
}

/** The name of the shard of that number, counted from 0. */
export function shardIdOf(index: number): string {
  return `shardId-${String(index).padStart(12, '0')}`;
}
