// Topics as targets of other services: S3's events fan out to queues, alarms publish by the default policy.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html, sns-access-policy-use-cases.html
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { checkPublisher } from './access/service-access.ts';
import { queueArn, snsCloud } from './testing/sns-cloud.ts';
import { Topic } from './topic.ts';

test('an event of a bucket goes through a topic to all its queues', async () => {
  const { sns, client, topic, queue, subscribe, arrived, advance } = snsCloud();
  const s3 = client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: 'pictures' }));
  const TopicArn = await topic('uploads');
  const queues = [await queue('one'), await queue('two')];
  for (const url of queues) await subscribe(TopicArn, queueArn(url));
  const notify = () =>
    s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: 'pictures',
        NotificationConfiguration: { TopicConfigurations: [{ TopicArn, Events: ['s3:ObjectCreated:*'] }] },
      }),
    );
  await expect(notify()).rejects.toMatchObject({ name: 'InvalidArgument' });
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'SNS:Publish',
    Resource: TopicArn,
    Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::pictures' } },
  };
  const AttributeValue = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }));
  await notify();
  await s3.send(new PutObjectCommand({ Bucket: 'pictures', Key: 'shark.png', Body: 'x' }));
  await advance(60_000);
  for (const url of queues) {
    const notifications = (await arrived(url)).map(({ Body = '{}' }) => JSON.parse(Body));
    expect(notifications.map(({ Subject }) => Subject)).toEqual(['Amazon S3 Notification', 'Amazon S3 Notification']);
    expect(JSON.parse(notifications[1].Message)).toMatchObject({ Records: [{ s3: { object: { key: 'shark.png' } } }] });
  }
});

test('by the default policy an alarm of the same account may publish, other services and accounts may not', () => {
  const definition = { account: '123456789012', region: 'us-east-1', name: 'news', kind: 'standard', createdMs: 0 } as const;
  const topic = new Topic({ definition, attributes: {}, tags: {}, deletedSubscriptions: 0, nextSequence: 0, accepted: [] });
  const source = (service: string, account: string) => ({ service, account, arn: `arn:aws:cloudwatch:us-east-1:${account}:alarm:x` });
  checkPublisher(topic, source('cloudwatch.amazonaws.com', '123456789012'));
  expect(() => checkPublisher(topic, source('cloudwatch.amazonaws.com', '111122223333'))).toThrow(
    'is not authorized to perform: SNS:Publish',
  );
  expect(() => checkPublisher(topic, source('events.amazonaws.com', '123456789012'))).toThrow('because no resource-based policy allows');
});
