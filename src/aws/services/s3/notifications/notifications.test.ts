// Event notifications: configured, filtered, delivered.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html, notification-content-structure.html, ev-events.html
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectTaggingCommand,
  GetBucketNotificationConfigurationCommand,
  type NotificationConfiguration,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { cloudWithTargets } from '../testing/cloud-with-targets.ts';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET };
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:jobs';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:news';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:resize';
const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/default';

async function cloudWithConfiguration(configuration: NotificationConfiguration) {
  const cloud = await cloudWithTargets([QUEUE, TOPIC, FUNCTION, BUS]);
  const configure = (NotificationConfiguration: NotificationConfiguration) =>
    cloud.s3.send(new PutBucketNotificationConfigurationCommand({ ...named, NotificationConfiguration }));
  await configure(configuration);
  const put = (Key: string, Body = 'text') => cloud.s3.send(new PutObjectCommand({ ...named, Key, Body }));
  /** The names of the events that have arrived, without test messages. */
  const names = async () => {
    await cloud.arrive();
    return cloud.delivered.flatMap(
      ({ event }) => (event.Records as { eventName: string }[] | undefined)?.map(({ eventName }) => eventName) ?? [],
    );
  };
  return { ...cloud, configure, put, names };
}

const queue = (...Events: string[]) => ({ QueueConfigurations: [{ Id: 'q', QueueArn: QUEUE, Events: Events as ['s3:ObjectCreated:*'] }] });

test('an event as a queue, a topic or a function gets it', async () => {
  const { put, arrive, delivered } = await cloudWithConfiguration(queue('s3:ObjectCreated:*'));
  delivered.length = 0;
  await put('folder/a b+ü', 'hello');
  await arrive();
  expect(delivered).toEqual([
    {
      targetArn: QUEUE,
      source: { service: 's3.amazonaws.com', arn: `arn:aws:s3:::${BUCKET}`, account: '123456789012' },
      event: {
        Records: [
          {
            eventVersion: '2.1',
            eventSource: 'aws:s3',
            awsRegion: 'us-east-1',
            eventTime: '2026-11-01T00:00:00.000Z',
            eventName: 'ObjectCreated:Put',
            userIdentity: { principalId: 'AWS:123456789012' },
            requestParameters: { sourceIPAddress: '127.0.0.1' },
            responseElements: { 'x-amz-request-id': expect.any(String), 'x-amz-id-2': expect.any(String) },
            s3: {
              s3SchemaVersion: '1.0',
              configurationId: 'q',
              bucket: { name: BUCKET, ownerIdentity: { principalId: expect.any(String) }, arn: `arn:aws:s3:::${BUCKET}` },
              object: {
                key: 'folder/a+b%2B%C3%BC',
                size: 5,
                eTag: '5d41402abc4b2a76b9719d911017c592',
                sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
              },
            },
          },
        ],
      },
    },
  ]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
test('the trace of a change goes on with its event, so that a function that calls itself through a bucket is cut off', async () => {
  const { s3, arrive, delivered } = await cloudWithConfiguration(queue('s3:ObjectCreated:*'));
  const command = new PutObjectCommand({ ...named, Key: 'a', Body: 'x' });
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-amzn-trace-id'] = 'Root=1-2-3';
      return next(args);
    },
    { step: 'build' },
  );
  await s3.send(command);
  await arrive();
  expect(delivered.at(-1)?.source.trace).toBe('Root=1-2-3');
});

test('queues and topics get a test message when they are configured; functions do not', async () => {
  const { delivered } = await cloudWithConfiguration({
    ...queue('s3:ObjectCreated:*'),
    TopicConfigurations: [{ TopicArn: TOPIC, Events: ['s3:ObjectRemoved:*'] }],
    LambdaFunctionConfigurations: [{ LambdaFunctionArn: FUNCTION, Events: ['s3:ObjectTagging:*'] }],
  });
  expect(delivered.map(({ targetArn }) => targetArn)).toEqual([QUEUE, TOPIC]);
  expect(delivered[0]?.event).toMatchObject({
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: '2026-11-01T00:00:00.000Z',
    Bucket: BUCKET,
  });
});

test('every kind of change has its name', async () => {
  const { put, s3, names } = await cloudWithConfiguration(queue('s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:ObjectTagging:*'));
  await put('a');
  await s3.send(new CopyObjectCommand({ ...named, Key: 'b', CopySource: `${BUCKET}/a` }));
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...named, Key: 'c' }));
  const { ETag } = await s3.send(new UploadPartCommand({ ...named, Key: 'c', UploadId, PartNumber: 1, Body: 'x' }));
  await s3.send(
    new CompleteMultipartUploadCommand({ ...named, Key: 'c', UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } }),
  );
  await s3.send(new PutObjectTaggingCommand({ ...named, Key: 'a', Tagging: { TagSet: [] } }));
  await s3.send(new DeleteObjectTaggingCommand({ ...named, Key: 'a' }));
  await s3.send(new DeleteObjectCommand({ ...named, Key: 'a' }));
  await s3.send(new DeleteObjectCommand({ ...named, Key: 'absent' }));
  await s3.send(new PutBucketVersioningCommand({ ...named, VersioningConfiguration: { Status: 'Enabled' } }));
  await s3.send(new DeleteObjectCommand({ ...named, Key: 'b' }));
  expect(await names()).toEqual([
    'ObjectCreated:Put',
    'ObjectCreated:Copy',
    'ObjectCreated:CompleteMultipartUpload',
    'ObjectTagging:Put',
    'ObjectTagging:Delete',
    'ObjectRemoved:Delete',
    'ObjectRemoved:DeleteMarkerCreated',
  ]);
});

