// What a program sees of the consumer library: settings, processor, records, worker. consumer-types.ts says the same to the editor.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { KinesisClient } from '@aws-sdk/client-kinesis';

/** A record as a producer wrote it: the ones inside an aggregated record are given one by one. */
export interface ConsumedRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
  readonly sequenceNumber: string;
  /** The place inside an aggregated record, from 0; 0 for any other record. */
  readonly subSequenceNumber: number;
  readonly arrived: Date;
}

/** Remembers in the lease table that everything up to `record` is done; up to the newest record given when it is left out. */
export type CheckpointCall = (record?: Pick<ConsumedRecord, 'sequenceNumber' | 'subSequenceNumber'>) => Promise<void>;

export interface RecordBatch {
  readonly shardId: string;
  /** In the order of the shard; never empty. */
  readonly records: readonly ConsumedRecord[];
  /** How far the last of them is behind the end of the shard, in milliseconds. */
  readonly millisBehindLatest: number;
  readonly checkpoint: CheckpointCall;
}

/** What a program does with one shard. Made anew whenever this worker gets the shard's lease. */
export interface ShardProcessor {
  /** The next batch is read when this one is done. What it throws is logged and the batch is skipped, as the KCL does. */
  records(batch: RecordBatch): Promise<void> | void;
  /** The shard was split or merged and all its records were given: must `await checkpoint()`, or its children would never be read. Without this member it is done for you. */
  shardEnded?(end: { readonly shardId: string; readonly checkpoint: () => Promise<void> }): Promise<void> | void;
  /** Another worker has the shard now; a checkpoint is no longer possible. */
  leaseLost?(lost: { readonly shardId: string }): Promise<void> | void;
  /** The last moment to checkpoint before `worker.stop()` gives the shard away. */
  shutdownRequested?(request: { readonly shardId: string; readonly checkpoint: CheckpointCall }): Promise<void> | void;
}

export interface ConsumerSettings {
  /** Workers of one application share the shards. It is the name of the lease table, too. */
  readonly application: string;
  readonly stream: string;
  /** Different for each worker of the application. */
  readonly workerId: string;
  readonly processor: (shardId: string) => ShardProcessor;
  /** Where to begin in a shard that has no checkpoint. `LATEST` by default, as in the KCL. */
  readonly initialPosition?: 'TRIM_HORIZON' | 'LATEST';
  /** A lease that was not renewed for so long is free for others. 10,000 by default. */
  readonly failoverMs?: number;
  /** Between two reads of a shard. 1,000 by default, 200 at least: a shard allows five reads a second. */
  readonly pollMs?: number;
  /** The most records of one read, up to 10,000, which is the default. */
  readonly maxRecords?: number;
  /** How often new shards are looked for, besides the start and the end of a shard. 60,000 by default. */
  readonly shardSyncMs?: number;
  readonly kinesis?: KinesisClient;
  readonly dynamodb?: DynamoDBClient;
}

export interface WorkerCounts {
  /** Records that were given to processors. */
  readonly records: number;
  readonly checkpoints: number;
  readonly leasesTaken: number;
  /** Those of leasesTaken that another worker was still renewing. */
  readonly leasesStolen: number;
  readonly leasesLost: number;
  /** Reads that Kinesis refused with ProvisionedThroughputExceededException, after the SDK's own attempts. */
  readonly throttledReads: number;
  /** Batches whose processor threw. */
  readonly failedBatches: number;
}

export interface Worker {
  readonly workerId: string;
  /** The shards that this worker holds now. */
  readonly shards: readonly string[];
  /** What it has done so far. */
  readonly counts: WorkerCounts;
  /** Lets each processor finish its batch and checkpoint, then gives all leases back. Not to be awaited inside a processor: it waits for that. */
  stop(): Promise<void>;
  /** A crash: the worker does nothing more, and its leases stay as they are until they run out. */
  die(): void;
  /** Settles when the worker has stopped or died; rejects when it cannot go on, for example without its stream. */
  readonly ended: Promise<void>;
}
