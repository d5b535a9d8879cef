// top_hits: the first documents of a bucket.
// OpenSearch: https://docs.opensearch.org/latest/aggregations/metric/top-hits/
import { shownHit, shownScore, sortFound } from '../search/hits.ts';
import { type Found, sortKeys, valueReader } from '../search/sort.ts';
import { illegalArgument } from '../search-error.ts';
import { type AggregationKind, checkBody, countOf } from './aggregation.ts';

/** OpenSearch: index.max_inner_result_window. */
const mostHits = 100;

export const topHits: AggregationKind = (body, sets) => {
  checkBody('top_hits', body, ['size', 'from', 'sort', '_source', 'docvalue_fields', 'version', 'seq_no_primary_term', 'track_scores']);
  const { from = 0, size = 3 } = body;
  if (Number(from) + Number(size) > mostHits)
    throw illegalArgument(
      `Top hits result window is too large, the top hits aggregator [top_hits]'s from + size must be less than or equal to: [${mostHits}] but was [${Number(from) + Number(size)}]. This limit can be set by changing the [index.max_inner_result_window] index level setting.`,
    );
  const keys = sortKeys(body.sort);
  const found = sets.flatMap(({ context, docs, scores }) => {
    const readers = keys.map((key) => valueReader(context, key));
    return docs.map((number): Found => {
      const score = scores[number] ?? 0;
      return { context, number, score, keys: readers.map((read) => read(number, score)) };
    });
  });
  sortFound(found, keys);
  const scored = keys.length === 0 || body.track_scores === true || keys.some(({ by }) => by === '_score');
  const shown = found.slice(Number(from), Number(from) + Number(size));
  return {
    hits: {
      total: { value: countOf(sets), relation: 'eq' },
      max_score: scored && found.length > 0 ? shownScore(found.reduce((most, { score }) => Math.max(most, score), 0)) : null,
      hits: shown.map((hit) => shownHit(hit, { body, keys, scores: scored ? 'shown' : 'not asked for' })),
    },
  };
};
