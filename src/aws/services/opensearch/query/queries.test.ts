// Queries: which documents each kind matches, and what is refused.
// Source: https://docs.opensearch.org/latest/query-dsl/ ; kinds and their rules as documented there, types of errors inferred
import { beforeAll, describe, expect, test } from 'vitest';
import { searchCloud } from '../testing/search-cloud.ts';

type Os = ReturnType<ReturnType<typeof searchCloud>['search']>;
let os: Os;

/** It is 2026-11-01T00:00:01Z on the cloud's clock. */
const documents: Readonly<Record<string, object>> = {
  1: { title: 'The quick brown fox', tag: 'Animal', n: 1, price: 1.5, at: '2026-10-31T23:30:00Z', open: true },
  2: { title: 'Quick quick thinking', tag: 'mind', n: 2, price: 2.5, at: '2026-10-31T12:00:00Z', open: false },
  3: { title: 'A brown and lazy dog', tag: 'Animal', n: 3, price: 3, at: '2026-10-01', inner: { deep: 'x' } },
  4: { title: ['brown bread', 'fox trot'], tag: ['food', 'dance'], n: [4, 40], at: '2025-01-01' },
  5: { tag: 'a*b', n: -5 },
};

beforeAll(async () => {
  const cloud = searchCloud();
  os = cloud.search(await cloud.domain());
  const properties = {
    title: { type: 'text' },
    tag: { type: 'keyword' },
    price: { type: 'double' },
    secret: { type: 'keyword', index: false },
  } as const;
  await os.indices.create({ index: 'a', body: { mappings: { properties } } });
  await os.bulk({
    index: 'a',
    body: Object.entries(documents).flatMap(([_id, document]) => [{ index: { _id } }, document]),
    refresh: true,
  });
});

const ids = async (query: object) => {
  const { body } = await os.search({ index: 'a', body: { query: query as never, sort: ['_doc'] as never } });
  return body.hits.hits.map(({ _id }) => _id).join('');
};

describe('matching', () => {
  const cases: readonly (readonly [object, string])[] = [
    [{ match_all: {} }, '12345'],
    [{ match_none: {} }, ''],
    [{ match: { title: 'quick fox' } }, '124'],
    [{ match: { title: { query: 'quick fox', operator: 'and' } } }, '1'],
    [{ match: { title: { query: 'quick brown lazy', minimum_should_match: 2 } } }, '13'],
    [{ match: { title: { query: 'quick brown lazy', minimum_should_match: '70%' } } }, '13'],
    [{ match: { title: { query: 'quick brown lazy', minimum_should_match: '2<100%' } } }, ''],
    [{ match: { tag: 'Animal' } }, '13'],
    [{ match: { n: '2' } }, '2'],
    [{ match: { unmapped: 'x' } }, ''],
    [{ match_phrase: { title: 'brown fox' } }, '1'],
    [{ match_phrase: { title: 'quick quick' } }, '2'],
    [{ match_phrase: { title: 'bread fox' } }, ''],
    [{ multi_match: { query: 'mind dog', fields: ['title', 'ta*'] } }, '3'],
    [{ multi_match: { query: 'lazy dog', type: 'phrase', fields: ['title^2'] } }, '3'],
    [{ multi_match: { query: '3' } }, '3'],
    [{ term: { tag: 'animal' } }, ''],
    [{ term: { tag: { value: 'animal', case_insensitive: true } } }, '13'],
    [{ term: { title: 'Quick' } }, ''],
    [{ term: { n: 40 } }, '4'],
    [{ term: { n: 1.5 } }, ''],
    [{ term: { price: 1.5 } }, '1'],
    [{ term: { open: 'true' } }, '1'],
    [{ term: { at: '2026-10-31' } }, '12'],
    [{ term: { _id: '3' } }, '3'],
    [{ terms: { tag: ['mind', 'dance', 'none'] } }, '24'],
    [{ terms: { n: [1, 3], boost: 2 } }, '13'],
    [{ ids: { values: ['5', '1', '9'] } }, '15'],
    [{ exists: { field: 'price' } }, '123'],
    [{ exists: { field: 'inner' } }, '3'],
    [{ exists: { field: 'title' } }, '1234'],
    [{ prefix: { tag: 'Ani' } }, '13'],
    [{ prefix: { title: { value: 'QU', case_insensitive: true } } }, '12'],
    [{ wildcard: { tag: '*n?' } }, '2'],
    [{ wildcard: { tag: { value: '*n?mal' } } }, '13'],
    [{ wildcard: { tag: 'a\\*b' } }, '5'],
    [{ range: { n: { gt: 1, lte: 3 } } }, '23'],
    [{ range: { n: { gte: 30 } } }, '4'],
    [{ range: { tag: { gte: 'a', lt: 'e' } } }, '45'],
    [{ range: { at: { gte: 'now-1h' } } }, '1'],
    [{ range: { at: { gte: 'now-1d/d', lt: 'now/d' } } }, '12'],
    [{ range: { at: { lte: '2026-10-01' } } }, '34'],
    [{ range: { at: { lt: '2026-10-01' } } }, '4'],
    [{ range: { at: { gt: '2026-10-31' } } }, ''],
    [{ range: { at: { gte: '2026-10-31||/M', lt: '2026-10-31' } } }, '3'],
    [{ range: { at: { gte: '01/10/2026', lte: '01/10/2026', format: 'dd/MM/yyyy' } } }, '3'],
    [{ range: { at: { gte: '2026-11-01', time_zone: '+01:00' } } }, '1'],
    [{ bool: { must: [{ match: { title: 'brown' } }], must_not: { term: { n: 1 } } } }, '34'],
    [{ bool: { filter: [{ term: { tag: 'Animal' } }], should: [{ term: { n: 9 } }] } }, '13'],
    [{ bool: { should: [{ term: { n: 1 } }, { term: { tag: 'Animal' } }], minimum_should_match: 2 } }, '1'],
    [{ bool: {} }, '12345'],
    [{ constant_score: { filter: { term: { n: 1 } } } }, '1'],
    [{ dis_max: { queries: [{ term: { n: 1 } }, { term: { n: 2 } }] } }, '12'],
  ];
  test.each(cases)('%j', async (query, expected) => {
    expect(await ids(query)).toBe(expected);
  });
});

