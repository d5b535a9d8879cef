// Numbers, keys and measures as the dashboard writes them. Pure.
import type { LevelKind, Metric } from '../../../lab/evidence/search-charts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Four digits that count, as `1,234`, `1.235` or `0.01235`. Numbers of buckets are whole and stay so. */
export function numberText(value: number | null): string {
  if (value === null) return '–';
  const digits = Number.isInteger(value) ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 };
  return value.toLocaleString('en', digits);
}

/** Times are UTC, as in the domain: `2026-01-05 09:05`, with seconds where there are any. */
export function keyText(key: string | number, kind: LevelKind): string {
  if (kind !== 'time' || typeof key !== 'number') return typeof key === 'number' ? numberText(key) : key;
  const text = new Date(key).toISOString().replace('T', ' ');
  return key % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, key % 60_000 === 0 ? 16 : key % 1000 === 0 ? 19 : 23);
}

const VERBS: Readonly<Record<string, string>> = {
  avg: 'average of',
  sum: 'sum of',
  min: 'lowest',
  max: 'highest',
  value_count: 'count of',
  cardinality: 'different',
};

/** Words in a name that say as much as the verb. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  avg: ['avg', 'average', 'mean'],
  sum: ['sum', 'total'],
  min: ['min', 'minimum', 'lowest'],
  max: ['max', 'maximum', 'highest'],
  value_count: ['count'],
  cardinality: ['different', 'distinct', 'unique'],
};

/** `highest WAVE`; a name that the search gives and that says so already (`highest`, `maxWave`, `the longest wave`) stays alone. */
export function metricText({ name, type }: Metric): string {
  const verb = VERBS[type];
  if (verb === undefined || name.includes(' ')) return name;
  // A name in capitals is that of a column: the highest HIGHEST of many windows is not the HIGHEST of one.
  const words = name.split(/[_-]|(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.some((word) => SAID[type]?.includes(word)) ? name : `${verb} ${name}`;
}
