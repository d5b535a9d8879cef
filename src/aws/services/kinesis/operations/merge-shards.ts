// MergeShards: two neighbouring shards become one.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_MergeShards.html; sentences recorded by kinesalite.
import type { MergeShardsInput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidArgument, shardNotOpen } from '../errors.ts';
import { checkProvisioned, findActiveStream, findShardToChange, nameConstraint, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const mergeShardsConstraints: Constraints = {
  ShardToMerge: nameConstraint,
  AdjacentShardToMerge: nameConstraint,
  ...streamConstraints,
};

export const mergeShards =
  (streams: Streams): Operation<MergeShardsInput, void> =>
  (input, context) => {
    const stream = findActiveStream(streams, input, context);
    checkProvisioned(stream);
    const shard = findShardToChange(stream, input.ShardToMerge ?? '');
    const adjacent = findShardToChange(stream, input.AdjacentShardToMerge ?? '');
    const { name, account } = stream.definition;
    for (const { id, state } of [shard, adjacent]) if (state === 'closed') throw shardNotOpen(id, name, account);
    if (shard.hashKeys.ending + 1n !== adjacent.hashKeys.starting)
      throw invalidArgument(
        `Shards ${shard.id} and ${adjacent.id} in stream ${name} under account ${account} are not an adjacent pair of shards eligible for merging`,
      );
    streams.update(stream, { kind: 'merge', index: shard.index, adjacentIndex: adjacent.index });
  };
