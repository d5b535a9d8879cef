// UpdateStreamMode, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamMode.html
import {
  DescribeStreamCommand,
  SplitShardCommand,
  type StreamMode,
  UpdateShardCountCommand,
  UpdateStreamModeCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

async function prices() {
  const cloud = kinesisCloud();
  await cloud.stream('prices', { ShardCount: 2 });
  const to = (StreamMode: StreamMode, name = 'prices') =>
    cloud.kinesis.send(
      new UpdateStreamModeCommand({
        StreamARN: `arn:aws:kinesis:us-east-1:123456789012:stream/${name}`,
        StreamModeDetails: { StreamMode },
      }),
    );
  return { ...cloud, to };
}

test('a stream becomes one on demand with the shards that it has, whose number nobody may change then', async () => {
  const { kinesis, to, advance } = await prices();
  await to('ON_DEMAND');
  await advance(1000);
  const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName: 'prices' }));
  expect(StreamDescription?.StreamModeDetails).toEqual({ StreamMode: 'ON_DEMAND' });
  expect(StreamDescription?.Shards).toHaveLength(2);
  const onDemand = {
    name: 'ValidationException',
    message: 'Request is invalid. Stream prices under account 123456789012 is in On-Demand mode.',
  };
  const scale = new UpdateShardCountCommand({ StreamName: 'prices', TargetShardCount: 4, ScalingType: 'UNIFORM_SCALING' });
  await expect(kinesis.send(scale)).rejects.toMatchObject(onDemand);
  const split = new SplitShardCommand({ StreamName: 'prices', ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '1000' });
  await expect(kinesis.send(split)).rejects.toMatchObject(onDemand);
});

test('the mode changes twice a day (sentence inferred)', async () => {
  const { to, advance } = await prices();
  await to('ON_DEMAND');
  await advance(1000);
  await to('PROVISIONED');
  await advance(1000);
  await expect(to('ON_DEMAND')).rejects.toMatchObject({ name: 'LimitExceededException' });
  await advance(24 * 3600 * 1000);
  await to('ON_DEMAND');
});

test('the mode that it has, a stream that is not there and one that is UPDATING are refused', async () => {
  const { to } = await prices();
  await expect(to('PROVISIONED')).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(to('ON_DEMAND', 'none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await to('ON_DEMAND');
  await expect(to('PROVISIONED')).rejects.toMatchObject({ name: 'ResourceInUseException' });
});
