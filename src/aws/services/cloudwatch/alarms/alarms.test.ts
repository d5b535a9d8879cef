// Alarms, by the real clients. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DescribeAlarmsForMetricCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  ListTagsForResourceCommand,
  PutDashboardCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  SetAlarmStateCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  PutMetricFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { testCloud } from '../../../testing/test-cloud.ts';
import { METRIC, metricsCloud, NAMESPACE, START_MS } from '../testing/metrics-cloud.ts';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:absent';
const ARN = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:slow';
const MINUTE_MS = 60_000;

function cloud() {
  const all = metricsCloud();
  const alarm = (input: Partial<PutMetricAlarmCommandInput> = {}) =>
    all.cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'slow',
        Namespace: NAMESPACE,
        MetricName: METRIC,
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 100,
        ComparisonOperator: 'GreaterThanThreshold',
        ...input,
      }),
    );
  const described = async (AlarmName = 'slow') =>
    (await all.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }))).MetricAlarms?.[0];
  const state = async () => (await described())?.StateValue;
  const history = async (input: object = {}) =>
    (await all.cloudwatch.send(new DescribeAlarmHistoryCommand({ AlarmName: 'slow', ...input }))).AlarmHistoryItems ?? [];
  return { ...all, alarm, described, state, history };
}

test('a new alarm has insufficient data, and is described as it was put', async () => {
  const { alarm, described } = cloud();
  await alarm({
    AlarmDescription: 'text',
    Dimensions: [{ Name: 'a', Value: '1' }],
    TreatMissingData: 'ignore',
    Unit: 'Seconds',
    DatapointsToAlarm: 1,
  });
  expect(await described()).toEqual({
    AlarmName: 'slow',
    AlarmArn: ARN,
    AlarmDescription: 'text',
    AlarmConfigurationUpdatedTimestamp: new Date(START_MS),
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    StateValue: 'INSUFFICIENT_DATA',
    StateReason: 'Unchecked: Initial alarm creation',
    StateUpdatedTimestamp: new Date(START_MS),
    StateTransitionedTimestamp: new Date(START_MS),
    MetricName: METRIC,
    Namespace: NAMESPACE,
    Statistic: 'Average',
    Dimensions: [{ Name: 'a', Value: '1' }],
    Period: 60,
    Unit: 'Seconds',
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    Threshold: 100,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'ignore',
  });
});

test('the state follows the data minute by minute, and nobody waits for it', async () => {
  const { aws, alarm, state, put, advance, history, described } = cloud();
  await alarm();
  expect(aws.scheduler.busy).toBe(false);
  await put({ Value: 150 });
  await advance(MINUTE_MS);
  expect(await state()).toBe('ALARM');
  expect((await described())?.StateReason).toContain(
    '1 out of the last 1 datapoint [150.0 (01/11/26 00:00:00)] was greater than the threshold (100.0)',
  );
  expect(JSON.parse((await described())?.StateReasonData ?? '')).toMatchObject({
    version: '1.0',
    statistic: 'Average',
    period: 60,
    recentDatapoints: [150],
    threshold: 100,
  });
  await put({ Value: 50 });
  await advance(MINUTE_MS);
  expect(await state()).toBe('OK');
  await advance(3 * MINUTE_MS);
  expect(await state()).toBe('INSUFFICIENT_DATA');
  expect((await history({ HistoryItemType: 'StateUpdate' })).map(({ HistorySummary }) => HistorySummary)).toEqual([
    'Alarm updated from OK to INSUFFICIENT_DATA',
    'Alarm updated from ALARM to OK',
    'Alarm updated from INSUFFICIENT_DATA to ALARM',
  ]);
});

