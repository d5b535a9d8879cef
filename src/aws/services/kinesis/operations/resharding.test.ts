// SplitShard, MergeShards and UpdateShardCount, by the real SDK client, and how a reader follows from parents to children.
// Source: https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-resharding.html, API_SplitShard, API_MergeShards, API_UpdateShardCount;
// sentences recorded by kinesalite unless a test says otherwise.
import {
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  MergeShardsCommand,
  PutRecordCommand,
  type Shard,
  type ShardFilter,
  SplitShardCommand,
  UpdateShardCountCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamName = 'prices';
const shard = (index: number) => `shardId-${String(index).padStart(12, '0')}`;
const middle = (2n ** 127n).toString();
const quarter = (2n ** 126n).toString();

async function prices(ShardCount = 1) {
  const cloud = kinesisCloud();
  const { kinesis, advance } = cloud;
  await cloud.stream(StreamName, { ShardCount });
  const active = async <Answer>(sending: Promise<Answer>): Promise<Answer> => {
    const answer = await sending;
    await advance(1000);
    return answer;
  };
  const shards = async (ShardFilter?: ShardFilter): Promise<Shard[]> =>
    (await kinesis.send(new ListShardsCommand({ StreamName, ShardFilter }))).Shards ?? [];
  return {
    ...cloud,
    shards,
    ids: async (filter?: ShardFilter) => (await shards(filter)).map(({ ShardId }) => Number(ShardId?.slice(-12))),
    split: (index: number, NewStartingHashKey: string) =>
      active(kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: shard(index), NewStartingHashKey }))),
    merge: (one: number, other: number) =>
      active(kinesis.send(new MergeShardsCommand({ StreamName, ShardToMerge: shard(one), AdjacentShardToMerge: shard(other) }))),
    scale: (TargetShardCount: number) =>
      active(kinesis.send(new UpdateShardCountCommand({ StreamName, TargetShardCount, ScalingType: 'UNIFORM_SCALING' }))),
  };
}

test('a shard that is split closes, its children take over its hash keys, and numbers grow from parent to child', async () => {
  const { kinesis, shards, split, put, texts } = await prices();
  const before = await put(StreamName, 'before');
  await split(0, middle);
  const [parent, low, high] = await shards();
  expect(parent?.SequenceNumberRange?.EndingSequenceNumber).toMatch(/^49\d{54}$/);
  expect(low).toEqual({
    ShardId: shard(1),
    ParentShardId: shard(0),
    HashKeyRange: { StartingHashKey: '0', EndingHashKey: (2n ** 127n - 1n).toString() },
    SequenceNumberRange: { StartingSequenceNumber: expect.stringMatching(/^49\d{54}$/) },
  });
  expect(high).toMatchObject({ ShardId: shard(2), ParentShardId: shard(0), HashKeyRange: { StartingHashKey: middle } });
  const ends = [before, parent?.SequenceNumberRange?.EndingSequenceNumber, low?.SequenceNumberRange?.StartingSequenceNumber];
  expect(ends).toEqual(ends.toSorted());
  // MD5('a') = 0cc1..., MD5('b') = 92eb...: below and above the middle of the space.
  await put(StreamName, 'low', 'a');
  await put(StreamName, 'high', 'b');
  expect([await texts(StreamName, shard(0)), await texts(StreamName, shard(1)), await texts(StreamName, shard(2))]).toEqual([
    ['before'],
    ['low'],
    ['high'],
  ]);
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  expect(StreamDescriptionSummary).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 2 });
});

test('a stream that is UPDATING is written and read as before, and takes no other change', async () => {
  const { kinesis, advance, put, texts, ids } = await prices();
  const split = new SplitShardCommand({ StreamName, ShardToSplit: shard(0), NewStartingHashKey: middle });
  await kinesis.send(split);
  await put(StreamName, 'meanwhile', 'b');
  expect(await texts(StreamName)).toEqual(['meanwhile']);
  expect(await ids()).toEqual([0]);
  await expect(kinesis.send(split)).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'Stream prices under account 123456789012 not ACTIVE, instead in state UPDATING',
  });
  await advance(1000);
  expect(await ids()).toEqual([0, 1, 2]);
});

