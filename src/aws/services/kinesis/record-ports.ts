// Streams as other services see them: a source and a sink of records, by ARN.
import { AwsError } from '../../core/errors.ts';
import type { RecordSink, RecordSource, SinkRecord, SourcePosition } from '../../core/ports.ts';
import { shardMissing } from './errors.ts';
import { checkRecordSize } from './put-constraints.ts';
import type { RecordLog } from './record-log.ts';
import { type Shard, shardIdOf } from './shard.ts';
import type { Stream } from './stream.ts';
import { usable } from './stream-argument.ts';
import type { Streams } from './streams.ts';

export function recordSource(streams: Streams): RecordSource {
  return {
    shardIds: (arn) => streams.getByArn(arn).shards.map((shard) => shard.id),
    parentsOf: (arn, shardId) => shardOf(streams, arn, shardId).parents.map(shardIdOf),
    read(arn, shardId, position, limit) {
      const { log } = shardOf(streams, arn, shardId);
      return log.slice(firstPlace(log, position), limit);
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
      const stream = usable(streams.getByArn(arn));
      for (const { data, partitionKey } of records) checkRecordSize(stream, data, partitionKey, 'data');
      return records.filter((record) => deliver(streams, stream, record) === 'refused');
    },
  };
}

function deliver(streams: Streams, stream: Stream, record: SinkRecord): 'taken' | 'refused' {
  try {
    streams.append(stream, stream.shardForKey(record.partitionKey), record, 'delivery');
    return 'taken';
  } catch (thrown) {
    if (thrown instanceof AwsError && thrown.code === 'ProvisionedThroughputExceededException') return 'refused';
    throw thrown;
  }
}

function shardOf(streams: Streams, arn: string, shardId: string): Shard {
  const stream = streams.getByArn(arn);
  const shard = stream.shard(shardId);
  if (!shard) throw shardMissing(shardId, stream.definition.name, stream.definition.account);
  return shard;
}

function firstPlace(log: RecordLog, position: SourcePosition): number {
  switch (position.kind) {
    case 'oldest':
      return 0;
    case 'newest':
      return log.length;
    case 'after':
      return log.placeOf(position);
    default:
      throw new AwsError('InvalidArgumentException', 'Unknown position.');
  }
}
