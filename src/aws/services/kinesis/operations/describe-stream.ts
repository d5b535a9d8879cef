// DescribeStream: a stream and its shards, up to a hundred at a time.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStream.html
import type { DescribeStreamInput, DescribeStreamOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { describedShard, describedStream } from '../described-stream.ts';
import { findStream, nameConstraint, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const describeStreamConstraints: Constraints = {
  ...streamConstraints,
  Limit: { min: 1, max: 10_000 },
  ExclusiveStartShardId: nameConstraint,
};

export const describeStream =
  (streams: Streams): Operation<DescribeStreamInput, DescribeStreamOutput> =>
  (input, context) => {
    const stream = findStream(streams, input, context);
    // AWS: "If you specify a value greater than 100, at most 100 results are returned."
    const limit = Math.min(input.Limit ?? 100, 100);
    const rest = stream.shards.filter((shard) => shard.id > (input.ExclusiveStartShardId ?? ''));
    const shards = rest.slice(0, limit).map(describedShard);
    return { StreamDescription: { ...describedStream(stream), Shards: shards, HasMoreShards: rest.length > limit } };
  };
