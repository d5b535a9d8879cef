// What is asked of every server of the services around functions: queues, topics, events, parameters, secrets, metrics, logs.
import { strToU8, zipSync } from 'fflate';
import type { Call } from './ask.ts';
import type { Workload } from './calls.ts';

export type ServerlessService = 'sqs' | 'sns' | 'events' | 'ssm' | 'secretsmanager' | 'monitoring' | 'logs' | 'iam' | 'lambda';

const ACCOUNT = '123456789012';
const json = (service: ServerlessService, prefix: string, version: '1.0' | '1.1') => (operation: string, input: unknown) => ({
  service,
  method: 'POST' as const,
  path: '/',
  headers: { 'x-amz-target': `${prefix}.${operation}`, 'content-type': `application/x-amz-json-${version}` },
  body: new TextEncoder().encode(JSON.stringify(input)),
});
const sqs = json('sqs', 'AmazonSQS', '1.0');
const events = json('events', 'AWSEvents', '1.1');
const ssm = json('ssm', 'AmazonSSM', '1.1');
const secrets = json('secretsmanager', 'secretsmanager', '1.1');
const logs = json('logs', 'Logs_20140328', '1.1');

const form = (service: ServerlessService, Version: string) => (Action: string, values: Readonly<Record<string, string>>) => ({
  service,
  method: 'POST' as const,
  path: '/',
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body: new TextEncoder().encode(new URLSearchParams({ Action, Version, ...values }).toString()),
});
const sns = form('sns', '2010-03-31');
const metrics = form('monitoring', '2010-08-01');
const iam = form('iam', '2010-05-08');

const rest = (method: 'POST', path: string, input: unknown): Call => ({
  service: 'lambda',
  method,
  path,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(JSON.stringify(input)),
});

const order = JSON.stringify({ id: 7, items: Array.from({ length: 10 }, (_, place) => ({ sku: `shark-${place}`, count: place })) });
// No server reads the host of a queue's URL.
const queueUrl = (name: string) => `http://localhost:4566/${ACCOUNT}/${name}`;
const queue = (QueueName: string) => {
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }];
  return sqs('CreateQueue', { QueueName, Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) } });
};
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;
const role = `arn:aws:iam::${ACCOUNT}:role/bench`;

const trustPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const code = zipSync({ 'index.mjs': strToU8('export const handler = async (event) => ({ id: event.id });') });

export const SERVERLESS_WORKLOADS: readonly Workload[] = [
  {
    name: 'SendMessage',
    service: 'sqs',
    before: [queue('send')],
    call: () => sqs('SendMessage', { QueueUrl: queueUrl('send'), MessageBody: order }),
    count: 1500,
    leastBytes: 50,
  },
  {
    name: 'SendMessage, ReceiveMessage, DeleteMessage in turn',
    service: 'sqs',
    before: [queue('turn')],
    call: () => sqs('SendMessage', { QueueUrl: queueUrl('turn'), MessageBody: order }),
    async after(send) {
      const QueueUrl = queueUrl('turn');
      const { Messages = [] } = JSON.parse(await send(sqs('ReceiveMessage', { QueueUrl }))) as { Messages?: { ReceiptHandle: string }[] };
      const [message] = Messages;
      if (!message) throw new Error('no message came back');
      await send(sqs('DeleteMessage', { QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    },
    count: 500,
    leastBytes: 50,
  },
  {
    name: 'Publish to a topic with a queue',
    service: 'sns',
    before: [
      queue('news'),
      sns('CreateTopic', { Name: 'news' }),
      sns('Subscribe', { TopicArn: arn('sns', 'news'), Protocol: 'sqs', Endpoint: arn('sqs', 'news') }),
    ],
    call: () => sns('Publish', { TopicArn: arn('sns', 'news'), Message: order }),
    count: 800,
    leastBytes: 100,
  },
  {
    name: 'PutEvents to a rule with a queue',
    service: 'events',
    before: [
      queue('orders'),
      events('PutRule', { Name: 'orders', EventPattern: '{"source":["shop"]}' }),
      events('PutTargets', { Rule: 'orders', Targets: [{ Id: '1', Arn: arn('sqs', 'orders') }] }),
    ],
    call: () => events('PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Order', Detail: order }] }),
    count: 800,
    leastBytes: 50,
  },
  {
    name: 'PutParameter',
    service: 'ssm',
    before: [],
    call: (place) => ssm('PutParameter', { Name: `/bench/${place % 100}`, Value: `${place}`, Type: 'String', Overwrite: true }),
    count: 1000,
    leastBytes: 10,
  },
  {
    name: 'GetParameter',
    service: 'ssm',
    before: [ssm('PutParameter', { Name: '/bench/read', Value: 'shark', Type: 'String', Overwrite: true })],
    call: () => ssm('GetParameter', { Name: '/bench/read' }),
    count: 1500,
    leastBytes: 50,
  },
  {
    name: 'GetSecretValue',
    service: 'secretsmanager',
    before: [secrets('CreateSecret', { Name: 'bench', SecretString: 'shark', ClientRequestToken: '8fd7d9e0-1111-4222-8333-444455556666' })],
    call: () => secrets('GetSecretValue', { SecretId: 'bench' }),
    count: 1500,
    leastBytes: 50,
  },
  {
    name: 'PutMetricData',
    service: 'monitoring',
    before: [],
    call: (place) =>
      metrics('PutMetricData', {
        Namespace: 'Bench',
        'MetricData.member.1.MetricName': 'Orders',
        'MetricData.member.1.Value': String(place),
        'MetricData.member.1.Unit': 'Count',
      }),
    count: 1000,
    leastBytes: 0,
  },
  {
    name: 'PutLogEvents, 10 lines',
    service: 'logs',
    before: [logs('CreateLogGroup', { logGroupName: 'bench' }), logs('CreateLogStream', { logGroupName: 'bench', logStreamName: 'bench' })],
    call: () => {
      const timestamp = Date.now();
      const logEvents = Array.from({ length: 10 }, (_, place) => ({ timestamp, message: `${place} ${'x'.repeat(100)}` }));
      return logs('PutLogEvents', { logGroupName: 'bench', logStreamName: 'bench', logEvents });
    },
    count: 500,
    leastBytes: 10,
  },
  {
    name: 'Invoke, warm',
    service: 'lambda',
    before: [
      iam('CreateRole', { RoleName: 'bench', AssumeRolePolicyDocument: trustPolicy }),
      iam('AttachRolePolicy', { RoleName: 'bench', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
      rest('POST', '/2015-03-31/functions', {
        FunctionName: 'bench',
        Runtime: 'nodejs24.x',
        Role: role,
        Handler: 'index.handler',
        Code: { ZipFile: Buffer.from(code).toString('base64') },
      }),
    ],
    call: () => rest('POST', '/2015-03-31/functions/bench/invocations', { id: 7 }),
    count: 300,
    leastBytes: 8,
  },
];
