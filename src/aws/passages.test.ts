// What an observer of a cloud sees of messages on their way from service to service. Source of truth: Passage in core/ports.ts.
import { ApiGatewayV2Client, CreateApiCommand } from '@aws-sdk/client-apigatewayv2';
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  InvokeCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { VirtualClock } from './core/clock.ts';
import type { Passage } from './core/ports.ts';
import { seededRandom } from './core/random.ts';
import { createAws } from './index.ts';
import { inProcessHost } from './services/lambda/testing/in-process-host.ts';
import { ACCOUNT, arnOf, codeOf, REGION, ROLE, START } from './services/lambda/testing/lambda-cloud.ts';
import { clientFor } from './testing/sdk-client.ts';

const queueArn = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
const allowAll = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] });

async function observedCloud() {
  const clock = new VirtualClock(START);
  const aws = createAws({ clock, random: seededRandom(1), functionHost: inProcessHost({ sdk: { S3Client, PutObjectCommand } }) });
  const client = <Client>(Class: new (config: never) => Client) => clientFor(aws, Class, { clock });
  const [iam, lambda, sqs, s3] = [client(IAMClient), client(LambdaClient), client(SQSClient), client(S3Client)];
  const statement = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'worker', PolicyName: 'all', PolicyDocument }));
  const told: Passage[] = [];
  aws.observe((observation) => {
    if (observation.kind === 'passage') told.push(observation);
  });
  const short = (arn = '') => arn.split(':').at(-1);
  return {
    aws,
    client,
    lambda,
    sqs,
    s3,
    told,
    /** `place became`, with where it came from or went to. */
    seen: () =>
      told.map(({ at, became, from, by, to, tries }) =>
        [short(at), became, tries, from && `from ${short(from)}`, by && `by ${short(by)}`, to && `to ${short(to)}`]
          .filter((word) => word !== undefined)
          .join(' '),
      ),
    settle: (seconds: number) => aws.settle({ untilMs: clock.now() + seconds * 1000 }),
    async createFunction(FunctionName: string, handler: string, more: object = {}) {
      const Code = { ZipFile: codeOf(handler) };
      await lambda.send(
        new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Role: ROLE, Handler: 'index.handler', Code, ...more }),
      );
      for (const Principal of ['s3.amazonaws.com', 'sns.amazonaws.com', 'events.amazonaws.com'])
        await lambda.send(
          new AddPermissionCommand({ FunctionName, StatementId: Principal.slice(0, 2), Action: 'lambda:InvokeFunction', Principal }),
        );
      await aws.settle({ untilMs: clock.now() + 1000 });
    },
    createQueue: async (QueueName: string, Attributes = {}) =>
      (await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { Policy: allowAll, ...Attributes } }))).QueueUrl,
  };
}

it('An object tells its bucket, the function that it wakes tells the bucket, and what the function puts tells the function', async () => {
  const { s3, createFunction, settle, seen, told } = await observedCloud();
  for (const Bucket of ['photos', 'thumbnails']) await s3.send(new CreateBucketCommand({ Bucket }));
  await createFunction(
    'thumbnail',
    `async () => { const { S3Client, PutObjectCommand } = require('sdk'); await client(S3Client).send(new PutObjectCommand({ Bucket: 'thumbnails', Key: 'small.png', Body: 'x' })); return 'made'; }`,
  );
  const LambdaFunctionConfigurations = [{ LambdaFunctionArn: arnOf('thumbnail'), Events: ['s3:ObjectCreated:*' as const] }];
  await s3.send(
    new PutBucketNotificationConfigurationCommand({ Bucket: 'photos', NotificationConfiguration: { LambdaFunctionConfigurations } }),
  );
  await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'big.png', Body: 'xx' }));
  await settle(10);
  await s3.send(new DeleteObjectCommand({ Bucket: 'photos', Key: 'big.png' }));
  expect(seen()).toEqual([
    'photos arrived by root',
    'thumbnail arrived from photos',
    'thumbnail taken 1 from photos',
    'thumbnails arrived by assumed-role/worker/thumbnail',
    'thumbnail done 1 from photos',
    'photos deleted by root',
  ]);
  expect(told.map(({ of, id }) => (of === 'object' ? id : of))).toEqual([
    'big.png',
    ...Array(2).fill('invocation'),
    'small.png',
    'invocation',
    'big.png',
  ]);
  expect(told[4]?.text).toBe('"made"');
});

it('A queue hands its message to a function that fails, takes it back, and gives it to the dead letters', async () => {
  const { sqs, lambda, createQueue, createFunction, settle, seen, told } = await observedCloud();
  await createQueue('dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 });
  const QueueUrl = await createQueue('orders', { RedrivePolicy, VisibilityTimeout: '30' });
  await createFunction('work', "async () => { throw new Error('no'); }");
  await lambda.send(new CreateEventSourceMappingCommand({ FunctionName: 'work', EventSourceArn: queueArn('orders') }));
  await settle(10);
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'poison' }));
  await settle(120);
  const round = (tries: number) => [
    `orders taken ${tries}`,
    'work taken from orders',
    'work failed from orders',
    `orders returned ${tries}`,
  ];
  expect(seen()).toEqual(['orders arrived 0 by root', ...round(1), ...round(2), 'orders dead 2 to dead', 'dead arrived 2 from orders']);
  expect(told.find(({ became }) => became === 'failed')?.text).toContain('"errorMessage":"no"');
});

