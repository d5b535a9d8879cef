// Subscription filters to Kinesis, by the real clients. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
import {
  DeleteSubscriptionFilterCommand,
  DescribeSubscriptionFiltersCommand,
  PutSubscriptionFilterCommand,
  type PutSubscriptionFilterCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateStreamCommand,
  DeleteStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
} from '@aws-sdk/client-kinesis';
import { gunzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { GROUP, logsCloud, STREAM } from '../testing/logs-cloud.ts';

const destinationArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/lines';
const roleArn = 'arn:aws:iam::123456789012:role/logs-to-kinesis';

async function cloud() {
  const all = await logsCloud();
  const kinesis = all.client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'lines', ShardCount: 1 }));
  const iam = all.client(IAMClient);
  const trust = (service: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    });
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'kinesis:PutRecord', Resource: '*' }],
  });
  for (const [RoleName, service] of [
    ['logs-to-kinesis', 'logs.amazonaws.com'],
    ['silent', 'logs.amazonaws.com'],
    ['of-lambda', 'lambda.amazonaws.com'],
  ] as const) {
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust(service) }));
    if (RoleName !== 'silent') await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
  }
  await all.advance(1000);
  const subscribe = (filterName: string, input: Partial<PutSubscriptionFilterCommandInput> = {}) =>
    all.logs.send(
      new PutSubscriptionFilterCommand({ logGroupName: GROUP, filterName, filterPattern: 'ERROR', destinationArn, roleArn, ...input }),
    );
  const arrived = async () => {
    const where = { StreamName: 'lines', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' as const };
    const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(where));
    const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
    return Records.map(({ PartitionKey, Data }) => ({ PartitionKey, ...JSON.parse(strFromU8(gunzipSync(Data ?? new Uint8Array()))) }));
  };
  return { ...all, kinesis, iam, subscribe, arrived };
}

test('lines that match arrive in the stream, zipped, after a message that tries it', async () => {
  const { subscribe, put, advance, arrived } = await cloud();
  await subscribe('errors');
  await put('ERROR 1', 'fine', 'ERROR 2');
  expect(await arrived()).toHaveLength(1);
  await advance(1000);
  const [control, data] = await arrived();
  expect(control).toMatchObject({ messageType: 'CONTROL_MESSAGE' });
  expect(data).toEqual({
    PartitionKey: STREAM,
    messageType: 'DATA_MESSAGE',
    owner: '123456789012',
    logGroup: GROUP,
    logStream: STREAM,
    subscriptionFilters: ['errors'],
    logEvents: [
      { id: expect.stringMatching(/^\d{56}$/), timestamp: Date.UTC(2026, 10, 1, 0, 0, 1), message: 'ERROR 1' },
      { id: expect.stringMatching(/^\d{56}$/), timestamp: Date.UTC(2026, 10, 1, 0, 0, 1), message: 'ERROR 2' },
    ],
  });
});

test('each delivery is the role’s: lines are lost when it may no longer put records', async () => {
  const { aws, iam, subscribe, put, advance, arrived } = await cloud();
  await subscribe('errors');
  await iam.send(new DeleteRolePolicyCommand({ RoleName: 'logs-to-kinesis', PolicyName: 'own' }));
  await put('ERROR 1');
  await advance(1000);
  expect(await arrived()).toHaveLength(1);
  expect(aws.inspect('123456789012', 'us-east-1').logs).toMatchObject({
    lost: [{ destinationArn, why: expect.stringContaining('is not authorized to perform: kinesis:PutRecord') }],
  });
});

test('what cannot be delivered is shown by the inspector', async () => {
  const { aws, kinesis, subscribe, put, advance } = await cloud();
  await subscribe('errors', { distribution: 'Random' });
  await kinesis.send(new DeleteStreamCommand({ StreamName: 'lines' }));
  await advance(1000);
  await put('ERROR');
  await advance(1000);
  expect(aws.inspect('123456789012', 'us-east-1').logs).toMatchObject({
    lost: [{ destinationArn, why: 'Stream lines under account 123456789012 not found.' }],
  });
});

test('a filter is described as it was put, and gone when it is deleted', async () => {
  const { logs, subscribe, put, advance, arrived } = await cloud();
  await subscribe('errors');
  const describe = async () =>
    (await logs.send(new DescribeSubscriptionFiltersCommand({ logGroupName: GROUP, filterNamePrefix: 'err' }))).subscriptionFilters;
  expect(await describe()).toEqual([
    {
      filterName: 'errors',
      logGroupName: GROUP,
      filterPattern: 'ERROR',
      destinationArn,
      roleArn,
      distribution: 'ByLogStream',
      creationTime: Date.UTC(2026, 10, 1, 0, 0, 1),
      applyOnTransformedLogs: false,
    },
  ]);
  const remove = () => logs.send(new DeleteSubscriptionFilterCommand({ logGroupName: GROUP, filterName: 'errors' }));
  await remove();
  expect(await describe()).toEqual([]);
  await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await put('ERROR');
  await advance(1000);
  expect(await arrived()).toHaveLength(1);
});

test('a group has two subscriptions at the most; one of them may be put anew', async () => {
  const { subscribe } = await cloud();
  await subscribe('a');
  await subscribe('b');
  await expect(subscribe('c')).rejects.toMatchObject({ name: 'LimitExceededException', message: 'Resource limit exceeded.' });
  await subscribe('b');
});

test.each<[string, Partial<PutSubscriptionFilterCommandInput>, object]>([
  [
    'a stream that is absent',
    { destinationArn: `${destinationArn}x` },
    { name: 'InvalidParameterException', message: expect.stringContaining('Could not deliver test message to specified Kinesis stream.') },
  ],
  [
    'a role that may not put records',
    { roleArn: 'arn:aws:iam::123456789012:role/silent' },
    { name: 'InvalidParameterException', message: expect.stringContaining('Could not deliver test message to specified Kinesis stream.') },
  ],
  [
    'a role that CloudWatch Logs may not assume',
    { roleArn: 'arn:aws:iam::123456789012:role/of-lambda' },
    { name: 'InvalidParameterException', message: expect.stringContaining('Could not deliver test message to specified Kinesis stream.') },
  ],
  ['a stream without a role', { roleArn: undefined }, { name: 'InvalidParameterException' }],
  ['a pattern that is none', { filterPattern: '[a' }, { name: 'InvalidParameterException' }],
  ['a group that is absent', { logGroupName: 'absent' }, { name: 'ResourceNotFoundException' }],
  [
    'a function that is absent',
    { destinationArn: 'arn:aws:lambda:us-east-1:123456789012:function:absent', roleArn: undefined },
    { name: 'InvalidParameterException', message: expect.stringContaining('Could not execute the lambda function.') },
  ],
  [
    'a Firehose stream that is absent',
    { destinationArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/x' },
    { name: 'InvalidParameterException', message: expect.stringContaining('Could not deliver test message to specified Firehose stream.') },
  ],
])('%s is refused', async (_what, input, error) => {
  const { subscribe } = await cloud();
  await expect(subscribe('errors', input)).rejects.toMatchObject(error);
});
