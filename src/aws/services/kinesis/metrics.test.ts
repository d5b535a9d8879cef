// The metrics of streams and shards, as CloudWatch gives them. Source: https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
import { CloudWatchClient, GetMetricStatisticsCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { EnableEnhancedMonitoringCommand, GetRecordsCommand, GetShardIteratorCommand, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { testCloud } from '../../testing/test-cloud.ts';
import { type KinesisCloud, kinesisCloud } from './testing/kinesis-cloud.ts';

const StreamName = 'prices';
const ShardId = 'shardId-000000000000';

const statistics = async (cloud: Pick<KinesisCloud, 'client'>, MetricName: string, shard?: string) => {
  const { Datapoints = [] } = await cloud.client(CloudWatchClient).send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Kinesis',
      MetricName,
      Dimensions: [{ Name: 'StreamName', Value: StreamName }, ...(shard ? [{ Name: 'ShardId', Value: shard }] : [])],
      StartTime: new Date('2026-11-01T00:00:00Z'),
      EndTime: new Date('2026-11-01T01:00:00Z'),
      Period: 60,
      Statistics: ['Sum', 'Maximum'],
    }),
  );
  return Datapoints.sort((one, other) => Number(one.Timestamp) - Number(other.Timestamp)).map(({ Sum }) => Sum);
};

test('each minute is told at its end: what came in, what went out and how old it was', async () => {
  const cloud = kinesisCloud();
  await cloud.stream(StreamName);
  for (const text of ['12345', '1234567']) await cloud.put(StreamName, text);
  await cloud.advance(30_000);
  await cloud.put(StreamName, 'last');
  const where = { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  const { ShardIterator } = await cloud.kinesis.send(new GetShardIteratorCommand(where));
  await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
  await cloud.advance(60_000);
  await cloud.put(StreamName, 'more');
  await cloud.advance(60_000);
  expect(await statistics(cloud, 'IncomingRecords')).toEqual([3, 1]);
  expect(await statistics(cloud, 'IncomingBytes')).toEqual([6 + 8 + 5, 5]);
  expect(await statistics(cloud, 'GetRecords.Records')).toEqual([1]);
  expect(await statistics(cloud, 'GetRecords.IteratorAgeMilliseconds')).toEqual([30_000]);
  expect(await statistics(cloud, 'WriteProvisionedThroughputExceeded')).toEqual([0, 0]);
  const { Metrics = [] } = await cloud.client(CloudWatchClient).send(new ListMetricsCommand({ Namespace: 'AWS/Kinesis' }));
  expect(Metrics.flatMap(({ Dimensions = [] }) => Dimensions.map(({ Name }) => Name))).not.toContain('ShardId');
});

test('shards have metrics of their own where enhanced monitoring names them', async () => {
  const cloud = kinesisCloud();
  await cloud.stream(StreamName);
  await cloud.kinesis.send(new EnableEnhancedMonitoringCommand({ StreamName, ShardLevelMetrics: ['IncomingRecords'] }));
  await cloud.advance(1000);
  await cloud.put(StreamName, 'one');
  await cloud.advance(60_000);
  expect(await statistics(cloud, 'IncomingRecords', ShardId)).toEqual([1]);
  expect(await statistics(cloud, 'IncomingBytes', ShardId)).toEqual([]);
});

test('throttled writes and reads are counted', async () => {
  const cloud = kinesisCloud({ throughput: 'enforced' });
  await cloud.stream(StreamName);
  const put = () => cloud.kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: 'a', Data: new Uint8Array(900 * 1024) }));
  await put();
  await expect(put()).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
  const { ShardIterator } = await cloud.kinesis.send(
    new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  );
  for (let count = 0; count < 3; count++) await cloud.kinesis.send(new GetRecordsCommand({ ShardIterator }));
  await expect(cloud.kinesis.send(new GetRecordsCommand({ ShardIterator }))).rejects.toThrow('Rate exceeded for Shard');
  await cloud.advance(60_000);
  expect(await statistics(cloud, 'WriteProvisionedThroughputExceeded')).toEqual([1]);
  expect(await statistics(cloud, 'ReadProvisionedThroughputExceeded')).toEqual([1]);
});

test('the counts of a minute that has not ended are in a snapshot', async () => {
  const before = kinesisCloud();
  await before.stream(StreamName);
  await before.put(StreamName, 'one');
  const after = testCloud();
  await after.aws.restore(structuredClone(await before.aws.snapshot()));
  await after.advance(60_000);
  expect(await statistics(after, 'IncomingRecords')).toEqual([1]);
});
