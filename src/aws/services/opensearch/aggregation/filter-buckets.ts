// filter, filters, missing, global: buckets of the documents that a query, or an absent value, picks.
// OpenSearch: https://docs.opensearch.org/latest/aggregations/bucket/filter/ and .../filters/, .../missing/
import { isJsonObject } from '../../../core/json.ts';
import { noMatch } from '../query/scores.ts';
import { parsingFailed } from '../search-error.ts';
import { type AggregationKind, bucketOf, checkBody, type DocumentSets, leafIn } from './aggregation.ts';

const matching = (sets: DocumentSets, query: unknown): DocumentSets =>
  sets.map((set) => {
    const scores = set.context.evaluate(query);
    return { ...set, docs: set.docs.filter((number) => scores[number] !== noMatch) };
  });

export const filter: AggregationKind = (body, sets, inner) => bucketOf({}, matching(sets, body), inner);

export const filters: AggregationKind = (body, sets, inner) => {
  checkBody('filters', body, ['filters', 'other_bucket', 'other_bucket_key', 'keyed']);
  const given = body.filters;
  if (!isJsonObject(given) && !Array.isArray(given)) throw parsingFailed('[filters] must be an object or an array of queries');
  const named = Object.entries(given).map(([key, query]) => ({ key, sets: matching(sets, query) }));
  if (body.other_bucket === true || body.other_bucket_key !== undefined)
    named.push({
      key: String(body.other_bucket_key ?? '_other_'),
      sets: without(
        sets,
        named.map((one) => one.sets),
      ),
    });
  const buckets = named.map((one) => ({ key: one.key, bucket: bucketOf({}, one.sets, inner) }));
  if (Array.isArray(given)) return { buckets: buckets.map(({ bucket }) => bucket) };
  if (body.keyed === false) return { buckets: buckets.map(({ key, bucket }) => ({ key, ...bucket })) };
  return { buckets: Object.fromEntries(buckets.map(({ key, bucket }) => [key, bucket])) };
};

export const missing: AggregationKind = (body, sets, inner) => {
  checkBody('missing', body, ['field']);
  const without = sets.map((set) => {
    leafIn(set.context, body);
    const lengths = set.context.segment.fields.get(String(body.field))?.lengths;
    return { ...set, docs: set.docs.filter((number) => lengths?.[number] === undefined) };
  });
  return bucketOf({}, without, inner);
};

function without(sets: DocumentSets, taken: readonly DocumentSets[]): DocumentSets {
  return sets.map((set, index) => {
    const gone = new Set(taken.flatMap((one) => one[index]?.docs ?? []));
    return { ...set, docs: set.docs.filter((number) => !gone.has(number)) };
  });
}
