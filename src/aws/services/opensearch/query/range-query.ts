// range: numbers, dates with date math, and texts in the order of their characters.
// OpenSearch: https://docs.opensearch.org/latest/query-dsl/term/range/
import { queryShard } from '../search-error.ts';
import { defaultDateFormat } from '../time/date-format.ts';
import { type DateRules, dateOf } from '../time/date-math.ts';
import { boostOf, namedField, parametersOf } from './body.ts';
import type { Json, QueryKind } from './query-context.ts';
import { constant, constantOfPostings, nothing } from './scores.ts';
import { has, searchable } from './term-queries.ts';

const allowed = ['gt', 'gte', 'lt', 'lte', 'from', 'to', 'include_lower', 'include_upper', 'format', 'time_zone'];

export const range: QueryKind = (body, context) => {
  const { field: path, value } = namedField('range', body);
  const parameters = parametersOf('range', value, 'gte', allowed);
  const leaf = searchable(context, path);
  const field = context.segment.fields.get(path);
  if (!leaf) return nothing(context);
  const bounds = boundsOf(parameters);
  if (leaf.type === 'text' || leaf.type === 'keyword') {
    const text = (bound: unknown) => (bound === undefined ? undefined : String(bound));
    const fits = within(text(bounds.lower), text(bounds.upper), bounds);
    const found = [...(field?.postings ?? [])].filter(([term]) => fits(term)).map(([, posting]) => posting);
    return constantOfPostings(context, boostOf(parameters), found);
  }
  const rules = {
    format: String(parameters.format ?? leaf.mapping.format ?? defaultDateFormat),
    zone: String(parameters.time_zone ?? 'UTC'),
    nowMs: context.nowMs,
  };
  const number = (bound: unknown, completion: DateRules['completion']) => {
    if (bound === undefined) return undefined;
    if (leaf.type === 'date') return dateOf(bound, { ...rules, completion });
    const read = leaf.type === 'boolean' ? Number(String(bound) === 'true') : Number(bound);
    if (Number.isNaN(read)) throw queryShard(`failed to create query: For input string: "${bound}"`);
    return read;
  };
  // OpenSearch: what a date leaves out is filled so that `gt` begins after it and `lte` ends with it.
  const lower = number(bounds.lower, bounds.lowerIs === 'inside' ? 'start' : 'end');
  const upper = number(bounds.upper, bounds.upperIs === 'inside' ? 'end' : 'start');
  const fits = within(lower, upper, bounds);
  return constant(context, boostOf(parameters), (document) => has(field?.values[document], fits));
};

interface Bounds {
  readonly lower: unknown;
  readonly upper: unknown;
  readonly lowerIs: 'inside' | 'outside';
  readonly upperIs: 'inside' | 'outside';
}

function boundsOf({ gt, gte, lt, lte, from, to, include_lower: withLower, include_upper: withUpper }: Json): Bounds {
  return {
    lower: gte ?? gt ?? from ?? undefined,
    upper: lte ?? lt ?? to ?? undefined,
    lowerIs: (gt ?? undefined) !== undefined || withLower === false ? 'outside' : 'inside',
    upperIs: (lt ?? undefined) !== undefined || withUpper === false ? 'outside' : 'inside',
  };
}

function within<Value extends string | number>(lower: Value | undefined, upper: Value | undefined, { lowerIs, upperIs }: Bounds) {
  return (value: Value): boolean =>
    (lower === undefined || (lowerIs === 'inside' ? value >= lower : value > lower)) &&
    (upper === undefined || (upperIs === 'inside' ? value <= upper : value < upper));
}
