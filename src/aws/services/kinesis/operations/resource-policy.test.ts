// PutResourcePolicy, GetResourcePolicy and DeleteResourcePolicy, by the real SDK client, and what they let other accounts do.
// Source: https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html, API_PutResourcePolicy and its siblings
import {
  DeleteResourcePolicyCommand,
  DeleteStreamCommand,
  DescribeStreamConsumerCommand,
  GetRecordsCommand,
  GetResourcePolicyCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordCommand,
  PutRecordsCommand,
  PutResourcePolicyCommand,
  RegisterStreamConsumerCommand,
  SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
const stranger = '999999999999';
const policy = (Action: string | string[], Resource = StreamARN) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: stranger }, Action, Resource }] });

async function prices() {
  const cloud = kinesisCloud();
  await cloud.stream('prices');
  const { Consumer } = await cloud.kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
  await cloud.advance(1000);
  return {
    ...cloud,
    consumerArn: Consumer?.ConsumerARN ?? '',
    other: cloud.client(KinesisClient, { account: stranger }),
    set: (Policy: string, ResourceARN = StreamARN) => cloud.kinesis.send(new PutResourcePolicyCommand({ ResourceARN, Policy })),
  };
}

test('another account does what the policy of the stream says, and nothing else', async () => {
  const { other, set, kinesis, texts } = await prices();
  const Data = new TextEncoder().encode('theirs');
  const put = new PutRecordCommand({ StreamARN, PartitionKey: 'a', Data });
  await expect(other.send(put)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await set(policy(['kinesis:PutRecord', 'kinesis:PutRecords', 'kinesis:ListShards', 'kinesis:GetShardIterator', 'kinesis:GetRecords']));
  await other.send(put);
  await other.send(new PutRecordsCommand({ StreamARN, Records: [{ PartitionKey: 'a', Data }] }));
  expect(await texts('prices')).toEqual(['theirs', 'theirs']);
  const { Shards = [] } = await other.send(new ListShardsCommand({ StreamARN }));
  const where = { StreamARN, ShardId: Shards[0]?.ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
  const { ShardIterator } = await other.send(new GetShardIteratorCommand(where));
  expect((await other.send(new GetRecordsCommand({ StreamARN, ShardIterator }))).Records).toHaveLength(2);
  await expect(other.send(new DeleteStreamCommand({ StreamARN }))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await kinesis.send(new DeleteResourcePolicyCommand({ ResourceARN: StreamARN }));
  await expect(other.send(put)).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('a consumer has a policy of its own', async () => {
  const { other, set, consumerArn } = await prices();
  const describe = new DescribeStreamConsumerCommand({ ConsumerARN: consumerArn });
  await expect(other.send(describe)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await set(policy(['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'], consumerArn), consumerArn);
  expect((await other.send(describe)).ConsumerDescription?.ConsumerName).toBe('app');
  const subscribe = { ConsumerARN: consumerArn, ShardId: 'shardId-000000000000', StartingPosition: { Type: 'LATEST' as const } };
  expect((await other.send(new SubscribeToShardCommand(subscribe))).EventStream).toBeDefined();
});

test('a policy is given back as it was put; without one the answer is empty (moto)', async () => {
  const { kinesis, set } = await prices();
  const get = async () => (await kinesis.send(new GetResourcePolicyCommand({ ResourceARN: StreamARN }))).Policy;
  expect(await get()).toBe('{}');
  await set(policy('kinesis:PutRecord'));
  expect(await get()).toBe(policy('kinesis:PutRecord'));
  await kinesis.send(new DeleteResourcePolicyCommand({ ResourceARN: StreamARN }));
  expect(await get()).toBe('{}');
  await expect(kinesis.send(new DeleteResourcePolicyCommand({ ResourceARN: StreamARN }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `No resource policy found for resource ARN ${StreamARN}.`,
  });
});

test('what is no policy, or one for something else, is refused (sentences inferred)', async () => {
  const { kinesis, set, consumerArn } = await prices();
  for (const bad of ['{', '{}', policy('kinesis:DeleteStream'), policy('s3:GetObject'), policy('kinesis:PutRecord', `${StreamARN}2`)])
    await expect(set(bad)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(set(policy('kinesis:PutRecord', consumerArn), consumerArn)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  const none = new PutResourcePolicyCommand({ ResourceARN: `${StreamARN}-none`, Policy: policy('kinesis:PutRecord') });
  await expect(kinesis.send(none)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
