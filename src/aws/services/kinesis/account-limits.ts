// What an account may have in a region: shards of all its streams together, streams on demand.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
import { limitExceeded, shardLimitExceeded } from './errors.ts';
import { limits } from './limits.ts';
import type { Place, Streams } from './streams.ts';

/** The open shards of provisioned streams: those on demand do not count (API_DescribeLimits). */
export function provisionedShards(streams: Streams, place: Place): number {
  const provisioned = streams.list(place).filter(({ settings }) => settings.mode === 'PROVISIONED');
  return provisioned.reduce((sum, { openShards }) => sum + openShards.length, 0);
}

export function onDemandStreams(streams: Streams, place: Place): number {
  return streams.list(place).filter(({ settings }) => settings.mode === 'ON_DEMAND').length;
}

/** Throws AwsError LimitExceededException when `more` shards are too many. */
export function checkShardLimit(streams: Streams, { account, region }: Place, more: number): void {
  const now = provisionedShards(streams, { account, region });
  if (now + more > limits.shardsPerAccount) throw shardLimitExceeded(account, region, { now, more, limit: limits.shardsPerAccount });
}

/** Throws AwsError LimitExceededException when one more is too many. The sentence is inferred. */
export function checkOnDemandLimit(streams: Streams, { account, region }: Place): void {
  if (onDemandStreams(streams, { account, region }) < limits.onDemandStreams) return;
  throw limitExceeded(`Account ${account} has ${limits.onDemandStreams} on-demand streams in ${region}, which is the limit.`);
}
