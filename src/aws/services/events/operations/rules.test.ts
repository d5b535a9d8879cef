// Rules, by the real client. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
import {
  CreateEventBusCommand,
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  PutRuleCommand,
  type PutRuleCommandInput,
  RemoveTargetsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { arnOfBus, arnOfQueue, arnOfRule, eventsCloud } from '../testing/events-cloud.ts';

const EventPattern = '{"source":["app"]}';
const HOUR_MS = 60 * 60 * 1000;

test('a rule is described as it was put; on a bus of its own its ARN names the bus', async () => {
  const { events } = eventsCloud();
  expect(await events.send(new PutRuleCommand({ Name: 'a', EventPattern, Description: 'text' }))).toMatchObject({
    RuleArn: arnOfRule('a'),
  });
  expect(await events.send(new DescribeRuleCommand({ Name: 'a' }))).toMatchObject({
    Name: 'a',
    Arn: arnOfRule('a'),
    State: 'ENABLED',
    EventBusName: 'default',
    EventPattern,
    Description: 'text',
    CreatedBy: '123456789012',
  });
  await events.send(new CreateEventBusCommand({ Name: 'own' }));
  const put = new PutRuleCommand({ Name: 'b', EventPattern, EventBusName: arnOfBus('own') });
  expect((await events.send(put)).RuleArn).toBe(arnOfRule('own/b'));
});

test.each<[string, Partial<PutRuleCommandInput>, string, string]>([
  ['neither pattern nor schedule', {}, 'ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.'],
  [
    'a pattern that is none',
    { EventPattern: '{"source":"app"}' },
    'InvalidEventPatternException',
    'Event pattern is not valid. Reason: "source" must be an object or an array',
  ],
  ['one minutes', { ScheduleExpression: 'rate(1 minutes)' }, 'ValidationException', 'Parameter ScheduleExpression is not valid.'],
  ['two minute', { ScheduleExpression: 'rate(2 minute)' }, 'ValidationException', 'Parameter ScheduleExpression is not valid.'],
  [
    'a cron of five fields',
    { ScheduleExpression: 'cron(0 12 * * ?)' },
    'ValidationException',
    'Parameter ScheduleExpression is not valid.',
  ],
  ['a bus that is absent', { EventPattern, EventBusName: 'absent' }, 'ResourceNotFoundException', 'Event bus absent does not exist.'],
  [
    'a schedule on a bus of its own',
    { ScheduleExpression: 'rate(1 hour)', EventBusName: 'own' },
    'ValidationException',
    'ScheduleExpression is supported only on the default event bus.',
  ],
])('%s is refused', async (_what, input, name, message) => {
  const { events } = eventsCloud();
  await events.send(new CreateEventBusCommand({ Name: 'own' }));
  await expect(events.send(new PutRuleCommand({ Name: 'a', ...input }))).rejects.toMatchObject({ name, message });
});

test('a bus has three hundred rules at the most', async () => {
  const { events } = eventsCloud();
  for (let index = 0; index < 300; index += 1) await events.send(new PutRuleCommand({ Name: `r${index}`, EventPattern }));
  await expect(events.send(new PutRuleCommand({ Name: 'more', EventPattern }))).rejects.toMatchObject({ name: 'LimitExceededException' });
});

test('rules are listed by prefix, in pages', async () => {
  const { events } = eventsCloud();
  for (const Name of ['b', 'ab', 'a']) await events.send(new PutRuleCommand({ Name, EventPattern }));
  const names = async (input: object) => (await events.send(new ListRulesCommand(input))).Rules?.map(({ Name }) => Name);
  expect(await names({})).toEqual(['a', 'ab', 'b']);
  expect(await names({ NamePrefix: 'a' })).toEqual(['a', 'ab']);
  const { NextToken } = await events.send(new ListRulesCommand({ Limit: 2 }));
  expect(await names({ NextToken })).toEqual(['b']);
  await expect(names({ EventBusName: 'absent' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a rule that is switched off sends nothing until it is switched on', async () => {
  const { events, queue, rule, put, bodies } = eventsCloud();
  await queue('jobs');
  await rule('orders', {});
  await events.send(new DisableRuleCommand({ Name: 'orders' }));
  await put({ id: 1 });
  await events.send(new EnableRuleCommand({ Name: 'orders' }));
  await put({ id: 2 });
  expect((await bodies('jobs')).map((body) => JSON.parse(body).detail)).toEqual([{ id: 2 }]);
  const absent = { name: 'ResourceNotFoundException', message: 'Rule absent does not exist on EventBus default.' };
  await expect(events.send(new DisableRuleCommand({ Name: 'absent' }))).rejects.toMatchObject(absent);
  await expect(events.send(new EnableRuleCommand({ Name: 'absent' }))).rejects.toMatchObject(absent);
  await expect(events.send(new DescribeRuleCommand({ Name: 'absent' }))).rejects.toMatchObject(absent);
});

test('a rule is deleted only without targets, and deleting twice is no error', async () => {
  const { events, queue, rule, put, bodies } = eventsCloud();
  await queue('jobs');
  await rule('orders', {});
  const remove = () => events.send(new DeleteRuleCommand({ Name: 'orders' }));
  await expect(remove()).rejects.toMatchObject({ name: 'ValidationException', message: "Rule can't be deleted since it has targets." });
  await events.send(new RemoveTargetsCommand({ Rule: 'orders', Ids: ['1'] }));
  await remove();
  await remove();
  await put({});
  expect(await bodies('jobs')).toEqual([]);
});

test('a schedule runs on the cloud’s clock, keeps its beat, and nobody waits for it', async () => {
  const { events, queue, rule, advance, bodies, aws } = eventsCloud();
  await queue('jobs');
  await rule('hourly', {});
  await events.send(new PutRuleCommand({ Name: 'hourly', ScheduleExpression: 'rate(1 hour)' }));
  expect(aws.scheduler.busy).toBe(false);
  await advance(2.5 * HOUR_MS);
  const sent = (await bodies('jobs')).map((body) => JSON.parse(body));
  expect(sent.map(({ time }) => time)).toEqual(['2026-11-01T01:00:00Z', '2026-11-01T02:00:00Z']);
  expect(sent[0]).toMatchObject({ 'detail-type': 'Scheduled Event', source: 'aws.events', resources: [arnOfRule('hourly')], detail: {} });
  await events.send(new DisableRuleCommand({ Name: 'hourly' }));
  await advance(5 * HOUR_MS);
  // The two are visible again, and there is no third.
  expect(await bodies('jobs')).toHaveLength(2);
});

test('rules have tags; the first PutRule may set them', async () => {
  const { events } = eventsCloud();
  const ResourceARN = arnOfRule('a');
  const tag = (Key: string) => ({ Key, Value: Key });
  await events.send(new PutRuleCommand({ Name: 'a', EventPattern, Tags: [tag('x')] }));
  await events.send(new PutRuleCommand({ Name: 'a', EventPattern, Tags: [tag('ignored')] }));
  await events.send(new TagResourceCommand({ ResourceARN, Tags: [tag('y'), tag('z')] }));
  await events.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['z'] }));
  const list = async (ResourceARN: string) => (await events.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
  expect(await list(ResourceARN)).toEqual([tag('x'), tag('y')]);
  await events.send(new TagResourceCommand({ ResourceARN: arnOfBus('default'), Tags: [tag('b')] }));
  expect(await list(arnOfBus('default'))).toEqual([tag('b')]);
  await expect(list(arnOfRule('absent'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(list(arnOfQueue('jobs'))).rejects.toMatchObject({ name: 'ValidationException' });
  const many = Array.from({ length: 50 }, (_unused, index) => tag(`t${index}`));
  await expect(events.send(new TagResourceCommand({ ResourceARN, Tags: many }))).rejects.toMatchObject({ name: 'LimitExceededException' });
});
