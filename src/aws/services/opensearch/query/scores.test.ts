// Scores: BM25 as Lucene computes it, k1 1.2 and b 0.75.
// Source: the formula of https://docs.opensearch.org/latest/search-plugins/keyword-search/ and of Lucene's BM25Similarity, worked out here by
// hand; 0.2876821 is the score that OpenSearch's documents show for a term in the only document of an index
import { expect, test } from 'vitest';
import { searchCloud } from '../testing/search-cloud.ts';

const idf = (docs: number, found: number) => Math.log(1 + (docs - found + 0.5) / (found + 0.5));
const tf = (frequency: number, length: number, average: number) => frequency / (frequency + 1.2 * (1 - 0.75 + (0.75 * length) / average));

async function scored(texts: readonly string[], query: object, EngineVersion = 'OpenSearch_2.19') {
  const cloud = searchCloud();
  const os = cloud.search(await cloud.domain('tides', { EngineVersion }));
  await os.indices.create({ index: 'a', body: { mappings: { properties: { t: { type: 'text' }, k: { type: 'keyword' } } } } });
  await os.bulk({ index: 'a', body: texts.flatMap((t, id) => [{ index: { _id: String(id) } }, { t, k: t }]), refresh: true });
  const { body } = await os.search({ index: 'a', body: { query: query as never } });
  return Object.fromEntries(body.hits.hits.map(({ _id, _score }) => [_id, _score]));
}

test('a term in the only document scores 0.2876821 before OpenSearch 3, and that divided by k1 + 1 since', async () => {
  expect(await scored(['fox'], { match: { t: 'fox' } })).toEqual({ 0: 0.2876821 });
  const since = await scored(['fox'], { match: { t: 'fox' } }, 'OpenSearch_3.1');
  expect(since[0]).toBeCloseTo(0.2876821 / 2.2, 7);
});

test('a rare term counts more, a frequent one in the document counts more, a long text counts less', async () => {
  const texts = ['fox', 'the quick brown fox', 'fox fox dog dog', 'dog and cat'];
  const average = (1 + 4 + 4 + 3) / 4;
  const scores = await scored(texts, { match: { t: 'quick fox' } });
  const fox = 2.2 * idf(4, 3);
  expect(scores[0]).toBeCloseTo(fox * tf(1, 1, average), 6);
  expect(scores[1]).toBeCloseTo(fox * tf(1, 4, average) + 2.2 * idf(4, 1) * tf(1, 4, average), 6);
  expect(scores[2]).toBeCloseTo(fox * tf(2, 4, average), 6);
  expect(Object.keys(scores)).toHaveLength(3);
});

test('lengths above 40 are kept coarsely: 51 counts as 50, as in the byte that Lucene keeps', async () => {
  const long = Array.from({ length: 51 }, (_word, index) => `w${index}`).join(' ');
  const scores = await scored([long, 'w1 x'], { match: { t: 'w1' } });
  expect(scores[0]).toBeCloseTo(2.2 * idf(2, 2) * tf(1, 50, 26.5), 6);
});

test('a phrase scores the sum of its terms rarity, and how often it stands there as one', async () => {
  const scores = await scored(['high tide high tide', 'tide high', 'high tide'], { match_phrase: { t: 'high tide' } });
  const average = (4 + 2 + 2) / 3;
  expect(scores[0]).toBeCloseTo(2.2 * (idf(3, 3) + idf(3, 3)) * tf(2, 4, average), 6);
  expect(Object.keys(scores).sort()).toEqual(['0', '2']);
});

test('keywords are scored without lengths; other exact values are worth their boost', async () => {
  expect((await scored(['a', 'b', 'b'], { term: { k: 'a' } }))[0]).toBeCloseTo(2.2 * idf(3, 1) * tf(1, 1, 1), 6);
  expect(await scored(['a'], { terms: { k: ['a'], boost: 3 } })).toEqual({ 0: 3 });
  expect(await scored(['a'], { prefix: { k: 'a' } })).toEqual({ 0: 1 });
  expect(await scored(['a'], { exists: { field: 'k' } })).toEqual({ 0: 1 });
});

test('bool adds what must and should give; a filter gives nothing; boosts multiply', async () => {
  const one = { constant_score: { filter: { term: { k: 'a' } }, boost: 2 } };
  expect(await scored(['a'], { bool: { must: [one], should: [one], filter: [one] } })).toEqual({ 0: 4 });
  expect(await scored(['a'], { bool: { filter: [one] } })).toEqual({ 0: 0 });
  expect(await scored(['a'], { bool: { must: [one], boost: 3 } })).toEqual({ 0: 6 });
  expect(await scored(['a'], { dis_max: { queries: [one, { match_all: {} }], tie_breaker: 0.5 } })).toEqual({ 0: 2.5 });
});

test('documents that are gone do not count', async () => {
  const cloud = searchCloud();
  const os = cloud.search(await cloud.domain());
  for (const id of ['1', '2', '3']) await os.index({ index: 'a', id, body: { t: 'fox' }, refresh: true });
  await os.delete({ index: 'a', id: '1', refresh: true });
  await os.index({ index: 'a', id: '2', body: { t: 'dog' }, refresh: true });
  const { body } = await os.search({ index: 'a', body: { query: { match: { t: 'fox' } } } });
  expect(body.hits.hits).toMatchObject([{ _id: '3' }]);
  expect(Number(body.hits.max_score)).toBeCloseTo(2.2 * idf(2, 1) * tf(1, 1, 1), 6);
});
