// What a query is evaluated against: one index as it was at its last refresh.
import type { Similarity } from '../inverted/bm25.ts';
import type { Segment } from '../inverted/segment.ts';
import type { IndexMapping } from '../mapping/index-mapping.ts';

export type Json = Readonly<Record<string, unknown>>;

/** By number of document: its score, or `noMatch`. */
export type Scores = Float64Array;

export interface QueryContext {
  readonly index: string;
  readonly segment: Segment;
  readonly mapping: IndexMapping;
  readonly similarity: Similarity;
  readonly nowMs: number;
  /** Evaluates a query of any kind: for those that contain others. Throws SearchError. */
  evaluate(query: unknown): Scores;
}

/** One kind of query: its body (what stands under its name) to scores. Throws SearchError. */
export type QueryKind = (body: unknown, context: QueryContext) => Scores;
