// Targets, by the real clients. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html

import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  FilterLogEventsCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateEventBusCommand,
  ListRuleNamesByTargetCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { CreateStreamCommand, GetRecordsCommand, GetShardIteratorCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { arnOfBus, arnOfQueue, arnOfRule, eventsCloud } from '../testing/events-cloud.ts';

const START = '2026-11-01T00:00:00Z';
const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/lines';

test.each<[string, Partial<Target>, string]>([
  ['a constant', { Input: '{"a":1}' }, '{"a":1}'],
  ['a part', { InputPath: '$.detail.items[0]' }, '{"name":"x \\"y\\""}'],
  [
    'a template of JSON',
    {
      InputTransformer: {
        InputPathsMap: {
          id: '$.detail.id',
          item: '$.detail.items[0]',
          names: '$.detail.items[*].name',
          none: '$.detail.none',
          name: '$.detail.items[0].name',
        },
        InputTemplate: '{"id":<id>,"item":<item>,"names":<names>,"text":"<id> is <name>","none":"<none>","rule":<aws.events.rule-name>}',
      },
    },
    '{"id":7,"item":{"name":"x \\"y\\""},"names":["x \\"y\\""],"text":"7 is x \\"y\\"","none":"","rule":"orders"}',
  ],
  [
    'a template of text',
    { InputTransformer: { InputPathsMap: { d: '$.detail-type' }, InputTemplate: '"An <d> at <aws.events.event.ingestion-time>"' } },
    '"An Order at 2026-11-01T00:00:00.000Z"',
  ],
  ['the ARN of the rule', { InputTransformer: { InputTemplate: '<aws.events.rule-arn>' } }, `"${arnOfRule('orders')}"`],
])('a target gets %s', async (_what, target, body) => {
  const { queue, rule, put, bodies } = eventsCloud();
  await queue('jobs');
  await rule('orders', target);
  await put({ id: 7, items: [{ name: 'x "y"' }] });
  expect(await bodies('jobs')).toEqual([body]);
});

test('the variable of the whole event has no detail, its JSON has it', async () => {
  const { queue, rule, put, bodies } = eventsCloud();
  await queue('jobs');
  await rule('orders', { InputTransformer: { InputTemplate: '{"short":<aws.events.event>,"whole":<aws.events.event.json>}' } });
  await put({ id: 7 });
  const [body = '{}'] = await bodies('jobs');
  const { short, whole } = JSON.parse(body);
  expect(whole).toMatchObject({ source: 'app', time: START, detail: { id: 7 } });
  const { detail: _detail, ...rest } = whole;
  expect(short).toEqual(rest);
});

test('a FIFO queue gets the group that the target names', async () => {
  const { queue, rule, put, messages } = eventsCloud();
  await queue('jobs.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
  await rule('orders', { Arn: arnOfQueue('jobs.fifo'), SqsParameters: { MessageGroupId: 'g' } });
  await put({ id: 7 });
  expect(await messages('jobs.fifo')).toMatchObject([{ Attributes: { MessageGroupId: 'g' } }]);
});

test('a stream gets the event as a record, under its id or what a path finds', async () => {
  const { client, role, rule, put, advance } = eventsCloud();
  const RoleArn = await role('events', ['kinesis:PutRecord']);
  const kinesis = client(KinesisClient);
  await kinesis.send(new CreateStreamCommand({ StreamName: 'lines', ShardCount: 1 }));
  await advance(1000);
  await rule('orders', { Arn: STREAM, RoleArn, KinesisParameters: { PartitionKeyPath: '$.detail.id' } });
  await put({ id: 'k' });
  const where = { StreamName: 'lines', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' as const };
  const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(where));
  const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
  expect(Records.map(({ PartitionKey, Data }) => [PartitionKey, JSON.parse(new TextDecoder().decode(Data)).source])).toEqual([
    ['k', 'app'],
  ]);
});

test('a log group gets the event where a resource policy lets it in', async () => {
  const { client, rule, put } = eventsCloud();
  const logs = client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/events/all' }));
  const found = async () =>
    (await logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/events/all' }))).events?.map(
      ({ message = '' }) => JSON.parse(message).detail,
    );
  await rule('orders', { Arn: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/all:*' });
  await put({ id: 1 });
  expect(await found()).toEqual([]);
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'logs:PutLogEvents',
      Resource: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/*:*',
    },
  ];
  await logs.send(
    new PutResourcePolicyCommand({ policyName: 'events', policyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  );
  await put({ id: 2 });
  expect(await found()).toEqual([{ id: 2 }]);
});

test('another bus gets the event as it is', async () => {
  const { events, role, queue, rule, put, advance, bodies } = eventsCloud();
  const RoleArn = await role('events', ['events:PutEvents']);
  await queue('jobs');
  await events.send(new CreateEventBusCommand({ Name: 'own' }));
  await events.send(new PutRuleCommand({ Name: 'inner', EventBusName: 'own', EventPattern: '{"source":["app"]}' }));
  await events.send(new PutTargetsCommand({ Rule: 'inner', EventBusName: 'own', Targets: [{ Id: '1', Arn: arnOfQueue('jobs') }] }));
  await rule('orders', { Arn: arnOfBus('own'), RoleArn });
  await put({ id: 7 });
  await advance(1000);
  expect((await bodies('jobs')).map((body) => JSON.parse(body))).toMatchObject([{ source: 'app', time: START, detail: { id: 7 } }]);
});

test('rules that send to each other’s buses end', async () => {
  const { events, rule, put, advance, aws } = eventsCloud();
  await events.send(new CreateEventBusCommand({ Name: 'own' }));
  await events.send(new PutRuleCommand({ Name: 'back', EventBusName: 'own', EventPattern: '{"source":["app"]}' }));
  await events.send(new PutTargetsCommand({ Rule: 'back', EventBusName: 'own', Targets: [{ Id: '1', Arn: arnOfBus('default') }] }));
  await rule('there', { Arn: arnOfBus('own') });
  await put({});
  await advance(60_000);
  expect(aws.scheduler.busy).toBe(false);
  expect(aws.inspect('123456789012', 'us-east-1').events).toMatchObject({ lost: [{ code: 'THIRD_ACCOUNT_HOP_DETECTED' }] });
});

test('targets are listed, found by their ARN, replaced by id and removed', async () => {
  const { events, rule } = eventsCloud();
  await rule('a', {});
  await rule('b', { Input: '1' });
  await events.send(new PutTargetsCommand({ Rule: 'b', Targets: [{ Id: '1', Arn: arnOfQueue('other') }] }));
  const list = async (Rule: string) => (await events.send(new ListTargetsByRuleCommand({ Rule }))).Targets;
  expect(await list('b')).toEqual([{ Id: '1', Arn: arnOfQueue('other') }]);
  const names = async (name: string) => (await events.send(new ListRuleNamesByTargetCommand({ TargetArn: arnOfQueue(name) }))).RuleNames;
  expect(await names('jobs')).toEqual(['a']);
  expect(await events.send(new RemoveTargetsCommand({ Rule: 'a', Ids: ['1', 'absent'] }))).toMatchObject({ FailedEntryCount: 0 });
  expect(await list('a')).toEqual([]);
  const absent = { name: 'ResourceNotFoundException', message: 'Rule absent does not exist on EventBus default.' };
  await expect(list('absent')).rejects.toMatchObject(absent);
  await expect(events.send(new RemoveTargetsCommand({ Rule: 'absent', Ids: ['1'] }))).rejects.toMatchObject(absent);
  await expect(events.send(new ListRuleNamesByTargetCommand({ TargetArn: 'x', EventBusName: 'absent' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test.each<[string, Partial<Target>, string, string]>([
  ['what is no ARN', { Arn: 'jobs' }, 'ValidationException', 'Parameter jobs is not valid. Reason: Provided Arn is not in correct format.'],
  ['a state machine', { Arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:x' }, 'NotImplemented', 'is not embedded'],
  ['a stream without a role', { Arn: STREAM }, 'ValidationException', `RoleArn is required for target ${STREAM}.`],
  [
    'a FIFO queue without a group',
    { Arn: arnOfQueue('a.fifo') },
    'ValidationException',
    'Parameter(s) SqsParameters must be specified for target: 1.',
  ],
  [
    'two inputs',
    { Input: '1', InputPath: '$.a' },
    'ValidationException',
    'Only one of Input, InputPath, or InputTransformer must be provided for target 1.',
  ],
  ['an input that is no JSON', { Input: 'text' }, 'ValidationException', 'JSON syntax error in input for target 1.'],
  ['a path that is none', { InputPath: 'detail' }, 'ValidationException', 'Invalid InputPath for target 1.'],
  [
    'a placeholder without a path',
    { InputTransformer: { InputTemplate: '"<x>"' } },
    'ValidationException',
    'InputTemplate for target 1 contains invalid placeholder x.',
  ],
  ['too many attempts', { RetryPolicy: { MaximumRetryAttempts: 186 } }, 'ValidationException', 'less than or equal to 185'],
])('%s is refused', async (_what, target, name, message) => {
  const { rule } = eventsCloud();
  await expect(rule('orders', target)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});

test('a rule has five targets at the most', async () => {
  const { events, rule } = eventsCloud();
  await rule('orders', {});
  const Targets = ['2', '3', '4', '5', '6'].map((Id) => ({ Id, Arn: arnOfQueue('jobs') }));
  await expect(events.send(new PutTargetsCommand({ Rule: 'orders', Targets }))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'The requested resource exceeds the maximum number allowed.',
  });
});