test('only the events and keys that are asked for', async () => {
  const { put, s3, names } = await cloudWithConfiguration({
    QueueConfigurations: [
      {
        QueueArn: QUEUE,
        Events: ['s3:ObjectCreated:Put'],
        Filter: {
          Key: {
            FilterRules: [
              { Name: 'prefix', Value: 'in/' },
              { Name: 'suffix', Value: '.jpg' },
            ],
          },
        },
      },
    ],
  });
  await put('in/a.jpg');
  await put('in/a.png');
  await put('a.jpg');
  await s3.send(new CopyObjectCommand({ ...named, Key: 'in/b.jpg', CopySource: `${BUCKET}/a.jpg` }));
  expect(await names()).toEqual(['ObjectCreated:Put']);
});

test('what a lifecycle rule removes has an event of its own', async () => {
  const { put, s3, clock, names } = await cloudWithConfiguration(queue('s3:LifecycleExpiration:*'));
  const rule = { Status: 'Enabled' as const, Filter: {}, Expiration: { Days: 1 } };
  await s3.send(new PutBucketLifecycleConfigurationCommand({ ...named, LifecycleConfiguration: { Rules: [rule] } }));
  await put('a');
  clock.advanceTo(clock.now() + 2 * 24 * 60 * 60 * 1000);
  expect(await names()).toEqual([]);
  expect(await names()).toEqual(['LifecycleExpiration:Delete']);
});

test('EventBridge gets every event, in its own shape', async () => {
  const { put, s3, arrive, delivered } = await cloudWithConfiguration({ EventBridgeConfiguration: {} });
  await put('a b', 'hello');
  await s3.send(new DeleteObjectCommand({ ...named, Key: 'a b' }));
  await arrive();
  expect(delivered).toMatchObject([
    {
      targetArn: BUS,
      event: {
        version: '0',
        'detail-type': 'Object Created',
        source: 'aws.s3',
        account: '123456789012',
        time: '2026-11-01T00:00:00Z',
        region: 'us-east-1',
        resources: [`arn:aws:s3:::${BUCKET}`],
        detail: {
          bucket: { name: BUCKET },
          object: { key: 'a b', size: 5, etag: '5d41402abc4b2a76b9719d911017c592' },
          requester: '123456789012',
          'source-ip-address': '127.0.0.1',
          reason: 'PutObject',
        },
      },
    },
    { event: { 'detail-type': 'Object Deleted', detail: { reason: 'DeleteObject', 'deletion-type': 'Permanently Deleted' } } },
  ]);
});

