// CreateStream: a new stream, CREATING first and ACTIVE a little later.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
import type { CreateStreamInput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { memberNotEmbedded, shardLimitExceeded, streamExists, tooManyCreating } from '../errors.ts';
import { limits } from '../limits.ts';
import type { StreamMode } from '../stream.ts';
import { nameConstraint } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const createStreamConstraints: Constraints = {
  StreamName: nameConstraint,
  ShardCount: { min: 1, max: 100_000 },
  'StreamModeDetails.StreamMode': { oneOf: ['PROVISIONED', 'ON_DEMAND'] },
  MaxRecordSizeInKiB: { min: limits.defaultRecordKiB, max: limits.largestRecordKiB },
  RecordDistributionStrategy: { oneOf: ['AUTO', 'USER_PARTITION_KEY'] },
  Tags: { maxLength: 50 },
};

export const createStream =
  (streams: Streams): Operation<CreateStreamInput, void> =>
  (input, context) => {
    if (input.WarmThroughputMiBps !== undefined) throw memberNotEmbedded('WarmThroughputMiBps');
    if (input.RecordDistributionStrategy === 'AUTO') throw memberNotEmbedded('RecordDistributionStrategy AUTO');
    const { account, region } = context;
    const name = input.StreamName ?? '';
    const mode = input.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
    const shardCount = shardCountOf(mode, input.ShardCount);
    const existing = streams.list(context);
    if (existing.some((stream) => stream.definition.name === name)) throw streamExists(name, account);
    const creating = existing.filter((stream) => stream.status === 'CREATING').length;
    if (creating >= limits.streamsBeingCreated) throw tooManyCreating(account, limits.streamsBeingCreated);
    const now = existing.reduce((sum, stream) => sum + stream.definition.shardCount, 0);
    if (now + shardCount > limits.shardsPerAccount)
      throw shardLimitExceeded(account, region, { now, more: shardCount, limit: limits.shardsPerAccount });
    const maxRecordKiB = input.MaxRecordSizeInKiB ?? limits.defaultRecordKiB;
    streams.create({ name, account, region, mode, shardCount, maxRecordKiB, tags: input.Tags ?? {} });
  };

/** AWS: on demand, the service chooses (four to begin with); provisioned, the caller must say. The sentences are inferred. */
function shardCountOf(mode: StreamMode, shardCount: number | undefined): number {
  if (mode === 'ON_DEMAND') {
    if (shardCount === undefined) return limits.onDemandShards;
    throw new AwsError('ValidationException', 'ShardCount cannot be specified when StreamMode is ON_DEMAND.');
  }
  if (shardCount === undefined) throw new AwsError('ValidationException', 'ShardCount must be specified when StreamMode is PROVISIONED.');
  return shardCount;
}
