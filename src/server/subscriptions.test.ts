// SubscribeToShard through the endpoint: events arrive while the answer is still open, over HTTP/2 and over HTTP/1.1.
// Source of truth: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html, the real SDK.
import {
  CreateStreamCommand,
  KinesisClient,
  PutRecordCommand,
  RegisterStreamConsumerCommand,
  SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from './testing/running-endpoint.ts';

const StreamARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/prices';
let endpoint: RunningEndpoint;

beforeEach(async () => {
  endpoint = await runningEndpoint('virtual');
});
afterEach(() => endpoint.close());

async function letPass(ms: number): Promise<void> {
  const clock = `${endpoint.url}/_sandshark/clock`;
  const { nowMs } = (await (await fetch(clock)).json()) as { nowMs: number };
  await fetch(clock, { method: 'POST', body: JSON.stringify({ advanceToMs: nowMs + ms }) });
}

/** A stream with a consumer, which has subscribed to its shard. */
async function subscription(requestHandler: FetchHttpHandler | undefined) {
  const credentials = { accessKeyId: '123456789012', secretAccessKey: 'x' };
  const kinesis = new KinesisClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials,
    ...(requestHandler && { requestHandler }),
  });
  await kinesis.send(new CreateStreamCommand({ StreamName: 'prices', ShardCount: 1 }));
  await letPass(1000);
  const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: 'app' }));
  await letPass(1000);
  const { EventStream } = await kinesis.send(
    new SubscribeToShardCommand({
      ConsumerARN: Consumer?.ConsumerARN,
      ShardId: 'shardId-000000000000',
      StartingPosition: { Type: 'TRIM_HORIZON' },
    }),
  );
  if (!EventStream) throw new Error('SubscribeToShard answered without a stream');
  return { kinesis, events: EventStream[Symbol.asyncIterator]() };
}

test.each([
  ['HTTP/2, the default in Node,', () => undefined],
  ['HTTP/1.1', () => new FetchHttpHandler()],
])('over %s records are pushed as they are put, until five minutes are over', async (_name, handler) => {
  const { kinesis, events } = await subscription(handler());
  for (const text of ['one', 'two']) {
    await kinesis.send(new PutRecordCommand({ StreamARN, PartitionKey: 'a', Data: new TextEncoder().encode(text) }));
    const { value } = await events.next();
    const [record] = value?.SubscribeToShardEvent?.Records ?? [];
    expect(new TextDecoder().decode(record?.Data)).toBe(text);
  }
  await letPass(300_000);
  expect((await events.next()).value?.SubscribeToShardEvent).toMatchObject({
    Records: [],
    ContinuationSequenceNumber: expect.any(String),
  });
  expect((await events.next()).done).toBe(true);
  kinesis.destroy();
});
