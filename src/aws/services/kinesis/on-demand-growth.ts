// A stream on demand grows shard by shard: one that was half full over a minute is split in two.
// AWS: https://aws.amazon.com/blogs/big-data/amazon-kinesis-data-streams-on-demand-capacity-mode-now-scales-up-to-1-gb-second-ingest-capacity
import { limits } from './limits.ts';
import type { ShardCounts } from './metrics.ts';
import { splitInHalf } from './resharding.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';

export type Growth = 'grew' | 'unchanged';

/**
 * Splits those shards of a stream on demand that took at least half of what they can take in a minute. A stream that is changing
 * waits for the next minute.
 * @param taken what each shard took in the minute that has just ended
 */
export function growOnDemand(stream: Stream, taken: readonly (readonly [Shard, ShardCounts])[], nowMs: number): Growth {
  if (stream.settings.mode !== 'ON_DEMAND' || stream.status !== 'ACTIVE') return 'unchanged';
  const busy = taken.filter(([shard, counts]) => shard.state === 'open' && isHalfFull(counts)).map(([shard]) => shard);
  const room = Math.max(0, limits.largestOnDemandShards - stream.openShards.length);
  for (const shard of busy.slice(0, room)) splitInHalf(stream, shard, nowMs);
  return busy.length > 0 && room > 0 ? 'grew' : 'unchanged';
}

function isHalfFull({ incomingBytes, incomingRecords }: ShardCounts): boolean {
  const halfMinute = 30;
  return incomingBytes >= halfMinute * limits.shardWrittenBytesPerSecond || incomingRecords >= halfMinute * limits.shardRecordsPerSecond;
}
