// SubscribeToShard, by the real SDK client.
// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html; sentences as errors.ts says.
import {
  DeregisterStreamConsumerCommand,
  RegisterStreamConsumerCommand,
  SplitShardCommand,
  type StartingPosition,
  SubscribeToShardCommand,
  type SubscribeToShardEvent,
  type SubscribeToShardEventStream,
} from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { kinesisCloud } from '../testing/kinesis-cloud.ts';

const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
const ShardId = 'shardId-000000000000';

async function consumerOfPrices(options?: Parameters<typeof kinesisCloud>[0]) {
  const cloud = kinesisCloud(options);
  const { kinesis, advance } = cloud;
  await cloud.stream('prices');
  const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
  await advance(1000);
  const ConsumerARN = Consumer?.ConsumerARN ?? '';
  const subscribe = async (StartingPosition: StartingPosition = { Type: 'TRIM_HORIZON' }, shard = ShardId) => {
    const { EventStream } = await kinesis.send(new SubscribeToShardCommand({ ConsumerARN, ShardId: shard, StartingPosition }));
    if (!EventStream) throw new Error('SubscribeToShard answered without a stream');
    return new Events(EventStream);
  };
  return { ...cloud, ConsumerARN, subscribe };
}

/** Reads the events of a subscription one by one. */
class Events {
  readonly #iterator: AsyncIterator<SubscribeToShardEventStream>;

  constructor(stream: AsyncIterable<SubscribeToShardEventStream>) {
    this.#iterator = stream[Symbol.asyncIterator]();
  }

  async next(): Promise<SubscribeToShardEvent | 'end'> {
    const { done, value } = await this.#iterator.next();
    if (done) return 'end';
    if (!value.SubscribeToShardEvent) throw new Error(`an event of another kind: ${JSON.stringify(value)}`);
    return value.SubscribeToShardEvent;
  }

  async texts(): Promise<string[] | 'end'> {
    const event = await this.next();
    return event === 'end' ? 'end' : (event.Records ?? []).map(({ Data }) => new TextDecoder().decode(Data));
  }

  async cancel(): Promise<void> {
    await this.#iterator.return?.();
  }
}

test('what is there already comes first, then each record as it is put', async () => {
  const { put, subscribe } = await consumerOfPrices();
  await put('prices', 'one');
  const number = await put('prices', 'two');
  const events = await subscribe();
  expect(await events.next()).toEqual({
    Records: [expect.objectContaining({ PartitionKey: 'a' }), expect.objectContaining({ SequenceNumber: number, EncryptionType: 'NONE' })],
    ContinuationSequenceNumber: number,
    MillisBehindLatest: 0,
  });
  const waiting = events.texts();
  await put('prices', 'three');
  expect(await waiting).toEqual(['three']);
});

test('the position may be the tip, a time, or a number of an earlier event', async () => {
  const { put, subscribe, advance, clock } = await consumerOfPrices();
  const first = await put('prices', 'one');
  await advance(10_000);
  const Timestamp = new Date(clock.now());
  await put('prices', 'two');
  expect(await (await subscribe({ Type: 'AT_TIMESTAMP', Timestamp })).texts()).toEqual(['two']);
  await advance(10_000);
  expect(await (await subscribe({ Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: first })).texts()).toEqual(['two']);
  await advance(10_000);
  expect(await (await subscribe({ Type: 'AT_SEQUENCE_NUMBER', SequenceNumber: first })).texts()).toEqual(['one', 'two']);
  await advance(10_000);
  const tip = await subscribe({ Type: 'LATEST' });
  await put('prices', 'three');
  expect(await tip.texts()).toEqual(['three']);
});

test('it ends after five minutes with the number to go on with, and keeps no settling cloud busy', async () => {
  const { aws, clock, put, subscribe, advance } = await consumerOfPrices();
  const number = await put('prices', 'one');
  const events = await subscribe();
  await events.next();
  const startedMs = clock.now();
  await aws.settle({ untilMs: startedMs + 3_600_000 });
  expect(clock.now()).toBe(startedMs);
  await advance(300_000);
  expect(await events.next()).toMatchObject({ Records: [], ContinuationSequenceNumber: number, MillisBehindLatest: 0 });
  expect(await events.next()).toBe('end');
  await put('prices', 'two');
  expect(await (await subscribe({ Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: number })).texts()).toEqual(['two']);
});

