// Statistics over the buckets of a period: the five plain ones and percentiles.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
import type { Bucket } from './series.ts';

export const plainStatistics = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;
export type PlainStatistic = (typeof plainStatistics)[number];

export function isPlainStatistic(text: string): text is PlainStatistic {
  return (plainStatistics as readonly string[]).includes(text);
}

/** `p99`, `p99.9`, up to ten decimal places. */
export function isPercentile(text: string): boolean {
  const [, digits] = /^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(text) ?? [];
  return digits !== undefined && Number(digits) <= 100;
}

/** The value of a statistic; undefined without data, or for a percentile that the data cannot tell. */
export function statisticOf(buckets: readonly Bucket[], statistic: string): number | undefined {
  if (buckets.length === 0) return undefined;
  const count = buckets.reduce((total, bucket) => total + bucket.count, 0);
  const sum = buckets.reduce((total, bucket) => total + bucket.sum, 0);
  if (statistic === 'SampleCount') return count;
  if (statistic === 'Sum') return sum;
  if (statistic === 'Average') return sum / count;
  if (statistic === 'Minimum') return Math.min(...buckets.map(({ min }) => min));
  if (statistic === 'Maximum') return Math.max(...buckets.map(({ max }) => max));
  return percentileOf(buckets, Number(statistic.slice(1)) / 100);
}

/** AWS: of statistic sets only those tell percentiles that hold one value. Between two values it is interpolated. */
function percentileOf(buckets: readonly Bucket[], share: number): number | undefined {
  const counts = new Map<number, number>();
  for (const { values, min, max, count } of buckets) {
    if (!values && min !== max) return undefined;
    for (const [value, times] of values ?? [[min, count] as const]) counts.set(value, (counts.get(value) ?? 0) + times);
  }
  const sorted = [...counts].sort(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, times]) => sum + times, 0);
  const rank = share * (total - 1);
  const below = valueAt(sorted, Math.floor(rank));
  const above = valueAt(sorted, Math.ceil(rank));
  return below + (above - below) * (rank - Math.floor(rank));
}

function valueAt(sorted: readonly (readonly [number, number])[], rank: number): number {
  let passed = 0;
  for (const [value, times] of sorted) {
    passed += times;
    if (rank < passed) return value;
  }
  return sorted.at(-1)?.[0] ?? Number.NaN;
}

export interface Period {
  readonly startMs: number;
  readonly buckets: readonly Bucket[];
}

/** Buckets by period, those without data left out. Periods begin at multiples of their length after `fromMs`. */
export function periodsOf(buckets: readonly Bucket[], fromMs: number, toMs: number, periodMs: number): readonly Period[] {
  const periods = new Map<number, Bucket[]>();
  for (const bucket of buckets) {
    if (bucket.startMs < fromMs || bucket.startMs >= toMs) continue;
    const startMs = fromMs + Math.floor((bucket.startMs - fromMs) / periodMs) * periodMs;
    periods.set(startMs, [...(periods.get(startMs) ?? []), bucket]);
  }
  return [...periods].map(([startMs, inside]) => ({ startMs, buckets: inside })).sort((one, other) => one.startMs - other.startMs);
}
