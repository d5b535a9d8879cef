// EventBridge among the other services, and what policies say. By the real clients.
import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { arnOf, lambdaCloud } from '../lambda/testing/lambda-cloud.ts';
import { arnOfBus, arnOfQueue, arnOfRule, eventsCloud } from './testing/events-cloud.ts';

/** A topic that the service may publish to, whose messages lie in the queue `jobs`. */
async function topicBeforeQueue(cloud: ReturnType<typeof eventsCloud>, Service: string) {
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' }];
  await cloud.queue('jobs', { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
  const sns = cloud.client(SNSClient);
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
  const published = [{ Effect: 'Allow', Principal: { Service }, Action: 'sns:Publish', Resource: TopicArn }];
  const AttributeValue = JSON.stringify({ Version: '2012-10-17', Statement: published });
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: arnOfQueue('jobs') }));
  return TopicArn;
}

test('objects put into a bucket reach the rules of the default bus', async () => {
  const { client, queue, rule, advance, bodies } = eventsCloud();
  await queue('jobs');
  await rule('images', {}, { source: ['aws.s3'], 'detail-type': ['Object Created'], detail: { object: { key: [{ suffix: '.png' }] } } });
  const s3 = client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: 'images' }));
  const NotificationConfiguration = { EventBridgeConfiguration: {} };
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: 'images', NotificationConfiguration }));
  for (const Key of ['a.png', 'b.txt']) await s3.send(new PutObjectCommand({ Bucket: 'images', Key, Body: 'x' }));
  await advance(5000);
  expect((await bodies('jobs')).map((body) => JSON.parse(body).detail.object.key)).toEqual(['a.png']);
});

test('a topic gets the event as its message', async () => {
  const cloud = eventsCloud();
  const Arn = await topicBeforeQueue(cloud, 'events.amazonaws.com');
  await cloud.rule('orders', { Arn, InputPath: '$.detail' });
  await cloud.put({ id: 7 });
  await cloud.advance(5000);
  expect((await cloud.bodies('jobs')).map((body) => JSON.parse(body))).toMatchObject([{ TopicArn: Arn, Message: '{"id":7}' }]);
});

test('an alarm tells its topic with subject and the message of AWS', async () => {
  const cloud = eventsCloud();
  const TopicArn = await topicBeforeQueue(cloud, 'cloudwatch.amazonaws.com');
  const cloudwatch = cloud.client(CloudWatchClient);
  const watched = {
    Namespace: 'App',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 60,
    Dimensions: [{ Name: 'a', Value: '1' }],
  } as const;
  const rule = { EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold' } as const;
  await cloudwatch.send(
    new PutMetricAlarmCommand({ AlarmName: 'bad', AlarmActions: [TopicArn], ...watched, ...rule, Dimensions: [...watched.Dimensions] }),
  );
  await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: 'bad', StateValue: 'ALARM', StateReason: 'by hand' }));
  await cloud.advance(5000);
  const [body = '{}'] = await cloud.bodies('jobs');
  const { Subject, Message } = JSON.parse(body);
  expect(Subject).toBe('ALARM: "bad" in US East (N. Virginia)');
  expect(JSON.parse(Message)).toEqual({
    AlarmName: 'bad',
    AlarmDescription: null,
    AWSAccountId: '123456789012',
    AlarmConfigurationUpdatedTimestamp: '2026-11-01T00:00:00.000+0000',
    NewStateValue: 'ALARM',
    NewStateReason: 'by hand',
    StateChangeTime: '2026-11-01T00:00:00.000+0000',
    Region: 'US East (N. Virginia)',
    AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:bad',
    OldStateValue: 'INSUFFICIENT_DATA',
    OKActions: [],
    AlarmActions: [TopicArn],
    InsufficientDataActions: [],
    Trigger: {
      MetricName: 'Errors',
      Namespace: 'App',
      StatisticType: 'Statistic',
      Statistic: 'SUM',
      Unit: null,
      Dimensions: [{ value: '1', name: 'a' }],
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 1,
      TreatMissingData: 'missing',
      EvaluateLowSampleCountPercentile: '',
    },
  });
});

test('a function gets the event as its payload where its policy lets the rule in', async () => {
  const { client, lambda, createFunction, advance, logs } = await lambdaCloud();
  await createFunction('handle', 'async (event) => console.log("GOT " + JSON.stringify(event.detail))');
  const events = client(EventBridgeClient);
  await events.send(new PutRuleCommand({ Name: 'orders', EventPattern: '{"source":["app"]}' }));
  await events.send(new PutTargetsCommand({ Rule: 'orders', Targets: [{ Id: '1', Arn: arnOf('handle') }] }));
  const put = async (id: number) => {
    await events.send(new PutEventsCommand({ Entries: [{ Source: 'app', DetailType: 'Order', Detail: JSON.stringify({ id }) }] }));
    await advance(5000);
  };
  await put(1);
  const grant = { FunctionName: 'handle', StatementId: 'events', Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' };
  await lambda.send(new AddPermissionCommand({ ...grant, SourceArn: arnOfRule('orders') }));
  await put(2);
  const got = logs.map(({ message }) => /GOT (.*)/.exec(message)?.[1]).filter((text) => text !== undefined);
  expect(got.map((text) => JSON.parse(text ?? ''))).toEqual([{ id: 2 }]);
});

test('a policy may allow events of one source on one bus, and nothing else', async () => {
  const { client } = eventsCloud();
  const iam = client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'sender' }));
  const Condition = { StringEquals: { 'events:source': 'app' } };
  const Statement = [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: arnOfBus('default'), Condition }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'sender', PolicyName: 'send', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'sender' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const sender = client(EventBridgeClient, { credentials });
  const put = (Source: string, EventBusName = 'default') =>
    sender.send(new PutEventsCommand({ Entries: [{ Source, DetailType: 'Order', Detail: '{}', EventBusName }] }));
  expect(await put('app')).toMatchObject({ FailedEntryCount: 0 });
  const denied = { name: 'AccessDeniedException', message: expect.stringContaining('is not authorized to perform: events:PutEvents') };
  await expect(put('other')).rejects.toMatchObject(denied);
  await expect(put('app', 'own')).rejects.toMatchObject(denied);
  await expect(sender.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["app"]}' }))).rejects.toMatchObject({
    message: expect.stringContaining(`is not authorized to perform: events:PutRule on resource: ${arnOfRule('r')}`),
  });
});