test('two shards that are merged close, and their child names both', async () => {
  const { shards, merge, put, texts } = await prices(2);
  await merge(0, 1);
  const child = (await shards()).at(-1);
  expect(child).toMatchObject({
    ShardId: shard(2),
    ParentShardId: shard(0),
    AdjacentParentShardId: shard(1),
    HashKeyRange: { StartingHashKey: '0', EndingHashKey: (2n ** 128n - 1n).toString() },
  });
  await put(StreamName, 'low', 'a');
  await put(StreamName, 'high', 'b');
  expect(await texts(StreamName, shard(2))).toEqual(['low', 'high']);
});

test('at the end of a closed shard a reader gets its children in the place of an iterator', async () => {
  const { kinesis, split, put } = await prices();
  await put(StreamName, 'one');
  const where = { StreamName, ShardId: shard(0), ShardIteratorType: 'TRIM_HORIZON' } as const;
  const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(where));
  const first = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
  await put(StreamName, 'two');
  await split(0, middle);
  const second = await kinesis.send(new GetRecordsCommand({ ShardIterator: first.NextShardIterator }));
  expect(second.Records).toHaveLength(1);
  const third = await kinesis.send(new GetRecordsCommand({ ShardIterator: second.NextShardIterator }));
  expect(third).toMatchObject({
    Records: [],
    MillisBehindLatest: 0,
    ChildShards: [
      { ShardId: shard(1), ParentShards: [shard(0)], HashKeyRange: { StartingHashKey: '0' } },
      { ShardId: shard(2), ParentShards: [shard(0)], HashKeyRange: { StartingHashKey: middle } },
    ],
  });
  expect(third.NextShardIterator).toBeUndefined();
});