it('A topic and a rule tell what they send on; targets tell which of them it came from', async () => {
  const { client, createQueue, createFunction, settle, seen, told } = await observedCloud();
  await createQueue('copies');
  await createFunction('work', 'async () => 1');
  const [sns, events] = [client(SNSClient), client(EventBridgeClient)];
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('copies') }));
  await sns.send(new PublishCommand({ TopicArn, Message: 'hello' }));
  await settle(10);
  expect(told[0]).toMatchObject({ of: 'message', at: TopicArn, text: 'hello' });
  await events.send(new PutRuleCommand({ Name: 'all', EventPattern: JSON.stringify({ source: ['shop'] }) }));
  await events.send(new PutTargetsCommand({ Rule: 'all', Targets: [{ Id: '1', Arn: arnOf('work') }] }));
  await events.send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Order placed', Detail: '{"n":1}' }] }));
  await settle(10);
  expect(told.find(({ of }) => of === 'event')?.text).toBe('Order placed {"n":1}');
  expect(seen()).toEqual([
    'news arrived by root',
    'copies arrived 0 from news',
    'event-bus/default arrived by root',
    'work arrived from rule/all',
    'work taken 1 from rule/all',
    'work done 1 from rule/all',
  ]);
});

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
it('An event that a function fails on returns, and at last is given up to the dead letters', async () => {
  const { lambda, createQueue, createFunction, settle, seen } = await observedCloud();
  await createQueue('dead');
  await createFunction('work', "async () => { throw new Error('no'); }", { DeadLetterConfig: { TargetArn: queueArn('dead') } });
  await lambda.send(new InvokeCommand({ FunctionName: 'work', InvocationType: 'Event', Payload: '{"n":1}' }));
  await settle(600);
  const round = (tries: number) => [`work taken ${tries} by root`, `work failed ${tries} by root`];
  expect(seen()).toEqual([
    'work arrived by root',
    ...round(1),
    'work returned 1 by root',
    ...round(2),
    'work returned 2 by root',
    ...round(3),
    'work dead 3 by root to dead',
    'dead arrived 0 from work',
  ]);
});

it('A table tells of each item that is written or deleted, and by whom; of a write that was refused it tells nothing', async () => {
  const { client, seen, settle, told } = await observedCloud();
  const dynamo = client(DynamoDBClient);
  const definition = {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
    BillingMode: 'PAY_PER_REQUEST' as const,
  };
  const KeySchema = [{ AttributeName: 'id', KeyType: 'HASH' as const }];
  await dynamo.send(new CreateTableCommand({ TableName: 'parcels', KeySchema, ...definition }));
  await settle(60);
  const [TableName, Key] = ['parcels', { id: { S: 'o-1' } }];
  const add = { TableName, Key, UpdateExpression: 'ADD parcels :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
  await dynamo.send(new PutItemCommand({ TableName, Item: { ...Key, tags: { L: [{ NULL: true }, { B: new Uint8Array(3) }] } } }));
  await dynamo.send(new UpdateItemCommand(add));
  const once = { ...add, ConditionExpression: 'attribute_not_exists(parcels)' };
  await expect(dynamo.send(new UpdateItemCommand(once))).rejects.toThrow(ConditionalCheckFailedException);
  await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: { TableName, Key } }] }));
  await dynamo.send(new DeleteItemCommand({ TableName, Key }));
  expect(seen()).toEqual(['table/parcels arrived by root', 'table/parcels arrived by root', 'table/parcels deleted by root']);
  expect(told.map(({ of, id, text }) => [of, id, text])).toEqual([
    ['item', '{"id":"o-1"}', '{"id":"o-1","tags":[null,"3 bytes"]}'],
    ['item', '{"id":"o-1"}', '{"id":"o-1","tags":[null,"3 bytes"],"parcels":1}'],
    ['item', '{"id":"o-1"}', '{"id":"o-1","tags":[null,"3 bytes"],"parcels":1}'],
  ]);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html, .../lambda/latest/dg/urls-invocation.html
it('A function that an API or its own address invokes tells which', async () => {
  const { aws, client, lambda, createFunction, seen, told } = await observedCloud();
  await createFunction('hello', "async () => 'hello'");
  const invokeBy = { FunctionName: 'hello', StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' };
  await lambda.send(new AddPermissionCommand(invokeBy));
  const api = await client(ApiGatewayV2Client).send(new CreateApiCommand({ Name: 'shop', ProtocolType: 'HTTP', Target: arnOf('hello') }));
  expect(await (await aws.fetch(new Request(`${api.ApiEndpoint}/`))).text()).toBe('hello');
  const open = {
    FunctionName: 'hello',
    StatementId: 'url',
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  } as const;
  await lambda.send(new AddPermissionCommand(open));
  const { FunctionUrl } = await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: 'hello', AuthType: 'NONE' }));
  expect(await (await aws.fetch(new Request(FunctionUrl ?? ''))).text()).toBe('hello');
  expect(seen()).toEqual([
    `hello taken from ${api.ApiId}/$default/$default`,
    `hello done from ${api.ApiId}/$default/$default`,
    'hello taken ',
    'hello done ',
  ]);
  // Who calls an open address is a client, and nobody knows which.
  expect(told.at(-1)?.by).toBe('');
});
