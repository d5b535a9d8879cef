// ReceiveMessage, by the real SDK client: what is told, visibility timeouts, limits, retention, waiting.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
import {
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsCloud } from '../testing/sqs-cloud.ts';

async function oneQueue(attributes: Record<string, string> = {}) {
  const cloud = sqsCloud();
  return { ...cloud, url: await cloud.queue('orders', attributes) };
}

test('a message is hidden while it is in flight, and comes again when its timeout is over', async () => {
  const { url, send, bodies, counts, advance } = await oneQueue({ VisibilityTimeout: '10' });
  await send(url, 'one');
  expect(await counts(url)).toEqual([1, 0, 0]);
  expect(await bodies(url)).toEqual(['one']);
  expect(await counts(url)).toEqual([0, 1, 0]);
  await advance(9999);
  expect(await bodies(url)).toEqual([]);
  await advance(1);
  expect(await counts(url)).toEqual([1, 0, 0]);
  expect(await bodies(url, { VisibilityTimeout: 60 })).toEqual(['one']);
  await advance(59_000);
  expect(await bodies(url)).toEqual([]);
});

test('a timeout of zero leaves the message visible', async () => {
  const { url, send, bodies } = await oneQueue();
  await send(url, 'one');
  expect(await bodies(url, { VisibilityTimeout: 0 })).toEqual(['one']);
  expect(await bodies(url)).toEqual(['one']);
});

test('one message comes unless more are asked for, in order (by design)', async () => {
  const { url, send, bodies } = await oneQueue();
  for (const body of ['a', 'b', 'c', 'd']) await send(url, body);
  expect(await bodies(url, { MaxNumberOfMessages: undefined })).toEqual(['a']);
  expect(await bodies(url, { MaxNumberOfMessages: 2 })).toEqual(['b', 'c']);
});

