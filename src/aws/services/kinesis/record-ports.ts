// Streams as other services see them: a source and a sink of records, by ARN.
import { AwsError } from '../../core/errors.ts';
import type { RecordSink, RecordSource, SinkRecord, SourcePosition } from '../../core/ports.ts';
import type { Consumers } from './consumers.ts';
import { consumerNotFound, shardMissing } from './errors.ts';
import { checkRecordSize } from './put-constraints.ts';
import type { RecordLog } from './record-log.ts';
import { isConsumerArn } from './resources.ts';
import { type Shard, shardIdOf } from './shard.ts';
import type { Stream } from './stream.ts';
import { usable } from './stream-argument.ts';
import type { Streams } from './streams.ts';

/** A source by the ARN of a stream, or of a consumer that is registered with it. */
export function recordSource(streams: Streams, consumers: Consumers): RecordSource {
  const streamOf = (arn: string): Stream => {
    if (!isConsumerArn(arn)) return streams.getByArn(arn);
    const consumer = consumers.byArn(arn);
    if (consumer?.status !== 'ACTIVE') throw consumerNotFound(arn, arn.split(':')[4] ?? '');
    return streams.getByArn(consumer.streamArn);
  };
  return {
    shardIds: (arn) => streamOf(arn).shards.map((shard) => shard.id),
    parentsOf: (arn, shardId) => shardOf(streamOf(arn), shardId).parents.map(shardIdOf),
    read(arn, shardId, position, limit) {
      const { log } = shardOf(streamOf(arn), shardId);
      return log.slice(firstPlace(log, position), limit);
    },
    latest(arn, shardId) {
      const { kind, sequenceNumber } = shardOf(streamOf(arn), shardId).latest;
      return kind === 'after' ? { kind, sequenceNumber } : { kind: 'oldest' };
    },
    subscribe: (arn, wake) => streams.subscribe(streamOf(arn), wake),
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

function shardOf(stream: Stream, shardId: string): Shard {
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
