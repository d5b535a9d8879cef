// A search over some indexes: query, order, page, aggregations.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/search-apis/search/

import { isJsonObject } from '../../../core/json.ts';
import { aggregate } from '../aggregation/aggregate.ts';
import type { DocumentSet } from '../aggregation/aggregation.ts';
import type { SearchIndex } from '../indexes/search-index.ts';
import type { Similarity } from '../inverted/bm25.ts';
import { evaluateQuery } from '../query/evaluate.ts';
import type { Json, QueryContext, Scores } from '../query/query-context.ts';
import { noMatch } from '../query/scores.ts';
import { illegalArgument, notEmbedded, parsingFailed, SearchError, shardsFailed } from '../search-error.ts';
import { type ShownHits, shownHit, shownScore, sortFound } from './hits.ts';
import { afterKeys, comparedKeys, type Found, type SortKey, sortKeys, valueReader } from './sort.ts';

/** Parameters of the body that have an effect. */
const embedded = [
  'query',
  'from',
  'size',
  'sort',
  'search_after',
  '_source',
  'docvalue_fields',
  'aggs',
  'aggregations',
  'track_total_hits',
  'track_scores',
  'min_score',
  'post_filter',
  'version',
  'seq_no_primary_term',
];
/** They mean nothing where every search is whole and takes no time, or ask for nothing. */
const withoutEffect = ['timeout', 'stats'];
const others = [
  'collapse',
  'explain',
  'ext',
  'fields',
  'highlight',
  'indices_boost',
  'pit',
  'profile',
  'rescore',
  'script_fields',
  'slice',
  'stored_fields',
  'suggest',
  'terminate_after',
  'derived',
  'search_pipeline',
];

/** OpenSearch: index.max_result_window and the default of track_total_hits. */
const tenThousand = 10_000;

export interface SearchEnvironment {
  readonly indexes: readonly SearchIndex[];
  readonly similarity: Similarity;
  readonly nowMs: number;
}

/** Members of the answer beside `took` and `_shards`. Throws SearchError. */
export function search(body: Json, { indexes, similarity, nowMs }: SearchEnvironment): Json {
  checkBody(body);
  const page = { from: count(body.from, 'from', 0), size: count(body.size, 'size', 10) };
  const keys = sortKeys(body.sort);
  try {
    const matched = indexes.map((index) => matchedIn(index, body, similarity, nowMs));
    const hits = hitsOf(matched, body, keys, page, indexes);
    const requested = body.aggs ?? body.aggregations;
    return { hits, ...(requested !== undefined && { aggregations: aggregate(requested, matched) }) };
  } catch (thrown) {
    // OpenSearch: what is wrong with a query is said by the shards, except for what its parser already refuses.
    if (!(thrown instanceof SearchError) || thrown.type === 'parsing_exception' || thrown.status === 501) throw thrown;
    throw shardsFailed(thrown, indexes[0]?.name ?? '_na_');
  }
}

function checkBody(body: Json): void {
  for (const [name, value] of Object.entries(body)) {
    if (embedded.includes(name) || withoutEffect.includes(name)) continue;
    const empty =
      value === false || (isJsonObject(value) && Object.keys(value).length === 0) || (Array.isArray(value) && value.length === 0);
    if (others.includes(name) && empty) continue;
    if (name === 'stored_fields' && (value === '*' || String(value) === '*')) continue;
    if (others.includes(name)) throw notEmbedded(`[${name}] of a search`);
    throw parsingFailed(
      `Unknown key for a ${isJsonObject(value) ? 'START_OBJECT' : Array.isArray(value) ? 'START_ARRAY' : 'VALUE'} in [${name}].`,
    );
  }
}

function count(value: unknown, name: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw illegalArgument(`[${name}] parameter cannot be negative but was [${value}]`);
  return number;
}

/** The documents of an index that a query matches. Throws SearchError. */
export function matchedIn(index: SearchIndex, body: Json, similarity: Similarity, nowMs: number): DocumentSet {
  const bare = { index: index.name, segment: index.segment, mapping: index.mapping, similarity, nowMs };
  const evaluate = (query: unknown): Scores => evaluateQuery(query, bare);
  const context: QueryContext = { ...bare, evaluate };
  const scores = evaluate(body.query ?? { match_all: {} });
  const least = body.min_score === undefined ? 0 : Number(body.min_score);
  const docs: number[] = [];
  for (let number = 0; number < scores.length; number++) if ((scores[number] ?? noMatch) >= least) docs.push(number);
  return { context, docs, scores };
}

function hitsOf(
  matched: readonly DocumentSet[],
  body: Json,
  keys: readonly SortKey[],
  { from, size }: { readonly from: number; readonly size: number },
  indexes: readonly SearchIndex[],
): ShownHits {
  const largest = Math.min(...indexes.map(({ settings }) => Number(settings.max_result_window ?? tenThousand)));
  if (from + size > largest)
    throw illegalArgument(
      `Result window is too large, from + size must be less than or equal to: [${largest}] but was [${from + size}]. See the scroll api for a more efficient way to request large data sets. This limit can be set by changing the [index.max_result_window] index level setting.`,
    );
  if (body.search_after !== undefined && from > 0) throw illegalArgument('`from` parameter must be set to 0 when `search_after` is used.');
  const found = matched.flatMap((set) => foundIn(set, body.post_filter, keys));
  const total = totalOf(found.length, body.track_total_hits);
  const scored = keys.length === 0 || body.track_scores === true || keys.some(({ by }) => by === '_score');
  const best = scored && found.length > 0 && size > 0 ? found.reduce((most, { score }) => Math.max(most, score), 0) : null;
  sortFound(found, keys);
  const contexts = matched.map(({ context }) => context);
  const after = body.search_after === undefined ? undefined : afterKeys(body.search_after, keys, contexts);
  const rest = after ? found.filter((hit) => comparedKeys(hit.keys, after, keys) > 0) : found;
  const hits = rest.slice(from, from + size).map((hit) => shownHit(hit, { body, keys, scores: scored ? 'shown' : 'not asked for' }));
  return { ...(total && { total }), max_score: best === null ? null : shownScore(best), hits };
}

function foundIn({ context, docs, scores }: DocumentSet, postFilter: unknown, keys: readonly SortKey[]): Found[] {
  const passed = postFilter === undefined ? undefined : context.evaluate(postFilter);
  const readers = keys.map((key) => valueReader(context, key));
  const found: Found[] = [];
  for (const number of docs) {
    if (passed && passed[number] === noMatch) continue;
    const score = scores[number] ?? 0;
    found.push({ context, number, score, keys: readers.map((read) => read(number, score)) });
  }
  return found;
}

/** OpenSearch: counts end at 10,000 unless told otherwise. */
function totalOf(value: number, track: unknown): ShownHits['total'] {
  if (track === false || track === 'false') return undefined;
  const most = track === true || track === 'true' ? Number.POSITIVE_INFINITY : Number(track ?? tenThousand);
  return value > most ? { value: most, relation: 'gte' } : { value, relation: 'eq' };
}
