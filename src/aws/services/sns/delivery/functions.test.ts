// A topic with a function as subscriber, both embedded. Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { lambdaCloud } from '../../lambda/testing/lambda-cloud.ts';

test('a function whose policy lets the topic in is invoked with each message, and CloudWatch counts', async () => {
  const cloud = await lambdaCloud();
  const sns = cloud.client(SNSClient);
  const { FunctionArn } = await cloud.createFunction('reader', "async (event) => console.log('got ' + event.Records[0].Sns.Message)");
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
  const { SubscriptionArn } = await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'lambda', Endpoint: FunctionArn }));
  expect(SubscriptionArn).toMatch(/^arn:aws:sns:/);
  const publish = async (Message: string) => {
    await sns.send(new PublishCommand({ TopicArn, Message }));
    await cloud.advance(5000);
  };
  await publish('too early');
  const permission = { FunctionName: 'reader', StatementId: 'sns', Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com' };
  await cloud.lambda.send(new AddPermissionCommand({ ...permission, SourceArn: TopicArn }));
  await publish('hello');
  // AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
  const counted = cloud.metrics.filter(({ dimensions }) => dimensions.TopicName === 'news').map(({ name, value }) => `${name} ${value}`);
  expect(counted).toEqual([
    'NumberOfMessagesPublished 1',
    'PublishSize 9',
    'NumberOfNotificationsFailed 1',
    'NumberOfMessagesPublished 1',
    'PublishSize 5',
    'NumberOfNotificationsDelivered 1',
  ]);
  const said = cloud.logs.map(({ message }) => message).filter((message) => message.includes('got '));
  expect(said).toEqual([expect.stringContaining('got hello')]);
});
