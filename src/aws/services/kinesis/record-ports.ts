// Streams as other services see them: a source and a sink of records, by ARN.
import { AwsError, invariant } from '../../core/errors.ts';
import type { RecordSink, RecordSource, SinkRecord, SourcePosition } from '../../core/ports.ts';
import { shardMissing, streamNotFound } from './errors.ts';
import { hashKeyOf } from './hash-key.ts';
import { checkRecordSize } from './put-constraints.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';
import type { Streams } from './streams.ts';

export function recordSource(streams: Streams): RecordSource {
  return {
    shardIds: (arn) => streams.getByArn(arn).shards.map((shard) => shard.id),
    read(arn, shardId, position, limit) {
      const shard = shardOf(streams, arn, shardId);
      const first = firstIndex(shard, position);
      return shard.records.slice(first, first + limit);
    },
    latest(arn, shardId) {
      const { kind, sequenceNumber } = shardOf(streams, arn, shardId).latest;
      return kind === 'after' ? { kind, sequenceNumber } : { kind: 'oldest' };
    },
    subscribe: (arn, wake) => streams.subscribe(streams.getByArn(arn), wake),
  };
}

/** A sink; what its shards have no room for within this second comes back. */
export function recordSink(streams: Streams): RecordSink {
  return {
    put(arn, records) {
      const stream = active(streams.getByArn(arn));
      for (const { data, partitionKey } of records) checkRecordSize(stream, data, partitionKey, 'data');
      return records.filter((record) => deliver(streams, stream, record) === 'refused');
    },
  };
}

function deliver(streams: Streams, stream: Stream, record: SinkRecord): 'taken' | 'refused' {
  const shard = stream.shardFor(hashKeyOf(record.partitionKey));
  invariant(shard, 'the shards of a stream own every hash key');
  try {
    streams.append(stream, shard, record, 'delivery');
    return 'taken';
  } catch (thrown) {
    if (thrown instanceof AwsError && thrown.code === 'ProvisionedThroughputExceededException') return 'refused';
    throw thrown;
  }
}

function active(stream: Stream): Stream {
  if (stream.status === 'ACTIVE') return stream;
  throw streamNotFound(stream.definition.name, stream.definition.account);
}

function shardOf(streams: Streams, arn: string, shardId: string): Shard {
  const stream = streams.getByArn(arn);
  const shard = stream.shards.find((candidate) => candidate.id === shardId);
  if (!shard) throw shardMissing(shardId, stream.definition.name, stream.definition.account);
  return shard;
}

function firstIndex(shard: Shard, position: SourcePosition): number {
  switch (position.kind) {
    case 'oldest':
      return 0;
    case 'newest':
      return shard.records.length;
    case 'after':
      return shard.indexOf(position);
    default:
      throw new AwsError('InvalidArgumentException', 'Unknown position.');
  }
}
