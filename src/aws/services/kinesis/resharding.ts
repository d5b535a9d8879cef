// Resharding: shards split in two, two merged to one, or all of a stream made even. Parents close, children take over.
// AWS: https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-resharding.html
import { invariant } from '../../core/errors.ts';
import { evenRanges } from './hash-key.ts';
import type { Shard } from './shard.ts';
import type { Stream } from './stream.ts';
import type { Resharding } from './stream-change.ts';

/** A boundary that is so near to a wanted one is taken for it: even parts of even parts differ by a rounding. */
const tolerance = 2n ** 64n;

/** Carries out a change that was checked when it was asked for. */
export function reshard(stream: Stream, change: Resharding, nowMs: number): void {
  const open = (index: number) => {
    const shard = stream.openShards.find((candidate) => candidate.index === index);
    invariant(shard, 'a stream that is UPDATING changes its shards by nothing else');
    return shard;
  };
  if (change.kind === 'split') split(stream, open(change.index), change.startingHashKey, nowMs);
  else if (change.kind === 'merge') merge(stream, open(change.index), open(change.adjacentIndex), nowMs);
  else scale(stream, change.shardCount, nowMs);
}

function split(stream: Stream, shard: Shard, startingHashKey: bigint, nowMs: number): void {
  const { starting, ending } = shard.hashKeys;
  stream.addShard({ hashKeys: { starting, ending: startingHashKey - 1n } }, [shard], nowMs);
  stream.addShard({ hashKeys: { starting: startingHashKey, ending } }, [shard], nowMs);
}

/** Two shards of equal ranges in place of one. */
export function splitInHalf(stream: Stream, shard: Shard, nowMs: number): void {
  const { starting, ending } = shard.hashKeys;
  split(stream, shard, starting + (ending - starting + 1n) / 2n, nowMs);
}

function merge(stream: Stream, shard: Shard, adjacent: Shard, nowMs: number): Shard {
  return stream.addShard({ hashKeys: { starting: shard.hashKeys.starting, ending: adjacent.hashKeys.ending } }, [shard, adjacent], nowMs);
}

/** AWS: splits and merges of single shards, some of which are short-lived (API_UpdateShardCount). */
function scale(stream: Stream, shardCount: number, nowMs: number): void {
  const wanted = evenRanges(shardCount).map(({ starting }) => starting);
  const isNear = (one: bigint, other: bigint) => (one > other ? one - other : other - one) <= tolerance;
  for (const boundary of wanted.slice(1)) {
    const shard = stream.shardFor(boundary);
    const { starting, ending } = shard.hashKeys;
    if (!isNear(starting, boundary) && !isNear(ending, boundary)) split(stream, shard, boundary, nowMs);
  }
  for (const [part, starting] of wanted.entries()) {
    const next = wanted[part + 1];
    const isInside = ({ hashKeys }: Shard) =>
      (hashKeys.starting >= starting || isNear(hashKeys.starting, starting)) &&
      (next === undefined || (hashKeys.starting < next && !isNear(hashKeys.starting, next)));
    const [first, ...rest] = stream.openShards.filter(isInside);
    invariant(first, 'a split was made at each boundary');
    rest.reduce((whole, shard) => merge(stream, whole, shard, nowMs), first);
  }
}
