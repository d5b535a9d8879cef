// histogram and date_histogram: buckets of equal width, of calendar units, and the empty ones between.
// OpenSearch: https://docs.opensearch.org/latest/aggregations/bucket/date-histogram/ and .../histogram/
import { isJsonObject } from '../../../core/json.ts';
import type { FieldValue } from '../mapping/field-value.ts';
import type { Leaf } from '../mapping/index-mapping.ts';
import type { Json } from '../query/query-context.ts';
import { illegalArgument, parsingFailed, SearchError } from '../search-error.ts';
import { type CalendarUnit, plus, startOf } from '../time/calendar.ts';
import { defaultDateFormat } from '../time/date-format.ts';
import { dateOf } from '../time/date-math.ts';
import { offsetAt, toUtc } from '../time/time-zone.ts';
import {
  type AggregationKind,
  bucketOf,
  checkBody,
  Division,
  type DocumentSets,
  forEachValue,
  type Inner,
  leafIn,
  leafOf,
} from './aggregation.ts';
import { shownKey, textOfValue } from './shown-key.ts';

/** OpenSearch: search.max_buckets. */
const mostBuckets = 65_535;

const shared = ['field', 'missing', 'min_doc_count', 'extended_bounds', 'hard_bounds', 'order', 'keyed', 'offset', 'format'];

/** How values become keys of buckets, and which key comes next. */
interface Steps {
  readonly keyOf: (value: number) => number;
  readonly next: (key: number) => number;
}

export const histogram: AggregationKind = (body, sets, inner) => {
  checkBody('histogram', body, [...shared, 'interval']);
  const interval = Number(body.interval);
  if (!(interval > 0)) throw illegalArgument(`[interval] must be >0 for histogram aggregation [${body.interval}]`);
  const offset = Number(body.offset ?? 0);
  const steps: Steps = {
    keyOf: (value) => Math.floor((value - offset) / interval) * interval + offset,
    next: (key) => Math.round((key - offset) / interval + 1) * interval + offset,
  };
  return bucketsOf('histogram', body, sets, inner, steps, Number);
};

export const dateHistogram: AggregationKind = (body, sets, inner) => {
  checkBody('date_histogram', body, [...shared, 'interval', 'fixed_interval', 'calendar_interval', 'time_zone']);
  const zone = String(body.time_zone ?? 'UTC');
  const leaf = leafOf(sets, body);
  const format = String(body.format ?? leaf?.mapping.format ?? defaultDateFormat);
  const nowMs = sets[0]?.context.nowMs ?? 0;
  const bound = (value: unknown) => (typeof value === 'number' ? value : dateOf(value, { format, zone, nowMs, completion: 'start' }));
  return bucketsOf('date_histogram', body, sets, inner, dateSteps(body, zone), bound);
};

const calendarUnits: Readonly<Record<string, CalendarUnit>> = {
  '1s': 'second',
  '1m': 'minute',
  '1h': 'hour',
  '1d': 'day',
  '1w': 'week',
  '1M': 'month',
  '1q': 'quarter',
  '1y': 'year',
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};
const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function dateSteps({ interval, fixed_interval: fixed, calendar_interval: calendar, offset }: Json, zone: string): Steps {
  if ([interval, fixed, calendar].filter((one) => one !== undefined).length !== 1)
    throw illegalArgument('Required one of fields [interval, fixed_interval, calendar_interval], but none or several were specified.');
  const shiftMs = offset === undefined ? 0 : durationMs(String(offset));
  const local = (ms: number) => ms + offsetAt(zone, ms);
  const name = String(calendar ?? interval ?? '');
  const unit = fixed === undefined && Object.hasOwn(calendarUnits, name) ? calendarUnits[name] : undefined;
  if (unit)
    return {
      keyOf: (ms) => toUtc(zone, startOf(unit, local(ms - shiftMs))) + shiftMs,
      next: (key) => toUtc(zone, plus(unit, 1, local(key - shiftMs))) + shiftMs,
    };
  if (calendar !== undefined) throw illegalArgument(`The supplied interval [${calendar}] could not be parsed as a calendar interval.`);
  const width = durationMs(String(fixed ?? interval));
  if (width <= 0) throw illegalArgument('Zero or negative time interval not supported');
  return {
    keyOf: (ms) => toUtc(zone, Math.floor(local(ms - shiftMs) / width) * width) + shiftMs,
    next: (key) => toUtc(zone, local(key - shiftMs) + width) + shiftMs,
  };
}

