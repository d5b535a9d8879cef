// The body of a query, read: the one field that it names, and the parameters that it may have.
import { isJsonObject } from '../../../core/json.ts';
import { illegalArgument, parsingFailed } from '../search-error.ts';
import type { Json } from './query-context.ts';

/** `{ "field": value }` or `{ "field": { ... } }`. Throws SearchError parsing_exception. */
export function namedField(kind: string, body: unknown): { readonly field: string; readonly value: unknown } {
  if (!isJsonObject(body)) throw parsingFailed(`[${kind}] query malformed, no start_object after query name`);
  const [first, second] = Object.entries(body);
  if (!first) throw illegalArgument(`field name is null or empty`);
  if (second) throw parsingFailed(`[${kind}] query doesn't support multiple fields, found [${first[0]}] and [${second[0]}]`);
  return { field: first[0], value: first[1] };
}

/** The parameters, `short` standing for a plain value. Throws SearchError for one that is not in `allowed`. */
export function parametersOf(kind: string, value: unknown, short: string, allowed: readonly string[]): Json {
  if (!isJsonObject(value)) return { [short]: value };
  return checked(kind, value, allowed);
}

export function checked(kind: string, value: unknown, allowed: readonly string[]): Json {
  if (!isJsonObject(value)) throw parsingFailed(`[${kind}] query malformed, no start_object after query name`);
  for (const name of Object.keys(value))
    if (!allowed.includes(name) && name !== 'boost' && name !== '_name')
      throw parsingFailed(`[${kind}] query does not support [${name}], or Sandshark does not embed it`);
  return value;
}

export function boostOf({ boost = 1 }: Json): number {
  const number = Number(boost);
  if (!(number >= 0)) throw illegalArgument(`negative [boost] are not allowed in [${boost}], use a value between 0 and 1 to deboost`);
  return number;
}

/**
 * How many of `count` optional clauses must match: `2`, `-1`, `75%`, `-25%`, `3<90%`.
 * OpenSearch: https://docs.opensearch.org/latest/query-dsl/minimum-should-match/
 */
export function minimumShouldMatch(text: unknown, count: number): number {
  const conditions = String(text).trim().split(/\s+/);
  let needed = String(text).includes('<') ? String(count) : (conditions[0] ?? '');
  for (const condition of conditions) {
    const [limit, then] = condition.split('<');
    if (then !== undefined && count > Number(limit)) needed = then;
  }
  const [, number = '', percent] = /^(-?\d+)(%)?$/.exec(needed) ?? [];
  if (number === '') throw illegalArgument(`For input string: "${text}"`);
  const share = percent ? Math.trunc((count * Math.abs(Number(number))) / 100) : Math.abs(Number(number));
  return Math.max(0, number.startsWith('-') ? count - share : share);
}
