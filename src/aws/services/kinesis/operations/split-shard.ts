// SplitShard: one shard becomes two, at a hash key.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SplitShard.html; sentences recorded by kinesalite.
import type { SplitShardInput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { checkShardLimit } from '../account-limits.ts';
import { invalidArgument, shardNotOpen } from '../errors.ts';
import { explicitHashKeyConstraint } from '../put-constraints.ts';
import { checkProvisioned, findActiveStream, findShardToChange, nameConstraint, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const splitShardConstraints: Constraints = {
  NewStartingHashKey: explicitHashKeyConstraint,
  ShardToSplit: nameConstraint,
  ...streamConstraints,
};

export const splitShard =
  (streams: Streams): Operation<SplitShardInput, void> =>
  (input, context) => {
    const stream = findActiveStream(streams, input, context);
    checkProvisioned(stream);
    const shard = findShardToChange(stream, input.ShardToSplit ?? '');
    const { name, account } = stream.definition;
    if (shard.state === 'closed') throw shardNotOpen(shard.id, name, account);
    checkShardLimit(streams, context, 1);
    const startingHashKey = BigInt(input.NewStartingHashKey ?? '0');
    const { starting, ending } = shard.hashKeys;
    if (startingHashKey <= starting + 1n || startingHashKey >= ending)
      throw invalidArgument(
        `NewStartingHashKey ${startingHashKey} used in SplitShard() on shard ${shard.id} in stream ${name} under account ${account} is not ` +
          `both greater than one plus the shard's StartingHashKey ${starting} and less than the shard's EndingHashKey ${ending}.`,
      );
    streams.update(stream, { kind: 'split', index: shard.index, startingHashKey });
  };
