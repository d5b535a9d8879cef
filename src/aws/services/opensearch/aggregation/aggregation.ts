// What all aggregations share: the documents that they see, and the values of a field in them.
import { isJsonObject } from '../../../core/json.ts';
import type { FieldValue } from '../mapping/field-value.ts';
import type { Leaf } from '../mapping/index-mapping.ts';
import type { Json, QueryContext } from '../query/query-context.ts';
import { illegalArgument, parsingFailed } from '../search-error.ts';

/** Documents of one index. */
export interface DocumentSet {
  readonly context: QueryContext;
  /** Numbers, growing. */
  readonly docs: readonly number[];
  /** By number of document: the score of the query. */
  readonly scores: Float64Array;
}

/** Documents of all searched indexes: what one bucket holds. */
export type DocumentSets = readonly DocumentSet[];

/** Results of sub-aggregations by their names. */
export type Results = Readonly<Record<string, unknown>>;

/** Works out the aggregations below a bucket. */
export type Inner = (sets: DocumentSets) => Results;

/** One kind: its body to its result over the documents. Throws SearchError. */
export type AggregationKind = (body: Json, sets: DocumentSets, inner: Inner) => unknown;

export const countOf = (sets: DocumentSets): number => sets.reduce((sum, { docs }) => sum + docs.length, 0);

/** A bucket with its count and what the sub-aggregations say of it. */
export const bucketOf = (key: Results, sets: DocumentSets, inner: Inner): Results => ({ ...key, doc_count: countOf(sets), ...inner(sets) });

/** Throws SearchError for a parameter that is not in `allowed`. */
export function checkBody(kind: string, body: unknown, allowed: readonly string[]): Json {
  if (!isJsonObject(body)) throw parsingFailed(`Expected [START_OBJECT] under [${kind}], but got a [VALUE]`);
  for (const name of Object.keys(body))
    if (!allowed.includes(name)) throw parsingFailed(`[${kind}] unknown field [${name}], or one that Sandshark does not embed`);
  return body;
}

/** The field of a body in one index; undefined where it is not mapped. Throws SearchError for texts, which keep no values. */
export function leafIn(context: QueryContext, body: Json): Leaf | undefined {
  const { field } = body;
  if (typeof field !== 'string') throw illegalArgument('Required one of fields [field, script], but none were specified. ');
  const leaf = context.mapping.leaf(field);
  if (leaf?.type === 'text')
    throw illegalArgument(
      'Text fields are not optimised for operations that require per-document field data like aggregations and sorting, so these ' +
        `operations are disabled by default. Please use a keyword field instead. Alternatively, set fielddata=true on [${field}] in ` +
        'order to load field data by uninverting the inverted index. Note that this can use significant memory.',
    );
  if (leaf?.mapping.doc_values === false)
    throw illegalArgument(
      `Can't load fielddata on [${field}] because fielddata is unsupported on fields of type [${leaf.type}]. Use doc values instead.`,
    );
  return leaf;
}

/** The first index that maps the field decides how its values are shown. */
export function leafOf(sets: DocumentSets, body: Json): Leaf | undefined {
  return sets.map(({ context }) => leafIn(context, body)).find((leaf) => leaf !== undefined);
}

/** Calls `take` with each value of the field and its document; `missing` stands for documents without one. */
export function forEachValue(
  { context, docs }: DocumentSet,
  path: string,
  missing: FieldValue | undefined,
  take: (value: FieldValue, number: number) => void,
): void {
  const values = context.segment.fields.get(path)?.values;
  for (const number of docs) {
    const value = values?.[number] ?? missing;
    if (typeof value === 'object') for (const one of value) take(one, number);
    else if (value !== undefined) take(value, number);
  }
}

/** All numbers of the field. Throws SearchError where the field holds no numbers. */
export function numbersOf(kind: string, body: Json, sets: DocumentSets): number[] {
  const numbers: number[] = [];
  for (const set of sets) {
    const leaf = leafIn(set.context, body);
    if (leaf?.type === 'keyword')
      throw illegalArgument(`Field [${leaf.path}] of type [keyword] is not supported for aggregation [${kind}]`);
    const missing = body.missing === undefined ? undefined : Number(body.missing);
    forEachValue(set, String(body.field), missing, (value) => void numbers.push(value as number));
  }
  return numbers;
}

/** Documents divided by keys: a document may be in several. Keys in the order in which they came. */
export class Division<Key> {
  readonly #byKey = new Map<Key, Map<DocumentSet, number[]>>();

  add(key: Key, set: DocumentSet, number: number): void {
    let bySet = this.#byKey.get(key);
    if (!bySet) {
      bySet = new Map();
      this.#byKey.set(key, bySet);
    }
    const docs = bySet.get(set);
    if (!docs) bySet.set(set, [number]);
    else if (docs[docs.length - 1] !== number) docs.push(number);
  }

  get keys(): Key[] {
    return [...this.#byKey.keys()];
  }

  setsOf(key: Key): DocumentSets {
    return [...(this.#byKey.get(key) ?? [])].map(([set, docs]) => ({ ...set, docs }));
  }
}
