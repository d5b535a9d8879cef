// CreateStream: a new stream, CREATING first and ACTIVE a little later.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
import type { CreateStreamInput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { checkOnDemandLimit, checkShardLimit } from '../account-limits.ts';
import { type AccountSettings, checkWarmThroughput } from '../account-settings.ts';
import { memberNotEmbedded, streamExists, tooManyCreating } from '../errors.ts';
import { limits } from '../limits.ts';
import { nameConstraint } from '../stream-argument.ts';
import { freshSettings, type StreamMode } from '../stream-settings.ts';
import type { Streams } from '../streams.ts';
import { checkedTags } from '../tags.ts';

export const createStreamConstraints: Constraints = {
  StreamName: nameConstraint,
  ShardCount: { min: 1, max: 100_000 },
  'StreamModeDetails.StreamMode': { oneOf: ['PROVISIONED', 'ON_DEMAND'] },
  MaxRecordSizeInKiB: { min: limits.defaultRecordKiB, max: limits.largestRecordKiB },
  RecordDistributionStrategy: { oneOf: ['AUTO', 'USER_PARTITION_KEY'] },
  WarmThroughputMiBps: { min: 0 },
  Tags: { maxLength: 200 },
};

export const createStream =
  (streams: Streams, accounts: AccountSettings): Operation<CreateStreamInput, void> =>
  (input, context) => {
    if (input.RecordDistributionStrategy === 'AUTO') throw memberNotEmbedded('RecordDistributionStrategy AUTO');
    const { account, region } = context;
    const name = input.StreamName ?? '';
    const mode = input.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
    const shardCount = shardCountOf(mode, input.ShardCount);
    const existing = streams.list(context);
    if (existing.some((stream) => stream.definition.name === name)) throw streamExists(name, account);
    const creating = existing.filter((stream) => stream.status === 'CREATING').length;
    if (creating >= limits.streamsBeingCreated) throw tooManyCreating(account, limits.streamsBeingCreated);
    checkShardLimit(streams, context, shardCount);
    if (mode === 'ON_DEMAND') checkOnDemandLimit(streams, context);
    const warm = input.WarmThroughputMiBps;
    if (warm !== undefined) checkWarmThroughput(accounts, context, name, mode, streams.now());
    const tags = checkedTags(input.Tags ?? {}, `stream ${name} under account ${account}`);
    const settings = freshSettings({
      mode,
      maxRecordKiB: input.MaxRecordSizeInKiB ?? limits.defaultRecordKiB,
      tags,
      ...(warm !== undefined && { warmThroughputMiBps: warm }),
    });
    streams.create({ name, account, region }, settings, shardCount);
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
