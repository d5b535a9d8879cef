// The answer of a search as charts: each chain of aggregations becomes rows of keys and numbers. For checks, and for the dashboard.
// OpenSearch: https://docs.opensearch.org/latest/aggregations/ (buckets hold `key`, `doc_count` and what is below them; a number is a `value`)
import { isJsonObject, parsedJson } from '../../aws/core/json.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the keys of a level are. Keys of `time` are milliseconds since the epoch. */
export type LevelKind = 'time' | 'number' | 'category';

export interface Level {
  /** The aggregation's name, as the search gives it. */
  readonly name: string;
  readonly type: string;
  readonly kind: LevelKind;
  /** Whose values the keys are; filters have none. */
  readonly field?: string;
}

export interface Metric {
  readonly name: string;
  /** `avg`, `max`; `doc_count` where the search asks for no number. */
  readonly type: string;
}

export interface ChartRow {
  /** One for each level, the outermost first. */
  readonly keys: readonly (string | number)[];
  /** One for each metric; null where no document has the field. */
  readonly values: readonly (number | null)[];
  readonly documents: number;
}

export interface Chart {
  /** The name of the outermost aggregation. */
  readonly name: string;
  readonly levels: readonly Level[];
  readonly metrics: readonly Metric[];
  readonly rows: readonly ChartRow[];
}

const KINDS: Readonly<Record<string, LevelKind>> = {
  date_histogram: 'time',
  histogram: 'number',
  terms: 'category',
  range: 'category',
  date_range: 'category',
  filters: 'category',
};
const SINGLE_VALUES = ['avg', 'sum', 'min', 'max', 'value_count', 'cardinality'];
const STATS = ['count', 'min', 'max', 'avg', 'sum'];

interface Asked {
  readonly name: string;
  readonly type: string;
  readonly field?: string;
  readonly below: readonly Asked[];
}

/**
 * The charts of one search, in the order in which it asks for them. What it asks for and draws as none (top_hits, a filter) is left out.
 * @param request the body of the search, as JSON
 * @param response the body of its answer, as JSON; one that was cut or refused has no charts
 */
export function searchCharts(request: string, response: string): readonly Chart[] {
  const [asked, answered] = [parsedJson(request), parsedJson(response)];
  if (!isJsonObject(asked) || !isJsonObject(answered) || !isJsonObject(answered.aggregations)) return [];
  const answers = answered.aggregations;
  return askedOf(asked).flatMap((one) => {
    const answer = answers[one.name];
    if (!isJsonObject(answer)) return [];
    const numbers = metricsOf([one]);
    if (numbers.length > 0) return [chartOf([], numbers, [{ keys: [], at: { [one.name]: answer }, documents: 0 }], one.name)];
    return one.type in KINDS ? bucketCharts(one, [], [{ keys: [], at: { [one.name]: answer }, documents: 0 }], one.name) : [];
  });
}

/** Buckets so far: their keys, and the answers that stand in them by name. */
interface Place {
  readonly keys: readonly (string | number)[];
  readonly at: Json;
  readonly documents: number;
}

/** A chart for every end of the chain, and for numbers that are asked for on the way. */
function bucketCharts(asked: Asked, above: readonly Level[], places: readonly Place[], name: string): Chart[] {
  const { type, field } = asked;
  const levels = [...above, { name: asked.name, type, kind: KINDS[type] ?? 'category', ...(field !== undefined && { field }) }];
  const inside = places.flatMap((place) => bucketsOf(place.at[asked.name]).map((bucket) => entered(place, bucket)));
  const deeper = asked.below.filter((one) => one.type in KINDS);
  const numbers = metricsOf(asked.below);
  const own = numbers.length > 0 || deeper.length === 0 ? [chartOf(levels, numbers, inside, name)] : [];
  return [...own, ...deeper.flatMap((next) => bucketCharts(next, levels, inside, name))];
}

function entered({ keys }: Place, bucket: Json): Place {
  const key = typeof bucket.key === 'number' || typeof bucket.key === 'string' ? bucket.key : '';
  return { keys: [...keys, key], at: bucket, documents: Number(bucket.doc_count ?? 0) };
}

function chartOf(levels: readonly Level[], numbers: readonly NumberAsked[], places: readonly Place[], name: string): Chart {
  const metrics = numbers.length > 0 ? numbers : [DOCUMENTS];
  return {
    name,
    levels,
    metrics: metrics.map((metric) => ({ name: metric.name, type: metric.type })),
    rows: places.map((place) => ({ keys: place.keys, values: metrics.map((metric) => metric.read(place)), documents: place.documents })),
  };
}

interface NumberAsked extends Metric {
  readonly read: (place: Place) => number | null;
}

const DOCUMENTS: NumberAsked = { name: 'documents', type: 'doc_count', read: ({ documents }) => documents };

const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null);

function metricsOf(asked: readonly Asked[]): NumberAsked[] {
  return asked.flatMap(({ name, type }): NumberAsked[] => {
    const member = (path: string) => (place: Place) => {
      const answer = place.at[name];
      return isJsonObject(answer) ? numberOrNull(answer[path]) : null;
    };
    if (SINGLE_VALUES.includes(type)) return [{ name, type, read: member('value') }];
    if (type === 'stats' || type === 'extended_stats')
      return STATS.map((one) => ({ name: `${name} ${one}`, type: one, read: member(one) }));
    return [];
  });
}

/** Buckets come as a list, or with names of their own where they were asked for so. */
function bucketsOf(answer: unknown): Json[] {
  const buckets = isJsonObject(answer) ? answer.buckets : undefined;
  if (Array.isArray(buckets)) return buckets.filter(isJsonObject);
  return isJsonObject(buckets)
    ? Object.entries(buckets).flatMap(([key, bucket]) => (isJsonObject(bucket) ? [{ key, ...bucket }] : []))
    : [];
}

function askedOf(body: Json): Asked[] {
  const aggregations = body.aggs ?? body.aggregations;
  if (!isJsonObject(aggregations)) return [];
  return Object.entries(aggregations).flatMap(([name, one]) => {
    if (!isJsonObject(one)) return [];
    const type = Object.keys(one).find((key) => key !== 'aggs' && key !== 'aggregations' && key !== 'meta');
    if (type === undefined) return [];
    const options = one[type];
    const field = isJsonObject(options) && typeof options.field === 'string' ? options.field : undefined;
    return [{ name, type, ...(field !== undefined && { field }), below: askedOf(one) }];
  });
}
