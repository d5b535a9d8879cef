// The life of an operator: rows in, bounds in, rows and bounds out, open windows as data.
import type { Scalar } from '../semantics/scalar.ts';
import type { Row, Value } from '../semantics/value.ts';

/** Where rows go. Rows come in ROWTIME order; a bound promises that no later row is older. */
export interface Sink {
  rows(rows: readonly Row[]): void;
  bound(rowtimeMs: number): void;
}

/** Something that keeps state and may be waiting. */
export interface Stateful {
  /** The earliest bound that would make this operator give a row; undefined when nothing waits. */
  deadline(): number | undefined;
  /** What is open, as structured-cloneable data; undefined for an operator that remembers nothing. */
  save(): unknown;
  load(state: unknown): void;
}

export interface Operator extends Sink, Stateful {}

/** A compiled expression: `a` is row 0, `b` row 1 (aggregates, or the right side of a join). */
export type Evaluate = (a: Row, b: Row) => Value;

export interface Clock {
  startMs: number;
  rowMs: number;
}

/** What operators need from their pump: expressions made runnable, failures reported, time, chance. */
export interface Runtime {
  readonly evaluator: (scalar: Scalar) => Evaluate;
  readonly fail: (error: unknown, row: Row) => void;
  readonly clock: Clock;
  readonly random: () => number;
  readonly mode: 'compiled' | 'interpreted';
}

export const NO_ROW: Row = { rowtimeMs: 0, values: [] };

/** For operators that hold nothing. */
export const STATELESS = {
  deadline: (): undefined => undefined,
  save: (): undefined => undefined,
  load: (): void => {},
};
