// Workers that share a stream: fair shares, take-over, resuming at a checkpoint, stealing, stopping in order.
// Source of truth: https://docs.aws.amazon.com/streams/latest/dev/kcl-concepts.html and kcl-dynamoDB.html (lease table).
import { expect, test } from 'vitest';
import type { RecordBatch, ShardProcessor } from './api.ts';
import { ShutdownException } from './consume-stream.ts';
import { consumerCloud, shardId, textOf, texts } from './testing/consumer-cloud.ts';

test('two workers come to share four shards, two each, and each record is given once while nobody dies', async () => {
  const { start, put, pass, seen, leases } = await consumerCloud({ shards: 4 });
  const one = await start('one');
  expect(one.shards).toHaveLength(4);
  const two = await start('two');
  await pass(30_000);
  expect([one.shards.length, two.shards.length]).toEqual([2, 2]);
  expect(two.counts).toMatchObject({ leasesTaken: 2, leasesStolen: 2, leasesLost: 0 });
  expect(one.counts).toMatchObject({ leasesTaken: 4, leasesStolen: 0, leasesLost: 2 });
  await put(texts(100));
  await pass(2000);
  expect(seen.map(({ text }) => text).sort()).toEqual(texts(100).sort());
  expect(new Set(seen.map(({ worker }) => worker))).toEqual(new Set(['one', 'two']));
  expect((await leases()).map(({ leaseOwner }) => leaseOwner).sort()).toEqual(['one', 'one', 'two', 'two']);
});

test('after the failover time, and not before, the other worker takes the shards of one that died, and resumes at its checkpoints', async () => {
  const { start, put, pass, seen, leases } = await consumerCloud({ shards: 4 });
  const [one, two] = [await start('one'), await start('two')];
  await pass(30_000);
  await put(texts(100));
  await pass(2000);
  const taken = one.shards;
  one.die();
  await put(texts(100, 'u'));
  await pass(6000);
  expect(two.shards).toHaveLength(2);
  expect(seen.length).toBeLessThan(200);
  await pass(14_000);
  expect(two.shards).toHaveLength(4);
  expect(seen.map(({ text }) => text).sort()).toEqual([...texts(100), ...texts(100, 'u')].sort());
  for (const { leaseKey, leaseOwner } of await leases()) expect({ leaseKey, leaseOwner }).toEqual({ leaseKey, leaseOwner: 'two' });
  expect(seen.filter(({ shardId, text }) => taken.includes(shardId) && text.startsWith('u')).every(({ worker }) => worker === 'two')).toBe(
    true,
  );
});

test('what was not checkpointed before the death is given again: at least once, and in order', async () => {
  const { start, put, pass, seen, noting, leases } = await consumerCloud();
  // Checkpoints the third record of its only batch.
  const records = async ({ records, checkpoint, shardId }: RecordBatch) => {
    seen.push(...records.map((record) => ({ worker: 'one', shardId, text: textOf(record) })));
    await checkpoint(records[2]);
  };
  const one = await start('one', { processor: noting('one', { records }) });
  await put(texts(5));
  await pass(2000);
  one.die();
  const two = await start('two');
  await pass(20_000);
  expect(seen.map(({ worker, text }) => `${worker} ${text}`)).toEqual([...texts(5).map((text) => `one ${text}`), 'two t3', 'two t4']);
  const [lease] = await leases();
  expect(lease).toMatchObject({ leaseOwner: 'two', ownerSwitchesSinceCheckpoint: 0 });
  expect(two.counts).toMatchObject({ leasesTaken: 1, leasesStolen: 0, records: 2, checkpoints: 1 });
});

test('ownerSwitchesSinceCheckpoint counts the owners since the last checkpoint', async () => {
  const { start, pass, leases } = await consumerCloud();
  for (const name of ['one', 'two', 'three']) {
    const worker = await start(name);
    await pass(20_000);
    expect(worker.shards).toEqual([shardId(0)]);
    worker.die();
  }
  expect((await leases())[0]?.ownerSwitchesSinceCheckpoint).toBe(2);
});