test('system attributes are told when they are asked for, by either name of the member', async () => {
  const { url, send, receive, advance } = await oneQueue();
  const sent = String(Date.UTC(2026, 10, 1));
  await send(url, 'one', { MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1' } } });
  await advance(1000);
  expect((await receive(url))[0]).not.toHaveProperty('Attributes');
  await advance(30_000);
  const [all] = await receive(url, { MessageSystemAttributeNames: ['All'] });
  expect(all?.Attributes).toEqual({
    SenderId: '123456789012',
    SentTimestamp: sent,
    ApproximateReceiveCount: '2',
    ApproximateFirstReceiveTimestamp: String(Number(sent) + 1000),
    AWSTraceHeader: 'Root=1',
  });
  await advance(30_000);
  expect((await receive(url, { AttributeNames: ['SentTimestamp'] as never }))[0]?.Attributes).toEqual({ SentTimestamp: sent });
  await expect(receive(url, { MessageSystemAttributeNames: ['Colour' as never] })).rejects.toMatchObject({ name: 'InvalidAttributeName' });
});

test('message attributes are told by name, by prefix, or all', async () => {
  const { url, send, receive } = await oneQueue();
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  await send(url, 'one', { MessageAttributes: { 'a.x': text('1'), 'a.y': text('2'), b: text('3') } });
  const names = async (...MessageAttributeNames: string[]) =>
    Object.keys((await receive(url, { MessageAttributeNames, VisibilityTimeout: 0 }))[0]?.MessageAttributes ?? {});
  expect(await names()).toEqual([]);
  expect(await names('b')).toEqual(['b']);
  expect(await names('a.*')).toEqual(['a.x', 'a.y']);
  expect((await names('All')).length).toBe(3);
  expect((await names('.*')).length).toBe(3);
});

test('numbers out of range are refused', async () => {
  const { url, receive } = await oneQueue();
  const refused = (input: Partial<ReceiveMessageCommandInput>, sentence: string) => expect(receive(url, input)).rejects.toThrow(sentence);
  await refused(
    { MaxNumberOfMessages: 11 },
    'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
  );
  await refused({ MaxNumberOfMessages: 0 }, 'Value 0 for parameter MaxNumberOfMessages is invalid.');
  await refused({ WaitTimeSeconds: 21 }, 'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.');
  await refused({ VisibilityTimeout: 43_201 }, 'Value 43201 for parameter VisibilityTimeout is invalid.');
  await refused({ ReceiveRequestAttemptId: 'x' }, 'Value x for parameter ReceiveRequestAttemptId is invalid.');
});

test('a message is gone when the retention of its queue is over, in flight or not', async () => {
  const { url, send, bodies, counts, advance } = await oneQueue({ MessageRetentionPeriod: '60' });
  await send(url, 'old');
  await advance(30_000);
  await send(url, 'young');
  await bodies(url, { MaxNumberOfMessages: 1, VisibilityTimeout: 100 });
  await advance(30_000);
  expect(await counts(url)).toEqual([1, 0, 0]);
  expect(await bodies(url)).toEqual(['young']);
  await advance(30_000);
  expect(await counts(url)).toEqual([0, 0, 0]);
});

test('who waits gets the message that comes meanwhile, at once', async () => {
  const { url, send, bodies, planned, advance, clock } = await oneQueue();
  const waiting = bodies(url, { WaitTimeSeconds: 20 });
  await planned('a receiver waits');
  await advance(7000);
  await send(url, 'there');
  expect(await waiting).toEqual(['there']);
  expect(clock.now()).toBe(Date.UTC(2026, 10, 1) + 7000);
});

test('who waits gets a delayed message when its time has come', async () => {
  const { url, send, bodies, planned, advance } = await oneQueue({ ReceiveMessageWaitTimeSeconds: '20' });
  await send(url, 'later', { DelaySeconds: 3 });
  const waiting = bodies(url);
  await planned('a receiver waits');
  await advance(3000);
  expect(await waiting).toEqual(['later']);
});

test('who waits for nothing is answered when the time is over; settling passes that time', async () => {
  const { aws, url, bodies, planned, clock } = await oneQueue();
  const waiting = bodies(url, { WaitTimeSeconds: 20 });
  await planned('a receiver waits');
  await aws.settle({ untilMs: clock.now() + 60_000 });
  expect(await waiting).toEqual([]);
  expect(clock.now()).toBe(Date.UTC(2026, 10, 1) + 20_000);
  expect(aws.scheduler.busy).toBe(false);
});

test('of two who wait each gets a message, and none twice', async () => {
  const { url, sqs, bodies, planned } = await oneQueue();
  const waiting = [
    bodies(url, { WaitTimeSeconds: 20, MaxNumberOfMessages: 1 }),
    bodies(url, { WaitTimeSeconds: 20, MaxNumberOfMessages: 1 }),
  ];
  await planned('a receiver waits');
  await new Promise((resolve) => setTimeout(resolve, 0));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: ['a', 'b'].map((Id) => ({ Id, MessageBody: Id })) }));
  expect((await Promise.all(waiting)).flat().toSorted()).toEqual(['a', 'b']);
});

test('who waits at a queue that is deleted learns it', async () => {
  const { url, sqs, bodies, planned } = await oneQueue();
  const waiting = bodies(url, { WaitTimeSeconds: 20 });
  const told = expect(waiting).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await planned('a receiver waits');
  await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
  await told;
});

test('a snapshot holds messages, in flight ones too, and the rest of their timeouts', async () => {
  const { aws, url, send, receive, advance } = await oneQueue({ VisibilityTimeout: '10' });
  await send(url, 'one');
  await send(url, 'two', { DelaySeconds: 5 });
  await receive(url);
  const state = structuredClone(await aws.snapshot());
  const again = sqsCloud();
  await again.aws.restore(state);
  expect(await again.counts(url)).toEqual([0, 1, 1]);
  await again.advance(10_000);
  expect(await again.bodies(url)).toEqual(['one', 'two']);
  await advance(10_000);
  const { Attributes } = await again.sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['VisibilityTimeout'] }));
  expect(Attributes).toEqual({ VisibilityTimeout: '10' });
});
