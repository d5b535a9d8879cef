// FIFO queues, by the real SDK client: order, groups, deduplication, attempts.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
import { ChangeMessageVisibilityCommand, DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsCloud } from './testing/sqs-cloud.ts';

async function fifo(attributes: Record<string, string> = { ContentBasedDeduplication: 'true' }) {
  const cloud = sqsCloud();
  const QueueUrl = await cloud.queue('orders.fifo', attributes);
  return {
    ...cloud,
    QueueUrl,
    post: (MessageBody: string, MessageGroupId: string, input: { MessageDeduplicationId?: string; DelaySeconds?: number } = {}) =>
      cloud.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId, ...input })),
    remove: (ReceiptHandle: string | undefined) => cloud.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })),
  };
}

test('a group is closed while one of its messages is in flight; other groups go on', async () => {
  const { QueueUrl, post, receive, bodies, remove } = await fifo();
  for (const body of ['a1', 'a2', 'b1']) await post(body, body.charAt(0));
  const [first] = await receive(QueueUrl, { MaxNumberOfMessages: 1 });
  expect(first?.Body).toBe('a1');
  expect(await bodies(QueueUrl)).toEqual(['b1']);
  expect(await bodies(QueueUrl)).toEqual([]);
  await remove(first?.ReceiptHandle);
  expect(await bodies(QueueUrl)).toEqual(['a2']);
});

test('one receive gives messages of a group in order; all come again in order after the timeout', async () => {
  const { QueueUrl, post, bodies, advance, counts } = await fifo();
  for (const body of ['1', '2', '3']) await post(body, 'a');
  expect(await bodies(QueueUrl, { MaxNumberOfMessages: 2 })).toEqual(['1', '2']);
  expect(await counts(QueueUrl)).toEqual([1, 2, 0]);
  await advance(30_000);
  expect(await bodies(QueueUrl)).toEqual(['1', '2', '3']);
});

test('who waits gets the next message of a group when the one before is deleted', async () => {
  const { QueueUrl, post, receive, bodies, remove, planned } = await fifo();
  await post('1', 'a');
  await post('2', 'a');
  const [first] = await receive(QueueUrl, { MaxNumberOfMessages: 1 });
  const waiting = bodies(QueueUrl, { WaitTimeSeconds: 20 });
  await planned('a receiver waits');
  await remove(first?.ReceiptHandle);
  expect(await waiting).toEqual(['2']);
});

test('a duplicate within five minutes is accepted and not delivered, even when the first one is deleted', async () => {
  const { QueueUrl, post, receive, bodies, remove, advance } = await fifo();
  const first = await post('hello', 'a');
  expect(await post('hello', 'b')).toMatchObject({ MessageId: first.MessageId, SequenceNumber: first.SequenceNumber });
  const [message] = await receive(QueueUrl);
  await remove(message?.ReceiptHandle);
  await advance(5 * 60 * 1000 - 1);
  await post('hello', 'a');
  expect(await bodies(QueueUrl)).toEqual([]);
  await advance(1);
  await post('hello', 'a');
  expect(await bodies(QueueUrl)).toEqual(['hello']);
});

test('an id of the sender decides instead of the content, by group where the scope says so', async () => {
  const { QueueUrl, post, bodies } = await fifo({ DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' });
  await post('one', 'a', { MessageDeduplicationId: 'x' });
  await post('two', 'a', { MessageDeduplicationId: 'x' });
  await post('three', 'b', { MessageDeduplicationId: 'x' });
  await post('one', 'a', { MessageDeduplicationId: 'y' });
  expect(await bodies(QueueUrl)).toEqual(['one', 'one', 'three']);
});

test('sequence numbers have 20 digits and grow', async () => {
  const { QueueUrl, post, receive } = await fifo();
  const numbers = [await post('1', 'a'), await post('2', 'b')].map(({ SequenceNumber = '' }) => SequenceNumber);
  expect(numbers.every((number) => /^\d{20}$/.test(number))).toBe(true);
  expect(numbers.toSorted()).toEqual(numbers);
  const [message] = await receive(QueueUrl, { MessageSystemAttributeNames: ['All'] });
  expect(message?.Attributes).toMatchObject({
    SequenceNumber: numbers[0],
    MessageGroupId: 'a',
    // SHA-256 of the body, as documented: printf 1 | sha256sum.
    MessageDeduplicationId: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
  });
});

test('a group and a way to tell duplicates are needed, a delay of its own is not allowed', async () => {
  const { sqs, QueueUrl, post } = await fifo({});
  await expect(sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageDeduplicationId: 'x' }))).rejects.toThrow(
    'The request must contain the parameter MessageGroupId.',
  );
  await expect(post('x', 'a')).rejects.toThrow(
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
  await expect(post('x', 'a', { MessageDeduplicationId: 'x', DelaySeconds: 1 })).rejects.toThrow(
    'Value 1 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
  );
  await expect(post('x', 'a b', { MessageDeduplicationId: 'x' })).rejects.toThrow('Value a b for parameter MessageGroupId is invalid.');
  await expect(post('x', 'a', { MessageDeduplicationId: 'x'.repeat(129) })).rejects.toThrow(
    'for parameter MessageDeduplicationId is invalid.',
  );
});

