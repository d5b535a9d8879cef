// GetShardIterator: where to begin to read a shard.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
import type { GetShardIteratorInput, GetShardIteratorOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { shardMissing, shardUnknown } from '../errors.ts';
import { sequenceNumberConstraint } from '../put-constraints.ts';
import type { Shard } from '../shard.ts';
import { sealIterator } from '../shard-iterator.ts';
import { startingPosition, startingTypes } from '../starting-position.ts';
import type { Stream } from '../stream.ts';
import { findStream, fullShardId, nameConstraint, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const getShardIteratorConstraints: Constraints = {
  ShardId: nameConstraint,
  ShardIteratorType: { oneOf: startingTypes },
  StartingSequenceNumber: sequenceNumberConstraint,
  ...streamConstraints,
};

export const getShardIterator =
  (streams: Streams): Operation<GetShardIteratorInput, GetShardIteratorOutput> =>
  (input, context) => {
    const stream = findStream(streams, input, context);
    const shard = findShard(stream, input.ShardId ?? '');
    const nowMs = streams.now();
    const { ShardIteratorType: type, StartingSequenceNumber: sequenceNumber, Timestamp: timestamp } = input;
    const position = startingPosition({ type, sequenceNumber, timestamp, operation: 'GetShardIterator' }, stream, shard, nowMs);
    const { createdMs } = stream.definition;
    return { ShardIterator: sealIterator({ streamArn: stream.arn, streamCreatedMs: createdMs, shardId: shard.id, position }, nowMs) };
  };

function findShard(stream: Stream, text: string): Shard {
  const { name, account } = stream.definition;
  const id = fullShardId(text);
  if (id === undefined) throw shardUnknown(text, name, account);
  const shard = stream.shard(id);
  if (!shard) throw shardMissing(id, name, account);
  return shard;
}
