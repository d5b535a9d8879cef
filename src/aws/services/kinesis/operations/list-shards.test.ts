// ListShards, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
import { ListShardsCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

async function threeShards() {
  const cloud = kinesisCloud();
  await cloud.stream('prices', { ShardCount: 3 });
  return cloud;
}

test('shards come in pages, and the token alone names the stream', async () => {
  const { kinesis } = await threeShards();
  const first = await kinesis.send(new ListShardsCommand({ StreamName: 'prices', MaxResults: 2 }));
  expect(first.Shards).toMatchObject([{ ShardId: 'shardId-000000000000' }, { ShardId: 'shardId-000000000001' }]);
  const second = await kinesis.send(new ListShardsCommand({ NextToken: first.NextToken }));
  expect(second.Shards).toMatchObject([{ ShardId: 'shardId-000000000002' }]);
  expect(second.NextToken).toBeUndefined();
});

test('a token is good for 300 seconds', async () => {
  const { kinesis, advance } = await threeShards();
  const { NextToken } = await kinesis.send(new ListShardsCommand({ StreamName: 'prices', MaxResults: 2 }));
  await advance(300_000);
  await kinesis.send(new ListShardsCommand({ NextToken }));
  await advance(1);
  await expect(kinesis.send(new ListShardsCommand({ NextToken }))).rejects.toMatchObject({ name: 'ExpiredNextTokenException' });
});

test('neither or both of name and token are refused (recorded by kinesalite)', async () => {
  const { kinesis } = await threeShards();
  await expect(kinesis.send(new ListShardsCommand({}))).rejects.toThrow('Either NextToken or StreamName should be provided.');
  const { NextToken } = await kinesis.send(new ListShardsCommand({ StreamName: 'prices', MaxResults: 1 }));
  const both = kinesis.send(new ListShardsCommand({ StreamName: 'prices', NextToken }));
  await expect(both).rejects.toThrow('NextToken and StreamName cannot be provided together.');
});

test('a filter lists the shards after one', async () => {
  const { kinesis } = await threeShards();
  const filter = { Type: 'AFTER_SHARD_ID', ShardId: 'shardId-000000000001' } as const;
  const { Shards } = await kinesis.send(new ListShardsCommand({ StreamName: 'prices', ShardFilter: filter }));
  expect(Shards).toMatchObject([{ ShardId: 'shardId-000000000002' }]);
});
