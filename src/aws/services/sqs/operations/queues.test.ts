// CreateQueue, GetQueueUrl, ListQueues, DeleteQueue, PurgeQueue, by the real SDK client.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html and its siblings; sentences as users quote them.
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqsCloud } from '../testing/sqs-cloud.ts';

test('a queue has a URL at the host that the client called, and is found by its name', async () => {
  const { sqs, queue } = sqsCloud();
  const url = await queue('orders');
  expect(url).toBe('https://sqs.us-east-1.amazonaws.com/123456789012/orders');
  expect((await sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).QueueUrl).toBe(url);
});

test('creating it again with the same attributes gives the same queue, with others an error', async () => {
  const { queue } = sqsCloud();
  const url = await queue('orders', { DelaySeconds: '5' });
  expect(await queue('orders')).toBe(url);
  expect(await queue('orders', { DelaySeconds: '5' })).toBe(url);
  await expect(queue('orders', { DelaySeconds: '6' })).rejects.toMatchObject({
    name: 'QueueNameExists',
    message: 'A queue already exists with the same name and a different value for attribute DelaySeconds',
  });
});

test('a name has letters, digits, hyphens and underscores; that of a FIFO queue ends in .fifo', async () => {
  const { sqs, queue } = sqsCloud();
  await expect(queue('a.b')).rejects.toThrow('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
  await expect(queue('x'.repeat(81))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(queue('orders', { FifoQueue: 'true' })).rejects.toThrow('must end with .fifo suffix');
  await expect(sqs.send(new CreateQueueCommand({ QueueName: 'a.fifo' }))).rejects.toThrow('Can only include alphanumeric characters');
  await expect(sqs.send(new CreateQueueCommand({ QueueName: undefined }))).rejects.toThrow(
    'The request must contain the parameter QueueName.',
  );
});

test('attributes that there are not, or out of range, make no queue', async () => {
  const { queue, sqs } = sqsCloud();
  await expect(queue('a', { Colour: 'red' })).rejects.toMatchObject({ name: 'InvalidAttributeName', message: 'Unknown Attribute Colour.' });
  await expect(queue('a', { DelaySeconds: '901' })).rejects.toMatchObject({
    name: 'InvalidAttributeValue',
    message: 'Invalid value for the parameter DelaySeconds.',
  });
  await expect(queue('a', { ContentBasedDeduplication: 'true' })).rejects.toThrow('Unknown Attribute ContentBasedDeduplication.');
  await expect(queue('a.fifo', { FifoThroughputLimit: 'perMessageGroupId' })).rejects.toThrow('DeduplicationScope');
  expect(await sqs.send(new ListQueuesCommand({}))).not.toHaveProperty('QueueUrls');
});

test('the name of a deleted queue is free after a minute', async () => {
  const { sqs, queue, advance } = sqsCloud();
  const url = await queue('orders');
  await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
  await expect(sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    message: 'The specified queue does not exist.',
  });
  await expect(sqs.send(new DeleteQueueCommand({ QueueUrl: url }))).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await advance(59_000);
  await expect(queue('orders')).rejects.toMatchObject({
    name: 'QueueDeletedRecently',
    message: 'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
  });
  await advance(1000);
  expect(await queue('orders')).toBe(url);
});

test('queues are listed by prefix and in pages', async () => {
  const { sqs, queue } = sqsCloud();
  for (const name of ['b-1', 'a-2', 'a-1', 'a-3']) await queue(name);
  const names = (urls: string[] = []) => urls.map((url) => url.split('/').at(-1));
  expect(names((await sqs.send(new ListQueuesCommand({}))).QueueUrls)).toEqual(['a-1', 'a-2', 'a-3', 'b-1']);
  const first = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'a-', MaxResults: 2 }));
  expect(names(first.QueueUrls)).toEqual(['a-1', 'a-2']);
  const second = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'a-', MaxResults: 2, NextToken: first.NextToken }));
  expect(names(second.QueueUrls)).toEqual(['a-3']);
  expect(second.NextToken).toBeUndefined();
  await expect(sqs.send(new ListQueuesCommand({ MaxResults: 1001 }))).rejects.toThrow('MaxResults');
  await expect(sqs.send(new ListQueuesCommand({ MaxResults: 1, NextToken: 'x' }))).rejects.toThrow('Invalid or expired next token.');
});

test('accounts and regions have queues of their own', async () => {
  const { client, queue } = sqsCloud();
  await queue('orders');
  for (const options of [{ account: '111122223333' }, { region: 'eu-west-1' }])
    await expect(client(SQSClient, options).send(new GetQueueUrlCommand({ QueueName: 'orders' }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
});

test('purging deletes all messages, in flight and delayed ones too, once a minute', async () => {
  const { sqs, queue, send, receive, counts, advance } = sqsCloud();
  const url = await queue('orders');
  await send(url, 'one');
  await send(url, 'two', { DelaySeconds: 10 });
  await receive(url);
  expect(await counts(url)).toEqual([0, 1, 1]);
  await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
  expect(await counts(url)).toEqual([0, 0, 0]);
  await advance(30_000);
  await expect(sqs.send(new PurgeQueueCommand({ QueueUrl: url }))).rejects.toMatchObject({
    name: 'PurgeQueueInProgress',
    message: 'Only one PurgeQueue operation on orders is allowed every 60 seconds.',
  });
  expect(await receive(url)).toEqual([]);
  await advance(30_000);
  await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
});

test('a URL that is none of a queue is refused', async () => {
  const { sqs } = sqsCloud();
  const url = 'https://sqs.us-east-1.amazonaws.com/orders';
  await expect(sqs.send(new PurgeQueueCommand({ QueueUrl: url }))).rejects.toMatchObject({ name: 'InvalidAddress' });
});