test('a configuration is told as it was put, with ids; an empty one ends it', async () => {
  const { s3, configure, put, names } = await cloudWithConfiguration({
    TopicConfigurations: [{ TopicArn: TOPIC, Events: ['s3:ObjectCreated:*'] }],
  });
  const { TopicConfigurations } = await s3.send(new GetBucketNotificationConfigurationCommand(named));
  expect(TopicConfigurations).toEqual([{ Id: expect.stringMatching(/^[0-9a-f-]{36}$/), TopicArn: TOPIC, Events: ['s3:ObjectCreated:*'] }]);
  await configure({});
  await put('a');
  expect(await names()).toEqual([]);
});

test('an event whose target is gone by then is lost', async () => {
  const { put, names, targets, services } = await cloudWithConfiguration(queue('s3:ObjectCreated:*'));
  await put('a');
  targets.delete(QUEUE);
  expect(await names()).toEqual([]);
  expect(services.all.get('s3')?.snapshot()).toMatchObject({ events: { underWay: [], lost: [{ targetArn: QUEUE }] } });
});

test('events under way survive a snapshot', async () => {
  const { put, services } = await cloudWithConfiguration(queue('s3:ObjectCreated:*'));
  await put('a');
  const state = structuredClone(services.all.get('s3')?.snapshot());
  const later = await cloudWithTargets([QUEUE]);
  later.services.all.get('s3')?.restore(state);
  await later.arrive();
  expect(later.delivered).toMatchObject([{ targetArn: QUEUE, event: { Records: [{ eventName: 'ObjectCreated:Put' }] } }]);
});

test.each<[string, NotificationConfiguration, string]>([
  [
    'a target that is not there',
    { QueueConfigurations: [{ QueueArn: `${QUEUE}2`, Events: ['s3:ObjectCreated:*'] }] },
    'Unable to validate the following destination configurations',
  ],
  ['an ARN that is none', { QueueConfigurations: [{ QueueArn: 'jobs', Events: ['s3:ObjectCreated:*'] }] }, 'The ARN could not be parsed'],
  ['an event that is none', queue('s3:ObjectSold:*'), 'The event is not supported for notifications'],
  [
    'two configurations for one key',
    { QueueConfigurations: [...queue('s3:ObjectCreated:*').QueueConfigurations, { QueueArn: QUEUE, Events: ['s3:ObjectCreated:Put'] }] },
    'Configuration is ambiguously defined.',
  ],
])('%s is refused, and the old configuration stays', async (_what, configuration, message) => {
  const { configure, put, names } = await cloudWithConfiguration(queue('s3:ObjectCreated:Put'));
  await expect(configure(configuration)).rejects.toMatchObject({ name: 'InvalidArgument', message: expect.stringContaining(message) });
  await put('a');
  expect(await names()).toEqual(['ObjectCreated:Put']);
});

test('a target of a service that is not embedded cannot be validated, and the sentence says which', async () => {
  const { s3 } = await s3Cloud();
  const arn = 'arn:aws:sns:us-east-1:123456789012:absent';
  const NotificationConfiguration = { TopicConfigurations: [{ TopicArn: arn, Events: ['s3:ObjectCreated:*' as const] }] };
  await expect(s3.send(new PutBucketNotificationConfigurationCommand({ ...named, NotificationConfiguration }))).rejects.toMatchObject({
    name: 'InvalidArgument',
    message: expect.stringContaining('Unable to validate the following destination configurations'),
    ArgumentValue: arn,
  });
});
