// Queues as other services use them: as targets of events, by their policies, and as sources of messages.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import type { Principal } from '../../core/identities.ts';
import { serviceAlone } from './testing/service-alone.ts';
import { arnOf, sqsCloud } from './testing/sqs-cloud.ts';

const allowS3 = (queueArn: string, sourceArn: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnLike: { 'aws:SourceArn': sourceArn }, StringEquals: { 'aws:SourceAccount': '123456789012' } },
    },
  });

async function bucketAndQueue() {
  const cloud = sqsCloud();
  const s3 = cloud.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: 'pictures' }));
  const url = await cloud.queue('uploads');
  const notify = (QueueArn = arnOf(url)) =>
    s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: 'pictures',
        NotificationConfiguration: { QueueConfigurations: [{ QueueArn, Events: ['s3:ObjectCreated:*'] }] },
      }),
    );
  const allow = (sourceArn: string) =>
    cloud.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy: allowS3(arnOf(url), sourceArn) } }));
  return { ...cloud, s3, url, notify, allow };
}

test('the events of a bucket arrive in a queue whose policy lets them in', async () => {
  const { s3, url, notify, allow, advance, bodies } = await bucketAndQueue();
  await allow('arn:aws:s3:::pictures');
  await notify();
  await s3.send(new PutObjectCommand({ Bucket: 'pictures', Key: 'shark.png', Body: 'x' }));
  await advance(60_000);
  const events = (await bodies(url)).map((body) => JSON.parse(body ?? '{}'));
  expect(events[0]).toMatchObject({ Event: 's3:TestEvent', Bucket: 'pictures' });
  expect(events[1]).toMatchObject({ Records: [{ eventName: 'ObjectCreated:Put', s3: { object: { key: 'shark.png' } } }] });
});

test('a bucket cannot be told to send where no policy lets it, nor to a FIFO queue', async () => {
  const { notify, allow, queue, sqs } = await bucketAndQueue();
  await expect(notify()).rejects.toMatchObject({ name: 'InvalidArgument' });
  await allow('arn:aws:s3:::other');
  await expect(notify()).rejects.toMatchObject({ name: 'InvalidArgument' });
  const fifo = await queue('uploads.fifo');
  const Policy = allowS3(arnOf(fifo), 'arn:aws:s3:::pictures');
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: fifo, Attributes: { Policy } }));
  await expect(notify(arnOf(fifo))).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('a consumer is woken when a message comes, and when one comes back', async () => {
  const { source, call, advance, QueueUrl, arn } = serviceAlone();
  await call('CreateQueue', { QueueName: 'orders', Attributes: { VisibilityTimeout: '10' } });
  let woken = 0;
  const end = source.subscribe(arn, () => {
    woken += 1;
  });
  await call('SendMessage', { QueueUrl, MessageBody: 'hello' });
  expect(woken).toBe(1);
  const [message] = source.receive(arn, 10);
  expect(message).toMatchObject({
    body: 'hello',
    md5OfBody: '5d41402abc4b2a76b9719d911017c592',
    attributes: { ApproximateReceiveCount: '1' },
  });
  await advance(10_000);
  expect(woken).toBe(2);
  end();
  await call('SendMessage', { QueueUrl, MessageBody: 'more' });
  expect(woken).toBe(2);
});

test('a consumer deletes, gives back, and does not mind being too late', async () => {
  const { source, call, QueueUrl, arn } = serviceAlone();
  await call('CreateQueue', { QueueName: 'orders' });
  for (const MessageBody of ['a', 'b']) await call('SendMessage', { QueueUrl, MessageBody });
  expect(source.visibilityTimeoutSeconds(arn)).toBe(30);
  const [first, second] = source.receive(arn, 10);
  source.changeVisibility(arn, [first?.receiptHandle ?? ''], 0);
  expect(source.receive(arn, 10).map(({ body }) => body)).toEqual(['a']);
  source.delete(arn, [second?.receiptHandle ?? '']);
  source.changeVisibility(arn, [second?.receiptHandle ?? ''], 0);
  expect(source.receive(arn, 10)).toEqual([]);
  expect(() => source.receive(`${arn}x`, 1)).toThrow('The specified queue does not exist.');
});

const sessionOf = (account: string): Principal => ({
  kind: 'assumed-role',
  account,
  arn: `arn:aws:sts::${account}:assumed-role/worker/w`,
  roleArn: `arn:aws:iam::${account}:role/worker`,
  userId: 'AROAAAAAAAAAAAAAAAAAA:w',
  tags: {},
  sessionContext: {},
});

