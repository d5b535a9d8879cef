// A search: order, pages, what is shown of a hit, totals.
// Source: https://docs.opensearch.org/latest/api-reference/search-apis/search/ and .../search-plugins/searching-data/
import { beforeAll, expect, test } from 'vitest';
import { searchCloud } from '../testing/search-cloud.ts';

let os: ReturnType<ReturnType<typeof searchCloud>['search']>;

beforeAll(async () => {
  const cloud = searchCloud();
  os = cloud.search(await cloud.domain());
  const documents = [
    { name: 'b', n: 2, at: '2026-11-01T01:00:00Z', deep: { x: 1, y: 2 }, list: [{ p: 1, q: 2 }] },
    { name: 'a', n: 2, at: '2026-11-01T02:00:00Z' },
    { name: 'c', n: [1, 9] },
    { name: 'd' },
  ];
  await os.bulk({ index: 'one', body: documents.flatMap((document, id) => [{ index: { _id: String(id) } }, document]), refresh: true });
  await os.index({ index: 'two', id: 'x', body: { name: 'e', n: 5 }, refresh: true });
});

const search = async (body: object, index = 'one') => (await os.search({ index, body: body as never })).body;
const ids = async (body: object, index?: string) => (await search(body, index)).hits.hits.map(({ _id }) => _id).join('');

test('an answer has took, shards, a total and the hits, ten of them', async () => {
  expect(await search({ size: 1 })).toEqual({
    took: 0,
    timed_out: false,
    _shards: { total: 5, successful: 5, skipped: 0, failed: 0 },
    hits: {
      total: { value: 4, relation: 'eq' },
      max_score: 1,
      hits: [{ _index: 'one', _id: '0', _score: 1, _source: expect.objectContaining({ name: 'b' }) }],
    },
  });
});

test('hits are sorted by fields, the smallest of several values going up, the largest down; those without a value are last', async () => {
  expect(await ids({ sort: ['n', { 'name.keyword': 'desc' }] })).toBe('2013');
  expect(await ids({ sort: [{ n: { order: 'desc' } }, 'name.keyword'] })).toBe('2103');
  expect(await ids({ sort: [{ n: { order: 'asc', missing: '_first' } }, 'name.keyword'] })).toBe('3210');
  expect(await ids({ sort: [{ n: { order: 'asc', missing: 0 } }] })).toBe('3201');
  expect(await ids({ sort: [{ n: { order: 'asc', mode: 'max' } }, '_doc'] })).toBe('0123');
});

test('sorted hits tell what they are sorted by, and no score', async () => {
  const { hits } = await search({ sort: [{ at: 'desc' }], size: 3 });
  expect(hits.max_score).toBeNull();
  expect(hits.hits).toMatchObject([
    { _score: null, sort: [Date.UTC(2026, 10, 1, 2)] },
    { sort: [Date.UTC(2026, 10, 1, 1)] },
    { sort: [null] },
  ]);
  const tracked = await search({ sort: ['n'], track_scores: true });
  expect(tracked.hits.max_score).toBe(1);
});

test('pages go by from and size, or on after the last hit', async () => {
  expect(await ids({ sort: ['name.keyword'], from: 1, size: 2 })).toBe('02');
  const sort = [{ n: 'asc' }, { 'name.keyword': 'asc' }];
  expect(await ids({ sort, search_after: [2, 'a'] })).toBe('03');
  await expect(search({ sort, search_after: [2] })).rejects.toMatchObject({ statusCode: 400 });
  await expect(search({ from: 9_999, size: 2 })).rejects.toMatchObject({
    body: {
      error: { root_cause: [{ type: 'illegal_argument_exception', reason: expect.stringContaining('Result window is too large') }] },
    },
  });
});

test('several indexes are searched together', async () => {
  expect(await ids({ sort: [{ n: { order: 'desc' } }], size: 2 }, 'one,two')).toBe('2x');
  expect((await search({}, '*')).hits.total).toEqual({ value: 5, relation: 'eq' });
  expect((await search({ query: { term: { _index: 'two' } } }, '_all')).hits.hits).toMatchObject([{ _index: 'two' }]);
});

test('parts of the source are shown', async () => {
  const shown = async (_source: unknown) => (await search({ _source, query: { ids: { values: ['0'] } } })).hits.hits[0]?._source;
  expect(await shown(false)).toBeUndefined();
  expect(await shown('deep.x')).toEqual({ deep: { x: 1 } });
  expect(await shown(['na*', 'list.q'])).toEqual({ name: 'b', list: [{ q: 2 }] });
  expect(await shown({ includes: ['deep'], excludes: ['*.y'] })).toEqual({ deep: { x: 1 } });
});

test('totals may be counted less far, or not at all', async () => {
  expect((await search({ track_total_hits: 2 })).hits.total).toEqual({ value: 2, relation: 'gte' });
  expect((await search({ track_total_hits: false })).hits.total).toBeUndefined();
  expect((await os.search({ index: 'one', rest_total_hits_as_int: true })).body.hits.total).toBe(4);
});

test('versions, sequence numbers and stored values are shown when asked for; a post filter leaves aggregations alone', async () => {
  const { hits } = await search({ version: true, seq_no_primary_term: true, docvalue_fields: ['at', { field: 'n' }], size: 1 });
  expect(hits.hits[0]).toMatchObject({ _version: 1, _seq_no: 0, _primary_term: 1, fields: { at: ['2026-11-01T01:00:00.000Z'], n: [2] } });
  const filtered = await search({ post_filter: { term: { n: 9 } }, aggs: { all: { value_count: { field: 'n' } } } });
  expect(filtered.hits.total).toEqual({ value: 1, relation: 'eq' });
  expect(filtered.aggregations).toEqual({ all: { value: 4 } });
});

test('parameters of the query string say the same as the body; filter_path cuts the answer', async () => {
  const { body } = await os.search({
    index: 'one',
    q: 'name:(a OR c)',
    sort: ['name.keyword:desc'],
    size: 1,
    _source: ['name'] as never,
    filter_path: ['hits.hits._source'],
  });
  expect(body).toEqual({ hits: { hits: [{ _source: { name: 'c' } }] } });
});

test('several searches in one request answer in order, an error in its place', async () => {
  const { body } = await os.msearch({
    body: [{ index: 'one' }, { size: 0 }, { index: 'none' }, {}, {}, { query: { match_all: {} }, size: 0 }],
  });
  expect(body.responses).toMatchObject([
    { status: 200, hits: { total: { value: 4 } } },
    { status: 404, error: { type: 'index_not_found_exception' } },
    { hits: { total: { value: 5 } } },
  ]);
});

test.each([
  ['an order by a text', { sort: ['name'] }, 400],
  ['an order by no field', { sort: ['nothing'] }, 400],
  ['a highlight', { highlight: { fields: { name: {} } } }, 501],
  ['a key of no meaning', { sorted: true }, 400],
  ['an order by a script', { sort: [{ _script: {} }] }, 501],
  ['a negative size', { size: -1 }, 400],
])('%s is refused', async (_what, body, statusCode) => {
  await expect(search(body)).rejects.toMatchObject({ statusCode });
});
