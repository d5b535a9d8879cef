// PutMetricData and its readers, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  type GetMetricStatisticsCommandInput,
  ListMetricsCommand,
  type MetricDatum,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { AwsSmithyRpcV2CborProtocol } from '@aws-sdk/core/protocols';
import { expect, test } from 'vitest';
import { rawCall } from '../../../testing/raw-call.ts';
import { METRIC, metricsCloud, NAMESPACE, START_MS } from '../testing/metrics-cloud.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const at = (ms: number) => new Date(START_MS + ms);

function cloud() {
  const all = metricsCloud();
  const statistics = async (input: Partial<GetMetricStatisticsCommandInput> = {}) => {
    const { Datapoints = [] } = await all.cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace: NAMESPACE,
        MetricName: METRIC,
        StartTime: at(0),
        EndTime: at(10 * 60_000),
        Period: 60,
        ...(input.ExtendedStatistics ? {} : { Statistics: ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum'] }),
        ...input,
      }),
    );
    return Datapoints.toSorted((one, other) => (one.Timestamp?.getTime() ?? 0) - (other.Timestamp?.getTime() ?? 0));
  };
  return { ...all, statistics };
}

test('values, values with counts and statistic sets add up, period by period', async () => {
  const { put, statistics } = cloud();
  await put({ Value: 1 }, { Values: [2, 4], Counts: [3, 1] });
  await put({ StatisticValues: { SampleCount: 2, Sum: 30, Minimum: 10, Maximum: 20 } }, { Value: 7, Timestamp: at(60_000) });
  expect(await statistics()).toEqual([
    { Timestamp: at(0), Unit: 'None', SampleCount: 7, Sum: 41, Average: 41 / 7, Minimum: 1, Maximum: 20 },
    { Timestamp: at(60_000), Unit: 'None', SampleCount: 1, Sum: 7, Average: 7, Minimum: 7, Maximum: 7 },
  ]);
  expect(await statistics({ Period: 300, Statistics: ['Sum'] })).toEqual([{ Timestamp: at(0), Unit: 'None', Sum: 48 }]);
});

test('percentiles come from values, between two of them by interpolation; statistic sets tell none', async () => {
  const { put, statistics } = cloud();
  await put(
    { Values: [10, 20, 30, 40, 50] },
    { StatisticValues: { SampleCount: 2, Sum: 3, Minimum: 1, Maximum: 2 }, Timestamp: at(60_000) },
  );
  expect((await statistics({ ExtendedStatistics: ['p50', 'p90'] })).map(({ ExtendedStatistics }) => ExtendedStatistics)).toEqual([
    { p50: 30, p90: 46 },
    {},
  ]);
});

test('high resolution keeps seconds', async () => {
  const { put, statistics } = cloud();
  await put({ Value: 1, StorageResolution: 1 }, { Value: 2, StorageResolution: 1, Timestamp: at(1500) });
  expect((await statistics({ Period: 1, Statistics: ['Sum'] })).map(({ Timestamp, Sum }) => [Timestamp, Sum])).toEqual([
    [at(0), 1],
    [at(1000), 2],
  ]);
});

test('dimensions make metrics of their own, in any order; units are told apart', async () => {
  const { put, statistics } = cloud();
  const Dimensions = [
    { Name: 'b', Value: '2' },
    { Name: 'a', Value: '1' },
  ];
  await put({ Value: 1, Dimensions, Unit: 'Seconds' }, { Value: 2, Dimensions, Unit: 'Count' });
  expect(await statistics()).toEqual([]);
  const sums = async (input: object) =>
    (await statistics({ Dimensions: Dimensions.toReversed(), Statistics: ['Sum'], ...input })).map(({ Unit, Sum }) => [Unit, Sum]);
  expect(await sums({})).toEqual([
    ['Seconds', 1],
    ['Count', 2],
  ]);
  expect(await sums({ Unit: 'Count' })).toEqual([['Count', 2]]);
});

test.each<[string, Partial<MetricDatum>, string, string]>([
  [
    'two ways at once',
    { Value: 1, Values: [1] },
    'InvalidParameterCombinationException',
    'The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.',
  ],
  ['no value', {}, 'MissingRequiredParameterException', 'At least one of the parameters'],
  [
    'counts of another length',
    { Values: [1, 2], Counts: [1] },
    'InvalidParameterValueException',
    'The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.',
  ],
  [
    'what is no number',
    { Value: Number.NaN },
    'InvalidParameterValueException',
    'The value NaN for parameter MetricData.member.1.Value is invalid.',
  ],
  [
    'a time long ago',
    { Value: 1, Timestamp: at(-14 * DAY_MS - 1) },
    'InvalidParameterValueException',
    'The parameter MetricData.member.1.Timestamp must specify a time no more than two weeks in the past.',
  ],
  [
    'a time to come',
    { Value: 1, Timestamp: at(2 * 60 * 60_000 + 1) },
    'InvalidParameterValueException',
    'no more than two hours in the future.',
  ],
  [
    'an unknown resolution',
    { Value: 1, StorageResolution: 30 },
    'InvalidParameterValueException',
    'The value 30 for parameter MetricData.member.1.StorageResolution is invalid.',
  ],
  [
    'an empty set',
    { StatisticValues: { SampleCount: 0, Sum: 0, Minimum: 0, Maximum: 0 } },
    'InvalidParameterValueException',
    'MetricData.member.1.StatisticValues',
  ],
  ['an unknown unit', { Value: 1, Unit: 'Furlongs' as 'None' }, 'ValidationException', 'Member must satisfy enum value set'],
  [
    'too many values',
    { Values: Array.from({ length: 151 }, () => 1) },
    'InvalidParameterValueException',
    'must not have a size greater than 150.',
  ],
])('%s is refused, and nothing is kept', async (_what, datum, name, message) => {
  const { put, statistics } = cloud();
  await expect(put(datum, { Value: 1 })).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
  expect(await statistics()).toEqual([]);
});

