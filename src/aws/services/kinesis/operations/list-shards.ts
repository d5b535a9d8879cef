// ListShards: the shards of a stream, up to a thousand at a time.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
import type { ListShardsInput, ListShardsOutput } from '@aws-sdk/client-kinesis';
import type { CallContext } from '../../../core/call.ts';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { describedShard } from '../described-stream.ts';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { openToken, sealToken } from '../sealed-token.ts';
import type { Stream } from '../stream.ts';
import { findStream, nameConstraint, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const listShardsConstraints: Constraints = {
  NextToken: { minLength: 1, maxLength: 1_048_576 },
  ExclusiveStartShardId: nameConstraint,
  MaxResults: { min: 1, max: 10_000 },
  'ShardFilter.Type': {
    oneOf: ['AFTER_SHARD_ID', 'AT_TRIM_HORIZON', 'FROM_TRIM_HORIZON', 'AT_LATEST', 'AT_TIMESTAMP', 'FROM_TIMESTAMP'],
  },
  'ShardFilter.ShardId': nameConstraint,
  ...streamConstraints,
};

export const listShards =
  (streams: Streams): Operation<ListShardsInput, ListShardsOutput> =>
  (input, context) => {
    const nowMs = streams.now();
    const { stream, after } = startOf(streams, input, context, nowMs);
    const limit = Math.min(input.MaxResults ?? 1000, 1000);
    const rest = stream.shards.filter((shard) => shard.id > after);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      Shards: page.map(describedShard),
      ...(last && rest.length > limit && { NextToken: sealToken(['shards', String(nowMs), stream.arn, last.id]) }),
    };
  };

function startOf(streams: Streams, input: ListShardsInput, context: CallContext, nowMs: number): { stream: Stream; after: string } {
  const named = input.StreamName ?? input.StreamARN;
  if (input.NextToken === undefined) {
    if (named === undefined) throw invalidArgument('Either NextToken or StreamName should be provided.');
    return { stream: findStream(streams, input, context), after: afterShard(input) };
  }
  if (named !== undefined) throw invalidArgument('NextToken and StreamName cannot be provided together.');
  const [kind, issued, arn, shardId] = openToken(input.NextToken) ?? [];
  // The sentences of both errors are inferred.
  if (kind !== 'shards' || arn === undefined || shardId === undefined) throw invalidArgument('Invalid NextToken.');
  if (nowMs - Number(issued) > limits.listTokenLifeMs) throw new AwsError('ExpiredNextTokenException', 'The NextToken has expired.');
  return { stream: findStream(streams, { StreamARN: arn }, context), after: shardId };
}

/** Shards are never split or merged here: all are open, and every other filter lets all of them through. */
function afterShard({ ShardFilter: filter, ExclusiveStartShardId: exclusive = '' }: ListShardsInput): string {
  if (filter?.Type !== 'AFTER_SHARD_ID') return exclusive;
  // The sentence is inferred.
  if (filter.ShardId === undefined) throw invalidArgument('ShardId must be specified for the shard filter type AFTER_SHARD_ID.');
  return filter.ShardId;
}
