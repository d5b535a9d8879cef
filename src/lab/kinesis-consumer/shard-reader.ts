// Reads one shard from a checkpoint on, batch by batch, and tells when Kinesis wants to be left in peace.
import { GetRecordsCommand, GetShardIteratorCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import type { ConsumedRecord } from './api.ts';
import { isNamed, isPassing, isThrottled } from './aws-error.ts';
import { type Checkpoint, isAtRecord } from './checkpoint.ts';
import { userRecords } from './user-records.ts';

export type Reading =
  | {
      readonly kind: 'read';
      readonly records: readonly ConsumedRecord[];
      readonly millisBehindLatest: number;
      readonly shard: 'goes on' | 'ended';
    }
  | { readonly kind: 'refused'; readonly because: 'throttled' | 'fault' };

export interface ShardReaderOptions {
  readonly kinesis: KinesisClient;
  readonly stream: string;
  readonly shardId: string;
  readonly from: Checkpoint;
  readonly maxRecords: number;
}

export class ShardReader {
  readonly #options: ShardReaderOptions;
  /** What was read last, to begin behind it when an iterator runs out. */
  #position: Checkpoint;
  #iterator: string | undefined;

  constructor(options: ShardReaderOptions) {
    this.#options = options;
    this.#position = options.from;
  }

  async read(): Promise<Reading> {
    const { kinesis, maxRecords } = this.#options;
    try {
      this.#iterator ??= await this.#openIterator();
      const answer = await kinesis.send(new GetRecordsCommand({ ShardIterator: this.#iterator, Limit: maxRecords }));
      this.#iterator = answer.NextShardIterator;
      const records = userRecords(answer.Records ?? [], this.#position);
      this.#position = records.at(-1) ?? this.#position;
      const shard = answer.NextShardIterator === undefined ? 'ended' : 'goes on';
      return { kind: 'read', records, millisBehindLatest: answer.MillisBehindLatest ?? 0, shard };
    } catch (error) {
      if (isNamed(error, 'ExpiredIteratorException')) {
        this.#iterator = undefined;
        return { kind: 'refused', because: 'fault' };
      }
      // As in the KCL: a shard that is gone has nothing more to read. Whether the stream is gone, too, is found by the next shard sync.
      if (isNamed(error, 'ResourceNotFoundException')) return { kind: 'read', records: [], millisBehindLatest: 0, shard: 'ended' };
      if (isPassing(error)) return { kind: 'refused', because: isThrottled(error) ? 'throttled' : 'fault' };
      throw error;
    }
  }

  /** AT, not AFTER, a record: the checkpoint may lie inside an aggregated one, and userRecords leaves out what is done. */
  async #openIterator(): Promise<string | undefined> {
    const { kinesis, stream, shardId } = this.#options;
    const { sequenceNumber } = this.#position;
    const { ShardIterator } = await kinesis.send(
      new GetShardIteratorCommand({
        StreamName: stream,
        ShardId: shardId,
        ...(isAtRecord(this.#position)
          ? { ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: sequenceNumber }
          : { ShardIteratorType: sequenceNumber === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON' }),
      }),
    );
    return ShardIterator;
  }
}
