// The order of hits: by score, by fields, by the order of indexing; and where search_after goes on.
// OpenSearch: https://docs.opensearch.org/latest/search-plugins/searching-data/sort/
import { isJsonObject } from '../../../core/json.ts';
import { leafIn } from '../aggregation/aggregation.ts';
import type { FieldValue } from '../mapping/field-value.ts';
import type { Leaf } from '../mapping/index-mapping.ts';
import type { QueryContext } from '../query/query-context.ts';
import { illegalArgument, notEmbedded, queryShard } from '../search-error.ts';
import { defaultDateFormat } from '../time/date-format.ts';
import { dateOf } from '../time/date-math.ts';

export interface SortKey {
  readonly by: string;
  readonly direction: 'asc' | 'desc';
  readonly missing: unknown;
  readonly mode: string;
  readonly unmappedType: unknown;
}

/** A document that matched. */
export interface Found {
  readonly context: QueryContext;
  readonly number: number;
  readonly score: number;
  /** The values that it is sorted by; undefined stands for none. */
  readonly keys: readonly (FieldValue | undefined)[];
}

/** Throws SearchError. */
export function sortKeys(sort: unknown): readonly SortKey[] {
  return [sort ?? []].flat().flatMap((one): SortKey[] => {
    if (typeof one === 'string') {
      const [by = '', direction] = one.split(':');
      return [keyOf(by, direction === undefined ? {} : { order: direction })];
    }
    if (!isJsonObject(one))
      throw illegalArgument('malformed sort format, within the sort array, an object, or an actual string are allowed');
    return Object.entries(one).map(([by, rules]) => keyOf(by, isJsonObject(rules) ? rules : { order: rules }));
  });
}

function keyOf(by: string, rules: Readonly<Record<string, unknown>>): SortKey {
  if (by === '_script' || by === '_geo_distance' || rules.nested !== undefined) throw notEmbedded(`Sorting by [${by}]`);
  for (const name of Object.keys(rules))
    if (!['order', 'missing', 'mode', 'unmapped_type'].includes(name)) throw notEmbedded(`[${name}] of a sort`);
  const order = rules.order ?? (by === '_score' ? 'desc' : 'asc');
  if (order !== 'asc' && order !== 'desc') throw illegalArgument(`Illegal sort order: ${order}`);
  return {
    by,
    direction: order,
    missing: rules.missing ?? '_last',
    mode: String(rules.mode ?? (order === 'asc' ? 'min' : 'max')),
    unmappedType: rules.unmapped_type,
  };
}

/** What a document is sorted by. Made once for each index and key. Throws SearchError for a field that is not mapped. */
export function valueReader(context: QueryContext, key: SortKey): (number: number, score: number) => FieldValue | undefined {
  const { by, mode } = key;
  if (by === '_score') return (_number, score) => score;
  if (by === '_doc') return (number) => number;
  if (by === '_id') return (number) => context.segment.documents[number]?.id;
  if (by === '_index') return () => context.index;
  const leaf = leafIn(context, { field: by });
  if (!leaf && key.unmappedType === undefined) throw queryShard(`No mapping found for [${by}] in order to sort on`);
  const standIn = key.missing === '_last' || key.missing === '_first' ? undefined : missingValue(leaf, key.missing);
  const values = context.segment.fields.get(by)?.values;
  return (number) => {
    const value = values?.[number];
    return typeof value === 'object' ? picked(value, mode) : (value ?? standIn);
  };
}

function missingValue(leaf: Leaf | undefined, missing: unknown): FieldValue {
  return leaf?.type === 'keyword' ? String(missing) : Number(missing);
}

function picked(values: readonly FieldValue[], mode: string): FieldValue | undefined {
  if (mode === 'min') return values[0];
  if (mode === 'max') return values.at(-1);
  const sum = values.reduce<number>((total, value) => total + Number(value), 0);
  if (mode === 'sum') return sum;
  if (mode === 'avg') return sum / values.length;
  throw notEmbedded(`The sort mode [${mode}]`);
}

/** Negative when `one` comes first. What has no value is last, or first where `missing` says so. */
export function comparedKeys(one: Found['keys'], other: Found['keys'], keys: readonly SortKey[]): number {
  for (const [index, { direction, missing }] of keys.entries()) {
    const [left, right] = [one[index], other[index]];
    if (left === right) continue;
    if (left === undefined || right === undefined) return (left === undefined) === (missing === '_first') ? -1 : 1;
    return left < right === (direction === 'asc') ? -1 : 1;
  }
  return 0;
}

/** The keys of `search_after`, as they were shown in the last hit. Throws SearchError. */
export function afterKeys(after: unknown, keys: readonly SortKey[], contexts: readonly QueryContext[]): Found['keys'] {
  if (!Array.isArray(after) || after.length !== keys.length)
    throw illegalArgument(`search_after has ${Array.isArray(after) ? after.length : 0} value(s) but sort has ${keys.length}.`);
  return after.map((value: unknown, index) => {
    if (value === null) return undefined;
    const by = keys[index]?.by ?? '';
    const leaf = contexts.map(({ mapping }) => mapping.leaf(by)).find((found) => found !== undefined);
    if (leaf?.type === 'date' && typeof value === 'string')
      return dateOf(value, { format: String(leaf.mapping.format ?? defaultDateFormat), zone: 'UTC', nowMs: 0, completion: 'start' });
    return leaf?.type === 'keyword' || typeof value === 'string' ? String(value) : Number(value);
  });
}
