// CreateStream, by the real SDK client. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
import { CreateStreamCommand, DescribeStreamCommand, waitUntilStreamExists } from '@aws-sdk/client-kinesis';
import { expect, test, vi } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

test('a new stream is CREATING without shards, then ACTIVE with its shards', async () => {
  const { kinesis, advance } = kinesisCloud();
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 3 }));
  const young = await kinesis.send(new DescribeStreamCommand({ StreamName: 'prices' }));
  expect(young.StreamDescription).toMatchObject({ StreamStatus: 'CREATING', Shards: [] });
  await advance(1000);
  const grown = await kinesis.send(new DescribeStreamCommand({ StreamName: 'prices' }));
  expect(grown.StreamDescription).toMatchObject({
    StreamStatus: 'ACTIVE',
    StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/prices',
    Shards: [{ ShardId: 'shardId-000000000000' }, { ShardId: 'shardId-000000000001' }, { ShardId: 'shardId-000000000002' }],
  });
});

test('a name that is taken is refused with the sentence of the real service (recorded by kinesalite)', async () => {
  const { kinesis, stream } = kinesisCloud();
  await stream('prices');
  await expect(kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }))).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'Stream prices under account 123456789012 already exists.',
  });
});

test('bad members are told together in one ValidationException (recorded by kinesalite)', async () => {
  const { kinesis } = kinesisCloud();
  await expect(kinesis.send(new CreateStreamCommand({ StreamName: 'a b', ShardCount: 0 }))).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      "2 validation errors detected: Value 'a b' at 'streamName' failed to satisfy constraint: " +
      'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; ' +
      "Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
  });
});

test('more shards than the account may have are refused (sentence recorded by kinesalite)', async () => {
  const { kinesis } = kinesisCloud();
  await expect(kinesis.send(new CreateStreamCommand({ StreamName: 'wide', ShardCount: 20_001 }))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: expect.stringContaining('Current shard count for the account: 0. Limit: 20000.'),
  });
});

test('a sixth stream has to wait until one of five is no longer CREATING (sentence inferred)', async () => {
  const { kinesis, advance } = kinesisCloud();
  const create = (name: string) => kinesis.send(new CreateStreamCommand({ StreamName: name, ShardCount: 1 }));
  for (const name of ['a', 'b', 'c', 'd', 'e']) await create(name);
  await expect(create('f')).rejects.toMatchObject({ name: 'LimitExceededException' });
  await advance(1000);
  await create('f');
});

test('on demand, the service chooses four shards; provisioned, the caller must say how many (sentences inferred)', async () => {
  const { kinesis, stream } = kinesisCloud();
  await stream('elastic', { StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
  const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName: 'elastic' }));
  expect(StreamDescription?.Shards).toHaveLength(4);
  expect(StreamDescription?.StreamModeDetails).toEqual({ StreamMode: 'ON_DEMAND' });
  await expect(kinesis.send(new CreateStreamCommand({ StreamName: 'fixed' }))).rejects.toThrow('ShardCount must be specified');
});

test('a member that is not embedded is refused, not ignored', async () => {
  const { kinesis } = kinesisCloud();
  const command = new CreateStreamCommand({ StreamName: 'even', ShardCount: 1, RecordDistributionStrategy: 'AUTO' });
  await expect(kinesis.send(command)).rejects.toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
});

test("the SDK's own waiter sees the stream exist, with its timers on virtual time", async () => {
  vi.useFakeTimers();
  try {
    const { kinesis, advance } = kinesisCloud();
    await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
    const waiting = waitUntilStreamExists({ client: kinesis, maxWaitTime: 120 }, { StreamName: 'prices' });
    for (let second = 0; second < 60; second++) {
      await advance(1000);
      await vi.advanceTimersByTimeAsync(1000);
    }
    await expect(waiting).resolves.toMatchObject({ state: 'SUCCESS' });
  } finally {
    vi.useRealTimers();
  }
});
