// A query of any kind to scores, and the list of the kinds.
// OpenSearch: https://docs.opensearch.org/latest/query-dsl/
import { isJsonObject } from '../../../core/json.ts';
import { illegalArgument, notEmbedded, parsingFailed } from '../search-error.ts';
import { bool, constantScore, disMax, matchAll, matchNone } from './compound-queries.ts';
import { match, matchPhrase, multiMatch } from './full-text-queries.ts';
import type { QueryContext, QueryKind, Scores } from './query-context.ts';
import { queryString } from './query-string-query.ts';
import { range } from './range-query.ts';
import { exists, ids, prefix, term, terms, wildcard } from './term-queries.ts';

const kinds: Readonly<Record<string, QueryKind>> = {
  bool,
  constant_score: constantScore,
  dis_max: disMax,
  exists,
  ids,
  match,
  match_all: matchAll,
  match_none: matchNone,
  match_phrase: matchPhrase,
  multi_match: multiMatch,
  prefix,
  query_string: queryString,
  range,
  term,
  terms,
  wildcard,
};

/** Kinds of OpenSearch that are not embedded. */
const otherKinds =
  'boosting|combined_fields|distance_feature|function_score|fuzzy|geo_bounding_box|geo_distance|geo_polygon|geo_shape|has_child|has_parent|hybrid|intervals|knn|match_bool_prefix|match_phrase_prefix|more_like_this|nested|neural|parent_id|percolate|rank_feature|regexp|script|script_score|simple_query_string|span_containing|span_first|span_multi|span_near|span_not|span_or|span_term|span_within|terms_set|wrapper|xy_shape'.split(
    '|',
  );

export const embeddedQueries: readonly string[] = Object.keys(kinds);

/** OpenSearch: indices.query.bool.max_nested_depth. */
const deepest = 20;

/** Throws SearchError. */
export function evaluateQuery(query: unknown, context: Omit<QueryContext, 'evaluate'>): Scores {
  let depth = 0;
  const evaluate = (inner: unknown): Scores => {
    if (++depth > deepest) throw illegalArgument(`The query is nested deeper than the limit of [${deepest}].`);
    const scores = evaluateOne(inner, { ...context, evaluate });
    depth--;
    return scores;
  };
  return evaluate(query);
}

function evaluateOne(query: unknown, context: QueryContext): Scores {
  if (!isJsonObject(query)) throw parsingFailed('[_na] query malformed, must start with start_object');
  const [first, second] = Object.entries(query);
  if (!first) throw parsingFailed('query malformed, empty clause found');
  const [name, body] = first;
  if (second) throw parsingFailed(`[${name}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]`);
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind) return kind(body, context);
  if (otherKinds.includes(name)) throw notEmbedded(`The query [${name}]`);
  throw parsingFailed(`unknown query [${name}]`);
}
