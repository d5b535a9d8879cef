// A cloud goes on from a snapshot: shards, what is UPDATING, consumers, policies and settings. Source of truth: core/service.ts, `snapshot`.
import {
  DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand,
  GetResourcePolicyCommand,
  KinesisClient,
  ListShardsCommand,
  MergeShardsCommand,
  PutRecordCommand,
  PutResourcePolicyCommand,
  RegisterStreamConsumerCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { testCloud } from '../../testing/test-cloud.ts';
import { kinesisCloud } from './testing/kinesis-cloud.ts';

const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';

test('what is UPDATING and CREATING becomes ACTIVE after the restore, and numbers go on growing', async () => {
  const before = kinesisCloud();
  const { kinesis } = before;
  await before.stream('prices', { ShardCount: 2 });
  const first = await before.put('prices', 'one');
  await kinesis.send(
    new SplitShardCommand({ StreamARN, ShardToSplit: 'shardId-000000000001', NewStartingHashKey: (3n * 2n ** 126n).toString() }),
  );
  await before.advance(1000);
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '210987654321' }, Action: 'kinesis:PutRecord', Resource: StreamARN }],
  });
  await kinesis.send(new PutResourcePolicyCommand({ ResourceARN: StreamARN, Policy }));
  await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
  const merge = { StreamARN, ShardToMerge: 'shardId-000000000002', AdjacentShardToMerge: 'shardId-000000000003' };
  await kinesis.send(new MergeShardsCommand(merge));

  const after = testCloud();
  await after.aws.restore(structuredClone(await before.aws.snapshot()));
  const client = after.client(KinesisClient);
  expect((await client.send(new ListShardsCommand({ StreamARN }))).Shards).toHaveLength(4);
  await after.advance(1000);
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamARN }));
  expect(Shards.at(-1)).toMatchObject({ ShardId: 'shardId-000000000004', ParentShardId: 'shardId-000000000002' });
  const summary = await client.send(new DescribeStreamSummaryCommand({ StreamARN }));
  expect(summary.StreamDescriptionSummary).toMatchObject({ StreamStatus: 'ACTIVE', OpenShardCount: 2, ConsumerCount: 1 });
  const { ConsumerDescription } = await client.send(new DescribeStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
  expect(ConsumerDescription?.ConsumerStatus).toBe('ACTIVE');
  expect((await client.send(new GetResourcePolicyCommand({ ResourceARN: StreamARN }))).Policy).toBe(Policy);
  const put = await client.send(new PutRecordCommand({ StreamARN, PartitionKey: 'a', Data: new Uint8Array([1]) }));
  expect((put.SequenceNumber ?? '') > first).toBe(true);
});
