// Queues as other services use them: as targets of events, by their policies, and as sources of messages.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { Scheduler } from '../../core/scheduler.ts';
import { callContext } from '../../testing/call-context.ts';
import { createService } from './service.ts';
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

/** The service alone, for its ports. */
function service() {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const scheduler = new Scheduler(clock);
  const refuse = async () => {
    throw new Error('not here');
  };
  const ports = { identities: refuse, recordSource: refuse, recordSink: refuse };
  const made = createService({ clock, scheduler, random: seededRandom(1), ports, observe: () => {} });
  const call = (operation: string, input: object) =>
    Promise.resolve(
      (made.operations[operation] as (input: object, context: object) => unknown)(input, callContext('123456789012', 'us-east-1')),
    );
  const advance = async (ms: number) => {
    for (const untilMs = clock.now() + ms; ; await scheduler.runDue()) {
      clock.advanceTo(Math.min(scheduler.nextDueMs() ?? untilMs, untilMs));
      if ((scheduler.nextDueMs() ?? Number.POSITIVE_INFINITY) > untilMs) return;
    }
  };
  if (!made.messageSource) throw new Error('SQS offers no messages');
  return {
    source: made.messageSource,
    call,
    advance,
    QueueUrl: 'http://localhost/123456789012/orders',
    arn: 'arn:aws:sqs:us-east-1:123456789012:orders',
  };
}

test('a consumer is woken when a message comes, and when one comes back', async () => {
  const { source, call, advance, QueueUrl, arn } = service();
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
  const { source, call, QueueUrl, arn } = service();
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
