// How a stream and a shard look in answers.
import type { ChildShard, Shard as ShardShape, StreamModeDetails } from '@aws-sdk/client-kinesis';
import { streamNotFound } from './errors.ts';
import { type Shard, shardIdOf } from './shard.ts';
import type { Stream } from './stream.ts';

/** The members that DescribeStream and DescribeStreamSummary share. */
export function describedStream(stream: Stream) {
  const { name, createdMs } = stream.definition;
  const { encryption, retentionHours, shardMetrics } = stream.settings;
  return {
    StreamName: name,
    StreamARN: stream.arn,
    StreamStatus: stream.status,
    StreamModeDetails: modeDetails(stream),
    RetentionPeriodHours: retentionHours,
    StreamCreationTimestamp: creationTimestamp(createdMs),
    EnhancedMonitoring: [{ ShardLevelMetrics: [...shardMetrics] }],
    EncryptionType: encryption.type,
    ...(encryption.type === 'KMS' && { KeyId: encryption.keyId }),
  };
}

export function modeDetails(stream: Stream): StreamModeDetails {
  return { StreamMode: stream.settings.mode };
}

/** AWS: whole seconds (recorded by kinesalite). */
export function creationTimestamp(createdMs: number): Date {
  return new Date(Math.floor(createdMs / 1000) * 1000);
}

/** AWS: tells a stream from a later one of its name (API_ListShards). Throws AwsError ResourceNotFoundException. */
export function checkCreated({ definition }: Stream, timestamp: Date): void {
  if (creationTimestamp(timestamp.getTime()).getTime() === creationTimestamp(definition.createdMs).getTime()) return;
  throw streamNotFound(definition.name, definition.account);
}

export function describedShard({ id, parents, hashKeys, startingSequenceNumber, endingSequenceNumber }: Shard): ShardShape {
  const [parent, adjacentParent] = parents;
  return {
    ShardId: id,
    ...(parent !== undefined && { ParentShardId: shardIdOf(parent) }),
    ...(adjacentParent !== undefined && { AdjacentParentShardId: shardIdOf(adjacentParent) }),
    HashKeyRange: describedRange(hashKeys),
    SequenceNumberRange: {
      StartingSequenceNumber: startingSequenceNumber,
      ...(endingSequenceNumber !== undefined && { EndingSequenceNumber: endingSequenceNumber }),
    },
  };
}

/** What a reader is told at the end of a closed shard. */
export function describedChildren(stream: Stream, shard: Shard): ChildShard[] {
  return stream.childrenOf(shard).map(({ id, parents, hashKeys }) => ({
    ShardId: id,
    ParentShards: parents.map(shardIdOf),
    HashKeyRange: describedRange(hashKeys),
  }));
}

function describedRange({ starting, ending }: Shard['hashKeys']) {
  return { StartingHashKey: String(starting), EndingHashKey: String(ending) };
}

/** A stream as the inspector shows it: what is in its shards, without the data. */
export function inspectedStream(stream: Stream) {
  const { name } = stream.definition;
  const shards = stream.shards.map((shard) => ({
    id: shard.id,
    state: shard.state,
    parents: shard.parents.map(shardIdOf),
    ...describedRange(shard.hashKeys),
    records: shard.log.length,
    newestMs: shard.log.newest?.approximateArrivalMs,
  }));
  return { name, arn: stream.arn, status: stream.status, mode: stream.settings.mode, shards };
}
