// Documents that matched, as a search shows them.

import { isJsonObject } from '../../../core/json.ts';
import { leafIn } from '../aggregation/aggregation.ts';
import { textOfValue } from '../aggregation/shown-key.ts';
import type { Json } from '../query/query-context.ts';
import type { Found, SortKey } from './sort.ts';
import { comparedKeys } from './sort.ts';
import { sourceFilter } from './source-filter.ts';

export interface ShownHits {
  readonly total?: { readonly value: number; readonly relation: 'eq' | 'gte' };
  readonly max_score: number | null;
  readonly hits: readonly Json[];
}

/** The parameters of a request that say how a hit is shown. */
export interface HitRules {
  readonly body: Json;
  readonly keys: readonly SortKey[];
  /** Are scores shown although hits are sorted by something else? */
  readonly scores: 'shown' | 'not asked for';
}

/** Scores are numbers of 32 bits, written with as few digits as tell them apart. */
export function shownScore(score: number): number {
  const short = Math.fround(score);
  for (let digits = 6; digits < 9; digits++) {
    const written = Number(short.toPrecision(digits));
    if (Math.fround(written) === short) return written;
  }
  return Number(short.toPrecision(9));
}

/** By score, the older document first where scores are equal, or by the keys. Sorts in place. */
export function sortFound(found: Found[], keys: readonly SortKey[]): void {
  if (keys.length === 0) found.sort((one, other) => other.score - one.score);
  else found.sort((one, other) => comparedKeys(one.keys, other.keys, keys));
}

export function shownHit({ context, number, score, keys: values }: Found, { body, keys, scores }: HitRules): Json {
  const document = context.segment.documents[number];
  const source = document && sourceFilter(body._source)(document.source);
  const fields = docValueFields(context, number, body.docvalue_fields);
  return {
    _index: context.index,
    _id: document?.id,
    ...(body.version === true && { _version: document?.version }),
    ...(body.seq_no_primary_term === true && { _seq_no: document?.seqNo, _primary_term: 1 }),
    _score: scores === 'shown' ? shownScore(score) : null,
    ...(source !== undefined && { _source: source }),
    ...(fields && { fields }),
    ...(keys.length > 0 && {
      sort: values.map((value, index) => (keys[index]?.by === '_score' ? shownScore(Number(value)) : (value ?? null))),
    }),
  };
}

/** AWS and OpenSearch show booleans as words and dates as texts there. */
function docValueFields(context: Found['context'], number: number, wanted: unknown): Json | undefined {
  const asked = [wanted ?? []].flat().map((one) => (isJsonObject(one) ? one : { field: one }));
  const shown = asked.flatMap(({ field, format }) =>
    context.mapping.matching(String(field)).flatMap(({ path, type }) => {
      if (type === 'text' && String(field).includes('*')) return [];
      const leaf = leafIn(context, { field: path });
      const values = context.segment.fields.get(path)?.values[number];
      if (values === undefined) return [];
      const texts = [values].flat().map((value) => {
        const text = textOfValue(leaf, value, { format });
        return type === 'boolean' ? value === 1 : (text ?? value);
      });
      return [[path, texts] as const];
    }),
  );
  return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}
