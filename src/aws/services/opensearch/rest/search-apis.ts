// _search, _msearch, _count, _delete_by_query.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/search-apis/search/
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import { similarityOf } from '../indexes/cluster.ts';
import type { SearchIndex } from '../indexes/search-index.ts';
import type { Json } from '../query/query-context.ts';
import { matchedIn, search } from '../search/search.ts';
import { illegalArgument, notEmbedded, parsingFailed, SearchError, shardsFailed, validationFailed } from '../search-error.ts';
import { refreshAfter } from './document-apis.ts';
import { named, shardsOf } from './index-apis.ts';
import type { RestAnswer, RestRequest, Route } from './rest-request.ts';

const resolving = ['ignore_unavailable', 'allow_no_indices', 'expand_wildcards', 'preference', 'ignore_throttled'];
const uriQuery = ['q', 'df', 'default_operator', 'analyze_wildcard', 'lenient'];
const searching = [
  ...resolving,
  ...uriQuery,
  'from',
  'size',
  'sort',
  '_source',
  '_source_includes',
  '_source_excludes',
  'track_total_hits',
  'track_scores',
  'version',
  'seq_no_primary_term',
  'rest_total_hits_as_int',
  'typed_keys',
  'search_type',
  'request_cache',
  'batched_reduce_size',
  'max_concurrent_shard_requests',
  'allow_partial_search_results',
  'ccs_minimize_roundtrips',
];

/** The body, with what the query string says of the same. Throws SearchError. */
function bodyOf(request: RestRequest): Json {
  const given = (name: string) => request.parameter(name);
  const list = (name: string) => given(name)?.split(',');
  const [includes, excludes, sort] = [list('_source_includes'), list('_source_excludes'), list('sort')];
  const source = includes || excludes ? { includes, excludes } : list('_source');
  const own = {
    query: queryOf(request),
    from: request.number('from'),
    size: request.number('size'),
    sort,
    _source: Array.isArray(source) && source.length === 1 ? source[0] : source,
    track_total_hits: given('track_total_hits'),
    track_scores: given('track_scores') && request.flag('track_scores'),
    version: given('version') && request.flag('version'),
    seq_no_primary_term: given('seq_no_primary_term') && request.flag('seq_no_primary_term'),
  };
  if (request.flag('typed_keys')) throw notEmbedded('typed_keys');
  return { ...request.json(), ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}

/** `q=`, as a query_string query. */
function queryOf(request: RestRequest): Json | undefined {
  const query = request.parameter('q');
  if (query === undefined) return undefined;
  const operator = request.parameter('default_operator') ?? 'or';
  return {
    query_string: {
      query,
      default_operator: operator,
      default_field: request.parameter('df') ?? '*',
      lenient: request.parameter('lenient') ?? true,
    },
  };
}

function searchedShards(indexes: readonly SearchIndex[]): Json {
  const { total, successful, failed } = shardsOf(indexes);
  return { total, successful, skipped: 0, failed };
}

function answered(request: RestRequest, indexes: readonly SearchIndex[], body: Json): Json {
  const nowMs = request.cluster.environment.clock.now();
  const similarity = similarityOf(request.domain.engineVersion);
  const { hits, ...rest } = search(body, { indexes, similarity, nowMs });
  const shown =
    request.flag('rest_total_hits_as_int') && isJsonObject(hits) && isJsonObject(hits.total) ? { ...hits, total: hits.total.value } : hits;
  // By design: a search takes no time on the clock of the cloud.
  return { took: 0, timed_out: false, _shards: searchedShards(indexes), hits: shown, ...rest };
}

const answerSearch = (request: RestRequest): RestAnswer => ({ body: answered(request, named(request), bodyOf(request)) });

/** Pairs of lines: a header that may name indexes, and a body. An error of one is told in its place. */
function multiSearch(request: RestRequest): RestAnswer {
  const lines = request.lines().split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length < 2) throw validationFailed('no requests added');
  const responses = Array.from({ length: Math.floor(lines.length / 2) }, (_pair, index): Json => {
    try {
      const header = parsedJson(lines[2 * index] || '{}');
      const body = parsedJson(lines[2 * index + 1] ?? '');
      if (!isJsonObject(header) || !isJsonObject(body)) throw illegalArgument('Malformed header or body of a search');
      const names = [header.index ?? request.labels.index ?? '_all'].flat().join(',');
      const indexes = request.cluster.resolve(names, { ignoreUnavailable: header.ignore_unavailable === true });
      return { ...answered(request, indexes, body), status: 200 };
    } catch (thrown) {
      if (thrown instanceof SearchError) return thrown.toBody();
      throw thrown;
    }
  });
  return { body: { took: 0, responses } };
}

