// Streams on demand that grow. Source: the blog post of AWS that on-demand-growth.ts names: a shard is split when a minute's average
// reaches half of its 1 MB/s or 1,000 records/s; at which moment, and that the stream stays ACTIVE, is inferred.
import {
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  type ListShardsCommandInput,
  PutRecordsCommand,
  UpdateStreamModeCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { type KinesisCloud, kinesisCloud } from './testing/kinesis-cloud.ts';

const StreamName = 'prices';
const HALF_A_MINUTE_OF_RECORDS = 30 * 1000;

async function onDemand(options?: Parameters<typeof kinesisCloud>[0]) {
  const cloud = kinesisCloud(options);
  await cloud.stream(StreamName, { StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
  return cloud;
}

/** Records with one key: they all fall into one of the four shards. */
async function putMany({ kinesis }: KinesisCloud, count: number, bytes = 1) {
  const Data = new Uint8Array(bytes);
  for (let left = count; left > 0; left -= 500) {
    const Records = Array.from({ length: Math.min(500, left) }, () => ({ PartitionKey: 'a', Data }));
    await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
  }
}

const openShards = async ({ kinesis }: KinesisCloud) => {
  const ShardFilter: ListShardsCommandInput['ShardFilter'] = { Type: 'AT_LATEST' };
  return (await kinesis.send(new ListShardsCommand({ StreamName, ShardFilter }))).Shards ?? [];
};

test('a shard that took half of what it can take in a minute is split in the middle of its hash keys', async () => {
  const cloud = await onDemand();
  const before = await openShards(cloud);
  await putMany(cloud, HALF_A_MINUTE_OF_RECORDS);
  expect(await openShards(cloud)).toHaveLength(4);
  await cloud.advance(60_000);
  const children = (await openShards(cloud)).filter(({ ParentShardId }) => ParentShardId !== undefined);
  expect(await openShards(cloud)).toHaveLength(5);
  const parent = before.find(({ ShardId }) => ShardId === children[0]?.ParentShardId);
  const range = (index: number) => children[index]?.HashKeyRange;
  expect(range(0)?.StartingHashKey).toBe(parent?.HashKeyRange?.StartingHashKey);
  expect(range(1)?.EndingHashKey).toBe(parent?.HashKeyRange?.EndingHashKey);
  expect(BigInt(range(1)?.StartingHashKey ?? 0) - BigInt(range(0)?.EndingHashKey ?? 0)).toBe(1n);
  const { StreamDescriptionSummary } = await cloud.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  expect(StreamDescriptionSummary).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 5 });
});

test('bytes count as records do', async () => {
  const cloud = await onDemand();
  for (let put = 0; put < 31; put++) await putMany(cloud, 1, 1024 * 1024 - 1);
  await cloud.advance(60_000);
  expect(await openShards(cloud)).toHaveLength(5);
});

test('a shard that took less is left, in whatever seconds of the minute it took it', async () => {
  const cloud = await onDemand();
  await putMany(cloud, HALF_A_MINUTE_OF_RECORDS - 1);
  await cloud.advance(60_000);
  await putMany(cloud, 1);
  await cloud.advance(60_000);
  expect(await openShards(cloud)).toHaveLength(4);
});

test('a provisioned stream keeps its shards', async () => {
  const cloud = await onDemand();
  const { StreamDescriptionSummary } = await cloud.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  const StreamARN = StreamDescriptionSummary?.StreamARN;
  await cloud.kinesis.send(new UpdateStreamModeCommand({ StreamARN, StreamModeDetails: { StreamMode: 'PROVISIONED' } }));
  await cloud.advance(1000);
  await putMany(cloud, HALF_A_MINUTE_OF_RECORDS);
  await cloud.advance(60_000);
  expect(await openShards(cloud)).toHaveLength(4);
});