test('two of three datapoints make an alarm', async () => {
  const { alarm, state, put, advance } = cloud();
  await alarm({ EvaluationPeriods: 3, DatapointsToAlarm: 2 });
  const states: unknown[] = [];
  for (const Value of [150, 50, 150, 50, 50]) {
    await put({ Value });
    await advance(MINUTE_MS);
    states.push(await state());
  }
  expect(states).toEqual(['ALARM', 'OK', 'ALARM', 'OK', 'OK']);
});

test('an alarm of ten seconds is looked at each ten seconds', async () => {
  const { alarm, state, put, advance } = cloud();
  await alarm({ Period: 10 });
  await put({ Value: 150, StorageResolution: 1 });
  await advance(10_000);
  expect(await state()).toBe('ALARM');
});

test('percentiles and missing data as breaching work too', async () => {
  const { alarm, state, advance, described } = cloud();
  await alarm({ Statistic: undefined, ExtendedStatistic: 'p90', TreatMissingData: 'breaching' });
  expect(await described()).toMatchObject({ ExtendedStatistic: 'p90' });
  await advance(MINUTE_MS);
  expect(await state()).toBe('ALARM');
});

test('the default bus gets an event of each change', async () => {
  const { client, cloudwatch, alarm, advance } = cloud();
  const sqs = client(SQSClient);
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' }];
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: 'changes', Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) } }),
  );
  const events = client(EventBridgeClient);
  await events.send(
    new PutRuleCommand({ Name: 'alarms', EventPattern: '{"source":["aws.cloudwatch"],"detail":{"state":{"value":["ALARM"]}}}' }),
  );
  await events.send(new PutTargetsCommand({ Rule: 'alarms', Targets: [{ Id: '1', Arn: 'arn:aws:sqs:us-east-1:123456789012:changes' }] }));
  await alarm({ AlarmDescription: 'text' });
  await cloudwatch.send(
    new SetAlarmStateCommand({ AlarmName: 'slow', StateValue: 'ALARM', StateReason: 'by hand', StateReasonData: '{"a":1}' }),
  );
  await advance(1000);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  expect(Messages.map(({ Body = '' }) => JSON.parse(Body))).toMatchObject([
    {
      'detail-type': 'CloudWatch Alarm State Change',
      resources: [ARN],
      detail: {
        alarmName: 'slow',
        state: { value: 'ALARM', reason: 'by hand', reasonData: '{"a":1}', timestamp: '2026-11-01T00:00:00.000+0000' },
        previousState: { value: 'INSUFFICIENT_DATA' },
        configuration: { description: 'text', metrics: [{ metricStat: { stat: 'Average', period: 60 } }] },
      },
    },
  ]);
});

test('an action that fails stands in the history; switched off there is none', async () => {
  const { cloudwatch, alarm, history, described } = cloud();
  await alarm({ AlarmActions: [TOPIC], ActionsEnabled: false });
  const set = (StateValue: 'OK' | 'ALARM') =>
    cloudwatch.send(new SetAlarmStateCommand({ AlarmName: 'slow', StateValue, StateReason: 'x' }));
  await set('ALARM');
  expect(await history({ HistoryItemType: 'Action' })).toEqual([]);
  await cloudwatch.send(new EnableAlarmActionsCommand({ AlarmNames: ['slow', 'absent'] }));
  await set('OK');
  await set('ALARM');
  await set('ALARM');
  expect((await history({ HistoryItemType: 'Action' })).map(({ HistorySummary }) => HistorySummary)).toEqual([
    expect.stringContaining(`Failed to execute action ${TOPIC}. Received error: `),
  ]);
  await cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: ['slow'] }));
  expect(await described()).toMatchObject({ ActionsEnabled: false });
});

