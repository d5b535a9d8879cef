// How a stream and a shard look in answers.
import type { Shard as ShardShape, StreamModeDetails } from '@aws-sdk/client-kinesis';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

/** The members that DescribeStream and DescribeStreamSummary share. */
export function describedStream(stream: Stream) {
  const { name, createdMs } = stream.definition;
  return {
    StreamName: name,
    StreamARN: stream.arn,
    StreamStatus: stream.status,
    StreamModeDetails: modeDetails(stream),
    RetentionPeriodHours: stream.retentionHours,
    StreamCreationTimestamp: creationTimestamp(createdMs),
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    EncryptionType: 'NONE' as const,
  };
}

export function modeDetails(stream: Stream): StreamModeDetails {
  return { StreamMode: stream.definition.mode };
}

/** AWS: whole seconds (recorded by kinesalite). */
export function creationTimestamp(createdMs: number): Date {
  return new Date(Math.floor(createdMs / 1000) * 1000);
}

export function describedShard({ id, hashKeys, startingSequenceNumber }: Shard): ShardShape {
  return {
    ShardId: id,
    HashKeyRange: { StartingHashKey: String(hashKeys.starting), EndingHashKey: String(hashKeys.ending) },
    SequenceNumberRange: { StartingSequenceNumber: startingSequenceNumber },
  };
}

/** A stream as the inspector shows it: what is in its shards, without the data. */
export function inspectedStream(stream: Stream) {
  const { name, mode } = stream.definition;
  const shards = stream.shards.map((shard) => {
    const newest = shard.records.at(-1);
    return { id: shard.id, ...describedShard(shard).HashKeyRange, records: shard.records.length, newestMs: newest?.approximateArrivalMs };
  });
  return { name, arn: stream.arn, status: stream.status, mode, shards };
}
