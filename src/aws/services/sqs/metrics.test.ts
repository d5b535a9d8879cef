// The depth of a queue as CloudWatch tells it, and an alarm on it, by the real SDK clients.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
import { CloudWatchClient, GetMetricStatisticsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { arnOf, sqsCloud } from './testing/sqs-cloud.ts';

const depth = {
  Namespace: 'AWS/SQS',
  MetricName: 'ApproximateNumberOfMessagesVisible',
  Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
};

test('CloudWatch has the depth of a queue minute by minute', async () => {
  const { client, queue, send, receive, advance, clock } = sqsCloud();
  const url = await queue('orders');
  const start = clock.now();
  for (const body of ['a', 'b', 'c']) await send(url, body);
  await advance(60_000);
  await receive(url, { MaxNumberOfMessages: 2, VisibilityTimeout: 600 });
  await advance(120_000);
  const asked = {
    ...depth,
    Period: 60,
    Statistics: ['Maximum' as const],
    StartTime: new Date(start),
    EndTime: new Date(clock.now() + 60_000),
  };
  const { Datapoints = [] } = await client(CloudWatchClient).send(new GetMetricStatisticsCommand(asked));
  const values = Datapoints.toSorted((one, other) => Number(one.Timestamp) - Number(other.Timestamp)).map(({ Maximum }) => Maximum);
  expect(values).toEqual([3, 1, 1]);
});

test('an alarm on the depth goes through a topic with the default policy', async () => {
  const { client, queue, send, bodies, advance } = sqsCloud();
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' },
  });
  const [orders, alarms] = [await queue('orders'), await queue('alarms', { Policy })];
  const sns = client(SNSClient);
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'too-much' }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: arnOf(alarms) }));
  const rule = { Period: 60, EvaluationPeriods: 1, Threshold: 2, ComparisonOperator: 'GreaterThanOrEqualToThreshold' as const };
  const alarm = { AlarmName: 'deep', ...depth, Statistic: 'Maximum' as const, ...rule, AlarmActions: [TopicArn] };
  await client(CloudWatchClient).send(new PutMetricAlarmCommand(alarm));
  for (const body of ['a', 'b']) await send(orders, body);
  await advance(5 * 60_000);
  const [told] = (await bodies(alarms)).map((body) => JSON.parse(body ?? '{}'));
  expect(told).toMatchObject({ Type: 'Notification', TopicArn, Subject: expect.stringContaining('ALARM: "deep"') });
  expect(JSON.parse(told.Message)).toMatchObject({ AlarmName: 'deep', NewStateValue: 'ALARM' });
});
