// Buses and their policies, by the real clients. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
import {
  CreateApiDestinationCommand,
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DescribeEventBusCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  PutEventsCommand,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemovePermissionCommand,
  UpdateEventBusCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { arnOfBus, arnOfQueue, eventsCloud } from '../testing/events-cloud.ts';

const OTHER = '111122223333';
const allow = { Action: 'events:PutEvents', Principal: OTHER, StatementId: 'other' };

test('the default bus is there without anybody making it, and cannot be deleted', async () => {
  const { events } = eventsCloud();
  expect((await events.send(new ListEventBusesCommand({}))).EventBuses).toMatchObject([{ Name: 'default', Arn: arnOfBus('default') }]);
  await expect(events.send(new DeleteEventBusCommand({ Name: 'default' }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Cannot delete event bus default.',
  });
});

test('a bus is made, changed, described and listed', async () => {
  const { events, advance } = eventsCloud();
  expect(await events.send(new CreateEventBusCommand({ Name: 'own', Description: 'a' }))).toMatchObject({
    EventBusArn: arnOfBus('own'),
    Description: 'a',
  });
  await advance(1000);
  expect(await events.send(new UpdateEventBusCommand({ Name: 'own', Description: 'b' }))).toMatchObject({
    Arn: arnOfBus('own'),
    Description: 'b',
  });
  const described = await events.send(new DescribeEventBusCommand({ Name: 'own' }));
  expect(described).toMatchObject({
    Name: 'own',
    Arn: arnOfBus('own'),
    Description: 'b',
    CreationTime: new Date(Date.UTC(2026, 10, 1)),
    LastModifiedTime: new Date(Date.UTC(2026, 10, 1, 0, 0, 1)),
  });
  const names = async (input: object) => (await events.send(new ListEventBusesCommand(input))).EventBuses?.map(({ Name }) => Name);
  expect(await names({})).toEqual(['default', 'own']);
  expect(await names({ NamePrefix: 'o' })).toEqual(['own']);
  const { NextToken } = await events.send(new ListEventBusesCommand({ Limit: 1 }));
  expect(await names({ NextToken })).toEqual(['own']);
});

test('names that are taken or hold a slash, and buses that are absent, are refused', async () => {
  const { events } = eventsCloud();
  const create = (Name: string) => events.send(new CreateEventBusCommand({ Name }));
  await expect(create('default')).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
    message: 'Event bus default already exists.',
  });
  await expect(create('a/b')).rejects.toMatchObject({ name: 'ValidationException', message: "Event bus name must not contain '/'." });
  const absent = { name: 'ResourceNotFoundException', message: 'Event bus absent does not exist.' };
  await expect(events.send(new DescribeEventBusCommand({ Name: 'absent' }))).rejects.toMatchObject(absent);
  await expect(events.send(new UpdateEventBusCommand({ Name: 'absent' }))).rejects.toMatchObject(absent);
  for (let index = 1; index < 100; index += 1) await create(`b${index}`);
  await expect(create('more')).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('a bus with rules stays, a deleted one is gone', async () => {
  const { events } = eventsCloud();
  await events.send(new CreateEventBusCommand({ Name: 'own' }));
  await events.send(new CreateEventBusCommand({ Name: 'empty' }));
  await events.send(new PutRuleCommand({ Name: 'r', EventBusName: 'own', EventPattern: '{"source":["app"]}' }));
  await expect(events.send(new DeleteEventBusCommand({ Name: 'own' }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: "Event bus can't be deleted since it has rules.",
  });
  await events.send(new DeleteEventBusCommand({ Name: 'empty' }));
  await events.send(new DeleteEventBusCommand({ Name: 'empty' }));
  await expect(events.send(new DescribeEventBusCommand({ Name: 'empty' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('another account puts events only where the policy of the bus lets it', async () => {
  const { events, client, queue, rule, advance, bodies } = eventsCloud();
  await queue('jobs');
  await rule('orders', {});
  const other = client(EventBridgeClient, { account: OTHER });
  const put = () =>
    other.send(
      new PutEventsCommand({ Entries: [{ EventBusName: arnOfBus('default'), Source: 'app', DetailType: 'Order', Detail: '{}' }] }),
    );
  await expect(put()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await events.send(new PutPermissionCommand(allow));
  await put();
  await advance(200);
  expect((await bodies('jobs')).map((body) => JSON.parse(body).account)).toEqual([OTHER]);
});

test('a rule sends to the bus of another account only where its policy lets it', async () => {
  const { events, client, queue, advance, bodies } = eventsCloud();
  await queue('jobs');
  await events.send(new PutRuleCommand({ Name: 'all', EventPattern: '{"source":["app"]}' }));
  await events.send(new PutTargetsCommand({ Rule: 'all', Targets: [{ Id: '1', Arn: arnOfQueue('jobs') }] }));
  const other = client(EventBridgeClient, { account: OTHER });
  await other.send(new PutRuleCommand({ Name: 'out', EventPattern: '{"source":["app"]}' }));
  await other.send(new PutTargetsCommand({ Rule: 'out', Targets: [{ Id: '1', Arn: arnOfBus('default') }] }));
  const put = async () => {
    await other.send(new PutEventsCommand({ Entries: [{ Source: 'app', DetailType: 'Order', Detail: '{}' }] }));
    await advance(1000);
  };
  await put();
  expect(await bodies('jobs')).toEqual([]);
  await events.send(new PutPermissionCommand(allow));
  await put();
  expect(await bodies('jobs')).toHaveLength(1);
});

test('permissions are statements of the policy, put by id or as a whole, and removed', async () => {
  const { events } = eventsCloud();
  const policy = async () => (await events.send(new DescribeEventBusCommand({}))).Policy;
  await events.send(new PutPermissionCommand(allow));
  const Condition = { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1' };
  await events.send(new PutPermissionCommand({ ...allow, Principal: '*', StatementId: 'org', Condition }));
  expect(JSON.parse((await policy()) ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'other',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${OTHER}:root` },
        Action: 'events:PutEvents',
        Resource: arnOfBus('default'),
      },
      {
        Sid: 'org',
        Effect: 'Allow',
        Principal: '*',
        Action: 'events:PutEvents',
        Resource: arnOfBus('default'),
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
    ],
  });
  await events.send(new RemovePermissionCommand({ StatementId: 'other' }));
  await expect(events.send(new RemovePermissionCommand({ StatementId: 'other' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Statement with the provided id does not exist.',
  });
  await events.send(new RemovePermissionCommand({ RemoveAllPermissions: true }));
  expect(await policy()).toBeUndefined();
  await expect(events.send(new RemovePermissionCommand({ RemoveAllPermissions: true }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'EventBus does not have a policy.',
  });
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'x', Effect: 'Allow', Principal: '*', Action: 'events:*', Resource: '*' }],
  });
  await events.send(new PutPermissionCommand({ Policy }));
  expect(await policy()).toBe(Policy);
});

test.each([
  ['half a statement', { Action: 'events:PutEvents' }, 'ValidationException'],
  ['another action', { ...allow, Action: 'events:PutRule' }, 'ValidationException'],
  ['a policy beside a statement', { ...allow, Policy: '{}' }, 'ValidationException'],
  ['a policy that is none', { Policy: '{' }, 'ValidationException'],
  ['a bus that is absent', { ...allow, EventBusName: 'absent' }, 'ResourceNotFoundException'],
])('%s is no permission', async (_what, input, name) => {
  const { events } = eventsCloud();
  await expect(events.send(new PutPermissionCommand(input))).rejects.toMatchObject({ name });
});

test('API destinations are answered as not embedded', async () => {
  const { events } = eventsCloud();
  const input = { Name: 'a', ConnectionArn: 'arn:x', InvocationEndpoint: 'https://example.com', HttpMethod: 'POST' as const };
  await expect(events.send(new CreateApiDestinationCommand(input))).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('a bus with logs, which are not embedded, is not made', async () => {
  const { events } = eventsCloud();
  const made = events.send(new CreateEventBusCommand({ Name: 'own', LogConfig: { Level: 'INFO' } }));
  await expect(made).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(events.send(new DescribeEventBusCommand({ Name: 'own' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
