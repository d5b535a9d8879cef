// Shards as the cloud tells them: their parts of the ring, when they opened and closed, and where a key falls.
import { md5 } from '@noble/hashes/legacy.js';
import type { ShardShape } from '../../../aws/core/ports.ts';
import type { SeenShard } from './seen.ts';

const HASH_KEYS = 2 ** 128;
const utf8 = new TextEncoder();

/** What is known of a stream's shards after `told`, which names all that it has at `atMs`. */
export function shardsAfter(known: readonly SeenShard[], told: readonly ShardShape[], stream: string, atMs: number): readonly SeenShard[] {
  const fresh = told.filter(({ shardId }) => !known.some((shard) => shard.shardId === shardId));
  const all = [...known, ...fresh.map((shape) => seenShard(shape, stream, atMs))];
  for (const shard of all) {
    const open = told.find(({ shardId }) => shardId === shard.shardId)?.state === 'open';
    if (!open) shard.closedMs ??= atMs;
  }
  return all;
}

function seenShard({ shardId, startingHashKey, endingHashKey, parents }: ShardShape, stream: string, atMs: number): SeenShard {
  const name = shardId.replace(/^shardId-0*(?=\d)/, '');
  return { stream, shardId, name, from: placeOfHashKey(startingHashKey), to: placeOfHashKey(endingHashKey), parents, openedMs: atMs };
}

/** A hash key's place on the ring, from 0 to 1. @param hashKey decimal */
export function placeOfHashKey(hashKey: string): number {
  return Number(hashKey) / HASH_KEYS;
}

/** Where a partition key falls: AWS takes the MD5 of its UTF-8 bytes for a number of 128 bits (API_PutRecord). */
export function placeOfKey(partitionKey: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = md5(utf8.encode(partitionKey));
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
}

/** `open` at a moment, `closed` by then, or `absent`: not made yet. */
export function shardState(shard: SeenShard, atMs: number): 'open' | 'closed' | 'absent' {
  if (shard.openedMs > atMs) return 'absent';
  return shard.closedMs !== undefined && shard.closedMs <= atMs ? 'closed' : 'open';
}
