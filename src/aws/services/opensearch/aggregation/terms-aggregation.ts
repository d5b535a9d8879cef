// terms: a bucket for each value of a field, in the order asked for.
// OpenSearch: https://docs.opensearch.org/latest/aggregations/bucket/terms/
import { isJsonObject } from '../../../core/json.ts';
import type { FieldValue } from '../mapping/field-value.ts';
import { numberValue } from '../mapping/field-value.ts';
import type { Leaf } from '../mapping/index-mapping.ts';
import { illegalArgument, parsingFailed } from '../search-error.ts';
import { defaultDateFormat } from '../time/date-format.ts';
import { dateOf } from '../time/date-math.ts';
import {
  type AggregationKind,
  checkBody,
  countOf,
  Division,
  type DocumentSets,
  forEachValue,
  leafIn,
  leafOf,
  type Results,
} from './aggregation.ts';
import { shownKey } from './shown-key.ts';

const allowed = [
  'field',
  'size',
  'shard_size',
  'order',
  'missing',
  'min_doc_count',
  'shard_min_doc_count',
  'include',
  'exclude',
  'format',
  'show_term_doc_count_error',
  'execution_hint',
  'collect_mode',
];

interface Candidate {
  readonly key: FieldValue;
  readonly sets: DocumentSets;
  readonly count: number;
  results?: Results;
}

export const termsAggregation: AggregationKind = (body, sets, inner) => {
  checkBody('terms', body, allowed);
  const { size = 10, min_doc_count: least = 1, order = [{ _count: 'desc' }, { _key: 'asc' }] } = body;
  if (!(Number(size) > 0)) throw illegalArgument(`[size] must be greater than 0. Found [${size}] in [terms]`);
  if (Number(least) === 0) throw parsingFailed('[terms] min_doc_count 0 is not embedded in Sandshark');
  const leaf = leafOf(sets, body);
  const division = new Division<FieldValue>();
  for (const set of sets) {
    if (!leafIn(set.context, body) && body.missing === undefined) continue;
    const missing = body.missing === undefined ? undefined : missingKey(leaf, body.missing);
    forEachValue(set, String(body.field), missing, (value, number) => division.add(value, set, number));
  }
  const wanted = filterOf(leaf, body.include, body.exclude);
  const all = division.keys.filter(wanted).map((key): Candidate => {
    const own = division.setsOf(key);
    return { key, sets: own, count: countOf(own) };
  });
  const candidates = all.filter(({ count }) => count >= Number(least));
  const orders = [order].flat().flatMap((one) => (isJsonObject(one) ? Object.entries(one) : []));
  if (orders.some(([path]) => !path.startsWith('_'))) for (const candidate of candidates) candidate.results = inner(candidate.sets);
  candidates.sort((one, other) => compared(one, other, orders));
  const shown = candidates.slice(0, Number(size));
  const others = all.reduce((sum, { count }) => sum + count, 0) - shown.reduce((sum, { count }) => sum + count, 0);
  return {
    doc_count_error_upper_bound: 0,
    sum_other_doc_count: others,
    buckets: shown.map(({ key, sets: own, count, results }) => ({
      ...shownKey(leaf, key, body),
      doc_count: count,
      ...(body.show_term_doc_count_error === true && { doc_count_error_upper_bound: 0 }),
      ...(results ?? inner(own)),
    })),
  };
};

function missingKey(leaf: Leaf | undefined, missing: unknown): FieldValue {
  if (!leaf || leaf.type === 'keyword') return leaf || typeof missing !== 'number' ? String(missing) : missing;
  if (leaf.type === 'boolean') return String(missing) === 'true' ? 1 : 0;
  if (leaf.type !== 'date') return numberValue(leaf.type, leaf.mapping, missing);
  return dateOf(missing, { format: String(leaf.mapping.format ?? defaultDateFormat), zone: 'UTC', nowMs: 0, completion: 'start' });
}

/** Ties end with the key, so that the order is always the same. */
function compared(one: Candidate, other: Candidate, orders: readonly (readonly [string, unknown])[]): number {
  for (const [path, direction] of orders) {
    const sign = String(direction).toLowerCase() === 'desc' ? -1 : 1;
    const [left, right] = [orderValue(one, path), orderValue(other, path)];
    if (left !== right) return left < right ? -sign : sign;
  }
  return one.key === other.key ? 0 : one.key < other.key ? -1 : 1;
}

/** `_count`, `_key`, a metric, or one number of it: `prices.max`, `by_day>prices.avg` only for single buckets. */
function orderValue({ key, count, results = {} }: Candidate, path: string): FieldValue {
  if (path === '_count') return count;
  if (path === '_key' || path === '_term') return key;
  let place: unknown = results;
  for (const step of path.split(/[>.[\]]/).filter((part) => part !== '')) {
    const members: unknown = isJsonObject(place) && isJsonObject(place.values) && step in place.values ? place.values : place;
    place = isJsonObject(members) ? members[step] : undefined;
  }
  const value = isJsonObject(place) ? (place.value ?? place.doc_count) : place;
  if (value === undefined)
    throw illegalArgument(
      `Invalid aggregation order path [${path}]. The provided aggregation [${path}] either does not exist, or is a pipeline aggregation and cannot be used to sort the buckets.`,
    );
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
}

/** A list of values, or a regular expression over keywords. */
function filterOf(leaf: Leaf | undefined, include: unknown, exclude: unknown): (key: FieldValue) => boolean {
  const fits = (rule: unknown, otherwise: boolean) => {
    if (rule === undefined) return () => otherwise;
    if (Array.isArray(rule)) {
      const keys = new Set<unknown>(rule.map((value) => (leaf?.type === 'keyword' ? String(value) : Number(value))));
      return (key: FieldValue) => keys.has(key);
    }
    if (typeof rule !== 'string') throw parsingFailed('Partitions of terms are not embedded in Sandshark');
    const pattern = regularExpression(rule);
    return (key: FieldValue) => pattern.test(String(key));
  };
  const [included, excluded] = [fits(include, true), fits(exclude, false)];
  return (key) => included(key) && !excluded(key);
}

function regularExpression(source: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw illegalArgument(`failed to parse regexp [${source}]`);
    throw thrown;
  }
}
