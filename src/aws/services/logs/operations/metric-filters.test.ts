// Metric filters, by the real client. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
import {
  DeleteMetricFilterCommand,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  PutMetricFilterCommand,
  type PutMetricFilterCommandInput,
  TestMetricFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { GROUP, logsCloud } from '../testing/logs-cloud.ts';

const transformation = { metricName: 'Errors', metricNamespace: 'App', metricValue: '1' };

async function cloud() {
  const all = await logsCloud();
  const put = (filterName: string, input: Partial<PutMetricFilterCommandInput> = {}) =>
    all.logs.send(
      new PutMetricFilterCommand({
        logGroupName: GROUP,
        filterName,
        filterPattern: 'ERROR',
        metricTransformations: [transformation],
        ...input,
      }),
    );
  const names = async (input: object) =>
    (await all.logs.send(new DescribeMetricFiltersCommand(input))).metricFilters?.map(({ filterName }) => filterName);
  return { ...all, put, names };
}

test('a filter is described as it was put, and the group counts it', async () => {
  const { logs, put } = await cloud();
  await put('errors');
  const { metricFilters } = await logs.send(new DescribeMetricFiltersCommand({ logGroupName: GROUP }));
  expect(metricFilters).toEqual([
    {
      filterName: 'errors',
      filterPattern: 'ERROR',
      metricTransformations: [transformation],
      creationTime: Date.UTC(2026, 10, 1),
      logGroupName: GROUP,
      applyOnTransformedLogs: false,
    },
  ]);
  expect((await logs.send(new DescribeLogGroupsCommand({}))).logGroups?.[0]?.metricFilterCount).toBe(1);
});

test('filters are listed by prefix and by metric, in pages', async () => {
  const { put, names, logs } = await cloud();
  await put('b');
  await put('a', { metricTransformations: [{ ...transformation, metricName: 'Other' }] });
  await put('ab');
  expect(await names({})).toEqual(['a', 'ab', 'b']);
  expect(await names({ logGroupName: GROUP, filterNamePrefix: 'a' })).toEqual(['a', 'ab']);
  expect(await names({ metricName: 'Other', metricNamespace: 'App' })).toEqual(['a']);
  const { nextToken } = await logs.send(new DescribeMetricFiltersCommand({ limit: 2 }));
  expect(await names({ nextToken })).toEqual(['b']);
  await expect(names({ metricName: 'Other' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('a deleted filter is gone', async () => {
  const { logs, put, names } = await cloud();
  await put('errors');
  const remove = () => logs.send(new DeleteMetricFilterCommand({ logGroupName: GROUP, filterName: 'errors' }));
  await remove();
  expect(await names({ logGroupName: GROUP })).toEqual([]);
  await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test.each<[string, Partial<PutMetricFilterCommandInput>, string]>([
  ['a pattern that is none', { filterPattern: '{ $.a' }, 'InvalidParameterException'],
  ['a value that is no number', { metricTransformations: [{ ...transformation, metricValue: 'many' }] }, 'InvalidParameterException'],
  [
    'dimensions beside a default value',
    { metricTransformations: [{ ...transformation, defaultValue: 0, dimensions: { a: '$.a' } }] },
    'InvalidParameterException',
  ],
  ['a group that is absent', { logGroupName: 'absent' }, 'ResourceNotFoundException'],
  ['transformed logs', { applyOnTransformedLogs: true }, 'NotImplemented'],
])('%s is refused', async (_what, input, name) => {
  const { put } = await cloud();
  await expect(put('errors', input)).rejects.toMatchObject({ name });
});

test('a group has a hundred filters at the most', async () => {
  const { put } = await cloud();
  for (let index = 0; index < 100; index += 1) await put(`f${index}`);
  await expect(put('more')).rejects.toMatchObject({ name: 'LimitExceededException', message: 'Resource limit exceeded.' });
  await put('f0');
});

test('a pattern is tried on messages', async () => {
  const { logs } = await cloud();
  const logEventMessages = ['10.0.0.1 GET 200', '10.0.0.2 GET 404', 'short'];
  const { matches } = await logs.send(new TestMetricFilterCommand({ filterPattern: '[ip, verb, status = 4*]', logEventMessages }));
  expect(matches).toEqual([
    { eventNumber: 2, eventMessage: '10.0.0.2 GET 404', extractedValues: { $ip: '10.0.0.2', $verb: 'GET', $status: '404' } },
  ]);
  await expect(logs.send(new TestMetricFilterCommand({ filterPattern: '[a', logEventMessages }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});
