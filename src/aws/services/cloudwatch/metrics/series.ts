// The data of one metric: one bucket a minute (a second for high resolution) and unit. Plain data.
import type { Place } from '../../../core/ports.ts';

export interface Bucket {
  readonly startMs: number;
  readonly unit: string;
  count: number;
  sum: number;
  min: number;
  max: number;
  /** How often each value came, for percentiles; absent as soon as a statistic set came in. */
  values?: Map<number, number>;
}

/** Name and value, in order of the names. */
export type Dimensions = readonly (readonly [name: string, value: string])[];

export interface MetricName extends Place {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
}

export interface SeriesState extends MetricName {
  /** In order of their starts. */
  buckets: Bucket[];
  lastPutMs: number;
}

/** What comes in: single values, or the statistics of many. */
export interface Datum {
  readonly atMs: number;
  readonly unit: string;
  readonly resolutionSeconds: 1 | 60;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly values?: ReadonlyMap<number, number>;
}

/** The datum of values and how often each of them came. */
export function datumOf(
  values: readonly (readonly [value: number, count: number])[],
  at: Pick<Datum, 'atMs' | 'unit' | 'resolutionSeconds'>,
): Datum {
  const counts = new Map<number, number>();
  for (const [value, count] of values) counts.set(value, (counts.get(value) ?? 0) + count);
  const all = [...counts.keys()];
  const sum = values.reduce((total, [value, count]) => total + value * count, 0);
  const count = values.reduce((total, [, times]) => total + times, 0);
  return { ...at, count, sum, min: Math.min(...all), max: Math.max(...all), values: counts };
}

export function addDatum(series: SeriesState, datum: Datum, nowMs: number): void {
  const resolutionMs = datum.resolutionSeconds * 1000;
  const startMs = Math.floor(datum.atMs / resolutionMs) * resolutionMs;
  const bucket = bucketAt(series, startMs, datum.unit);
  bucket.count += datum.count;
  bucket.sum += datum.sum;
  bucket.min = Math.min(bucket.min, datum.min);
  bucket.max = Math.max(bucket.max, datum.max);
  if (datum.values && bucket.values)
    for (const [value, count] of datum.values) bucket.values.set(value, (bucket.values.get(value) ?? 0) + count);
  else delete bucket.values;
  series.lastPutMs = nowMs;
}

function bucketAt({ buckets }: SeriesState, startMs: number, unit: string): Bucket {
  let place = buckets.length;
  for (let index = buckets.length - 1; index >= 0; index -= 1) {
    const other = buckets[index];
    if (!other || other.startMs < startMs) break;
    if (other.startMs > startMs) place = index;
    else if (other.unit === unit) return other;
  }
  const bucket: Bucket = {
    startMs,
    unit,
    count: 0,
    sum: 0,
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    values: new Map(),
  };
  buckets.splice(place, 0, bucket);
  return bucket;
}

/** A key that says the same for the same metric. */
export function keyOf({ account, region, namespace, name, dimensions }: MetricName): string {
  return JSON.stringify([account, region, namespace, name, dimensions]);
}

export function sortedDimensions(pairs: readonly (readonly [string, string])[]): Dimensions {
  return [...pairs].sort(([one], [other]) => (one < other ? -1 : 1));
}
