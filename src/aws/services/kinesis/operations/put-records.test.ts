// PutRecords, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
import { type KinesisClient, PutRecordsCommand, type PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const record = (text: string, PartitionKey = 'a'): PutRecordsRequestEntry => ({ PartitionKey, Data: new TextEncoder().encode(text) });
const put = (kinesis: KinesisClient, Records: PutRecordsRequestEntry[]) =>
  kinesis.send(new PutRecordsCommand({ StreamName: 'prices', Records }));

async function twoShards() {
  const cloud = kinesisCloud();
  await cloud.stream('prices', { ShardCount: 2, MaxRecordSizeInKiB: 10_240 });
  return cloud;
}

test('each record goes to the shard of its key, in the order of the request', async () => {
  const { kinesis, texts } = await twoShards();
  const answer = await put(kinesis, [record('1', 'a'), record('2', 'b'), record('3', 'a')]);
  expect(answer).toMatchObject({
    FailedRecordCount: 0,
    Records: [{ ShardId: 'shardId-000000000000' }, { ShardId: 'shardId-000000000001' }, { ShardId: 'shardId-000000000000' }],
  });
  expect(await texts('prices', 'shardId-000000000000')).toEqual(['1', '3']);
  expect(await texts('prices', 'shardId-000000000001')).toEqual(['2']);
});

test('500 records are taken, 501 and none are refused', async () => {
  const { kinesis } = await twoShards();
  const many = Array.from({ length: 500 }, (_, index) => record(String(index)));
  expect((await put(kinesis, many)).Records).toHaveLength(500);
  await expect(put(kinesis, [...many, record('x')])).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(/at 'records' failed to satisfy constraint: Member must have length less than or equal to 500$/),
  });
  await expect(put(kinesis, [])).rejects.toThrow(
    "1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
});

test('a bad record is named by its position, and nothing of the call is written', async () => {
  const { kinesis, texts } = await twoShards();
  await expect(put(kinesis, [record('1'), { PartitionKey: 'a', Data: undefined }])).rejects.toThrow(
    "Value null at 'records.2.member.data' failed to satisfy constraint: Member must not be null",
  );
  expect(await texts('prices')).toEqual([]);
});

test('10 MiB is the limit of one request, partition keys included (sentence inferred)', async () => {
  const { kinesis } = await twoShards();
  const half = { PartitionKey: 'a', Data: new Uint8Array(5 * 1024 * 1024) };
  await expect(put(kinesis, [half, half])).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});