test('at the end of a closed shard come its children and no number, and the stream ends', async () => {
  const { kinesis, put, subscribe, advance } = await consumerOfPrices();
  const events = await subscribe();
  await put('prices', 'one');
  expect(await events.texts()).toEqual(['one']);
  await kinesis.send(new SplitShardCommand({ StreamARN, ShardToSplit: ShardId, NewStartingHashKey: (2n ** 127n).toString() }));
  await put('prices', 'two');
  expect(await events.texts()).toEqual(['two']);
  await advance(1000);
  const last = await events.next();
  expect(last).toMatchObject({
    Records: [],
    ChildShards: [{ ShardId: 'shardId-000000000001', ParentShards: [ShardId] }, { ShardId: 'shardId-000000000002' }],
  });
  expect(last).not.toHaveProperty('ContinuationSequenceNumber');
  expect(await events.next()).toBe('end');
});

test('a second subscription within five seconds is refused; a later one takes over', async () => {
  const { subscribe, put, advance } = await consumerOfPrices();
  const earlier = await subscribe();
  const inUse = {
    name: 'ResourceInUseException',
    message: 'Another active subscription exists for this consumer: 123456789012:prices:shardId-000000000000:app',
  };
  await expect(subscribe()).rejects.toMatchObject(inUse);
  await advance(4999);
  await expect(subscribe()).rejects.toMatchObject(inUse);
  await advance(1);
  const waiting = earlier.next();
  const later = await subscribe();
  await expect(waiting).rejects.toMatchObject(inUse);
  await put('prices', 'one');
  expect(await later.texts()).toEqual(['one']);
});

test('a client that goes away ends its subscription at once, also while nothing comes', async () => {
  const { aws, ConsumerARN } = await consumerOfPrices();
  const planned = () => aws.scheduler.planned().filter(({ label }) => label.startsWith('subscription')).length;
  const body = JSON.stringify({ ConsumerARN, ShardId, StartingPosition: { Type: 'LATEST' } });
  const answer = await aws.fetch(
    new Request('http://localhost:4566/', {
      method: 'POST',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=ab',
        'x-amz-date': '20261101T000000Z',
        'x-amz-target': 'Kinesis_20131202.SubscribeToShard',
        'content-type': 'application/x-amz-json-1.1',
      },
      body,
    }),
  );
  expect(answer.headers.get('content-type')).toBe('application/vnd.amazon.eventstream');
  const reader = answer.body?.getReader();
  await reader?.read(); // the initial response
  void reader?.read();
  expect(planned()).toBe(1);
  await reader?.cancel();
  expect(planned()).toBe(0);
});

test('it fails when its consumer is deregistered', async () => {
  const { kinesis, ConsumerARN, subscribe } = await consumerOfPrices();
  const events = await subscribe();
  const waiting = events.next();
  await kinesis.send(new DeregisterStreamConsumerCommand({ ConsumerARN }));
  await expect(waiting).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(subscribe()).rejects.toMatchObject({
    name: 'ResourceInUseException',
    message: 'Consumer app with creation timestamp 1793491201 under stream: prices , account 123456789012 is not in ACTIVE status.',
  });
});

test('a consumer, a shard or a position that is none is refused', async () => {
  const { kinesis, ConsumerARN, subscribe } = await consumerOfPrices();
  await expect(subscribe({ Type: 'TRIM_HORIZON' }, 'shardId-000000000009')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(subscribe({ Type: 'AT_SEQUENCE_NUMBER' })).rejects.toMatchObject({ name: 'InvalidArgumentException' });
  await expect(subscribe({ Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: '5' })).rejects.toThrow(
    'used in SubscribeToShard on shard shardId-000000000000 in stream prices under account 123456789012 is invalid.',
  );
  const nobody = `${ConsumerARN}1`;
  const command = new SubscribeToShardCommand({ ConsumerARN: nobody, ShardId, StartingPosition: { Type: 'LATEST' } });
  await expect(kinesis.send(command)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('where throughput is enforced, each consumer gets 2 MiB of a shard in a second', async () => {
  const { subscribe, put, advance } = await consumerOfPrices({ throughput: 'enforced' });
  for (let second = 0; second < 3; second++) {
    await advance(1000);
    await put('prices', 'x'.repeat(1024 * 1024 - 1));
  }
  await advance(60_000);
  const events = await subscribe();
  expect(await events.texts()).toHaveLength(2);
  const waiting = events.texts();
  await Promise.resolve();
  await advance(1000);
  expect(await waiting).toHaveLength(1);
});
