// The embedded Kinesis and DynamoDB, workers on them, and one clock for both that a test moves. For tests.
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateStreamCommand,
  KinesisClient,
  ListShardsCommand,
  MergeShardsCommand,
  PutRecordCommand,
  PutRecordsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { onTestFinished, vi } from 'vitest';
import { aggregate, type UserRecord } from '../../../aws/core/aggregated-records.ts';
import { clientFor } from '../../../aws/testing/sdk-client.ts';
import { testCloud } from '../../../aws/testing/test-cloud.ts';
import type { ConsumedRecord, ConsumerSettings, RecordBatch, ShardProcessor, Worker } from '../api.ts';
import { consumeStream } from '../consume-stream.ts';
import { fromItem, type Lease } from '../lease.ts';

const STEP_MS = 50;
/** Turns of the event loop in which no request was under way: promises and imports have ended then. */
const QUIET_TURNS = 3;

/** A record that a worker was given, as the tests compare it. */
export interface Seen {
  readonly worker: string;
  readonly shardId: string;
  readonly text: string;
}

export const stream = 'prices';
export const application = 'dashboard';

export type ConsumerCloud = Awaited<ReturnType<typeof consumerCloud>>;

/** A cloud with a stream `prices`. Ends all workers with the test. */
export async function consumerCloud({ shards = 1, ...options }: { shards?: number; throughput?: 'enforced' } = {}) {
  const cloud = testCloud(options);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: cloud.clock.now() });
  let underWay = 0;
  const counted = {
    fetch: async (request: Request) => {
      underWay += 1;
      try {
        return await cloud.aws.fetch(request);
      } finally {
        underWay -= 1;
      }
    },
  };
  const kinesis = clientFor(counted, KinesisClient, { clock: cloud.clock });
  const dynamodb = clientFor(counted, DynamoDBClient, { clock: cloud.clock });
  const workers: Worker[] = [];
  const seen: Seen[] = [];
  onTestFinished(() => {
    for (const worker of workers) worker.die();
    vi.useRealTimers();
  });

  async function quiet(): Promise<void> {
    for (let turns = 0; turns < QUIET_TURNS; turns = underWay === 0 ? turns + 1 : 0) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Lets time pass for the cloud and the workers, in small steps. */
  async function pass(ms: number): Promise<void> {
    await quiet();
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      await cloud.advance(STEP_MS);
      vi.advanceTimersByTime(STEP_MS);
      await quiet();
    }
  }

  /** Awaits what needs time to pass. */
  async function during<Result>(work: Promise<Result>): Promise<Result> {
    let state: 'open' | 'over' = 'open';
    const over = () => {
      state = 'over';
    };
    work.then(over, over);
    for (let steps = 0; steps < 1000 && (state as string) === 'open'; steps++) await pass(STEP_MS);
    return work;
  }

  /** A processor that notes what it is given and checkpoints each batch. */
  const noting =
    (worker: string, own: Partial<ShardProcessor> = {}) =>
    (shardId: string): ShardProcessor => ({
      async records({ records, checkpoint }: RecordBatch) {
        seen.push(...records.map((record) => ({ worker, shardId, text: textOf(record) })));
        await checkpoint();
      },
      ...own,
    });

  async function start(workerId: string, settings: Partial<ConsumerSettings> = {}): Promise<Worker> {
    const processor = noting(workerId);
    const worker = await during(
      consumeStream({ application, stream, workerId, kinesis, dynamodb, initialPosition: 'TRIM_HORIZON', processor, ...settings }),
    );
    workers.push(worker);
    await quiet();
    return worker;
  }

  async function leases(): Promise<Lease[]> {
    const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: application, ConsistentRead: true }));
    return Items.map(fromItem).sort((one, other) => (one.leaseKey < other.leaseKey ? -1 : 1));
  }

  async function put(texts: readonly string[]): Promise<void> {
    const Records = texts.map((text) => ({ PartitionKey: text, Data: new TextEncoder().encode(text) }));
    await kinesis.send(new PutRecordsCommand({ StreamName: stream, Records }));
  }

  async function putAggregated(texts: readonly string[]): Promise<void> {
    const records = texts.map((text): UserRecord => ({ partitionKey: text, data: new TextEncoder().encode(text) }));
    await kinesis.send(new PutRecordCommand({ StreamName: stream, PartitionKey: 'a', Data: aggregate(records) }));
  }

  /** Splits a shard in the middle. */
  async function split(shardId: string): Promise<void> {
    const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName: stream }));
    const range = Shards.find(({ ShardId }) => ShardId === shardId)?.HashKeyRange;
    const middle = (BigInt(range?.StartingHashKey ?? 0) + BigInt(range?.EndingHashKey ?? 0)) / 2n;
    await kinesis.send(new SplitShardCommand({ StreamName: stream, ShardToSplit: shardId, NewStartingHashKey: String(middle) }));
    await pass(1000);
  }

  async function merge(shard: string, adjacent: string): Promise<void> {
    await kinesis.send(new MergeShardsCommand({ StreamName: stream, ShardToMerge: shard, AdjacentShardToMerge: adjacent }));
    await pass(1000);
  }

  await kinesis.send(new CreateStreamCommand({ StreamName: stream, ShardCount: shards }));
  await pass(1000);
  return { kinesis, dynamodb, seen, noting, start, leases, put, putAggregated, split, merge, pass, during };
}

export const textOf = ({ data }: Pick<ConsumedRecord, 'data'>): string => new TextDecoder().decode(data);

/** `['t0', 't1', ...]` */
export const texts = (count: number, prefix = 't'): string[] => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

export const shardId = (index: number): string => `shardId-${String(index).padStart(12, '0')}`;
