// GetRecords, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
import {
  CreateStreamCommand,
  DeleteStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { type KinesisCloud, kinesisCloud } from '../testing/kinesis-cloud.ts';

async function oldest({ kinesis }: KinesisCloud, StreamName = 'prices') {
  const where = { StreamName, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' } as const;
  return (await kinesis.send(new GetShardIteratorCommand(where))).ShardIterator;
}

async function withRecords(...texts: string[]) {
  const cloud = kinesisCloud();
  await cloud.stream('prices');
  for (const text of texts) {
    await cloud.put('prices', text);
    await cloud.advance(1000);
  }
  return cloud;
}

test('records come in pages, with how far behind the reader is', async () => {
  const cloud = await withRecords('one', 'two', 'three');
  const first = await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator: await oldest(cloud), Limit: 2 }));
  expect(first.Records).toHaveLength(2);
  expect(first.MillisBehindLatest).toBe(2000);
  const second = await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator: first.NextShardIterator }));
  expect(second.Records).toHaveLength(1);
  expect(second.MillisBehindLatest).toBe(0);
  const third = await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator: second.NextShardIterator }));
  expect(third).toMatchObject({ Records: [], MillisBehindLatest: 0, NextShardIterator: expect.any(String) });
});

test('a record has all its members', async () => {
  const cloud = await withRecords('one');
  const { Records } = await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator: await oldest(cloud) }));
  expect(Records).toEqual([
    {
      SequenceNumber: expect.stringMatching(/^49\d{54}$/),
      PartitionKey: 'a',
      Data: expect.any(Uint8Array),
      ApproximateArrivalTimestamp: new Date('2026-11-01T00:00:01Z'),
      EncryptionType: 'NONE',
    },
  ]);
});

test('an iterator is good for five minutes of the cloud, then it has expired (recorded by kinesalite)', async () => {
  const cloud = await withRecords('one');
  const ShardIterator = await oldest(cloud);
  await cloud.advance(300_000);
  await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator }));
  await cloud.advance(1000);
  await expect(cloud.kinesis.send(new GetRecordsCommand({ ShardIterator }))).rejects.toMatchObject({
    name: 'ExpiredIteratorException',
    message:
      'Iterator expired. The iterator was created at time Sun Nov 01 00:00:02 UTC 2026 while right now it is Sun Nov 01 00:05:03 UTC 2026 ' +
      'which is further in the future than the tolerated delay of 300000 milliseconds.',
  });
});

test('an iterator that is none is refused (recorded by kinesalite)', async () => {
  const cloud = await withRecords('one');
  const real = (await oldest(cloud)) ?? '';
  for (const ShardIterator of ['nonsense', 'AAAA', `${real.slice(0, 20)}AAAA${real.slice(24)}`])
    await expect(cloud.kinesis.send(new GetRecordsCommand({ ShardIterator }))).rejects.toMatchObject({
      name: 'InvalidArgumentException',
      message: 'Invalid ShardIterator.',
    });
});

test('an iterator does not read a later stream of the same name', async () => {
  const cloud = await withRecords('one');
  const ShardIterator = await oldest(cloud);
  await cloud.kinesis.send(new DeleteStreamCommand({ StreamName: 'prices' }));
  await cloud.advance(1000);
  await cloud.kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await cloud.advance(1000);
  await expect(cloud.kinesis.send(new GetRecordsCommand({ ShardIterator }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Shard shardId-000000000000 in stream prices under account 123456789012 does not exist',
  });
});

test('a record is forgotten after 24 hours', async () => {
  const cloud = await withRecords('one');
  await cloud.advance(23 * 3600 * 1000);
  await cloud.put('prices', 'two');
  expect(await cloud.texts('prices')).toEqual(['one', 'two']);
  await cloud.advance(3600 * 1000);
  expect(await cloud.texts('prices')).toEqual(['two']);
});

test('an answer holds 10 MiB at the most', async () => {
  const cloud = kinesisCloud();
  await cloud.stream('prices');
  const Data = new Uint8Array(1024 * 1024 - 1);
  for (let count = 0; count < 12; count++)
    await cloud.kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'a', Data }));
  const first = await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator: await oldest(cloud) }));
  expect(first.Records).toHaveLength(10);
  const second = await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator: first.NextShardIterator }));
  expect(second.Records).toHaveLength(2);
});

test('a limit of more than 10,000 is refused', async () => {
  const cloud = await withRecords('one');
  const command = new GetRecordsCommand({ ShardIterator: await oldest(cloud), Limit: 10_001 });
  await expect(cloud.kinesis.send(command)).rejects.toThrow("Value '10001' at 'limit' failed to satisfy constraint");
});
