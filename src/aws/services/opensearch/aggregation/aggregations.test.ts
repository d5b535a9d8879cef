// Aggregations: buckets, metrics, and those below them.
// Source: https://docs.opensearch.org/latest/aggregations/ ; numbers worked out by hand
import { beforeAll, describe, expect, test } from 'vitest';
import { searchCloud } from '../testing/search-cloud.ts';

let os: ReturnType<ReturnType<typeof searchCloud>['search']>;

const documents = [
  { host: 'a', status: 200, took: 10, at: '2026-10-30T22:00:00Z', ok: true },
  { host: 'b', status: 500, took: 20, at: '2026-10-30T23:30:00Z', ok: false },
  { host: 'a', status: 200, took: 30, at: '2026-11-01T10:00:00Z', ok: true },
  { host: 'a', status: 404, took: 40, at: '2026-11-01T11:00:00Z', ok: true },
  { host: ['b', 'c'], took: [1, 99], at: '2026-12-05T00:00:00Z' },
];

beforeAll(async () => {
  const cloud = searchCloud();
  os = cloud.search(await cloud.domain());
  await os.indices.create({ index: 'logs', body: { mappings: { properties: { host: { type: 'keyword' }, text: { type: 'text' } } } } });
  await os.bulk({ index: 'logs', body: documents.flatMap((document, id) => [{ index: { _id: String(id) } }, document]), refresh: true });
});

async function aggregate(definition: object, query: object = { match_all: {} }): Promise<unknown> {
  const { body } = await os.search({ index: 'logs', body: { size: 0, query, aggs: { it: definition } } as never });
  return body.aggregations?.it;
}
const buckets = async (definition: object) => ((await aggregate(definition)) as { buckets: readonly Record<string, unknown>[] }).buckets;
const counts = async (definition: object) =>
  (await buckets(definition)).map((bucket) => [bucket.key_as_string ?? bucket.key, bucket.doc_count]);

describe('terms', () => {
  test('gives the most frequent values first, equal ones by their key, and counts the rest', async () => {
    expect(await aggregate({ terms: { field: 'host', size: 2 } })).toEqual({
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: 1,
      buckets: [
        { key: 'a', doc_count: 3 },
        { key: 'b', doc_count: 2 },
      ],
    });
  });

  test('may be in another order: of keys, of counts, of a metric below', async () => {
    expect(await counts({ terms: { field: 'host', order: { _key: 'desc' } } })).toEqual([
      ['c', 1],
      ['b', 2],
      ['a', 3],
    ]);
    expect(await counts({ terms: { field: 'status', order: [{ _count: 'asc' }, { _key: 'desc' }] } })).toEqual([
      [500, 1],
      [404, 1],
      [200, 2],
    ]);
    const aggs = { t: { avg: { field: 'took' } }, s: { stats: { field: 'took' } } };
    expect(await counts({ terms: { field: 'host', order: { t: 'asc' } }, aggs })).toEqual([
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ]);
    expect(await counts({ terms: { field: 'host', order: { 's.max': 'desc' } }, aggs })).toEqual([
      ['b', 2],
      ['c', 1],
      ['a', 3],
    ]);
  });

  test('counts documents without a value by a key of their own, and leaves out what is asked', async () => {
    expect(await counts({ terms: { field: 'status', missing: -1 } })).toEqual([
      [200, 2],
      [-1, 1],
      [404, 1],
      [500, 1],
    ]);
    expect(await counts({ terms: { field: 'host', include: '[ab]', exclude: ['b'] } })).toEqual([['a', 3]]);
    expect(await counts({ terms: { field: 'host', min_doc_count: 2 } })).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
    expect(await counts({ terms: { field: 'ok' } })).toEqual([
      ['true', 3],
      ['false', 1],
    ]);
    expect(await buckets({ terms: { field: 'nothing' } })).toEqual([]);
  });
});

