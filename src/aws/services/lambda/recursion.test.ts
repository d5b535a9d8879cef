// Functions that call themselves through other services are stopped after sixteen rounds, and the event goes where AWS sends it.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
import { AddPermissionCommand, CreateEventSourceMappingCommand, PutFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { arnOf } from './testing/lambda-cloud.ts';
import { queueArn, wholeCloud } from './testing/whole-cloud.ts';

type Cloud = Awaited<ReturnType<typeof wholeCloud>>;

const letIn = (cloud: Cloud, FunctionName: string, Principal: string) =>
  cloud.lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'in', Action: 'lambda:InvokeFunction', Principal }));

it('a function that sends to the queue that it reads: the message goes to the dead letters of the queue', async () => {
  let rounds = 0;
  const cloud = await wholeCloud({ sdk: { SQSClient, SendMessageCommand }, seen: () => rounds++ });
  const [QueueUrl, dead] = [await cloud.createQueue('jobs'), await cloud.createQueue('dead')];
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 });
  await cloud.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
  const handler = `async () => { require('seen')(); const { SQSClient, SendMessageCommand } = require('sdk'); await client(SQSClient).send(new SendMessageCommand({ QueueUrl: '${QueueUrl}', MessageBody: 'again' })); }`;
  await cloud.createFunction('loops', handler);
  await cloud.lambda.send(new CreateEventSourceMappingCommand({ FunctionName: 'loops', EventSourceArn: queueArn('jobs') }));
  await cloud.settle(1);
  await cloud.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'begin' }));
  await cloud.settle(20);
  expect(rounds).toBe(16);
  await cloud.settle(120);
  expect(rounds).toBe(16);
  expect(await cloud.receive(dead)).toMatchObject([{ Body: 'again' }]);
});

it('a function that writes into the bucket that calls it: the event goes to its dead letters', async () => {
  let rounds = 0;
  const cloud = await wholeCloud({ sdk: { S3Client, PutObjectCommand }, seen: () => rounds++ });
  const dead = await cloud.createQueue('dead');
  const handler =
    "async (event) => { require('seen')(); const { S3Client, PutObjectCommand } = require('sdk'); const { key } = event.Records[0].s3.object; await client(S3Client).send(new PutObjectCommand({ Bucket: 'photos', Key: key + 'x', Body: 'small' })); }";
  await cloud.createFunction('thumbnail', handler, { DeadLetterConfig: { TargetArn: queueArn('dead') } });
  await letIn(cloud, 'thumbnail', 's3.amazonaws.com');
  const s3 = cloud.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: 'photos' }));
  const LambdaFunctionConfigurations = [{ LambdaFunctionArn: arnOf('thumbnail'), Events: ['s3:ObjectCreated:*' as const] }];
  await s3.send(
    new PutBucketNotificationConfigurationCommand({ Bucket: 'photos', NotificationConfiguration: { LambdaFunctionConfigurations } }),
  );
  await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'shark', Body: 'large' }));
  await cloud.settle(120);
  expect(rounds).toBe(16);
  const letters = await cloud.receive(dead);
  expect(letters.map(({ Body = '' }) => JSON.parse(Body).Records[0].s3.object.key)).toEqual([`shark${'x'.repeat(16)}`]);
});

it('a function that publishes to the topic that calls it: the event goes to its destination on failure', async () => {
  let rounds = 0;
  const cloud = await wholeCloud({ sdk: { SNSClient, PublishCommand }, seen: () => rounds++ });
  const failed = await cloud.createQueue('failed');
  const sns = cloud.client(SNSClient);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
  const handler = `async () => { require('seen')(); const { SNSClient, PublishCommand } = require('sdk'); await client(SNSClient).send(new PublishCommand({ TopicArn: '${TopicArn}', Message: 'again' })); }`;
  await cloud.createFunction('reporter', handler);
  await letIn(cloud, 'reporter', 'sns.amazonaws.com');
  const DestinationConfig = { OnFailure: { Destination: queueArn('failed') } };
  await cloud.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'reporter', DestinationConfig }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'lambda', Endpoint: arnOf('reporter') }));
  await sns.send(new PublishCommand({ TopicArn, Message: 'begin' }));
  await cloud.settle(120);
  expect(rounds).toBe(16);
  const [record] = (await cloud.receive(failed)).map(({ Body = '' }) => JSON.parse(Body));
  expect(record).toMatchObject({ requestPayload: { Records: [{ Sns: { Message: 'again' } }] } });
});
