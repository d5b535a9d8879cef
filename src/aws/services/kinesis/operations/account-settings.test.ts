// DescribeAccountSettings and UpdateAccountSettings, by the real SDK client, and warm throughput, which they unlock.
// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateAccountSettings.html and API_UpdateStreamWarmThroughput.html
import {
  DescribeAccountSettingsCommand,
  DescribeStreamSummaryCommand,
  UpdateAccountSettingsCommand,
  UpdateStreamModeCommand,
  UpdateStreamWarmThroughputCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const dayMs = 24 * 3600 * 1000;

function account() {
  const cloud = kinesisCloud();
  const update = async (Status: 'ENABLED' | 'DISABLED') =>
    (await cloud.kinesis.send(new UpdateAccountSettingsCommand({ MinimumThroughputBillingCommitment: { Status } })))
      .MinimumThroughputBillingCommitment;
  const describe = async () => (await cloud.kinesis.send(new DescribeAccountSettingsCommand({}))).MinimumThroughputBillingCommitment;
  return { ...cloud, update, describe };
}

test('a commitment holds for a day, and ends then if it is asked to end before', async () => {
  const { update, describe, advance } = account();
  expect(await describe()).toEqual({ Status: 'DISABLED' });
  const StartedAt = new Date('2026-11-01T00:00:00Z');
  const EarliestAllowedEndAt = new Date('2026-11-02T00:00:00Z');
  expect(await update('ENABLED')).toEqual({ Status: 'ENABLED', StartedAt, EarliestAllowedEndAt });
  expect(await update('DISABLED')).toMatchObject({ Status: 'ENABLED_UNTIL_EARLIEST_ALLOWED_END' });
  expect(await update('ENABLED')).toMatchObject({ Status: 'ENABLED', StartedAt });
  await update('DISABLED');
  await advance(dayMs);
  expect(await describe()).toEqual({ Status: 'DISABLED', StartedAt, EndedAt: EarliestAllowedEndAt });
});

test('warm throughput is for streams on demand of a committed account (sentences inferred)', async () => {
  const { kinesis, stream, update, advance } = account();
  await stream('elastic', { StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
  await stream('fixed', { ShardCount: 1 });
  const warm = (StreamName: string, WarmThroughputMiBps: number) =>
    kinesis.send(new UpdateStreamWarmThroughputCommand({ StreamName, WarmThroughputMiBps }));
  await expect(warm('elastic', 100)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await update('ENABLED');
  await expect(warm('fixed', 100)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(warm('elastic', 10_241)).rejects.toMatchObject({ name: 'LimitExceededException' });
  await expect(warm('none', 1)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect(await warm('elastic', 100)).toMatchObject({ StreamName: 'elastic', WarmThroughput: { TargetMiBps: 100 } });
  await expect(warm('elastic', 200)).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await advance(1000);
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'elastic' }));
  expect(StreamDescriptionSummary?.WarmThroughput).toEqual({ TargetMiBps: 100, CurrentMiBps: 100 });
});

test('a change to on demand may ask for warm throughput as well', async () => {
  const { kinesis, stream, update, advance } = account();
  await stream('fixed', { ShardCount: 1 });
  const command = new UpdateStreamModeCommand({
    StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/fixed',
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
    WarmThroughputMiBps: 50,
  });
  await expect(kinesis.send(command)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await update('ENABLED');
  await kinesis.send(command);
  await advance(1000);
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'fixed' }));
  expect(StreamDescriptionSummary?.WarmThroughput?.CurrentMiBps).toBe(50);
});
