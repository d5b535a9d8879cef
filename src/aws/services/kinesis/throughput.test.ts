// Throughput of shards, where it is enforced, by the real SDK client.
// Source: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html, API_PutRecords and API_GetRecords.
import { GetRecordsCommand, GetShardIteratorCommand, PutRecordCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { type KinesisCloud, kinesisCloud } from './testing/kinesis-cloud.ts';

const rateExceeded = {
  name: 'ProvisionedThroughputExceededException',
  message: 'Rate exceeded for shard shardId-000000000000 in stream prices under account 123456789012.',
};

/** The sentence as recorded in github.com/awslabs/amazon-kinesis-client/issues/1521. */
const readsExceeded = { name: rateExceeded.name, message: 'Rate exceeded for Shard - 123456789012/prices/shardId-000000000000' };

async function oneShard() {
  const cloud = kinesisCloud({ throughput: 'enforced' });
  await cloud.stream('prices');
  return cloud;
}

const putMany = ({ kinesis }: KinesisCloud, count: number) =>
  kinesis.send(
    new PutRecordsCommand({
      StreamName: 'prices',
      Records: Array.from({ length: count }, () => ({ PartitionKey: 'a', Data: new Uint8Array(1) })),
    }),
  );

test('a shard takes 1,000 records a second; PutRecords tells record by record which ones failed', async () => {
  const cloud = await oneShard();
  await putMany(cloud, 500);
  await putMany(cloud, 499);
  const { FailedRecordCount, Records } = await putMany(cloud, 2);
  expect(FailedRecordCount).toBe(1);
  expect(Records).toEqual([
    { ShardId: 'shardId-000000000000', SequenceNumber: expect.any(String) },
    { ErrorCode: rateExceeded.name, ErrorMessage: rateExceeded.message },
  ]);
  await expect(cloud.put('prices', 'one')).rejects.toMatchObject(rateExceeded);
  await cloud.advance(1000);
  await expect(cloud.put('prices', 'one')).resolves.toMatch(/^49/);
});

test('a shard takes 1 MiB a second', async () => {
  const cloud = await oneShard();
  const put = (bytes: number) =>
    cloud.kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'a', Data: new Uint8Array(bytes) }));
  await put(600 * 1024);
  await expect(put(600 * 1024)).rejects.toMatchObject(rateExceeded);
  await put(400 * 1024);
});

test('a shard is read five times a second, and rests after a large answer', async () => {
  const cloud = await oneShard();
  const where = { StreamName: 'prices', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' } as const;
  const { ShardIterator } = await cloud.kinesis.send(new GetShardIteratorCommand(where));
  const read = () => cloud.kinesis.send(new GetRecordsCommand({ ShardIterator }));
  for (let count = 0; count < 5; count++) await read();
  await expect(read()).rejects.toMatchObject(readsExceeded);
  for (let second = 0; second < 4; second++) {
    await cloud.advance(1000);
    await cloud.kinesis.send(new PutRecordCommand({ StreamName: 'prices', PartitionKey: 'a', Data: new Uint8Array(1024 * 1024 - 1) }));
  }
  await read();
  await cloud.advance(1999);
  await expect(read()).rejects.toMatchObject(readsExceeded);
  await cloud.advance(1);
  await read();
});

test('nothing is limited unless the cloud is told so (by design)', async () => {
  const cloud = kinesisCloud();
  await cloud.stream('prices');
  for (let count = 0; count < 4; count++) expect(await putMany(cloud, 500)).toMatchObject({ FailedRecordCount: 0 });
});
