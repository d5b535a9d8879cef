// IncreaseStreamRetentionPeriod and DecreaseStreamRetentionPeriod, by the real SDK client.
// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html and its sibling; sentences recorded by kinesalite.
import {
  CreateStreamCommand,
  DecreaseStreamRetentionPeriodCommand,
  DescribeStreamSummaryCommand,
  IncreaseStreamRetentionPeriodCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const hourMs = 3600 * 1000;

async function prices() {
  const cloud = kinesisCloud();
  await cloud.stream('prices');
  const to = (hours: number) => ({ StreamName: 'prices', RetentionPeriodHours: hours });
  return {
    ...cloud,
    increase: (hours: number) => cloud.kinesis.send(new IncreaseStreamRetentionPeriodCommand(to(hours))),
    decrease: (hours: number) => cloud.kinesis.send(new DecreaseStreamRetentionPeriodCommand(to(hours))),
  };
}

test('records stay as long as the longer period says, and what has expired does not come back', async () => {
  const { kinesis, increase, put, advance, texts } = await prices();
  await put('prices', 'before');
  await advance(25 * hourMs);
  await put('prices', 'one');
  await increase(48);
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'prices' }));
  expect(StreamDescriptionSummary?.RetentionPeriodHours).toBe(48);
  await advance(47 * hourMs);
  expect(await texts('prices')).toEqual(['one']);
  await advance(2 * hourMs);
  expect(await texts('prices')).toEqual([]);
});

test('a shorter period takes older records away at once', async () => {
  const { increase, decrease, put, advance, texts } = await prices();
  await increase(48);
  await put('prices', 'old');
  await advance(30 * hourMs);
  await put('prices', 'young');
  await decrease(24);
  expect(await texts('prices')).toEqual(['young']);
  await increase(8760);
  expect(await texts('prices')).toEqual(['young']);
});

test('a period that is out of range or goes the wrong way is refused', async () => {
  const { increase, decrease } = await prices();
  await expect(increase(23)).rejects.toThrow(
    'Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.',
  );
  await expect(decrease(23)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(increase(8761)).rejects.toThrow(
    'Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.',
  );
  await expect(decrease(25)).rejects.toThrow(
    'Requested retention period (25 hours) for stream prices can not be longer than existing retention period (24 hours). Use IncreaseRetentionPeriod API.',
  );
  await increase(48);
  await expect(increase(47)).rejects.toThrow(
    'Requested retention period (47 hours) for stream prices can not be shorter than existing retention period (48 hours). Use DecreaseRetentionPeriod API.',
  );
});

test('a stream that is not there or not ACTIVE is refused', async () => {
  const { kinesis, increase } = await prices();
  const command = (StreamName: string) => new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 48 });
  await expect(kinesis.send(command('none'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await kinesis.send(new CreateStreamCommand({ StreamName: 'young', ShardCount: 1 }));
  await expect(kinesis.send(command('young'))).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'Stream young under account 123456789012 not ACTIVE, instead in state CREATING',
  });
  await increase(24);
});
