// ListShards: the shards of a stream, up to a thousand at a time.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
import type { ListShardsInput, ListShardsOutput, ShardFilter } from '@aws-sdk/client-kinesis';
import type { CallContext } from '../../../core/call.ts';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { checkCreated, describedShard } from '../described-stream.ts';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { openToken, sealToken } from '../sealed-token.ts';
import { filteredShards } from '../shard-filter.ts';
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
    const { stream, after, filter } = startOf(streams, input, context, nowMs);
    const limit = Math.min(input.MaxResults ?? 1000, 1000);
    const rest = filteredShards(stream, filter, nowMs).filter((shard) => shard.id > after);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      Shards: page.map(describedShard),
      ...(last && rest.length > limit && { NextToken: sealToken(['shards', String(nowMs), stream.arn, last.id, sealFilter(filter)]) }),
    };
  };

interface Start {
  readonly stream: Stream;
  readonly after: string;
  readonly filter: ShardFilter | undefined;
}

function startOf(streams: Streams, input: ListShardsInput, context: CallContext, nowMs: number): Start {
  const named = input.StreamName ?? input.StreamARN;
  if (input.NextToken === undefined) {
    if (named === undefined) throw invalidArgument('Either NextToken or StreamName should be provided.');
    const stream = findStream(streams, input, context);
    if (input.StreamCreationTimestamp !== undefined) checkCreated(stream, input.StreamCreationTimestamp);
    return { stream, after: input.ExclusiveStartShardId ?? '', filter: input.ShardFilter };
  }
  if (named !== undefined) throw invalidArgument('NextToken and StreamName cannot be provided together.');
  const [kind, issued, arn, shardId, filter] = openToken(input.NextToken) ?? [];
  // The sentences of both errors are inferred.
  if (kind !== 'shards' || arn === undefined || shardId === undefined) throw invalidArgument('Invalid NextToken.');
  if (nowMs - Number(issued) > limits.listTokenLifeMs) throw new AwsError('ExpiredNextTokenException', 'The NextToken has expired.');
  return { stream: findStream(streams, { StreamARN: arn }, context), after: shardId, filter: openFilter(filter) };
}

/** A token goes on with the filter that its list began with. */
function sealFilter(filter: ShardFilter | undefined): string {
  return filter === undefined ? '' : JSON.stringify(filter);
}

function openFilter(text = ''): ShardFilter | undefined {
  if (text === '') return undefined;
  const filter = JSON.parse(text) as Omit<ShardFilter, 'Timestamp'> & { Timestamp?: string };
  return { ...filter, Timestamp: filter.Timestamp === undefined ? undefined : new Date(filter.Timestamp) };
}
