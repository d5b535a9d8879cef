// GetShardIterator: a place in a shard from which to read.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html
import type { GetShardIteratorInput, GetShardIteratorOutput } from '@aws-sdk/client-dynamodb-streams';
import type { ChangeRecord, ChangeStreams } from '../../../core/change-streams.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { shardNotFound, streamNotFound, trimmed, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import { writeIterator } from '../shard-iterator.ts';
import { checkStreamArn } from '../stream-arn.ts';

export const getShardIteratorConstraints: Constraints = {
  StreamArn: { minLength: limits.arnLength.min, maxLength: limits.arnLength.max },
  ShardId: { minLength: limits.shardIdLength.min, maxLength: limits.shardIdLength.max },
  ShardIteratorType: { oneOf: ['AFTER_SEQUENCE_NUMBER', 'LATEST', 'AT_SEQUENCE_NUMBER', 'TRIM_HORIZON'] },
  SequenceNumber: { minLength: limits.sequenceNumberLength.min, maxLength: limits.sequenceNumberLength.max },
};

export const getShardIterator =
  (streams: () => Promise<ChangeStreams>, clock: Clock): Operation<GetShardIteratorInput, GetShardIteratorOutput> =>
  async (input) => {
    const { StreamArn: streamArn = '', ShardId: shardId = '' } = input;
    checkStreamArn(streamArn);
    const port = await streams();
    const shard = port.describe(streamArn)?.shards;
    if (!shard) throw streamNotFound(streamArn);
    const found = shard.find(({ id }) => id === shardId);
    if (!found) throw shardNotFound(shardId, streamArn);
    const after = placeOf(input, port.records(streamArn, shardId), found.startingSequenceNumber);
    return { ShardIterator: writeIterator({ streamArn, shardId, after, givenMs: clock.now() }) };
  };

/** The number behind which the reading begins. The sentences are inferred. */
function placeOf(
  { ShardIteratorType: type, SequenceNumber: number }: GetShardIteratorInput,
  records: readonly ChangeRecord[],
  starting: string,
): string {
  const needsNumber = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
  if (needsNumber && number === undefined) throw validation(`SequenceNumber must be specified when ShardIteratorType is ${type}`);
  if (!needsNumber && number !== undefined) throw validation(`SequenceNumber must not be specified when ShardIteratorType is ${type}`);
  if (type === 'TRIM_HORIZON') return '';
  if (number === undefined) return records.at(-1)?.sequenceNumber ?? '';
  if (!/^\d+$/.test(number) || number < starting) throw validation(`Invalid SequenceNumber: ${number}`);
  const [oldest] = records;
  if (number !== starting && oldest !== undefined && number < oldest.sequenceNumber) throw trimmed();
  // At a number means behind the one before it; numbers grow by more than one.
  return type === 'AFTER_SEQUENCE_NUMBER' ? number : (BigInt(number) - 1n).toString().padStart(number.length, '0');
}
