// Workers that come, stop and die at random while a stream is split and merged at random: nothing is lost, no child is read before its parents' end.
// Source of truth: https://docs.aws.amazon.com/streams/latest/dev/kcl-concepts.html; the order of events is drawn by a seed.
import { ListShardsCommand, type Shard } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { type Random, seededRandom } from '../../aws/core/random.ts';
import type { Worker } from './api.ts';
import { type ConsumerCloud, consumerCloud, type Seen, stream } from './testing/consumer-cloud.ts';

const EVENTS = 24;
const CHECKED_SEEDS = [1, 2, 3];

const shardsOf = async ({ kinesis }: ConsumerCloud) => (await kinesis.send(new ListShardsCommand({ StreamName: stream }))).Shards ?? [];

const one = <Item>(items: readonly Item[], random: Random): Item | undefined => items[Math.floor(random.next() * items.length)];

const byHashKey = (one: Shard, other: Shard) =>
  BigInt(one.HashKeyRange?.StartingHashKey ?? 0) < BigInt(other.HashKeyRange?.StartingHashKey ?? 0) ? -1 : 1;

async function reshard(cloud: ConsumerCloud, random: Random): Promise<void> {
  const open = (await shardsOf(cloud)).filter(({ SequenceNumberRange: range }) => !range?.EndingSequenceNumber).sort(byHashKey);
  const place = Math.floor(random.next() * open.length);
  const [chosen, next] = [open[place]?.ShardId ?? '', open[place + 1]?.ShardId];
  if (next !== undefined && random.next() < 0.5) await cloud.merge(chosen, next);
  else await cloud.split(chosen);
}

/** Draws what happens next and lets up to eight seconds pass after each. */
async function happen(cloud: ConsumerCloud, random: Random): Promise<string[]> {
  const workers = new Set<Worker>();
  const written: string[] = [];
  for (let event = 0; event < EVENTS; event++) {
    const drawn = random.next();
    const worker = one([...workers], random);
    if (drawn < 0.3 || workers.size === 0) workers.add(await cloud.start(`worker-${event}`, { maxRecords: 3 }));
    else if (drawn < 0.5) await reshard(cloud, random);
    else if (drawn < 0.65 && worker) {
      workers.delete(worker);
      worker.die();
    } else if (drawn < 0.75 && worker) {
      workers.delete(worker);
      await cloud.during(worker.stop());
    }
    const batch = Array.from({ length: 8 }, (_, index) => `${event}-${index}`);
    written.push(...batch);
    await cloud.put(batch);
    await cloud.pass(Math.ceil(random.next() * 8000));
  }
  await cloud.start('last');
  await cloud.pass(90_000);
  return written;
}

/** Every shard's first sight of a record must be after the last first sight of a record of its parents. */
function childrenBeforeParents(seen: readonly Seen[], shards: readonly Shard[]): string[] {
  const firstSights = new Map<string, Map<string, number>>();
  for (const [place, { shardId, text }] of seen.entries()) {
    const ofShard = firstSights.get(shardId) ?? new Map<string, number>();
    firstSights.set(shardId, ofShard);
    if (!ofShard.has(text)) ofShard.set(text, place);
  }
  const sights = (id: string | undefined) => [...(firstSights.get(id ?? '')?.values() ?? [])];
  return shards.flatMap(({ ShardId, ParentShardId, AdjacentParentShardId }) => {
    const parents = [...sights(ParentShardId), ...sights(AdjacentParentShardId)];
    return Math.max(-1, ...parents) < Math.min(Number.POSITIVE_INFINITY, ...sights(ShardId)) ? [] : [`${ShardId} was read too early`];
  });
}

test.each(CHECKED_SEEDS)('whatever happens (seed %i), every record is given at least once and in the order of the shards', async (seed) => {
  const cloud = await consumerCloud({ shards: 2 });
  const written = await happen(cloud, seededRandom(seed));
  expect([...new Set(cloud.seen.map(({ text }) => text))].sort()).toEqual([...written].sort());
  expect(childrenBeforeParents(cloud.seen, await shardsOf(cloud))).toEqual([]);
});