test('a checkpoint after the lease was stolen is refused, and leaseLost() is called; the thief begins at the last checkpoint', async () => {
  const { start, put, pass, seen, noting, leases } = await consumerCloud({ shards: 2 });
  const lost: string[] = [];
  const refused: unknown[] = [];
  const go = Promise.withResolvers<void>();
  const slow: Partial<ShardProcessor> = {
    async records({ checkpoint }) {
      await go.promise;
      await checkpoint().catch((error: unknown) => refused.push(error));
    },
    leaseLost: ({ shardId }) => {
      lost.push(shardId);
    },
  };
  const one = await start('one', { processor: noting('one', slow) });
  await put(texts(20));
  await pass(2000);
  const two = await start('two');
  await pass(20_000);
  const [stolen] = two.shards;
  expect([one.shards.length, two.shards.length]).toEqual([2, 1]);
  go.resolve();
  await pass(1000);
  expect(refused).toEqual([expect.any(ShutdownException)]);
  expect(lost).toEqual([stolen]);
  expect(one.shards).toHaveLength(1);
  expect(one.counts).toMatchObject({ checkpoints: 1, leasesLost: 1 });
  const ofThief = seen.filter(({ worker }) => worker === 'two');
  expect(ofThief.length).toBeGreaterThan(0);
  expect((await leases()).find(({ leaseKey }) => leaseKey === stolen)).toMatchObject({ leaseOwner: 'two' });
});

test('stop() asks for a last checkpoint, gives the leases back at once and leaves no timer behind', async () => {
  const { start, put, pass, seen, noting, leases, during } = await consumerCloud({ shards: 2 });
  const quiet: Partial<ShardProcessor> = {
    records({ records, shardId }) {
      seen.push(...records.map((record) => ({ worker: 'one', shardId, text: textOf(record) })));
    },
    shutdownRequested: ({ checkpoint }) => checkpoint(),
  };
  const one = await start('one', { processor: noting('one', quiet) });
  await put(texts(20));
  await pass(2000);
  await during(one.stop());
  await one.ended;
  expect(one.shards).toEqual([]);
  expect((await leases()).map(({ leaseOwner }) => leaseOwner)).toEqual([undefined, undefined]);
  const two = await start('two');
  expect(two.shards).toHaveLength(2);
  await pass(5000);
  expect(seen).toHaveLength(20);
});

test('a worker that is started again under its name takes its shards at once', async () => {
  const { start } = await consumerCloud({ shards: 2 });
  (await start('one')).die();
  expect((await start('one')).shards).toHaveLength(2);
});

test('a dead worker writes nothing: its checkpoint is refused', async () => {
  const { start, put, pass, noting, leases } = await consumerCloud();
  const go = Promise.withResolvers<void>();
  const refused: unknown[] = [];
  const slow: Partial<ShardProcessor> = {
    async records({ checkpoint }) {
      await go.promise;
      await checkpoint().catch((error: unknown) => refused.push(error));
    },
  };
  const one = await start('one', { processor: noting('one', slow) });
  await put(texts(1));
  await pass(2000);
  const [before] = await leases();
  one.die();
  go.resolve();
  await pass(20_000);
  expect(refused).toEqual([expect.any(ShutdownException)]);
  expect(await leases()).toEqual([before]);
});

test('workers that start at the same moment make one table and never hold the same shard', async () => {
  const { start, pass, leases, put, seen } = await consumerCloud({ shards: 4 });
  const workers = await Promise.all(['one', 'two', 'three'].map((name) => start(name)));
  await pass(30_000);
  expect(workers.flatMap(({ shards }) => shards).sort()).toEqual([0, 1, 2, 3].map(shardId));
  expect(workers.map(({ shards }) => shards.length).sort()).toEqual([1, 1, 2]);
  expect(await leases()).toHaveLength(4);
  await put(texts(50));
  await pass(2000);
  expect(seen).toHaveLength(50);
});

test('a worker that DynamoDB does not answer gives up its shards by itself after the failover time, and takes them again when it can', async () => {
  const { start, pass, dynamodb, during, noting } = await consumerCloud();
  const lost: string[] = [];
  const own: Partial<ShardProcessor> = { leaseLost: ({ shardId }) => void lost.push(shardId) };
  const one = await start('one', { processor: noting('one', own) });
  const fault = Object.assign(new Error('Internal server error'), { name: 'InternalServerError', $fault: 'server' });
  const refuse = () => async () => {
    throw fault;
  };
  dynamodb.middlewareStack.add(refuse, { step: 'initialize', name: 'refuse' });
  await pass(9000);
  expect(one.shards).toEqual([shardId(0)]);
  await pass(6000);
  expect([one.shards, lost]).toEqual([[], [shardId(0)]]);
  dynamodb.middlewareStack.remove('refuse');
  await pass(6000);
  expect(one.shards).toEqual([shardId(0)]);
  await during(one.stop());
});