test('a service that sends as a role of the account needs no policy of the queue; a role of another one does', async () => {
  const { sink, source, call, QueueUrl, arn } = serviceAlone();
  await call('CreateQueue', { QueueName: 'orders' });
  const from = (account: string) => ({
    service: 'lambda.amazonaws.com',
    arn: `arn:aws:lambda:us-east-1:${account}:function:f`,
    account,
    principal: sessionOf(account),
    trace: 'Root=1',
  });
  await sink.deliver(arn, '{}', from('123456789012'));
  expect(source.receive(arn, 10)).toMatchObject([
    { body: '{}', attributes: { AWSTraceHeader: 'Root=1', SenderId: 'AROAAAAAAAAAAAAAAAAAA:w' } },
  ]);
  await expect(sink.deliver(arn, '{}', from('111122223333'))).rejects.toThrow(
    'User: arn:aws:sts::111122223333:assumed-role/worker/w is not authorized to perform: sqs:SendMessage',
  );
  const Statement = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sqs:SendMessage', Resource: arn };
  await call('SetQueueAttributes', { QueueUrl, Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) } });
  await sink.deliver(arn, '{}', from('111122223333'));
});

test('an event for a FIFO queue brings its group', async () => {
  const { sink, source, call } = serviceAlone();
  await call('CreateQueue', { QueueName: 'orders.fifo', Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' } });
  const arn = 'arn:aws:sqs:us-east-1:123456789012:orders.fifo';
  const from = { service: 'events.amazonaws.com', arn: 'x', account: '123456789012', principal: sessionOf('123456789012') };
  await expect(sink.deliver(arn, '{}', from)).rejects.toThrow('The request must contain the parameter MessageGroupId.');
  await sink.deliver(arn, '{}', from, { messageGroupId: 'a' });
  expect(source.receive(arn, 10)).toMatchObject([{ attributes: { MessageGroupId: 'a' } }]);
});

test('a queue with 120,000 messages in flight gives no more: a standard queue says so', async () => {
  const { source, call, arn, snapshot, QueueUrl } = serviceAlone();
  await call('CreateQueue', { QueueName: 'orders' });
  await call('SendMessage', { QueueUrl, MessageBody: 'x' });
  source.receive(arn, 1);
  const state = snapshot();
  const [queue] = state.queues;
  const [message] = queue?.messages ?? [];
  if (!queue || !message) throw new Error('the snapshot lacks the message');
  const messages = Array.from({ length: 120_000 }, (_, order) => ({ ...message, id: `m${order}`, order }));
  const full = serviceAlone();
  full.restore({ ...state, queues: [{ ...queue, messages, nextOrder: 120_000 }] });
  await full.call('SendMessage', { QueueUrl, MessageBody: 'one more' });
  await expect(full.call('ReceiveMessage', { QueueUrl })).rejects.toMatchObject({ code: 'OverLimit' });
});

test('CloudWatch learns what happens and, once a minute, how full the queue is; settling does not wait for that', async () => {
  const { source, call, arn, advance, metrics, scheduler, QueueUrl } = serviceAlone();
  await call('CreateQueue', { QueueName: 'orders' });
  await call('SendMessage', { QueueUrl, MessageBody: 'hello' });
  await call('SendMessage', { QueueUrl, MessageBody: 'later', DelaySeconds: 900 });
  await call('ReceiveMessage', { QueueUrl, VisibilityTimeout: 900 });
  await call('ReceiveMessage', { QueueUrl });
  expect(scheduler.busy).toBe(false);
  await advance(60_000);
  const values = metrics.map(({ name, value }) => `${name} ${value}`);
  expect(values).toEqual([
    'NumberOfMessagesSent 1',
    'SentMessageSize 5',
    'NumberOfMessagesSent 1',
    'SentMessageSize 5',
    'NumberOfMessagesReceived 1',
    'NumberOfEmptyReceives 1',
    'ApproximateNumberOfMessagesVisible 0',
    'ApproximateNumberOfMessagesNotVisible 1',
    'ApproximateNumberOfMessagesDelayed 1',
    'ApproximateAgeOfOldestMessage 60',
  ]);
  expect(metrics[0]).toMatchObject({ dimensions: { QueueName: 'orders' }, unit: 'Count' });
  await advance(7 * 60 * 60 * 1000);
  // AWS: a queue that nobody uses tells nothing after six hours.
  expect(scheduler.planned()).toEqual([]);
  expect(source.receive(arn, 10)).toHaveLength(2);
});
