// DescribeStream, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStream.html
import { DescribeStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

test('the shards of a stream own the whole space of hash keys in equal parts', async () => {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices', { ShardCount: 2 });
  const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName: 'prices' }));
  expect(StreamDescription?.Shards?.map((shard) => shard.HashKeyRange)).toEqual([
    { StartingHashKey: '0', EndingHashKey: '170141183460469231731687303715884105727' },
    { StartingHashKey: '170141183460469231731687303715884105728', EndingHashKey: '340282366920938463463374607431768211455' },
  ]);
  expect(StreamDescription).toMatchObject({ RetentionPeriodHours: 24, EncryptionType: 'NONE', HasMoreShards: false });
  expect(StreamDescription?.StreamCreationTimestamp).toEqual(new Date('2026-11-01T00:00:00Z'));
});

test('shards come in pages', async () => {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices', { ShardCount: 3 });
  const first = await kinesis.send(new DescribeStreamCommand({ StreamName: 'prices', Limit: 2 }));
  expect(first.StreamDescription?.HasMoreShards).toBe(true);
  const next = { StreamName: 'prices', ExclusiveStartShardId: 'shardId-000000000001' };
  const second = await kinesis.send(new DescribeStreamCommand(next));
  expect(second.StreamDescription).toMatchObject({ HasMoreShards: false, Shards: [{ ShardId: 'shardId-000000000002' }] });
});

test('the ARN does in place of the name, and must agree with it (the second sentence is inferred)', async () => {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices');
  const arn = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
  const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamARN: arn }));
  expect(StreamDescription?.StreamName).toBe('prices');
  const wrong = kinesis.send(new DescribeStreamCommand({ StreamARN: arn, StreamName: 'other' }));
  await expect(wrong).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  const none = kinesis.send(new DescribeStreamCommand({}));
  await expect(none).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});

test("another account's stream is refused by its ARN and absent by its name", async () => {
  const { client, kinesis, stream } = kinesisCloud();
  await stream('prices');
  const stranger = client(KinesisClient, { account: '999999999999' });
  const arn = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
  await expect(stranger.send(new DescribeStreamCommand({ StreamARN: arn }))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await expect(stranger.send(new DescribeStreamCommand({ StreamName: 'prices' }))).rejects.toMatchObject({
    message: 'Stream prices under account 999999999999 not found.',
  });
  const elsewhere = client(KinesisClient, { region: 'eu-west-1' });
  await expect(elsewhere.send(new DescribeStreamCommand({ StreamName: 'prices' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(kinesis.send(new DescribeStreamCommand({ StreamName: 'prices' }))).resolves.toBeDefined();
});
