// EnableEnhancedMonitoring and DisableEnhancedMonitoring, by the real SDK client.
// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_EnableEnhancedMonitoring.html and its sibling
import {
  DescribeStreamSummaryCommand,
  DisableEnhancedMonitoringCommand,
  EnableEnhancedMonitoringCommand,
  type MetricsName,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamName = 'prices';

async function prices() {
  const cloud = kinesisCloud();
  await cloud.stream('prices');
  return {
    ...cloud,
    enable: (...ShardLevelMetrics: MetricsName[]) =>
      cloud.kinesis.send(new EnableEnhancedMonitoringCommand({ StreamName, ShardLevelMetrics })),
    disable: (...ShardLevelMetrics: MetricsName[]) =>
      cloud.kinesis.send(new DisableEnhancedMonitoringCommand({ StreamName, ShardLevelMetrics })),
  };
}

test('metrics are added and taken away, and the answer says what was and what will be', async () => {
  const { kinesis, enable, disable, advance } = await prices();
  expect(await enable('OutgoingBytes', 'IncomingBytes')).toMatchObject({
    StreamName,
    StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/prices',
    CurrentShardLevelMetrics: [],
    DesiredShardLevelMetrics: ['IncomingBytes', 'OutgoingBytes'],
  });
  await advance(1000);
  await enable('ALL');
  await advance(1000);
  const { DesiredShardLevelMetrics } = await disable('IncomingRecords');
  expect(DesiredShardLevelMetrics).toHaveLength(6);
  await advance(1000);
  expect(await disable('ALL')).toMatchObject({ DesiredShardLevelMetrics: [] });
  await advance(1000);
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  expect(StreamDescriptionSummary?.EnhancedMonitoring).toEqual([{ ShardLevelMetrics: [] }]);
});

test('a name that is no metric, a stream that is not there and one that is UPDATING are refused', async () => {
  const { kinesis, enable } = await prices();
  await expect(enable('Speed' as MetricsName)).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(enable()).rejects.toMatchObject({ name: 'ValidationException' });
  const command = new EnableEnhancedMonitoringCommand({ StreamName: 'none', ShardLevelMetrics: ['ALL'] });
  await expect(kinesis.send(command)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await enable('ALL');
  await expect(enable('ALL')).rejects.toMatchObject({ name: 'ResourceInUseException' });
});
