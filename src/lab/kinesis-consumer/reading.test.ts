// Where a worker begins, how it reads aggregated records, and what it does when Kinesis refuses.
// Source of truth: https://docs.aws.amazon.com/streams/latest/dev/kcl-dynamoDB.html (checkpoint, checkpointSubSequenceNumber),
// kinesis-kpl-consumer-deaggregation.html, troubleshooting-consumers.html (skipped records), API_GetRecords (limits).
import { DeleteStreamCommand } from '@aws-sdk/client-kinesis';
import { expect, test, vi } from 'vitest';
import type { ConsumedRecord, RecordBatch, Worker } from './api.ts';
import { consumerCloud, shardId, textOf, texts } from './testing/consumer-cloud.ts';

test('TRIM_HORIZON begins with the oldest record, LATEST with the first that comes after the start', async () => {
  const { start, put, pass, seen } = await consumerCloud({ shards: 2 });
  await put(texts(10, 'old'));
  await start('all', { application: 'one-application', initialPosition: 'TRIM_HORIZON' });
  await start('new', { application: 'another-one', initialPosition: 'LATEST' });
  await put(texts(10, 'new'));
  await pass(3000);
  const of = (name: string) => seen.filter(({ worker }) => worker === name).map(({ text }) => text);
  expect(of('all').sort()).toEqual([...texts(10, 'old'), ...texts(10, 'new')].sort());
  expect(of('new').sort()).toEqual(texts(10, 'new').sort());
});

test('LATEST leaves closed shards alone, and reads a shard that was split later to its end and its children from their beginning', async () => {
  const { start, put, pass, split, seen, leases } = await consumerCloud();
  await put(texts(10, 'old'));
  await split(shardId(0));
  await start('one', { initialPosition: 'LATEST' });
  expect((await leases()).map(({ leaseKey }) => leaseKey)).toEqual([shardId(1), shardId(2)]);
  await split(shardId(1));
  await put(texts(20, 'new'));
  await pass(10_000);
  expect(seen.map(({ text }) => text).sort()).toEqual(texts(20, 'new').sort());
});

test('records inside an aggregated one are given one by one, with their own keys, and a checkpoint may lie between them', async () => {
  const { start, put, putAggregated, pass, noting, leases } = await consumerCloud();
  await putAggregated(texts(5, 'in'));
  await put(['alone']);
  const given: ConsumedRecord[] = [];
  const records = async ({ records, checkpoint }: RecordBatch) => {
    given.push(...records);
    await checkpoint(records[2]);
  };
  const one = await start('one', { processor: noting('one', { records }) });
  await pass(1000);
  one.die();
  expect(given.map((record) => [textOf(record), record.partitionKey, record.subSequenceNumber])).toEqual([
    ...texts(5, 'in').map((text, place) => [text, text, place]),
    ['alone', 'alone', 0],
  ]);
  expect(new Set(given.slice(0, 5).map(({ sequenceNumber }) => sequenceNumber)).size).toBe(1);
  const checkpoint = { sequenceNumber: given[0]?.sequenceNumber, subSequenceNumber: 2 };
  expect(await leases()).toMatchObject([{ checkpoint }]);

  given.length = 0;
  const all = async ({ records, checkpoint }: RecordBatch) => {
    given.push(...records);
    await checkpoint();
  };
  await start('two', { processor: noting('two', { records: all }) });
  await pass(20_000);
  expect(given.map(textOf)).toEqual(['in3', 'in4', 'alone']);
});

test('a checkpoint lies between the last one and the newest record given', async () => {
  const { start, put, pass, noting } = await consumerCloud();
  await put(texts(3));
  const refused: string[] = [];
  const records = async ({ records: [first, second, third], checkpoint }: RecordBatch) => {
    const message = (error: Error) => refused.push(error.message);
    await checkpoint(second);
    await checkpoint(first).catch(message);
    await checkpoint({ sequenceNumber: `${third?.sequenceNumber}0`, subSequenceNumber: 0 }).catch(message);
    await checkpoint({ sequenceNumber: 'SHARD_END', subSequenceNumber: 0 }).catch(message);
    await checkpoint(third);
  };
  const one = await start('one', { processor: noting('one', { records }) });
  await pass(1000);
  expect(refused).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('A checkpoint must lie between')));
  expect(one.counts).toMatchObject({ checkpoints: 2, failedBatches: 0 });
});

test('readers that ask for more than five reads a second are refused, back off, and get every record', async () => {
  const { start, put, pass, seen } = await consumerCloud({ throughput: 'enforced' });
  await put(texts(100));
  const workers: Worker[] = [];
  for (const name of ['one', 'two', 'three']) {
    workers.push(await start(name, { application: `application-${name}`, pollMs: 200, maxRecords: 5 }));
  }
  await pass(60_000);
  for (const { workerId, counts } of workers) {
    expect(seen.filter(({ worker }) => worker === workerId).map(({ text }) => text)).toEqual(texts(100));
    expect(counts.records).toBe(100);
  }
  const refused = workers.reduce((sum, { counts }) => sum + counts.throttledReads, 0);
  expect(refused).toBeGreaterThan(0);
  // Three readers at five reads a second would be refused ten times a second.
  expect(refused).toBeLessThan(300);
});

test('a batch whose processor throws is logged and skipped, as the KCL does', async () => {
  const { start, put, pass, seen, noting } = await consumerCloud();
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { records: note } = noting('one')(shardId(0));
  const records = async (batch: RecordBatch) => {
    if (batch.records.some((record) => textOf(record) === 'bad')) throw new Error('cannot read this');
    await note(batch);
  };
  const one = await start('one', { processor: noting('one', { records }) });
  for (const text of ['good', 'bad', 'better']) {
    await put([text]);
    await pass(2000);
  }
  expect(seen.map(({ text }) => text)).toEqual(['good', 'better']);
  expect(one.counts).toMatchObject({ records: 3, failedBatches: 1, checkpoints: 2 });
  expect(logged.mock.calls).toEqual([[expect.stringContaining('skips 1 records of shardId-000000000000'), new Error('cannot read this')]]);
  logged.mockRestore();
});

test('a stream that is not there, or is deleted, is said', async () => {
  const { start, kinesis, pass } = await consumerCloud();
  await expect(start('one', { stream: 'nowhere' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const two = await start('two', { shardSyncMs: 5000 });
  const ended = expect(two.ended).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await kinesis.send(new DeleteStreamCommand({ StreamName: 'prices' }));
  await pass(10_000);
  await ended;
  expect(two.shards).toEqual([]);
});

test('settings that cannot be are refused', async () => {
  const { start } = await consumerCloud();
  await expect(start('one', { pollMs: 100 })).rejects.toThrow('pollMs must be at least 200');
  await expect(start('')).rejects.toThrow('consumeStream() needs workerId.');
});