describe('date_histogram', () => {
  test('gives a bucket for each calendar day, the empty ones between too', async () => {
    expect(await counts({ date_histogram: { field: 'at', calendar_interval: 'day' }, aggs: {} })).toHaveLength(37);
    expect((await counts({ date_histogram: { field: 'at', calendar_interval: '1d', format: 'yyyy-MM-dd' } })).slice(0, 4)).toEqual([
      ['2026-10-30', 2],
      ['2026-10-31', 0],
      ['2026-11-01', 2],
      ['2026-11-02', 0],
    ]);
  });

  test('days begin when the clocks of the zone say so', async () => {
    const definition = { date_histogram: { field: 'at', calendar_interval: 'day', time_zone: 'Europe/Berlin', min_doc_count: 1 } };
    expect(await counts(definition)).toEqual([
      ['2026-10-30T00:00:00.000+01:00', 1],
      ['2026-10-31T00:00:00.000+01:00', 1],
      ['2026-11-01T00:00:00.000+01:00', 2],
      ['2026-12-05T00:00:00.000+01:00', 1],
    ]);
  });

  test('months and weeks have their own lengths, fixed intervals one', async () => {
    expect(await counts({ date_histogram: { field: 'at', calendar_interval: 'month' } })).toEqual([
      ['2026-10-01T00:00:00.000Z', 2],
      ['2026-11-01T00:00:00.000Z', 2],
      ['2026-12-01T00:00:00.000Z', 1],
    ]);
    expect(await counts({ date_histogram: { field: 'at', calendar_interval: 'week', min_doc_count: 1, format: 'yyyy-MM-dd' } })).toEqual([
      ['2026-10-26', 4],
      ['2026-11-30', 1],
    ]);
    expect(await counts({ date_histogram: { field: 'at', fixed_interval: '90m', min_doc_count: 1, format: 'dd HH:mm' } })).toEqual([
      ['30 21:00', 1],
      ['30 22:30', 1],
      ['01 09:00', 1],
      ['01 10:30', 1],
      ['05 00:00', 1],
    ]);
  });

  test('extended bounds add empty buckets at the ends', async () => {
    const extended_bounds = { min: '2026-09-01', max: '2027-01-31' };
    expect((await counts({ date_histogram: { field: 'at', calendar_interval: '1M', extended_bounds } })).map(([, count]) => count)).toEqual(
      [0, 2, 2, 1, 0],
    );
  });

  test.each([[{}], [{ calendar_interval: '2d' }], [{ fixed_interval: '1x' }], [{ calendar_interval: '1d', time_zone: 'Mars/Base' }]])(
    '%j is refused',
    async (rules) => {
      await expect(aggregate({ date_histogram: { field: 'at', ...rules } })).rejects.toMatchObject({ statusCode: 400 });
    },
  );
});

test('histogram and ranges count numbers; a document with two values may be in two', async () => {
  expect(await counts({ histogram: { field: 'took', interval: 25 } })).toEqual([
    [0, 3],
    [25, 2],
    [50, 0],
    [75, 1],
  ]);
  expect(await buckets({ range: { field: 'took', ranges: [{ to: 20 }, { from: 20, to: 40 }, { key: 'slow', from: 40 }] } })).toEqual([
    { key: '*-20.0', to: 20, doc_count: 2 },
    { key: '20.0-40.0', from: 20, to: 40, doc_count: 2 },
    { key: 'slow', from: 40, doc_count: 2 },
  ]);
  const ranges = [{ to: 'now/d' }, { from: 'now/d' }];
  expect(await buckets({ date_range: { field: 'at', format: 'yyyy-MM-dd', ranges } })).toMatchObject([
    { key: '*-2026-11-01', to_as_string: '2026-11-01', doc_count: 2 },
    { key: '2026-11-01-*', doc_count: 3 },
  ]);
});

test('filter, filters and missing take what queries pick', async () => {
  expect(await aggregate({ filter: { term: { host: 'b' } }, aggs: { t: { max: { field: 'took' } } } })).toEqual({
    doc_count: 2,
    t: { value: 99 },
  });
  const filters = { good: { term: { ok: true } }, bad: { term: { ok: false } } };
  expect(await aggregate({ filters: { filters, other_bucket_key: 'unknown' } })).toEqual({
    buckets: { good: { doc_count: 3 }, bad: { doc_count: 1 }, unknown: { doc_count: 1 } },
  });
  expect(await aggregate({ missing: { field: 'status' } })).toEqual({ doc_count: 1 });
});