describe('query_string', () => {
  test.each([
    ['quick fox', '124'],
    ['title:(quick AND fox)', '1'],
    ['title:quick AND NOT title:fox', '2'],
    ['+brown -fox', '3'],
    ['"brown fox"', '1'],
    ['tag:Animal || tag:mind', '123'],
    ['n:[2 TO 4]', '234'],
    ['n:{1 TO *]', '234'],
    ['n:>=4', '4'],
    ['tag:Ani*', '13'],
    ['title:Qu?ck', '12'],
    ['_exists_:price', '123'],
    ['*', '12345'],
    ['at:[2026-10-01 TO 2026-10-02]', '3'],
    ['tag:a\\*b', '5'],
    ['brown^2 thinking', '1234'],
  ])('%s', async (query, expected) => {
    expect(await ids({ query_string: { query } })).toBe(expected);
  });

  test('the operator between words may be AND; the parameter q is the same grammar', async () => {
    expect(await ids({ query_string: { query: 'quick fox', default_operator: 'AND', fields: ['title'] } })).toBe('1');
    expect((await os.count({ index: 'a', q: 'tag:mind' })).body.count).toBe(1);
  });

  test.each([['title:('], ['quick~2'], ['/qu.ck/'], ['a:"x']])('%s is refused', async (query) => {
    await expect(ids({ query_string: { query } })).rejects.toMatchObject({ body: { error: expect.anything() } });
  });
});

describe('what is refused', () => {
  test.each([
    [{ matches: {} }, 400, 'parsing_exception'],
    [{ fuzzy: { title: 'x' } }, 501, 'not_embedded_exception'],
    [{ term: { a: 1, b: 2 } }, 400, 'parsing_exception'],
    [{ term: { n: 'one' } }, 400, 'search_phase_execution_exception'],
    [{ match: { title: { query: 'x', fuzziness: 1 } } }, 400, 'parsing_exception'],
    [{ range: { at: { gte: 'soon' } } }, 400, 'search_phase_execution_exception'],
    [{ term: { secret: 'x' } }, 400, 'search_phase_execution_exception'],
    [{ prefix: { n: 'x' } }, 400, 'search_phase_execution_exception'],
    [{ match_phrase: { title: { query: 'a b', slop: 1 } } }, 501, 'not_embedded_exception'],
  ])('%j', async (query, statusCode, type) => {
    await expect(ids(query)).rejects.toMatchObject({ statusCode, body: { error: { type } } });
  });

  test('what a shard says stands under root_cause', async () => {
    await expect(ids({ term: { n: 'one' } })).rejects.toMatchObject({
      body: {
        error: {
          root_cause: [{ type: 'query_shard_exception', reason: 'failed to create query: For input string: "one"', index: 'a' }],
          type: 'search_phase_execution_exception',
          reason: 'all shards failed',
          phase: 'query',
          failed_shards: [{ index: 'a', reason: { type: 'query_shard_exception' } }],
        },
        status: 400,
      },
    });
  });
});
