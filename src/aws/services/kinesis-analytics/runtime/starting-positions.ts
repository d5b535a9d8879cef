// Where an application begins to read: NOW, TRIM_HORIZON or LAST_STOPPED_POINT, shard by shard, fixed when the start is requested.
import type { RecordSource, SourcePosition } from '../../../core/ports.ts';
import type { StartingPosition } from '../application.ts';
import type { ShardPositions } from './shard-reader.ts';

/**
 * The positions of all shards.
 * Inferred: LAST_STOPPED_POINT of an application that never ran means NOW; a shard born since it stopped is read from its start.
 * @param stoppedAt where reading stopped last, if it ever ran
 */
export function startingPositions(
  source: RecordSource,
  streamArn: string,
  starting: StartingPosition,
  stoppedAt: ShardPositions | undefined,
): ShardPositions {
  const positionOf = (shardId: string): SourcePosition => {
    if (starting === 'TRIM_HORIZON') return { kind: 'oldest' };
    if (starting === 'LAST_STOPPED_POINT' && stoppedAt) return stoppedAt[shardId] ?? { kind: 'oldest' };
    return source.latest(streamArn, shardId);
  };
  return Object.fromEntries(source.shardIds(streamArn).map((shardId) => [shardId, positionOf(shardId)]));
}
