// DeleteMessage, ChangeMessageVisibility and their batches, by the real SDK client.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html, API_ChangeMessageVisibility.html
import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsCloud } from '../testing/sqs-cloud.ts';

async function inFlight(...bodies: string[]) {
  const cloud = sqsCloud();
  const QueueUrl = await cloud.queue('orders');
  for (const body of bodies) await cloud.send(QueueUrl, body);
  const handles = (await cloud.receive(QueueUrl)).map(({ ReceiptHandle = '' }) => ReceiptHandle);
  return {
    ...cloud,
    QueueUrl,
    handle: handles[0] ?? '',
    handles,
    remove: (ReceiptHandle: string) => cloud.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })),
    change: (ReceiptHandle: string, VisibilityTimeout: number) =>
      cloud.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout })),
  };
}

test('a deleted message does not come back; deleting it again is no error', async () => {
  const { QueueUrl, handle, remove, counts, advance } = await inFlight('one');
  await remove(handle);
  await remove(handle);
  await advance(31_000);
  expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('a handle is good until the next receive: an older one deletes nothing', async () => {
  const { QueueUrl, handle, remove, receive, counts, advance } = await inFlight('one');
  await advance(30_000);
  const [again] = await receive(QueueUrl);
  expect(again?.ReceiptHandle).not.toBe(handle);
  await remove(handle);
  expect(await counts(QueueUrl)).toEqual([0, 1, 0]);
  await advance(30_000);
  await remove(again?.ReceiptHandle ?? '');
  expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('what is no handle of this queue is refused', async () => {
  const { handle, remove, queue, sqs } = await inFlight('one');
  await expect(remove('garbage')).rejects.toMatchObject({
    name: 'ReceiptHandleIsInvalid',
    message: 'The input receipt handle "garbage" is not a valid receipt handle.',
  });
  const other = await queue('other');
  await expect(sqs.send(new DeleteMessageCommand({ QueueUrl: other, ReceiptHandle: handle }))).rejects.toMatchObject({
    name: 'ReceiptHandleIsInvalid',
  });
  await expect(remove('')).rejects.toThrow('The request must contain the parameter ReceiptHandle.');
});

test('a timeout is made longer or shorter from now on, for this receive alone', async () => {
  const { QueueUrl, handle, change, bodies, advance } = await inFlight('one');
  await advance(15_000);
  await change(handle, 60);
  await advance(59_000);
  expect(await bodies(QueueUrl)).toEqual([]);
  await change(handle, 0);
  expect(await bodies(QueueUrl)).toEqual(['one']);
  await advance(30_000);
  expect(await bodies(QueueUrl)).toEqual(['one']);
});

test('only what is in flight can be changed, for twelve hours in all', async () => {
  const { handle, change, remove, advance } = await inFlight('one');
  await expect(change(handle, 43_201)).rejects.toThrow('Value 43201 for parameter VisibilityTimeout is invalid.');
  await advance(1000);
  await expect(change(handle, 43_200)).rejects.toThrow(
    'Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
  );
  await advance(30_000);
  await expect(change(handle, 10)).rejects.toMatchObject({ name: 'MessageNotInflight' });
  await remove(handle);
  await expect(change(handle, 10)).rejects.toThrow(
    `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
  );
  await expect(change('garbage', 10)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
});

test('batches delete and change entry by entry', async () => {
  const { sqs, QueueUrl, handles, counts } = await inFlight('a', 'b', 'c');
  const changed = await sqs.send(
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'a', ReceiptHandle: handles[0], VisibilityTimeout: 0 },
        { Id: 'x', ReceiptHandle: 'garbage', VisibilityTimeout: 0 },
      ],
    }),
  );
  expect(changed.Successful).toEqual([{ Id: 'a' }]);
  expect(changed.Failed).toMatchObject([{ Id: 'x', Code: 'ReceiptHandleIsInvalid', SenderFault: true }]);
  expect(await counts(QueueUrl)).toEqual([1, 2, 0]);
  const deleted = await sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'b', ReceiptHandle: handles[1] },
        { Id: 'c', ReceiptHandle: handles[2] },
        { Id: 'x', ReceiptHandle: 'garbage' },
      ],
    }),
  );
  expect(deleted.Successful).toEqual([{ Id: 'b' }, { Id: 'c' }]);
  expect(deleted.Failed).toMatchObject([{ Id: 'x', Code: 'ReceiptHandleIsInvalid' }]);
  expect(await counts(QueueUrl)).toEqual([1, 0, 0]);
  await expect(sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [] }))).rejects.toThrow(
    'There should be at least one DeleteMessageBatchRequestEntry in the request.',
  );
  await expect(sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: [] }))).rejects.toMatchObject({
    name: 'EmptyBatchRequest',
  });
});

test('a change needs a timeout, a queue, and a number that is none below zero', async () => {
  const { sqs, QueueUrl, handle, change } = await inFlight('one');
  const without = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: handle, VisibilityTimeout: undefined });
  await expect(sqs.send(without)).rejects.toThrow('The request must contain the parameter VisibilityTimeout.');
  await expect(change(handle, -1)).rejects.toThrow('Value -1 for parameter VisibilityTimeout is invalid.');
  const nowhere = new ChangeMessageVisibilityCommand({ QueueUrl: `${QueueUrl}x`, ReceiptHandle: handle, VisibilityTimeout: 1 });
  await expect(sqs.send(nowhere)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
});
