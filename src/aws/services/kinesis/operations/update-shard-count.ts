// UpdateShardCount: even shards, more or fewer of them, up to double and down to half.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
import type { UpdateShardCountInput, UpdateShardCountOutput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { checkShardLimit } from '../account-limits.ts';
import { invalidArgument, limitExceeded } from '../errors.ts';
import { limits } from '../limits.ts';
import { countChange } from '../often-enough.ts';
import { checkProvisioned, findActiveStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const updateShardCountConstraints: Constraints = {
  ...streamConstraints,
  TargetShardCount: { min: 1 },
  ScalingType: { oneOf: ['UNIFORM_SCALING'] },
};

export const updateShardCount =
  (streams: Streams): Operation<UpdateShardCountInput, UpdateShardCountOutput> =>
  (input, context) => {
    const stream = findActiveStream(streams, input, context);
    checkProvisioned(stream);
    const current = stream.openShards.length;
    const target = input.TargetShardCount ?? current;
    checkTarget(current, target);
    checkShardLimit(streams, context, Math.max(0, target - current));
    countChange(stream, 'shardCount', limits.shardCountChangesPerDay, 'UpdateShardCount', streams.now());
    streams.update(stream, { kind: 'scale', shardCount: target });
    return { StreamName: stream.definition.name, CurrentShardCount: current, TargetShardCount: target, StreamARN: stream.arn };
  };

/** The limits are documented, the sentences inferred. */
function checkTarget(current: number, target: number): void {
  const counts = `Current open shard count: ${current} Target shard count: ${target}`;
  if (target > 2 * current) throw invalidArgument(`UpdateShardCount cannot scale up over double your current open shard count. ${counts}`);
  if (target < current / 2) throw invalidArgument(`UpdateShardCount cannot scale down below half your current open shard count. ${counts}`);
  if (target > limits.largestShardCount)
    throw limitExceeded(`UpdateShardCount cannot scale a stream up to more than ${limits.largestShardCount} shards. ${counts}`);
}
