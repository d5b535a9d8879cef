// Queries for exact values: term, terms, ids, exists, prefix, wildcard.
// OpenSearch: https://docs.opensearch.org/latest/query-dsl/term/index/
import type { Posting } from '../inverted/segment.ts';
import { numberValue } from '../mapping/field-value.ts';
import type { Leaf } from '../mapping/index-mapping.ts';
import { illegalArgument, notEmbedded, parsingFailed, queryShard, SearchError } from '../search-error.ts';
import { defaultDateFormat } from '../time/date-format.ts';
import { dateOf } from '../time/date-math.ts';
import { boostOf, checked, namedField, parametersOf } from './body.ts';
import type { QueryContext, QueryKind, Scores } from './query-context.ts';
import { constant, constantOfPostings, nothing, scoreTerm } from './scores.ts';

export const term: QueryKind = (body, context) => {
  const { field, value } = namedField('term', body);
  const parameters = parametersOf('term', value, 'value', ['value', 'case_insensitive']);
  if (parameters.value === undefined || parameters.value === null) throw illegalArgument('value cannot be null');
  if (parameters.case_insensitive === true) {
    const wanted = String(parameters.value).toLowerCase();
    return ofTerms(context, field, boostOf(parameters), (candidate) => candidate.toLowerCase() === wanted, 'term');
  }
  return exactly(context, field, parameters.value, boostOf(parameters));
};

/** The documents whose field has this value: scored for texts and keywords, else all with `boost`. */
export function exactly(context: QueryContext, path: string, value: unknown, boost: number): Scores {
  if (path === '_id') return ofIds(context, [value], boost);
  if (path === '_index') return constant(context, boost, () => context.index === value);
  const leaf = searchable(context, path);
  const field = leaf && context.segment.fields.get(path);
  if (!leaf) return nothing(context);
  if (leaf.type === 'text' || leaf.type === 'keyword') return field ? scoreTerm(context, field, String(value), boost) : nothing(context);
  const wanted = inField(leaf, value, context.nowMs);
  return field
    ? constant(context, boost, (number) => has(field.values[number], (one) => one >= wanted.from && one <= wanted.to))
    : nothing(context);
}

export const terms: QueryKind = (body, context) => {
  const { boost: given, _name: _unused, ...rest } = checked('terms', body, Object.keys((body ?? {}) as object));
  const { field, value } = namedField('terms', rest);
  if (!Array.isArray(value)) {
    if (typeof value === 'object') throw notEmbedded('A terms query that looks its terms up');
    throw parsingFailed(`[terms] query does not support [${field}]`);
  }
  const boost = boostOf({ boost: given ?? 1 });
  if (field === '_id') return ofIds(context, value, boost);
  const scores = nothing(context);
  for (const one of value) {
    const found = exactly(context, field, one, 1);
    for (let number = 0; number < scores.length; number++) if ((found[number] ?? -1) >= 0) scores[number] = boost;
  }
  return scores;
};

export const ids: QueryKind = (body, context) => {
  const { values = [], boost = 1 } = checked('ids', body, ['values']);
  return ofIds(context, [values].flat(), Number(boost));
};

function ofIds({ segment }: QueryContext, wanted: readonly unknown[], boost: number): Scores {
  const scores = new Float64Array(segment.documents.length).fill(-1);
  for (const id of wanted) {
    const number = segment.numberOf(String(id));
    if (number !== undefined) scores[number] = boost;
  }
  return scores;
}

export const exists: QueryKind = (body, context) => {
  const { field, boost = 1 } = checked('exists', body, ['field']);
  if (typeof field !== 'string') throw illegalArgument('[exists] must be provided with a [field]');
  const paths = [...context.mapping.matching(field), ...context.mapping.matching(`${field}.*`)].map(({ path }) => path);
  const fields = paths.map((path) => context.segment.fields.get(path)).filter((found) => found !== undefined);
  return constant(context, Number(boost), (number) => fields.some(({ lengths }) => lengths[number] !== undefined));
};

