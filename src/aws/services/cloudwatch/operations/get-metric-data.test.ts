// GetMetricData, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
import { GetMetricDataCommand, type GetMetricDataCommandInput, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { METRIC, metricsCloud, NAMESPACE, START_MS } from '../testing/metrics-cloud.ts';

const minute = (count: number) => new Date(START_MS + count * 60_000);

const stat = (Id: string, MetricName = METRIC, Stat = 'Sum'): MetricDataQuery => ({
  Id,
  MetricStat: { Metric: { Namespace: NAMESPACE, MetricName }, Period: 60, Stat },
});

async function cloud() {
  const all = metricsCloud();
  // Errors: 1, none, 4. Requests: 10, 20, none.
  await all.put({ MetricName: 'Errors', Value: 1 }, { MetricName: 'Errors', Value: 4, Timestamp: minute(2) });
  await all.put({ MetricName: 'Requests', Value: 10 }, { MetricName: 'Requests', Value: 20, Timestamp: minute(1) });
  const get = async (MetricDataQueries: MetricDataQuery[], input: Partial<GetMetricDataCommandInput> = {}) => {
    const range = { StartTime: minute(0), EndTime: minute(3), ScanBy: 'TimestampAscending' as const };
    const { MetricDataResults = [] } = await all.cloudwatch.send(new GetMetricDataCommand({ MetricDataQueries, ...range, ...input }));
    return MetricDataResults;
  };
  return { ...all, get };
}

test('metrics come with their times and values, the newest first unless asked otherwise', async () => {
  const { get } = await cloud();
  expect(await get([stat('e', 'Errors'), { ...stat('none'), Label: 'nothing' }], { ScanBy: undefined })).toEqual([
    { Id: 'e', Label: 'Errors', Timestamps: [minute(2), minute(0)], Values: [4, 1], StatusCode: 'Complete' },
    { Id: 'none', Label: 'nothing', Timestamps: [], Values: [], StatusCode: 'Complete' },
  ]);
});

test.each<[string, readonly number[]]>([
  ['e * 2 + 1', [3, 9]],
  ['-e', [-1, -4]],
  ['e / r * 100', [10]],
  ['(e - 1) / (e - 1)', [1]],
  ['2 ^ 3 ^ 1 * r', [80, 160]],
  ['FILL(e, 0)', [1, 0, 4]],
  ['FILL(e, REPEAT)', [1, 1, 4]],
  ['SUM([e, r])', [11, 20, 4]],
  ['AVG(METRICS())', [5.5, 20, 4]],
  ['MAX(e)', [4, 4, 4]],
  ['e / PERIOD(e)', [1 / 60, 4 / 60]],
  ['CEIL(ABS(0 - e / 3))', [1, 2]],
])('%s', async (Expression, values) => {
  const { get } = await cloud();
  const queries = [
    { ...stat('e', 'Errors'), ReturnData: false },
    { ...stat('r', 'Requests'), ReturnData: false },
    { Id: 'm', Expression },
  ];
  const [result, ...more] = await get(queries);
  expect(more).toEqual([]);
  expect(result).toMatchObject({ Id: 'm', Label: 'm', Values: values });
});

test('expressions may build on each other', async () => {
  const { get } = await cloud();
  const results = await get([{ Id: 'b', Expression: 'a + 1' }, { Id: 'a', Expression: 'e * 10' }, stat('e', 'Errors')]);
  expect(results.map(({ Values }) => Values)).toEqual([
    [11, 41],
    [10, 40],
    [1, 4],
  ]);
});

test.each<[string, MetricDataQuery[], string]>([
  ['an id with a capital', [stat('M1')], 'ValidationException'],
  ['the same id twice', [stat('a'), stat('a')], 'ValidationException'],
  ['neither metric nor expression', [{ Id: 'a' }], 'ValidationException'],
  ['nothing to return', [{ ...stat('a'), ReturnData: false }], 'ValidationException'],
  ['an unknown variable', [{ Id: 'a', Expression: 'b' }], 'ValidationException'],
  [
    'a circle',
    [
      { Id: 'a', Expression: 'b' },
      { Id: 'b', Expression: 'a' },
    ],
    'ValidationException',
  ],
  ['half an expression', [stat('a'), { Id: 'b', Expression: 'a +' }], 'ValidationException'],
  ['a function that is not embedded', [stat('a'), { Id: 'b', Expression: 'ANOMALY_DETECTION_BAND(a)' }], 'NotImplemented'],
  ['a statistic that is not embedded', [stat('a', METRIC, 'tm90')], 'NotImplemented'],
])('%s is refused', async (_what, queries, name) => {
  const { get } = await cloud();
  await expect(get(queries)).rejects.toMatchObject({ name });
});