/** `30s`, `-1h`, `500ms`. Throws SearchError. */
function durationMs(text: string): number {
  const [, sign, count, unit] = /^([+-]?)(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
  if (unit === undefined)
    throw illegalArgument(
      `failed to parse setting [date_histogram.fixedInterval] with value [${text}] as a time value: unit is missing or unrecognized`,
    );
  return (sign === '-' ? -1 : 1) * Number(count) * (unitMs[unit] ?? 0);
}

function bucketsOf(
  kind: string,
  body: Json,
  sets: DocumentSets,
  inner: Inner,
  { keyOf, next }: Steps,
  bound: (value: unknown) => number,
): unknown {
  const leaf = leafOf(sets, body);
  if (leaf?.type === 'keyword') throw illegalArgument(`Field [${leaf.path}] of type [keyword] is not supported for aggregation [${kind}]`);
  const hard = isJsonObject(body.hard_bounds) ? body.hard_bounds : {};
  const [least, most] = [hard.min, hard.max].map((end) => (end === undefined ? undefined : bound(end)));
  const missing = body.missing === undefined ? undefined : bound(body.missing);
  const division = new Division<number>();
  for (const set of sets) {
    if (!leafIn(set.context, body) && missing === undefined) continue;
    forEachValue(set, String(body.field), missing, (value: FieldValue, number) => {
      const ms = Number(value);
      if ((least === undefined || ms >= least) && (most === undefined || ms <= most)) division.add(keyOf(ms), set, number);
    });
  }
  const keys = shownKeys(division.keys, body, { keyOf, next }, bound).map((key) => ({ key, sets: division.setsOf(key) }));
  const buckets = keys.map((bucket) => bucketOf(shownKey(leaf, bucket.key, body), bucket.sets, inner));
  const enough = buckets.filter(({ doc_count: count }) => Number(count) >= Number(body.min_doc_count ?? 0));
  return finished(inOrder(enough, body.order), leaf, body);
}

/** With the empty ones between, and up to the extended bounds, unless a bucket needs a document. */
function shownKeys(found: readonly number[], body: Json, { keyOf, next }: Steps, bound: (value: unknown) => number): number[] {
  const sorted = found.toSorted((one, other) => one - other);
  if (Number(body.min_doc_count ?? 0) > 0) return sorted;
  const { min, max } = isJsonObject(body.extended_bounds) ? body.extended_bounds : {};
  const ends = [...[min, max].filter((end) => end !== undefined && end !== null).map((end) => keyOf(bound(end))), ...sorted];
  if (ends.length === 0) return [];
  const last = ends.reduce((most, end) => Math.max(most, end));
  const keys: number[] = [];
  for (let key = ends.reduce((least, end) => Math.min(least, end)); key <= last; key = next(key)) {
    keys.push(key);
    if (keys.length > mostBuckets)
      throw new SearchError(
        'too_many_buckets_exception',
        `Trying to create too many buckets. Must be less than or equal to: [${mostBuckets}] but was [${mostBuckets + 1}]. This limit can be set by changing the [search.max_buckets] cluster level setting.`,
        503,
        { max_buckets: mostBuckets },
      );
  }
  return keys;
}

function inOrder(buckets: readonly Readonly<Record<string, unknown>>[], order: unknown) {
  if (order === undefined) return buckets;
  const [[by, direction] = ['_key', 'asc']] = isJsonObject(order) ? Object.entries(order) : [];
  const member = by === '_count' ? 'doc_count' : by === '_key' ? 'key' : undefined;
  if (!member) throw parsingFailed(`Histograms in the order of [${by}] are not embedded in Sandshark: only _key and _count`);
  const sign = String(direction).toLowerCase() === 'desc' ? -1 : 1;
  return buckets.toSorted((one, other) => sign * (Number(one[member]) - Number(other[member])) || Number(one.key) - Number(other.key));
}

function finished(buckets: readonly Readonly<Record<string, unknown>>[], leaf: Leaf | undefined, body: Json): unknown {
  if (body.keyed !== true) return { buckets };
  const name = (key: unknown) => textOfValue(leaf, Number(key), body) ?? String(key);
  return { buckets: Object.fromEntries(buckets.map((bucket) => [name(bucket.key), bucket])) };
}
