// DescribeStream: a stream with its shards.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html
import type { DescribeStreamInput, DescribeStreamOutput, ShardFilter, StreamViewType } from '@aws-sdk/client-dynamodb-streams';
import type { ChangeStreams } from '../../../core/change-streams.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { streamNotFound, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import { checkStreamArn } from '../stream-arn.ts';

export const describeStreamConstraints: Constraints = {
  StreamArn: { minLength: limits.arnLength.min, maxLength: limits.arnLength.max },
  Limit: { min: 1, max: limits.describedShards },
  ExclusiveStartShardId: { minLength: limits.shardIdLength.min, maxLength: limits.shardIdLength.max },
  'ShardFilter.Type': { oneOf: ['CHILD_SHARDS'] },
  'ShardFilter.ShardId': { minLength: limits.shardIdLength.min, maxLength: limits.shardIdLength.max },
};

export const describeStream =
  (streams: () => Promise<ChangeStreams>): Operation<DescribeStreamInput, DescribeStreamOutput> =>
  async ({ StreamArn: arn = '', Limit: limit = limits.describedShards, ExclusiveStartShardId: after = '', ShardFilter: filter }) => {
    checkStreamArn(arn);
    if (filter) checkShardFilter(filter);
    const stream = (await streams()).describe(arn);
    if (!stream) throw streamNotFound(arn);
    // Shards that never split have no children.
    const shards = filter ? [] : stream.shards.filter(({ id }) => id > after);
    const page = shards.slice(0, limit);
    return {
      StreamDescription: {
        StreamArn: stream.arn,
        StreamLabel: stream.label,
        StreamStatus: stream.status,
        StreamViewType: stream.viewType as StreamViewType,
        CreationRequestDateTime: new Date(stream.createdMs),
        TableName: stream.tableName,
        KeySchema: stream.keySchema.map(({ name, kind }) => ({ AttributeName: name, KeyType: kind })),
        Shards: page.map(({ id, startingSequenceNumber, endingSequenceNumber }) => ({
          ShardId: id,
          SequenceNumberRange: {
            StartingSequenceNumber: startingSequenceNumber,
            ...(endingSequenceNumber !== undefined && { EndingSequenceNumber: endingSequenceNumber }),
          },
        })),
        ...(shards.length > limit && { LastEvaluatedShardId: page.at(-1)?.id }),
      },
    };
  };

/** Both members go together (scylladb/alternator's tests record it; the sentences are inferred). */
function checkShardFilter({ Type: type, ShardId: shardId }: ShardFilter): void {
  if (type === undefined) throw validation('ShardFilter.Type must be specified');
  if (shardId === undefined) throw validation('ShardFilter.ShardId must be specified');
}
