// Dead letters and the tasks that move them back, by the real SDK client.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html and its neighbours
import {
  CancelMessageMoveTaskCommand,
  DeleteQueueCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { arnOf, sqsCloud } from '../testing/sqs-cloud.ts';

/** A queue whose messages are dead after `maxReceiveCount` receives. */
async function withDeadLetters(maxReceiveCount = 2, ending = '') {
  const cloud = sqsCloud();
  const dead = await cloud.queue(`dead${ending}`);
  const source = await cloud.queue(`orders${ending}`, {
    VisibilityTimeout: '10',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(dead), maxReceiveCount }),
  });
  const start = (input: { DestinationArn?: string; MaxNumberOfMessagesPerSecond?: number } = {}) =>
    cloud.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf(dead), ...input }));
  const tasks = async (MaxResults?: number) =>
    (await cloud.sqs.send(new ListMessageMoveTasksCommand({ SourceArn: arnOf(dead), MaxResults }))).Results;
  /** Sends messages and lets them die. */
  const die = async (...bodies: string[]) => {
    for (const body of bodies) await cloud.send(source, body);
    for (let count = 0; count <= maxReceiveCount; count++) {
      await cloud.receive(source);
      await cloud.advance(10_000);
    }
  };
  return { ...cloud, dead, source, start, tasks, die };
}

test('a message that was received too often is moved at the next receive, with its id, its time and where it came from', async () => {
  const { source, dead, send, bodies, receive, counts, advance } = await withDeadLetters(2);
  const id = await send(source, 'poison');
  for (const _ of [1, 2]) {
    expect(await bodies(source)).toEqual(['poison']);
    await advance(10_000);
  }
  expect(await counts(dead)).toEqual([0, 0, 0]);
  expect(await bodies(source)).toEqual([]);
  expect(await counts(source)).toEqual([0, 0, 0]);
  const [message] = await receive(dead, { MessageSystemAttributeNames: ['All'] });
  expect(message).toMatchObject({
    MessageId: id,
    Body: 'poison',
    Attributes: { DeadLetterQueueSourceArn: arnOf(source), SentTimestamp: String(Date.UTC(2026, 10, 1)), ApproximateReceiveCount: '3' },
  });
});

test('in a FIFO queue the group goes on behind the dead letter', async () => {
  const { source, dead, send, bodies, receive, advance } = await withDeadLetters(1, '.fifo');
  for (const body of ['1', '2']) await send(source, body, { MessageGroupId: 'a', MessageDeduplicationId: body });
  expect(await bodies(source, { MaxNumberOfMessages: 1 })).toEqual(['1']);
  await advance(10_000);
  expect(await bodies(source)).toEqual(['2']);
  const [message] = await receive(dead, { MessageSystemAttributeNames: ['All'] });
  // AWS: the time of a FIFO queue's dead letter is that of the move.
  expect(message?.Attributes).toMatchObject({ MessageGroupId: 'a', SentTimestamp: String(Date.UTC(2026, 10, 1) + 10_000) });
});

test('who waits at the dead letters gets one when it arrives', async () => {
  const { source, dead, send, bodies, advance, planned } = await withDeadLetters(1);
  await send(source, 'poison');
  await bodies(source);
  await advance(10_000);
  const waiting = bodies(dead, { WaitTimeSeconds: 20 });
  await planned('a receiver waits');
  await bodies(source);
  expect(await waiting).toEqual(['poison']);
});

test('the sources of dead letters are listed', async () => {
  const { sqs, dead, source, queue } = await withDeadLetters();
  await queue('further', { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(dead), maxReceiveCount: 1 }) });
  const all = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
  expect(all.queueUrls).toEqual([expect.stringMatching(/\/further$/), source]);
  const page = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead, MaxResults: 1 }));
  const rest = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead, MaxResults: 1, NextToken: page.NextToken }));
  expect(rest.queueUrls).toEqual([source]);
  expect((await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: source }))).queueUrls).toEqual([]);
});

