// For the checks: the stream with the shard of every record, and how the producer behaved when records were refused.
import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient, ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
import type { CheckContext } from '../../src/lab/definition.ts';
import type { Waves } from './waves.ts';

export type Context = CheckContext<Waves>;

export interface Arrived {
  readonly shardId: string;
  readonly arrivedMs: number;
  readonly text: string;
}

export interface WholeStream {
  readonly shards: readonly Shard[];
  readonly records: readonly Arrived[];
}

const read = new WeakMap<Context['evidence'], Promise<WholeStream | undefined>>();

/** All shards and records of the stream, read once for a run; undefined when there is no such stream. */
export function wholeStream(context: Context): Promise<WholeStream | undefined> {
  const known = read.get(context.evidence) ?? readAll(context);
  read.set(context.evidence, known);
  return known;
}

async function readAll({ cloud, name }: Context): Promise<WholeStream | undefined> {
  const kinesis = cloud(KinesisClient);
  const StreamName = name('waves');
  const shards = await kinesis.send(new ListShardsCommand({ StreamName })).then(
    ({ Shards = [] }) => Shards,
    (error: Error) => (error.name === 'ResourceNotFoundException' ? undefined : Promise.reject(error)),
  );
  if (!shards) return undefined;
  const records: Arrived[] = [];
  for (const { ShardId = '' } of shards) {
    const start = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
    let { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(start));
    for (let behindMs = 1; ShardIterator && behindMs > 0; ) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
      for (const { Data, ApproximateArrivalTimestamp } of page.Records ?? []) {
        const arrivedMs = ApproximateArrivalTimestamp?.getTime() ?? 0;
        records.push({ shardId: ShardId, arrivedMs, text: new TextDecoder().decode(Data) });
      }
      behindMs = page.MillisBehindLatest ?? 0;
      ShardIterator = page.NextShardIterator;
    }
  }
  return { shards, records };
}

/** Is one shard the other one, or did it come from it by splits and merges? */
export function descends(shards: readonly Shard[], shardId: string, from: string): boolean {
  if (shardId === from) return true;
  const { ParentShardId, AdjacentParentShardId } = shards.find((shard) => shard.ShardId === shardId) ?? {};
  return [ParentShardId, AdjacentParentShardId].some((parent) => parent !== undefined && descends(shards, parent, from));
}

export interface Refusal {
  /** 1 for the first refused call after one that went through whole. */
  readonly inARow: number;
  /** Until the next call of the producer, in milliseconds. */
  readonly waitMs: number;
}

/** The producer's calls in which a record was refused, each with the wait after it. */
export function refusals({ evidence }: Context): Refusal[] {
  const puts = evidence.calls.filter(({ operation }) => operation === 'PutRecords' || operation === 'PutRecord');
  let inARow = 0;
  return puts.flatMap(({ atMs, response, errorCode }, index) => {
    // A long answer is cut in the middle; the count stands outside of its list.
    const refused = errorCode !== undefined || /"FailedRecordCount":\s*[1-9]/.test(response);
    inARow = refused ? inARow + 1 : 0;
    const next = puts[index + 1];
    return refused && next ? [{ inARow, waitMs: next.atMs - atMs }] : [];
  });
}