/** The documents that the query of the body matches. A body of nothing else may be sent. */
function matched(request: RestRequest, indexes: readonly SearchIndex[]) {
  const body = request.json();
  const [other] = Object.keys(body).filter((key) => key !== 'query');
  if (other !== undefined) throw parsingFailed(`request does not support [${other}]`);
  const query = { query: queryOf(request) ?? body.query };
  const nowMs = request.cluster.environment.clock.now();
  const similarity = similarityOf(request.domain.engineVersion);
  try {
    return indexes.map((index) => ({ index, docs: matchedIn(index, query, similarity, nowMs).docs }));
  } catch (thrown) {
    if (!(thrown instanceof SearchError) || thrown.type === 'parsing_exception' || thrown.status === 501) throw thrown;
    throw shardsFailed(thrown, indexes[0]?.name ?? '_na_');
  }
}

function count(request: RestRequest): RestAnswer {
  const indexes = named(request);
  const total = matched(request, indexes).reduce((sum, { docs }) => sum + docs.length, 0);
  return { body: { count: total, _shards: searchedShards(indexes) } };
}

/** A document that changed since it became searchable is a conflict: it stays. */
function deleteByQuery(request: RestRequest): RestAnswer {
  const indexes = named(request);
  if (request.hasBody && request.json().query === undefined && request.parameter('q') === undefined)
    throw validationFailed('query is missing');
  if (!request.hasBody && request.parameter('q') === undefined) throw validationFailed('query is missing');
  const conflicts = request.parameter('conflicts') ?? 'abort';
  const failures: Json[] = [];
  let [total, deleted] = [0, 0];
  for (const { index, docs } of matched(request, indexes)) {
    for (const number of docs) {
      const document = index.segment.documents[number];
      if (!document) continue;
      total++;
      try {
        index.delete(document.id, { ifSeqNo: document.seqNo, ifPrimaryTerm: 1 });
        deleted++;
      } catch (thrown) {
        if (!(thrown instanceof SearchError)) throw thrown;
        failures.push({ index: index.name, id: document.id, cause: thrown.toCause(), status: thrown.status });
      }
    }
  }
  refreshAfter(request, indexes);
  const shownFailures = conflicts === 'proceed' ? [] : failures;
  return {
    status: shownFailures.length > 0 ? 409 : 200,
    body: {
      took: 0,
      timed_out: false,
      total,
      deleted,
      batches: total === 0 ? 0 : Math.ceil(total / 1000),
      version_conflicts: failures.length,
      noops: 0,
      retries: { bulk: 0, search: 0 },
      throttled_millis: 0,
      requests_per_second: -1,
      throttled_until_millis: 0,
      failures: shownFailures,
    },
  };
}

export const searchRoutes: readonly Route[] = [
  { methods: ['GET', 'POST'], path: '/_search', parameters: searching, handle: answerSearch },
  { methods: ['GET', 'POST'], path: '/{index}/_search', parameters: searching, handle: answerSearch },
  { methods: ['GET', 'POST'], path: '/_msearch', parameters: searching, handle: multiSearch },
  { methods: ['GET', 'POST'], path: '/{index}/_msearch', parameters: searching, handle: multiSearch },
  { methods: ['GET', 'POST'], path: '/_count', parameters: [...resolving, ...uriQuery], handle: count },
  { methods: ['GET', 'POST'], path: '/{index}/_count', parameters: [...resolving, ...uriQuery], handle: count },
  {
    methods: ['POST'],
    path: '/{index}/_delete_by_query',
    parameters: [...resolving, ...uriQuery, 'conflicts', 'refresh'],
    handle: deleteByQuery,
  },
];
