// Children of a split or a merge are read after all their parents were read to the end.
// Source of truth: https://docs.aws.amazon.com/streams/latest/dev/kcl-dynamoDB.html (lease table: parentShardId).
import { expect, test } from 'vitest';
import type { ShardProcessor } from './api.ts';
import { type ConsumerCloud, consumerCloud, type Seen, shardId, texts } from './testing/consumer-cloud.ts';

/** A record of the n-th round must come after all of the rounds before it: the rounds lie in shards that follow each other. */
function inRounds(seen: readonly Seen[]): void {
  const first = new Map<string, number>();
  for (const [index, { text }] of seen.entries()) if (!first.has(text)) first.set(text, index);
  const places = (prefix: string) => [...first].filter(([text]) => text.startsWith(prefix)).map(([, place]) => place);
  expect(Math.max(...places('a'))).toBeLessThan(Math.min(...places('b')));
  expect(Math.max(...places('b'))).toBeLessThan(Math.min(...places('c')));
}

async function splitAndMerge({ put, split, merge }: ConsumerCloud): Promise<void> {
  await put(texts(40, 'a'));
  await split(shardId(0));
  await put(texts(40, 'b'));
  await merge(shardId(1), shardId(2));
  await put(texts(40, 'c'));
}

const all = [...texts(40, 'a'), ...texts(40, 'b'), ...texts(40, 'c')].sort();

test('a stream that was split and merged before is read from parent to child', async () => {
  const cloud = await consumerCloud();
  await splitAndMerge(cloud);
  const one = await cloud.start('one', { maxRecords: 2 });
  expect(one.shards).toEqual([shardId(0)]);
  const two = await cloud.start('two', { maxRecords: 2 });
  await cloud.pass(60_000);
  // What the victim of a steal had under way is given twice.
  expect([...new Set(cloud.seen.map(({ text }) => text))].sort()).toEqual(all);
  inRounds(cloud.seen);
  expect(two.counts.records).toBeGreaterThan(0);
  const ended = { sequenceNumber: 'SHARD_END', subSequenceNumber: 0 };
  expect((await cloud.leases()).map(({ leaseKey, checkpoint, parentShardIds }) => ({ leaseKey, checkpoint, parentShardIds }))).toEqual([
    { leaseKey: shardId(0), checkpoint: ended, parentShardIds: [] },
    { leaseKey: shardId(1), checkpoint: ended, parentShardIds: [shardId(0)] },
    { leaseKey: shardId(2), checkpoint: ended, parentShardIds: [shardId(0)] },
    { leaseKey: shardId(3), checkpoint: expect.anything(), parentShardIds: expect.arrayContaining([shardId(1), shardId(2)]) },
  ]);
});

test('a stream that is split and merged while a worker dies loses nothing and keeps the order', async () => {
  const cloud = await consumerCloud();
  const one = await cloud.start('one', { maxRecords: 5, initialPosition: 'LATEST' });
  const two = await cloud.start('two', { maxRecords: 5, initialPosition: 'LATEST' });
  await splitAndMerge(cloud);
  await cloud.pass(11_000);
  one.die();
  await cloud.pass(60_000);
  expect([...new Set(cloud.seen.map(({ text }) => text))].sort()).toEqual(all);
  inRounds(cloud.seen);
  expect(two.shards).toEqual([shardId(3)]);
});

test('children wait for shardEnded() to checkpoint', async () => {
  const cloud = await consumerCloud();
  const go = Promise.withResolvers<void>();
  const told: string[] = [];
  const waiting: Partial<ShardProcessor> = {
    async shardEnded({ shardId, checkpoint }) {
      told.push(shardId);
      await go.promise;
      await checkpoint();
    },
  };
  const one = await cloud.start('one', { processor: cloud.noting('one', waiting) });
  await cloud.put(texts(10, 'a'));
  await cloud.split(shardId(0));
  await cloud.put(texts(10, 'b'));
  await cloud.pass(30_000);
  expect(told).toEqual([shardId(0)]);
  expect(cloud.seen.every(({ text }) => text.startsWith('a'))).toBe(true);
  go.resolve();
  await cloud.pass(2000);
  expect(one.shards).toEqual([shardId(1), shardId(2)]);
  expect(cloud.seen).toHaveLength(20);
});

test('shardEnded() without a checkpoint ends the worker with a sentence', async () => {
  const cloud = await consumerCloud();
  const one = await cloud.start('one', { processor: cloud.noting('one', { shardEnded() {} }) });
  const ended = expect(one.ended).rejects.toThrow('shardEnded() of shardId-000000000000 made no checkpoint()');
  await cloud.split(shardId(0));
  await cloud.pass(5000);
  await ended;
  expect((await cloud.leases()).map(({ leaseKey }) => leaseKey)).toEqual([shardId(0), shardId(1), shardId(2)]);
});
