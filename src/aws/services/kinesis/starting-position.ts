// Where to begin to read a shard, as GetShardIterator and SubscribeToShard are told it.
import type { ShardIteratorType } from '@aws-sdk/client-kinesis';
import { invalidArgument } from './errors.ts';
import type { ShardPosition } from './record-log.ts';
import { parseSequenceNumber } from './sequence-number.ts';
import { type Shard, shardIdOf } from './shard.ts';
import type { Stream } from './stream.ts';

export interface StartingPoint {
  readonly type: ShardIteratorType | undefined;
  readonly sequenceNumber: string | undefined;
  readonly timestamp: Date | undefined;
  /** The operation that asks, for its sentences. */
  readonly operation: 'GetShardIterator' | 'SubscribeToShard';
}

export const startingTypes = ['AFTER_SEQUENCE_NUMBER', 'LATEST', 'AT_TIMESTAMP', 'AT_SEQUENCE_NUMBER', 'TRIM_HORIZON'];

/** Throws AwsError InvalidArgumentException. */
export function startingPosition(point: StartingPoint, stream: Stream, shard: Shard, nowMs: number): ShardPosition {
  const { type, sequenceNumber: number, timestamp } = point;
  switch (type) {
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      if (number === undefined) throw badCombination(type, 'and no StartingSequenceNumber');
      checkSequenceNumber(number, point, stream, shard);
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

function checkSequenceNumber(number: string, { operation }: StartingPoint, stream: Stream, shard: Shard): void {
  const parts = parseSequenceNumber(number);
  const { name, account } = stream.definition;
  const used = `StartingSequenceNumber ${number} used in ${operation} on shard ${shard.id} in stream ${name} under account ${account}`;
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
