// Which shards of a stream a filter means: by name, by the time they were open, from the trim horizon or at the tip.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ShardFilter.html
import type { ShardFilter } from '@aws-sdk/client-kinesis';
import { invalidArgument } from './errors.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

/** Shards in order of their names. Throws AwsError InvalidArgumentException; its sentences are inferred. */
export function filteredShards(stream: Stream, filter: ShardFilter | undefined, nowMs: number): readonly Shard[] {
  const { shards } = stream;
  // AWS: a time before the trim horizon or the stream's creation means the trim horizon.
  const horizonMs = Math.max(nowMs - stream.retentionMs, stream.definition.createdMs);
  switch (filter?.Type) {
    case undefined:
    case 'FROM_TRIM_HORIZON':
      return shards;
    case 'AFTER_SHARD_ID': {
      const { ShardId: after } = filter;
      if (after === undefined) throw invalidArgument('ShardId must be specified for the shard filter type AFTER_SHARD_ID.');
      return shards.filter(({ id }) => id > after);
    }
    case 'AT_LATEST':
      return shards.filter(({ state }) => state === 'open');
    case 'AT_TRIM_HORIZON':
      return shards.filter((shard) => wasOpenAt(shard, horizonMs));
    case 'AT_TIMESTAMP': {
      const atMs = Math.max(checkedTime(filter, nowMs), horizonMs);
      return shards.filter((shard) => wasOpenAt(shard, atMs));
    }
    case 'FROM_TIMESTAMP': {
      const fromMs = Math.max(checkedTime(filter, nowMs), horizonMs);
      return shards.filter(({ closedMs }) => closedMs === undefined || closedMs >= fromMs);
    }
    default:
      throw invalidArgument(`Unknown shard filter type ${filter?.Type}.`);
  }
}

/** A child that took over at the very moment counts, and so does its parent. */
function wasOpenAt({ createdMs, closedMs }: Shard, atMs: number): boolean {
  return createdMs <= atMs && (closedMs === undefined || closedMs >= atMs);
}

function checkedTime({ Type: type, Timestamp: timestamp }: ShardFilter, nowMs: number): number {
  if (timestamp === undefined) throw invalidArgument(`Timestamp must be specified for the shard filter type ${type}.`);
  const timeMs = timestamp.getTime();
  if (timeMs > nowMs) throw invalidArgument(`The timestamp of the shard filter type ${type} cannot be in the future.`);
  return timeMs;
}