test('alarms are listed by prefix, state and action, in pages, and found by their metric', async () => {
  const { cloudwatch, alarm } = cloud();
  await alarm({ AlarmActions: [TOPIC] });
  await alarm({ AlarmName: 'other', MetricName: 'Errors' });
  const names = async (input: object) =>
    (await cloudwatch.send(new DescribeAlarmsCommand(input))).MetricAlarms?.map(({ AlarmName }) => AlarmName);
  expect(await names({})).toEqual(['other', 'slow']);
  expect(await names({ AlarmNamePrefix: 's' })).toEqual(['slow']);
  expect(await names({ StateValue: 'ALARM' })).toEqual([]);
  expect(await names({ ActionPrefix: 'arn:aws:sns' })).toEqual(['slow']);
  expect(await names({ AlarmTypes: ['CompositeAlarm'] })).toEqual([]);
  const { NextToken } = await cloudwatch.send(new DescribeAlarmsCommand({ MaxRecords: 1 }));
  expect(await names({ NextToken })).toEqual(['slow']);
  await expect(names({ NextToken: '?' })).rejects.toMatchObject({ name: 'InvalidNextToken' });
  await expect(names({ AlarmNames: ['a'], AlarmNamePrefix: 'a' })).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
  const found = async (MetricName: string, more = {}) =>
    (await cloudwatch.send(new DescribeAlarmsForMetricCommand({ Namespace: NAMESPACE, MetricName, ...more }))).MetricAlarms?.map(
      ({ AlarmName }) => AlarmName,
    );
  expect(await found(METRIC)).toEqual(['slow']);
  expect(await found(METRIC, { Statistic: 'Sum' })).toEqual([]);
});

test('deleted alarms are gone; with one wrong name none is deleted', async () => {
  const { cloudwatch, alarm, history } = cloud();
  await alarm();
  const remove = (AlarmNames: string[]) => cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames }));
  await expect(remove(['slow', 'absent'])).rejects.toMatchObject({ name: 'ResourceNotFound' });
  await remove(['slow']);
  expect((await cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms).toEqual([]);
  expect((await history({ ScanBy: 'TimestampAscending' })).map(({ HistorySummary }) => HistorySummary)).toEqual([
    'Alarm "slow" created',
    'Alarm "slow" deleted',
  ]);
});

test('a state by hand needs an alarm and JSON', async () => {
  const { cloudwatch, alarm } = cloud();
  await alarm();
  const set = (AlarmName: string, StateReasonData?: string) =>
    cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: 'OK', StateReason: 'x', StateReasonData }));
  await expect(set('absent')).rejects.toMatchObject({ name: 'ResourceNotFound' });
  await expect(set('slow', '{')).rejects.toMatchObject({ name: 'InvalidFormatFault' });
});