describe('metrics', () => {
  test.each([
    [{ avg: { field: 'took' } }, { value: 200 / 6 }],
    [{ sum: { field: 'took' } }, { value: 200 }],
    [{ min: { field: 'took' } }, { value: 1 }],
    [{ max: { field: 'at' } }, { value: Date.UTC(2026, 11, 5), value_as_string: '2026-12-05T00:00:00.000Z' }],
    [{ value_count: { field: 'host' } }, { value: 6 }],
    [{ cardinality: { field: 'host' } }, { value: 3 }],
    [{ stats: { field: 'status' } }, { count: 4, min: 200, max: 500, avg: 326, sum: 1304 }],
    [{ avg: { field: 'nothing' } }, { value: null }],
    [{ avg: { field: 'status', missing: 196 } }, { value: 300 }],
    [{ percentiles: { field: 'status', percents: [0, 50, 100] } }, { values: { '0.0': 200, '50.0': 302, '100.0': 500 } }],
  ])('%j', async (definition, expected) => {
    expect(await aggregate(definition)).toEqual(expected);
  });

  test('extended_stats tells how far values are spread', async () => {
    // 10, 20, 30, 40: the mean is 25, the squares of the distances are 225, 25, 25, 225.
    expect(await aggregate({ filter: { exists: { field: 'status' } }, aggs: { e: { extended_stats: { field: 'took' } } } })).toMatchObject({
      e: {
        count: 4,
        sum_of_squares: 3000,
        variance: 125,
        variance_sampling: 500 / 3,
        std_deviation_bounds: { upper: 25 + 2 * Math.sqrt(125) },
      },
    });
  });

  test('top_hits shows the first documents of each bucket', async () => {
    const last = { top_hits: { size: 1, sort: [{ took: 'desc' }], _source: ['took'] } };
    expect(await buckets({ terms: { field: 'host' }, aggs: { last } })).toMatchObject([
      { key: 'a', last: { hits: { total: { value: 3 }, hits: [{ _id: '3', _source: { took: 40 }, sort: [40] }] } } },
      { key: 'b', last: { hits: { hits: [{ _id: '4' }] } } },
      { key: 'c' },
    ]);
  });
});

test('aggregations stand below others at any depth, and see what the query matches', async () => {
  const definition = {
    terms: { field: 'host' },
    aggs: {
      days: {
        date_histogram: { field: 'at', calendar_interval: 'day', min_doc_count: 1, format: 'MM-dd' },
        aggs: { codes: { terms: { field: 'status' }, aggs: { t: { sum: { field: 'took' } } } } },
      },
    },
  };
  expect(await aggregate(definition, { term: { ok: true } })).toMatchObject({
    buckets: [
      {
        key: 'a',
        doc_count: 3,
        days: {
          buckets: [
            { key_as_string: '10-30', codes: { buckets: [{ key: 200, t: { value: 10 } }] } },
            {
              key_as_string: '11-01',
              codes: {
                buckets: [
                  { key: 200, t: { value: 30 } },
                  { key: 404, t: { value: 40 } },
                ],
              },
            },
          ],
        },
      },
    ],
  });
});

test.each([
  [{ composite: {} }, 501, 'not_embedded_exception'],
  [{ averages: {} }, 400, 'parsing_exception'],
  [{ terms: { field: 'text' } }, 400, 'search_phase_execution_exception'],
  [{ avg: { field: 'host' } }, 400, 'search_phase_execution_exception'],
  [{ terms: { field: 'host', script: 'x' } }, 400, 'parsing_exception'],
  [{ avg: { field: 'took' }, aggs: { x: { max: { field: 'took' } } } }, 400, 'search_phase_execution_exception'],
])('%j is refused', async (definition, statusCode, type) => {
  await expect(aggregate(definition)).rejects.toMatchObject({ statusCode, body: { error: { type } } });
});