export const prefix: QueryKind = (body, context) => {
  const { field, value } = namedField('prefix', body);
  const parameters = parametersOf('prefix', value, 'value', ['value', 'case_insensitive', 'rewrite']);
  const fold = parameters.case_insensitive === true ? (text: string) => text.toLowerCase() : (text: string) => text;
  const wanted = fold(String(parameters.value));
  return ofTerms(context, field, boostOf(parameters), (candidate) => fold(candidate).startsWith(wanted), 'prefix');
};

export const wildcard: QueryKind = (body, context) => {
  const { field, value } = namedField('wildcard', body);
  const parameters = parametersOf('wildcard', value, 'value', ['value', 'wildcard', 'case_insensitive', 'rewrite']);
  const pattern = wildcardPattern(String(parameters.value ?? parameters.wildcard), parameters.case_insensitive === true ? 'iu' : 'u');
  return ofTerms(context, field, boostOf(parameters), (candidate) => pattern.test(candidate), 'wildcard');
};

/** `*` any text, `?` one character, a backslash takes the next as it is. */
export function wildcardPattern(text: string, flags: string): RegExp {
  const source = text.replace(/\\(.)|([*?])|([.+^${}()|[\]\\/-])/gs, (_whole, escaped?: string, wild?: string, special?: string) => {
    if (wild !== undefined) return wild === '*' ? '.*' : '.';
    return `\\${escaped ?? special}`.replace(/^\\([A-Za-z0-9<>"'=!@#%&,;:`~_\s])$/s, '$1');
  });
  return new RegExp(`^${source}$`, `${flags}s`);
}

function ofTerms(context: QueryContext, path: string, boost: number, matches: (term: string) => boolean, kind: string): Scores {
  const leaf = searchable(context, path);
  const field = context.segment.fields.get(path);
  if (leaf && leaf.type !== 'text' && leaf.type !== 'keyword')
    throw queryShard(
      `Can only use ${kind} queries on keyword, text and wildcard fields - not on [${path}] which is of type [${leaf.type}]`,
    );
  const found: Posting[] = [];
  for (const [candidate, posting] of field?.postings ?? []) if (matches(candidate)) found.push(posting);
  return constantOfPostings(context, boost, found);
}

/** The field, unless it is mapped so that it cannot be searched. Undefined for one that is not mapped. */
export function searchable({ mapping }: QueryContext, path: string): Leaf | undefined {
  const leaf = mapping.leaf(path);
  if (leaf && leaf.mapping.index === false)
    throw queryShard(`failed to create query: Cannot search on field [${path}] since it is not indexed.`);
  return leaf;
}

/** The values that equal `value` in this field: a date may name a whole day. Throws SearchError. */
function inField({ type, mapping }: Leaf, value: unknown, nowMs: number): { readonly from: number; readonly to: number } {
  if (type === 'boolean') {
    if (!['true', 'false', ''].includes(String(value)))
      throw queryShard(`failed to create query: Can't parse boolean value [${value}], expected [true] or [false]`);
    const wanted = String(value) === 'true' ? 1 : 0;
    return { from: wanted, to: wanted };
  }
  if (type === 'date') {
    const rules = { format: String(mapping.format ?? defaultDateFormat), nowMs, zone: 'UTC' };
    return { from: dateOf(value, { ...rules, completion: 'start' }), to: dateOf(value, { ...rules, completion: 'end' }) };
  }
  try {
    const wanted = numberValue(type, { ...mapping, coerce: true }, value);
    // A fraction equals no whole number.
    if (Number(value) !== wanted && type !== 'float' && type !== 'scaled_float') return { from: 1, to: 0 };
    return { from: wanted, to: wanted };
  } catch (thrown) {
    if (thrown instanceof SearchError) throw queryShard(`failed to create query: ${thrown.message}`);
    throw thrown;
  }
}

export function has(value: unknown, fits: (one: number) => boolean): boolean {
  if (value === undefined) return false;
  return Array.isArray(value) ? value.some(fits) : fits(value as number);
}
