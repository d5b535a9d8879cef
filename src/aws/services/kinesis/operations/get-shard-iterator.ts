// GetShardIterator: where to begin to read a shard.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetShardIterator.html
import type { GetShardIteratorInput, GetShardIteratorOutput } from '@aws-sdk/client-kinesis';
import type { CallContext } from '../../../core/call.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidArgument, shardMissing, shardUnknown } from '../errors.ts';
import { sequenceNumberConstraint } from '../put-constraints.ts';
import { parseSequenceNumber } from '../sequence-number.ts';
import { type Shard, type ShardPosition, shardIdOf } from '../shard.ts';
import { sealIterator } from '../shard-iterator.ts';
import type { Stream } from '../stream.ts';
import { findStream, nameConstraint, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const getShardIteratorConstraints: Constraints = {
  ShardId: nameConstraint,
  ShardIteratorType: { oneOf: ['AFTER_SEQUENCE_NUMBER', 'LATEST', 'AT_TIMESTAMP', 'AT_SEQUENCE_NUMBER', 'TRIM_HORIZON'] },
  StartingSequenceNumber: sequenceNumberConstraint,
  ...streamConstraints,
};

export const getShardIterator =
  (streams: Streams): Operation<GetShardIteratorInput, GetShardIteratorOutput> =>
  (input, context) => {
    const stream = findStream(streams, input, context);
    const shard = findShard(stream, input.ShardId ?? '', context);
    const nowMs = streams.now();
    const position = positionOf(input, stream, shard, nowMs);
    const { createdMs } = stream.definition;
    return { ShardIterator: sealIterator({ streamArn: stream.arn, streamCreatedMs: createdMs, shardId: shard.id, position }, nowMs) };
  };

function findShard(stream: Stream, shardId: string, { account }: CallContext): Shard {
  const number = /^(?:shardId-)?0*(\d{1,10})$/.exec(shardId)?.[1];
  if (number === undefined) throw shardUnknown(shardId, stream.definition.name, account);
  const wanted = shardIdOf(Number(number));
  const shard = stream.shards.find((candidate) => candidate.id === wanted);
  if (!shard) throw shardMissing(wanted, stream.definition.name, account);
  return shard;
}

function positionOf(input: GetShardIteratorInput, stream: Stream, shard: Shard, nowMs: number): ShardPosition {
  const { ShardIteratorType: type, StartingSequenceNumber: number, Timestamp: timestamp } = input;
  switch (type) {
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      if (number === undefined) throw badCombination(type, 'and no StartingSequenceNumber');
      checkSequenceNumber(number, stream, shard);
      return { kind: type === 'AT_SEQUENCE_NUMBER' ? 'at' : 'after', sequenceNumber: number };
    case 'AT_TIMESTAMP':
      return shard.positionAtTime(checkedTime(timestamp, nowMs));
    default:
      if (number !== undefined) throw badCombination(type ?? '', 'and also a StartingSequenceNumber');
      return type === 'LATEST' ? shard.latest : shard.oldest;
  }
}

function badCombination(type: string, also: string): Error {
  return invalidArgument(
    'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST ' +
      `and no StartingSequenceNumber. Request specified ${type} ${also}.`,
  );
}

function checkSequenceNumber(number: string, stream: Stream, shard: Shard): void {
  const parts = parseSequenceNumber(number);
  const { name, account } = stream.definition;
  const used = `StartingSequenceNumber ${number} used in GetShardIterator on shard ${shard.id} in stream ${name} under account ${account}`;
  if (!parts) throw invalidArgument(`${used} is invalid.`);
  if (parts.shardIndex !== shard.index)
    throw invalidArgument(
      `Invalid StartingSequenceNumber. It encodes ${shardIdOf(parts.shardIndex)}, while it was used in a call to a shard with ${shard.id}`,
    );
  if (parts.shardCreatedMs !== parseSequenceNumber(shard.startingSequenceNumber)?.shardCreatedMs)
    throw invalidArgument(`${used} is invalid because it did not come from this stream.`);
}

function checkedTime(timestamp: Date | undefined, nowMs: number): number {
  if (timestamp === undefined)
    throw invalidArgument(
      'Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.',
    );
  const timeMs = timestamp.getTime();
  if (timeMs <= nowMs) return timeMs;
  throw invalidArgument(
    'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. ' +
      `timestampInMillis: ${timeMs}, currentTimestampInMillis: ${nowMs}`,
  );
}
