// The aggregations of a request, worked out: each over the documents of its bucket, and those below it over the documents of each of its own.
// OpenSearch: https://docs.opensearch.org/latest/aggregations/
import { isJsonObject } from '../../../core/json.ts';
import { illegalArgument, notEmbedded, parsingFailed } from '../search-error.ts';
import type { AggregationKind, DocumentSets, Results } from './aggregation.ts';
import { filter, filters, missing } from './filter-buckets.ts';
import { dateHistogram, histogram } from './histograms.ts';
import { avg, cardinality, extendedStats, max, min, percentiles, stats, sum, valueCount } from './metrics.ts';
import { dateRange, rangeAggregation } from './range-buckets.ts';
import { termsAggregation } from './terms-aggregation.ts';
import { topHits } from './top-hits.ts';

const buckets: Readonly<Record<string, AggregationKind>> = {
  date_histogram: dateHistogram,
  date_range: dateRange,
  filter,
  filters,
  histogram,
  missing,
  range: rangeAggregation,
  terms: termsAggregation,
};
const metrics: Readonly<Record<string, AggregationKind>> = {
  avg,
  cardinality,
  extended_stats: extendedStats,
  max,
  min,
  percentiles,
  stats,
  sum,
  top_hits: topHits,
  value_count: valueCount,
};

/** Kinds of OpenSearch that are not embedded. */
const otherKinds =
  'adjacency_matrix|auto_date_histogram|avg_bucket|bucket_script|bucket_selector|bucket_sort|children|composite|cumulative_sum|derivative|diversified_sampler|extended_stats_bucket|geo_bounds|geo_centroid|geo_distance|geohash_grid|geohex_grid|geotile_grid|global|ip_range|matrix_stats|max_bucket|median_absolute_deviation|min_bucket|moving_avg|moving_fn|multi_terms|nested|parent|percentile_ranks|percentiles_bucket|rare_terms|reverse_nested|sampler|scripted_metric|serial_diff|significant_terms|significant_text|stats_bucket|sum_bucket|variable_width_histogram|weighted_avg'.split(
    '|',
  );

export const embeddedAggregations: readonly string[] = [...Object.keys(buckets), ...Object.keys(metrics)];

/** Results by name. Throws SearchError. */
export function aggregate(requested: unknown, sets: DocumentSets): Results {
  if (!isJsonObject(requested)) throw parsingFailed('Expected [START_OBJECT] under [aggs]');
  return Object.fromEntries(Object.entries(requested).map(([name, definition]) => [name, one(name, definition, sets)]));
}

function one(name: string, definition: unknown, sets: DocumentSets): unknown {
  if (!/^[^[\]>]+$/.test(name))
    throw parsingFailed(`Invalid aggregation name [${name}]. Aggregation names can contain any character except '[', ']', and '>'`);
  if (!isJsonObject(definition)) throw parsingFailed(`Aggregation definition for [${name} starts with a VALUE, expected a [START_OBJECT].`);
  const { aggs, aggregations = aggs, meta, ...kinds } = definition;
  const [first, second] = Object.entries(kinds);
  if (!first) throw parsingFailed(`Missing definition for aggregation [${name}]`);
  if (second) throw parsingFailed(`Found two aggregation type definitions in [${name}]: [${first[0]}] and [${second[0]}]`);
  const [kind, body] = first;
  const [bucket, metric] = [buckets, metrics].map((table) => (Object.hasOwn(table, kind) ? table[kind] : undefined));
  if (!bucket && !metric) {
    if (otherKinds.includes(kind)) throw notEmbedded(`The aggregation [${kind}]`);
    throw parsingFailed(`Unknown aggregation type [${kind}]`);
  }
  if (!isJsonObject(body)) throw parsingFailed(`Expected [START_OBJECT] under [${kind}], but got a [VALUE] in [${name}]`);
  if (metric && aggregations !== undefined) throw illegalArgument(`Aggregator [${name}] of type [${kind}] cannot accept sub-aggregations`);
  const inner = (own: DocumentSets) => (aggregations === undefined ? {} : aggregate(aggregations, own));
  const result = (bucket ?? metric)?.(body, sets, inner);
  return isJsonObject(meta) ? { meta, ...(result as object) } : result;
}