test.each<[string, Partial<PutMetricAlarmCommandInput>, string, string]>([
  ['a period of 45 seconds', { Period: 45 }, 'ValidationException', 'Period must be 10, 20, 30 or a multiple of 60'],
  [
    'more than a day',
    { Period: 300, EvaluationPeriods: 289 },
    'ValidationException',
    'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).',
  ],
  ['more than a week', { Period: 3600, EvaluationPeriods: 169 }, 'ValidationException', 'more than seven days'],
  ['more datapoints than periods', { DatapointsToAlarm: 2 }, 'ValidationException', 'DatapointsToAlarm'],
  ['two statistics', { ExtendedStatistic: 'p90' }, 'ValidationException', 'Exactly one of the parameters'],
  [
    'an unknown treatment',
    { TreatMissingData: 'x' },
    'ValidationException',
    'The value x is not supported for TreatMissingData parameter.',
  ],
  ['no threshold', { Threshold: undefined }, 'ValidationException', 'Threshold'],
  ['no metric', { MetricName: undefined }, 'ValidationException', 'MetricName'],
  ['an action that is no ARN', { AlarmActions: ['x'] }, 'ValidationException', 'Invalid arn syntax: x'],
  ['an action that is not embedded', { AlarmActions: ['arn:aws:automate:us-east-1:ec2:stop'] }, 'NotImplemented', 'not embedded'],
  ['an anomaly', { ComparisonOperator: 'GreaterThanUpperThreshold' }, 'NotImplemented', 'not embedded'],
  ['metric math', { Metrics: [] }, 'NotImplemented', 'not embedded'],
])('%s is refused', async (_what, input, name, message) => {
  const { alarm } = cloud();
  await expect(alarm(input)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});

test('alarms have tags; what is no alarm has none', async () => {
  const { cloudwatch, alarm } = cloud();
  const tag = (Key: string) => ({ Key, Value: Key });
  await alarm({ Tags: [tag('x')] });
  await alarm({ Tags: [tag('ignored')] });
  await cloudwatch.send(new TagResourceCommand({ ResourceARN: ARN, Tags: [tag('y'), tag('z')] }));
  await cloudwatch.send(new UntagResourceCommand({ ResourceARN: ARN, TagKeys: ['z'] }));
  expect((await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: ARN }))).Tags).toEqual([tag('x'), tag('y')]);
  const many = Array.from({ length: 50 }, (_unused, index) => tag(`t${index}`));
  await expect(cloudwatch.send(new TagResourceCommand({ ResourceARN: ARN, Tags: many }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: `${ARN}x` }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('a metric filter of a log group feeds an alarm', async () => {
  const { client, alarm, state, advance } = cloud();
  const logs = client(CloudWatchLogsClient);
  const named = { logGroupName: 'app', logStreamName: 'one' };
  await logs.send(new CreateLogGroupCommand(named));
  await logs.send(new CreateLogStreamCommand(named));
  const metricTransformations = [{ metricNamespace: NAMESPACE, metricName: METRIC, metricValue: '$.ms', dimensions: { Path: '$.path' } }];
  await logs.send(
    new PutMetricFilterCommand({ logGroupName: 'app', filterName: 'f', filterPattern: '{ $.ms > 0 }', metricTransformations }),
  );
  await alarm({ Dimensions: [{ Name: 'Path', Value: '/a' }], Statistic: 'Maximum' });
  const line = (ms: number, path: string) => ({ timestamp: START_MS, message: JSON.stringify({ ms, path }) });
  await logs.send(new PutLogEventsCommand({ ...named, logEvents: [line(90, '/a'), line(500, '/b')] }));
  await advance(MINUTE_MS);
  expect(await state()).toBe('OK');
  await logs.send(new PutLogEventsCommand({ ...named, logEvents: [{ ...line(101, '/a'), timestamp: START_MS + MINUTE_MS }] }));
  await advance(MINUTE_MS);
  expect(await state()).toBe('ALARM');
});

test('queues tell how full they are, and an alarm sees it', async () => {
  const { client, alarm, state, advance } = cloud();
  const sqs = client(SQSClient);
  await sqs.send(new CreateQueueCommand({ QueueName: 'jobs' }));
  const Dimensions = [{ Name: 'QueueName', Value: 'jobs' }];
  await alarm({
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions,
    Threshold: 0,
    ComparisonOperator: 'LessThanOrEqualToThreshold',
  });
  await advance(3 * MINUTE_MS);
  expect(await state()).toBe('ALARM');
});

test('a snapshot keeps data, alarms, history and the next turn', async () => {
  const before = cloud();
  await before.alarm();
  await before.put({ Value: 150 });
  const snapshot = structuredClone(await before.aws.snapshot());
  const after = testCloud();
  await after.aws.restore(snapshot);
  await after.advance(MINUTE_MS);
  const cloudwatch = after.client(CloudWatchClient);
  expect((await cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms).toMatchObject([{ AlarmName: 'slow', StateValue: 'ALARM' }]);
  expect((await cloudwatch.send(new DescribeAlarmHistoryCommand({}))).AlarmHistoryItems).toHaveLength(2);
});

test('dashboards are answered as not embedded', async () => {
  const { cloudwatch } = cloud();
  await expect(cloudwatch.send(new PutDashboardCommand({ DashboardName: 'a', DashboardBody: '{}' }))).rejects.toMatchObject({
    name: 'NotImplemented',
  });
});