test('filters choose shards by name, by time, at the tip and from the trim horizon', async () => {
  const { clock, advance, split, ids } = await prices();
  const bornMs = clock.now();
  await advance(10_000);
  await split(0, middle);
  const splitMs = clock.now();
  await advance(10_000);
  await split(2, (2n ** 127n + 2n ** 126n).toString());
  expect(await ids()).toEqual([0, 1, 2, 3, 4]);
  expect(await ids({ Type: 'AT_LATEST' })).toEqual([1, 3, 4]);
  expect(await ids({ Type: 'FROM_TRIM_HORIZON' })).toEqual([0, 1, 2, 3, 4]);
  expect(await ids({ Type: 'AT_TRIM_HORIZON' })).toEqual([0]);
  expect(await ids({ Type: 'AFTER_SHARD_ID', ShardId: shard(2) })).toEqual([3, 4]);
  expect(await ids({ Type: 'AT_TIMESTAMP', Timestamp: new Date(bornMs) })).toEqual([0]);
  expect(await ids({ Type: 'AT_TIMESTAMP', Timestamp: new Date(splitMs) })).toEqual([1, 2]);
  expect(await ids({ Type: 'FROM_TIMESTAMP', Timestamp: new Date(splitMs) })).toEqual([1, 2, 3, 4]);
  expect(await ids({ Type: 'FROM_TIMESTAMP', Timestamp: new Date(0) })).toEqual([0, 1, 2, 3, 4]);
  for (const bad of [
    { Type: 'AT_TIMESTAMP' },
    { Type: 'FROM_TIMESTAMP', Timestamp: new Date(clock.now() + 1) },
    { Type: 'AFTER_SHARD_ID' },
  ])
    await expect(ids(bad as ShardFilter)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});

test('a filtered list goes on in the next page', async () => {
  const { kinesis, split, scale } = await prices();
  await split(0, middle);
  await scale(4);
  const first = await kinesis.send(new ListShardsCommand({ StreamName, ShardFilter: { Type: 'AT_LATEST' }, MaxResults: 3 }));
  expect(first.Shards?.map(({ ShardId }) => ShardId)).toEqual([shard(3), shard(4), shard(5)]);
  const second = await kinesis.send(new ListShardsCommand({ NextToken: first.NextToken }));
  expect(second.Shards?.map(({ ShardId }) => ShardId)).toEqual([shard(6)]);
});

test('a closed shard is gone when its last record has expired', async () => {
  const { kinesis, split, advance, ids } = await prices();
  await split(0, middle);
  await advance(24 * 3600 * 1000 - 1000);
  expect(await ids()).toEqual([0, 1, 2]);
  await advance(1001);
  expect(await ids()).toEqual([1, 2]);
  const where = { StreamName, ShardId: shard(0), ShardIteratorType: 'TRIM_HORIZON' } as const;
  await expect(kinesis.send(new GetShardIteratorCommand(where))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('what cannot be split is refused', async () => {
  const { split } = await prices();
  const edges = "is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey 3402823669209384";
  for (const key of ['0', '1', (2n ** 128n - 1n).toString()])
    await expect(split(0, key)).rejects.toMatchObject({ name: 'InvalidArgumentException', message: expect.stringContaining(edges) });
  await expect(split(7, middle)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Could not find shard shardId-000000000007 in stream prices under account 123456789012.',
  });
  await split(0, middle);
  // The sentence is that of moto.
  await expect(split(0, quarter)).rejects.toThrow('has already been merged or split, and thus is not eligible for merging or splitting.');
});

test('what cannot be merged is refused', async () => {
  const { merge } = await prices(4);
  const notAdjacent = 'under account 123456789012 are not an adjacent pair of shards eligible for merging';
  await expect(merge(0, 2)).rejects.toMatchObject({
    name: 'InvalidArgumentException',
    message: `Shards shardId-000000000000 and shardId-000000000002 in stream prices ${notAdjacent}`,
  });
  await expect(merge(1, 0)).rejects.toThrow(notAdjacent);
  await expect(merge(0, 9)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await merge(0, 1);
  await expect(merge(1, 2)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});

test('double and half as many shards need splits and merges alone', async () => {
  const { shards, scale, ids } = await prices(3);
  expect(await scale(6)).toMatchObject({ StreamName, CurrentShardCount: 3, TargetShardCount: 6 });
  expect(await ids({ Type: 'AT_LATEST' })).toEqual([3, 4, 5, 6, 7, 8]);
  await scale(3);
  const merged = await shards({ Type: 'AT_LATEST' });
  expect(merged.map(({ ShardId, ParentShardId, AdjacentParentShardId }) => [ShardId, ParentShardId, AdjacentParentShardId])).toEqual([
    [shard(9), shard(3), shard(4)],
    [shard(10), shard(5), shard(6)],
    [shard(11), shard(7), shard(8)],
  ]);
});

test.each([
  [2, 3],
  [3, 2],
  [4, 5],
  [5, 9],
  [7, 4],
])('from %i to %i shards the hash keys are covered evenly, without a gap', async (from, to) => {
  const { shards, scale, put } = await prices(from);
  await scale(to);
  const open = (await shards({ Type: 'AT_LATEST' })).map(({ HashKeyRange }) => HashKeyRange);
  const ranges = open
    .map((range) => [BigInt(range?.StartingHashKey ?? -1), BigInt(range?.EndingHashKey ?? -1)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  expect(ranges).toHaveLength(to);
  expect(ranges[0]?.[0]).toBe(0n);
  expect(ranges.at(-1)?.[1]).toBe(2n ** 128n - 1n);
  for (const [index, [starting]] of ranges.entries()) if (index > 0) expect(starting).toBe((ranges[index - 1]?.[1] ?? 0n) + 1n);
  for (const [starting, ending] of ranges) expect(Number(ending - starting) / 2 ** 128).toBeCloseTo(1 / to, 9);
  await put(StreamName, 'still taken');
});

test('a stream grows to double and shrinks to half at the most, ten times a day (sentences inferred)', async () => {
  const { kinesis, scale } = await prices(4);
  const tooMany = 'Current open shard count: 4 Target shard count: 9';
  await expect(scale(9)).rejects.toMatchObject({ name: 'InvalidArgumentException', message: expect.stringContaining(tooMany) });
  await expect(scale(1)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(scale(0)).rejects.toMatchObject({ name: 'ValidationException' });
  for (let count = 0; count < 5; count++) {
    await scale(8);
    await scale(4);
  }
  await expect(scale(8)).rejects.toMatchObject({ name: 'LimitExceededException' });
  const none = new UpdateShardCountCommand({ StreamName: 'none', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' });
  await expect(kinesis.send(none)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a key that was remembered for a shard goes to its child after a split', async () => {
  const { kinesis, split } = await prices();
  const put = () => kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: 'b', Data: new Uint8Array([1]) }));
  expect((await put()).ShardId).toBe(shard(0));
  await split(0, middle);
  expect((await put()).ShardId).toBe(shard(2));
});
