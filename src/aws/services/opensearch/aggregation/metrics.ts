// Aggregations that make one number, or a few, of many.
// OpenSearch: https://docs.opensearch.org/latest/aggregations/metric/index/
import { illegalArgument, notEmbedded } from '../search-error.ts';
import { type AggregationKind, checkBody, forEachValue, leafIn, leafOf, numbersOf } from './aggregation.ts';
import { textOfValue } from './shown-key.ts';

const allowed = ['field', 'missing', 'format'];

/** Sums as OpenSearch makes them, with the error of each addition carried on (Kahan). */
export function sumOf(numbers: readonly number[]): number {
  let [sum, carried] = [0, 0];
  for (const number of numbers) {
    const corrected = number - carried;
    const next = sum + corrected;
    carried = next - sum - corrected;
    sum = next;
  }
  return sum;
}

const single =
  (kind: string, of: (numbers: readonly number[]) => number | null): AggregationKind =>
  (body, sets) => {
    checkBody(kind, body, allowed);
    const leaf = leafOf(sets, body);
    const value = of(numbersOf(kind, body, sets));
    const text = value === null || kind === 'value_count' ? undefined : textOfValue(leaf, value, body);
    return { value, ...(text !== undefined && leaf?.type === 'date' && { value_as_string: text }) };
  };

const smallest = (numbers: readonly number[]) => numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY);
const largest = (numbers: readonly number[]) => numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
const orNull = (of: (numbers: readonly number[]) => number) => (numbers: readonly number[]) => (numbers.length === 0 ? null : of(numbers));
const mean = (numbers: readonly number[]) => sumOf(numbers) / numbers.length;

export const avg = single('avg', orNull(mean));
export const sum = single('sum', sumOf);
export const min = single('min', orNull(smallest));
export const max = single('max', orNull(largest));

export const stats: AggregationKind = (body, sets) => {
  checkBody('stats', body, allowed);
  return statsOf(numbersOf('stats', body, sets));
};

const statsOf = (numbers: readonly number[]) => ({
  count: numbers.length,
  min: orNull(smallest)(numbers),
  max: orNull(largest)(numbers),
  avg: orNull(mean)(numbers),
  sum: sumOf(numbers),
});

export const extendedStats: AggregationKind = (body, sets) => {
  checkBody('extended_stats', body, [...allowed, 'sigma']);
  const numbers = numbersOf('extended_stats', body, sets);
  const basic = statsOf(numbers);
  const squares = sumOf(numbers.map((number) => number * number));
  const { count, sum: total, avg: average } = basic;
  const spread = (divisor: number) => (divisor > 0 ? Math.max(0, (squares - (total * total) / count) / divisor) : null);
  const [population, sampling] = [spread(count), spread(count - 1)];
  const root = (variance: number | null) => (variance === null ? null : Math.sqrt(variance));
  const sigma = Number(body.sigma ?? 2);
  const bound = (sign: number, deviation: number | null) =>
    average === null || deviation === null ? null : average + sign * sigma * deviation;
  return {
    ...basic,
    sum_of_squares: count === 0 ? null : squares,
    variance: population,
    variance_population: population,
    variance_sampling: sampling,
    std_deviation: root(population),
    std_deviation_population: root(population),
    std_deviation_sampling: root(sampling),
    std_deviation_bounds: {
      upper: bound(1, root(population)),
      lower: bound(-1, root(population)),
      upper_population: bound(1, root(population)),
      lower_population: bound(-1, root(population)),
      upper_sampling: bound(1, root(sampling)),
      lower_sampling: bound(-1, root(sampling)),
    },
  };
};

/** By design: exact at any number of values; OpenSearch estimates above precision_threshold (HyperLogLog++). */
export const cardinality: AggregationKind = (body, sets) => {
  checkBody('cardinality', body, ['field', 'missing', 'precision_threshold', 'execution_hint']);
  const seen = new Set<unknown>();
  for (const set of sets) {
    leafIn(set.context, body);
    forEachValue(set, String(body.field), body.missing as string | number | undefined, (value) => void seen.add(value));
  }
  return { value: seen.size };
};

export const valueCount: AggregationKind = (body, sets) => {
  checkBody('value_count', body, allowed);
  let value = 0;
  for (const set of sets) {
    leafIn(set.context, body);
    forEachValue(set, String(body.field), body.missing as string | number | undefined, () => void value++);
  }
  return { value };
};

/** By design: exact, by linear interpolation between the neighbours; OpenSearch estimates (TDigest). */
export const percentiles: AggregationKind = (body, sets) => {
  checkBody('percentiles', body, [...allowed, 'percents', 'keyed', 'tdigest']);
  if (body.hdr !== undefined) throw notEmbedded('hdr of percentiles');
  const sorted = Float64Array.from(numbersOf('percentiles', body, sets)).sort();
  const percents = (body.percents ?? [1, 5, 25, 50, 75, 95, 99]) as readonly number[];
  if (!Array.isArray(percents) || percents.some((percent) => !(percent >= 0 && percent <= 100)))
    throw illegalArgument('percent must be in [0,100]');
  const valueAt = (percent: number) => {
    if (sorted.length === 0) return null;
    const place = (percent / 100) * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
    return below + (above - below) * (place - Math.floor(place));
  };
  const shown = (percent: number) => (Number.isInteger(percent) ? percent.toFixed(1) : String(percent));
  if (body.keyed === false) return { values: percents.map((key) => ({ key, value: valueAt(key) })) };
  return { values: Object.fromEntries(percents.map((percent) => [shown(percent), valueAt(percent)])) };
};