test('a task moves dead letters back to where they came from, as new messages', async () => {
  const { source, dead, die, start, tasks, receive, counts, advance } = await withDeadLetters(1);
  await die('a', 'b');
  expect(await counts(dead)).toEqual([2, 0, 0]);
  const { TaskHandle } = await start();
  expect(await tasks()).toMatchObject([
    { TaskHandle, Status: 'RUNNING', ApproximateNumberOfMessagesToMove: 2, ApproximateNumberOfMessagesMoved: 0 },
  ]);
  await advance(1000);
  const [task] = (await tasks()) ?? [];
  expect(task).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2, SourceArn: arnOf(dead) });
  expect(task).not.toHaveProperty('TaskHandle');
  expect(await counts(dead)).toEqual([0, 0, 0]);
  const back = await receive(source, { MessageSystemAttributeNames: ['All'] });
  expect(back.map(({ Body }) => Body)).toEqual(['a', 'b']);
  expect(back[0]?.Attributes?.ApproximateReceiveCount).toBe('1');
  expect(back[0]?.Attributes).not.toHaveProperty('DeadLetterQueueSourceArn');
});

test('a task keeps its rate, is alone at its source, and can be cancelled', async () => {
  const { sqs, queue, die, start, tasks, counts, dead, advance } = await withDeadLetters(1);
  await die('a', 'b', 'c', 'd');
  const target = await queue('target');
  const { TaskHandle } = await start({ DestinationArn: arnOf(target), MaxNumberOfMessagesPerSecond: 1 });
  await expect(start()).rejects.toMatchObject({
    name: expect.stringContaining('UnsupportedOperation'),
    message: 'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
  });
  await advance(2000);
  expect(await counts(target)).toEqual([2, 0, 0]);
  const cancelled = await sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
  expect(cancelled.ApproximateNumberOfMessagesMoved).toBe(2);
  await advance(5000);
  expect(await counts(dead)).toEqual([2, 0, 0]);
  await start({ DestinationArn: arnOf(target) });
  expect((await tasks(10))?.map(({ Status }) => Status)).toEqual(['RUNNING', 'CANCELLED']);
  await expect(sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }))).rejects.toThrow('Only active tasks can be cancelled.');
  await expect(sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle: 'x' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('a task fails when the queue of a message is gone, and the message stays', async () => {
  const { sqs, source, dead, queue, die, start, tasks, counts, advance } = await withDeadLetters(1);
  await die('a');
  await queue('further', { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(dead), maxReceiveCount: 1 }) });
  await sqs.send(new DeleteQueueCommand({ QueueUrl: source }));
  await start();
  await advance(1000);
  expect(await tasks()).toMatchObject([{ Status: 'FAILED', FailureReason: 'AWS.SimpleQueueService.NonExistentQueue' }]);
  expect(await counts(dead)).toEqual([1, 0, 0]);
});

test('a task needs dead letters, a target of their kind, and a rate up to 500', async () => {
  const { sqs, source, dead, queue, start, tasks } = await withDeadLetters();
  const from = (SourceArn: string | undefined) => sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
  await expect(from(arnOf(source))).rejects.toThrow('Source queue must be configured as a Dead Letter Queue.');
  await expect(from(`${arnOf(source)}-not`)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: "The resource that you specified for the SourceArn parameter doesn't exist.",
  });
  await expect(from('orders')).rejects.toThrow('You must use this format to specify the SourceArn: arn:<partition>:<service>');
  await expect(from(undefined)).rejects.toThrow('The request must contain the parameter SourceArn.');
  await expect(start({ DestinationArn: arnOf(dead) })).rejects.toThrow('Source queue arn and destination queue arn cannot be the same.');
  const fifo = arnOf(await queue('x.fifo'));
  await expect(start({ DestinationArn: fifo })).rejects.toThrow('must be of the same queue type.');
  await expect(start({ MaxNumberOfMessagesPerSecond: 501 })).rejects.toThrow(
    'Value 501 for parameter MaxNumberOfMessagesPerSecond is invalid.',
  );
  await expect(tasks(11)).rejects.toThrow('Value 11 for parameter MaxResults is invalid.');
  expect(await tasks()).toEqual([]);
});

test('a task goes on after a snapshot', async () => {
  const { aws, die, start, source } = await withDeadLetters(1);
  await die('a');
  await start();
  const again = sqsCloud();
  await again.aws.restore(structuredClone(await aws.snapshot()));
  await again.advance(1000);
  expect(await again.bodies(source)).toEqual(['a']);
});
