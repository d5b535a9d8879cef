// DescribeStreamSummary, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
import { DescribeStreamSummaryCommand } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

test('the summary counts the shards instead of listing them', async () => {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices', { ShardCount: 3, MaxRecordSizeInKiB: 2048 });
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'prices' }));
  expect(StreamDescriptionSummary).toEqual({
    StreamName: 'prices',
    StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/prices',
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: 'PROVISIONED' },
    RetentionPeriodHours: 24,
    StreamCreationTimestamp: new Date('2026-11-01T00:00:00Z'),
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    EncryptionType: 'NONE',
    OpenShardCount: 3,
    ConsumerCount: 0,
    MaxRecordSizeInKiB: 2048,
  });
});