test('the delay of the queue holds for its messages', async () => {
  const { QueueUrl, post, bodies, counts, advance } = await fifo({ ContentBasedDeduplication: 'true', DelaySeconds: '5' });
  await post('x', 'a');
  expect(await counts(QueueUrl)).toEqual([0, 0, 1]);
  await advance(5000);
  expect(await bodies(QueueUrl)).toEqual(['x']);
});

test('a receipt handle is no good once its timeout is over', async () => {
  const { QueueUrl, post, receive, remove, advance } = await fifo();
  await post('x', 'a');
  const [message] = await receive(QueueUrl);
  await advance(30_000);
  await expect(remove(message?.ReceiptHandle)).rejects.toThrow(
    `Value ${message?.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
  );
});

test('the same attempt gives the same messages and handles, with a new timeout, while nothing has happened to them', async () => {
  const { sqs, QueueUrl, post, receive, advance } = await fifo();
  await post('1', 'a');
  const attempt = () => receive(QueueUrl, { ReceiveRequestAttemptId: 'try' });
  const [first] = await attempt();
  await advance(20_000);
  const [again] = await attempt();
  expect(again?.ReceiptHandle).toBe(first?.ReceiptHandle);
  await advance(20_000);
  expect(await receive(QueueUrl)).toEqual([]);
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 100 }));
  expect(await attempt()).toEqual([]);
});

test('a snapshot holds order, groups in flight and what counts as a duplicate', async () => {
  const { aws, QueueUrl, post, receive } = await fifo();
  for (const body of ['1', '2']) await post(body, 'a');
  await receive(QueueUrl, { MaxNumberOfMessages: 1 });
  const again = sqsCloud();
  await again.aws.restore(structuredClone(await aws.snapshot()));
  expect(await again.bodies(QueueUrl)).toEqual([]);
  await again.send(QueueUrl, '2', { MessageGroupId: 'a' });
  await again.send(QueueUrl, '3', { MessageGroupId: 'a' });
  await again.advance(30_000);
  expect(await again.bodies(QueueUrl)).toEqual(['1', '2', '3']);
});

test('an attempt id is forgotten after five minutes', async () => {
  const { QueueUrl, post, receive, advance } = await fifo();
  await post('1', 'a');
  const attempt = () => receive(QueueUrl, { ReceiveRequestAttemptId: 'try', VisibilityTimeout: 400 });
  expect(await attempt()).toHaveLength(1);
  await advance(5 * 60 * 1000 - 1);
  expect(await attempt()).toHaveLength(1);
  await advance(1);
  expect(await attempt()).toEqual([]);
});

test('a message that is visible again comes before those behind it, in its group alone', async () => {
  const { sqs, QueueUrl, post, receive, bodies } = await fifo();
  for (const body of ['a1', 'b1', 'a2']) await post(body, body.charAt(0));
  const [first] = await receive(QueueUrl, { MaxNumberOfMessages: 1 });
  const change = { QueueUrl, ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 0 };
  await sqs.send(new ChangeMessageVisibilityCommand(change));
  expect(await bodies(QueueUrl)).toEqual(['a1', 'a2', 'b1']);
});
