// RegisterStreamConsumer, DescribeStreamConsumer, ListStreamConsumers and DeregisterStreamConsumer, by the real SDK client.
// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html and its siblings
import {
  DeleteStreamCommand,
  DeregisterStreamConsumerCommand,
  DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand,
  ListStreamConsumersCommand,
  RegisterStreamConsumerCommand,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';

async function prices() {
  const cloud = kinesisCloud();
  await cloud.stream('prices');
  return {
    ...cloud,
    register: async (ConsumerName: string, arn = StreamARN) =>
      (await cloud.kinesis.send(new RegisterStreamConsumerCommand({ StreamARN: arn, ConsumerName }))).Consumer,
  };
}

test('a consumer is CREATING, then ACTIVE, then DELETING, then gone; its name is free again', async () => {
  const { kinesis, register, advance } = await prices();
  const consumer = await register('app');
  expect(consumer).toEqual({
    ConsumerName: 'app',
    ConsumerARN: `${StreamARN}/consumer/app:1793491201`,
    ConsumerStatus: 'CREATING',
    ConsumerCreationTimestamp: new Date('2026-11-01T00:00:01Z'),
  });
  await advance(1000);
  const byName = new DescribeStreamConsumerCommand({ StreamARN, ConsumerName: 'app' });
  const byArn = new DescribeStreamConsumerCommand({ ConsumerARN: consumer?.ConsumerARN });
  const active = { ...consumer, ConsumerStatus: 'ACTIVE', StreamARN };
  expect((await kinesis.send(byName)).ConsumerDescription).toEqual(active);
  expect((await kinesis.send(byArn)).ConsumerDescription).toEqual(active);
  const summary = await kinesis.send(new DescribeStreamSummaryCommand({ StreamARN }));
  expect(summary.StreamDescriptionSummary?.ConsumerCount).toBe(1);
  await kinesis.send(new DeregisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
  expect((await kinesis.send(byName)).ConsumerDescription?.ConsumerStatus).toBe('DELETING');
  await advance(1000);
  await expect(kinesis.send(byName)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Consumer app, account 123456789012 not found.',
  });
  expect((await register('app'))?.ConsumerARN).not.toBe(consumer?.ConsumerARN);
});

test('consumers come in pages, with a token that is good for 300 seconds and for this stream', async () => {
  const { kinesis, register, advance, clock } = await prices();
  for (const name of ['b', 'a', 'c']) await register(name);
  const list = (more: object) => kinesis.send(new ListStreamConsumersCommand({ StreamARN, ...more }));
  const first = await list({ MaxResults: 2 });
  expect(first.Consumers).toMatchObject([{ ConsumerName: 'a' }, { ConsumerName: 'b' }]);
  const second = await list({ NextToken: first.NextToken });
  expect(second.Consumers).toMatchObject([{ ConsumerName: 'c' }]);
  expect(second.NextToken).toBeUndefined();
  await expect(list({ NextToken: 'AAAA' })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(list({ StreamCreationTimestamp: new Date(clock.now() - 60_000) })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await advance(300_001);
  await expect(list({ NextToken: first.NextToken })).rejects.toMatchObject({ name: 'ExpiredNextTokenException' });
});

test('a name twice, a sixth at once, a twenty-first, and one of no stream are refused (sentences inferred)', async () => {
  const { register, advance } = await prices();
  await register('c0');
  await expect(register('c0')).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await expect(register('app', `${StreamARN}-none`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  for (let index = 1; index < 5; index++) await register(`c${index}`);
  await expect(register('c5')).rejects.toMatchObject({ name: 'LimitExceededException' });
  for (let index = 5; index < 20; index++) {
    await advance(1000);
    await register(`c${index}`);
  }
  await advance(1000);
  await expect(register('c20')).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('names that say too little or contradict each other are refused (sentences inferred)', async () => {
  const { kinesis, register } = await prices();
  const { ConsumerARN } = (await register('app')) ?? {};
  for (const input of [{}, { ConsumerName: 'app' }, { ConsumerARN, ConsumerName: 'other' }])
    for (const command of [new DescribeStreamConsumerCommand(input), new DeregisterStreamConsumerCommand(input)])
      await expect(kinesis.send(command as DescribeStreamConsumerCommand)).rejects.toMatchObject({ name: 'InvalidArgumentException' });
});

test('a stream with consumers is deleted only together with them', async () => {
  const { kinesis, register, advance } = await prices();
  await register('app');
  await expect(kinesis.send(new DeleteStreamCommand({ StreamARN }))).rejects.toMatchObject({ name: 'ResourceInUseException' });
  await kinesis.send(new DeleteStreamCommand({ StreamARN, EnforceConsumerDeletion: true }));
  await advance(1000);
  const list = new ListStreamConsumersCommand({ StreamARN });
  await expect(kinesis.send(list)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
