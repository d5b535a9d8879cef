// Lambda among the real services of one cloud, by the real SDK clients: queues, logs, metrics. Source: the AWS pages named beside each part.
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { VirtualClock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { createAws } from '../../index.ts';
import { clientFor } from '../../testing/sdk-client.ts';
import { inProcessHost } from './testing/in-process-host.ts';
import { ACCOUNT, codeOf, REGION, ROLE, START } from './testing/lambda-cloud.ts';

const queueArn = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

async function wholeCloud(modules: Record<string, unknown> = {}) {
  const clock = new VirtualClock(START);
  const aws = createAws({ clock, random: seededRandom(1), functionHost: inProcessHost(modules) });
  const client = <Client>(Class: new (config: never) => Client) => clientFor(aws, Class, { clock });
  const [iam, lambda, sqs] = [client(IAMClient), client(LambdaClient), client(SQSClient)];
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'worker', PolicyName: 'all', PolicyDocument }));
  const settle = (seconds: number) => aws.settle({ untilMs: clock.now() + seconds * 1000 });
  const createFunction = async (FunctionName: string, handler: string, more: object = {}) => {
    const Code = { ZipFile: codeOf(handler) };
    await lambda.send(
      new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Role: ROLE, Handler: 'index.handler', Code, ...more }),
    );
    await settle(1);
  };
  const createQueue = async (QueueName: string) => (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl;
  const receive = async (QueueUrl: string | undefined) =>
    (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }))).Messages ?? [];
  return { aws, client, lambda, sqs, settle, createFunction, createQueue, receive };
}

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html, monitoring-metrics-types.html, monitoring-cloudwatchlogs.html
it('An event ends in the queue of its destination or of the dead letters, and leaves lines and numbers', async () => {
  const cloud = await wholeCloud();
  const [done, dead] = [await cloud.createQueue('done'), await cloud.createQueue('dead')];
  const handler = "async (event) => { console.log('at work'); if (event.bad) throw new Error('no'); return event; }";
  await cloud.createFunction('works', handler, { DeadLetterConfig: { TargetArn: queueArn('dead') } });
  const DestinationConfig = { OnSuccess: { Destination: queueArn('done') } };
  await cloud.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'works', MaximumRetryAttempts: 0, DestinationConfig }));
  for (const Payload of ['{"n":1}', '{"bad":true}'])
    await cloud.lambda.send(new InvokeCommand({ FunctionName: 'works', InvocationType: 'Event', Payload }));
  await cloud.settle(60);
  expect((await cloud.receive(done)).map(({ Body = '' }) => JSON.parse(Body))).toMatchObject([
    { requestContext: { condition: 'Success' }, responsePayload: { n: 1 } },
  ]);
  expect(await cloud.receive(dead)).toMatchObject([{ Body: '{"bad":true}', MessageAttributes: { ErrorMessage: { StringValue: 'no' } } }]);
  const { events } = await cloud
    .client(CloudWatchLogsClient)
    .send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/works', filterPattern: '"at work"' }));
  expect(events).toHaveLength(2);
  const errors = await cloud.client(CloudWatchClient).send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: 'works' }],
      StartTime: new Date(START),
      EndTime: new Date(START + 3_600_000),
      Period: 3600,
      Statistics: ['Sum', 'SampleCount'],
    }),
  );
  expect(errors.Datapoints).toMatchObject([{ Sum: 1, SampleCount: 2 }]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
it('A function that sends to the queue that it reads is stopped after sixteen rounds', async () => {
  let rounds = 0;
  const cloud = await wholeCloud({ sdk: { SQSClient, SendMessageCommand }, seen: () => rounds++ });
  const url = await cloud.createQueue('jobs');
  const handler = `async () => { require('seen')(); const { SQSClient, SendMessageCommand } = require('sdk'); await client(SQSClient).send(new SendMessageCommand({ QueueUrl: '${url}', MessageBody: 'again' })); }`;
  await cloud.createFunction('loops', handler);
  await cloud.lambda.send(new CreateEventSourceMappingCommand({ FunctionName: 'loops', EventSourceArn: queueArn('jobs') }));
  await cloud.settle(1);
  await cloud.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'begin' }));
  await cloud.settle(20);
  expect(rounds).toBe(16);
});
