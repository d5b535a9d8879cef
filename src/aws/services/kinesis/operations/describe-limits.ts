// DescribeLimits: shards and streams on demand that the account may have, and has.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeLimits.html
import type { DescribeLimitsInput, DescribeLimitsOutput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../../../core/service.ts';
import { onDemandStreams, provisionedShards } from '../account-limits.ts';
import { limits } from '../limits.ts';
import type { Streams } from '../streams.ts';

export const describeLimits =
  (streams: Streams): Operation<DescribeLimitsInput, DescribeLimitsOutput> =>
  (_input, context) => ({
    ShardLimit: limits.shardsPerAccount,
    OpenShardCount: provisionedShards(streams, context),
    OnDemandStreamCount: onDemandStreams(streams, context),
    OnDemandStreamCountLimit: limits.onDemandStreams,
  });
