// range and date_range: buckets from here to there; a document may be in several.
// OpenSearch: https://docs.opensearch.org/latest/aggregations/bucket/range/ and .../date-range/
import { isJsonObject } from '../../../core/json.ts';
import type { Json } from '../query/query-context.ts';
import { illegalArgument, parsingFailed } from '../search-error.ts';
import { defaultDateFormat, formatDate } from '../time/date-format.ts';
import { dateOf } from '../time/date-math.ts';
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

interface Ends {
  readonly key: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export const rangeAggregation: AggregationKind = (body, sets, inner) => {
  checkBody('range', body, ['field', 'ranges', 'keyed', 'missing', 'format']);
  const shown = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));
  return bucketsOf('range', body, sets, inner, Number, shown, () => ({}));
};

export const dateRange: AggregationKind = (body, sets, inner) => {
  checkBody('date_range', body, ['field', 'ranges', 'keyed', 'missing', 'format', 'time_zone']);
  const leaf = leafOf(sets, body);
  const format = String(body.format ?? leaf?.mapping.format ?? defaultDateFormat);
  const zone = String(body.time_zone ?? 'UTC');
  const nowMs = sets[0]?.context.nowMs ?? 0;
  const read = (value: unknown) => (typeof value === 'number' ? value : dateOf(value, { format, zone, nowMs, completion: 'start' }));
  const shown = (ms: number) => formatDate(ms, format, zone);
  const asText = ({ from, to }: Ends) => ({
    ...(from !== undefined && { from_as_string: shown(from) }),
    ...(to !== undefined && { to_as_string: shown(to) }),
  });
  return bucketsOf('date_range', body, sets, inner, read, shown, asText);
};

function bucketsOf(
  kind: string,
  body: Json,
  sets: DocumentSets,
  inner: Inner,
  read: (value: unknown) => number,
  shown: (value: number) => string,
  asText: (ends: Ends) => Readonly<Record<string, string>>,
): unknown {
  if (!Array.isArray(body.ranges) || body.ranges.length === 0) throw illegalArgument(`No [ranges] specified for the [${kind}] aggregation`);
  const ranges = body.ranges.map((range) => endsOf(kind, range, read));
  const missing = body.missing === undefined ? undefined : read(body.missing);
  const division = new Division<Ends>();
  for (const set of sets) {
    if (leafIn(set.context, body)?.type === 'keyword')
      throw illegalArgument(`Field [${body.field}] of type [keyword] is not supported for aggregation [${kind}]`);
    forEachValue(set, String(body.field), missing, (value, number) => {
      for (const range of ranges)
        if ((range.from === undefined || Number(value) >= range.from) && (range.to === undefined || Number(value) < range.to))
          division.add(range, set, number);
    });
  }
  const sorted = ranges.toSorted(
    (one, other) => (one.from ?? -Infinity) - (other.from ?? -Infinity) || (one.to ?? Infinity) - (other.to ?? Infinity),
  );
  const buckets = sorted.map((range) => {
    const { from, to } = range;
    const key = range.key ?? `${from === undefined ? '*' : shown(from)}-${to === undefined ? '*' : shown(to)}`;
    const ends = { ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...asText(range) };
    return { key, bucket: bucketOf(body.keyed === true ? ends : { key, ...ends }, division.setsOf(range), inner) };
  });
  return {
    buckets:
      body.keyed === true ? Object.fromEntries(buckets.map(({ key, bucket }) => [key, bucket])) : buckets.map(({ bucket }) => bucket),
  };
}

function endsOf(kind: string, range: unknown, read: (value: unknown) => number): Ends {
  if (!isJsonObject(range)) throw parsingFailed(`[${kind}] ranges must be objects`);
  const end = (value: unknown) => (value === undefined || value === null ? undefined : read(value));
  return { key: range.key === undefined ? undefined : String(range.key), from: end(range.from), to: end(range.to) };
}