test('namespaces of AWS, entities and more than a thousand data are refused', async () => {
  const { cloudwatch, put } = cloud();
  const datum = { MetricName: METRIC, Value: 1 };
  await expect(cloudwatch.send(new PutMetricDataCommand({ Namespace: 'AWS/SQS', MetricData: [datum] }))).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
  await expect(
    cloudwatch.send(new PutMetricDataCommand({ Namespace: 'App', EntityMetricData: [{ MetricData: [datum] }] })),
  ).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(put(...Array.from({ length: 1001 }, () => ({ Value: 1 })))).rejects.toMatchObject({ name: 'ValidationException' });
});

test.each<[string, Partial<GetMetricStatisticsCommandInput>, string, string]>([
  [
    'no statistic',
    { Statistics: undefined },
    'InvalidParameterCombinationException',
    'Must specify either Statistics or ExtendedStatistics',
  ],
  [
    'a trimmed mean',
    { ExtendedStatistics: ['tm90'] },
    'InvalidParameterValueException',
    'The value tm90 for parameter ExtendedStatistics is not supported.',
  ],
  ['half a minute and a bit', { Period: 45 }, 'InvalidParameterValueException', 'The parameter Period must be'],
  [
    'an end before the start',
    { EndTime: at(0) },
    'InvalidParameterValueException',
    'The parameter StartTime must be less than the parameter EndTime.',
  ],
  [
    'too many datapoints',
    { EndTime: at(1441 * 60_000) },
    'InvalidParameterCombinationException',
    'You have requested up to 1,441 datapoints, which exceeds the limit of 1,440.',
  ],
])('statistics with %s are refused', async (_what, input, name, message) => {
  const { statistics } = cloud();
  await expect(statistics(input)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});

test('metrics are listed by namespace, name, dimension and recent use, until two weeks without data', async () => {
  const { cloudwatch, put, advance } = cloud();
  await put({ Value: 1 }, { MetricName: 'Other', Value: 1, Dimensions: [{ Name: 'a', Value: '1' }] });
  const list = async (input: object) => (await cloudwatch.send(new ListMetricsCommand(input))).Metrics;
  expect(await list({})).toEqual([
    { Namespace: NAMESPACE, MetricName: METRIC, Dimensions: [] },
    { Namespace: NAMESPACE, MetricName: 'Other', Dimensions: [{ Name: 'a', Value: '1' }] },
  ]);
  expect(await list({ MetricName: 'Other', Namespace: NAMESPACE })).toHaveLength(1);
  expect(await list({ Dimensions: [{ Name: 'a' }] })).toHaveLength(1);
  expect(await list({ Dimensions: [{ Name: 'a', Value: '2' }] })).toEqual([]);
  await advance(4 * 60 * 60_000);
  expect(await list({ RecentlyActive: 'PT3H' })).toEqual([]);
  await advance(14 * DAY_MS);
  expect(await list({})).toEqual([]);
  await expect(list({ NextToken: '?' })).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});

test('more than five hundred metrics come in pages', async () => {
  const { cloudwatch, put } = cloud();
  await put(...Array.from({ length: 501 }, (_unused, index) => ({ MetricName: `m${index}`, Value: 1 })));
  const { Metrics, NextToken } = await cloudwatch.send(new ListMetricsCommand({}));
  expect(Metrics).toHaveLength(500);
  expect((await cloudwatch.send(new ListMetricsCommand({ NextToken }))).Metrics).toHaveLength(1);
});

class CborCloudWatch extends CloudWatchClient {
  constructor(config: object) {
    const protocol = new AwsSmithyRpcV2CborProtocol({ defaultNamespace: 'com.amazonaws.cloudwatch' } as never);
    super({ ...config, protocol });
  }
}

test('the same metrics are there in CBOR and in Query, errors by their old names', async () => {
  const { aws, client, statistics } = cloud();
  const cbor = client(CborCloudWatch);
  await cbor.send(new PutMetricDataCommand({ Namespace: NAMESPACE, MetricData: [{ MetricName: METRIC, Value: 1.5 }] }));
  expect(await statistics({ Statistics: ['Sum'] })).toMatchObject([{ Sum: 1.5 }]);
  const authorization =
    'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/monitoring/aws4_request, SignedHeaders=host, Signature=ab';
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  const listed = await rawCall(aws, { headers, body: 'Action=ListMetrics&Version=2010-08-01' });
  expect(listed.text).toContain(`<MetricName>${METRIC}</MetricName>`);
  const body =
    'Action=PutMetricData&Version=2010-08-01&Namespace=App&MetricData.member.1.MetricName=m&MetricData.member.1.Value=1&MetricData.member.1.Values.member.1=1';
  const refused = await rawCall(aws, { headers, body });
  expect(refused.text).toContain('<Code>InvalidParameterCombination</Code>');
});
