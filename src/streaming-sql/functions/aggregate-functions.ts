// Aggregates as running state: plain data, one value in, one value out (for sliding windows), a result at any time.
import { BIGINT, BOOLEAN, DOUBLE, decimal, familyOf, isInteger, MAX_DECIMAL_PRECISION, type SqlType } from '../semantics/sql-type.ts';
import type { Value } from '../semantics/value.ts';

/** The state of one aggregate of one group: `n` values seen that are not NULL; `a` and `b` by function; `v` a value. */
export interface AggregateState {
  n: number;
  a: number;
  b: number;
  v: Value;
}

export interface AggregateFunction {
  readonly name: string;
  readonly summary: string;
  readonly argument: 'none' | 'any' | 'numeric' | 'boolean';
  readonly returns: (argument: SqlType) => SqlType;
  /** `value` is never NULL. */
  readonly add: (state: AggregateState, value: never) => void;
  /** Like `add`, for a sliding window, where values are also taken out again; absent where that is the same. */
  readonly enter?: (state: AggregateState, value: never) => void;
  /** Undoes `enter` of the oldest value; absent where the value is found in the frame instead (MIN, FIRST_VALUE ...). */
  readonly remove?: (state: AggregateState, value: never) => void;
  /** Computes the state anew from the frame (`column` from `head` on) where adding and removing has lost its digits. */
  readonly restore?: (state: AggregateState, column: readonly Value[], head: number) => void;
  readonly result: (state: AggregateState, type: SqlType) => Value;
}

export const newAggregateState = (): AggregateState => ({ n: 0, a: 0, b: 0, v: null });

// A sum of doubles keeps the lost low bits in `b` (Neumaier), so that a sliding sum does not drift.
function addTo(state: AggregateState, value: number): void {
  const sum = state.a + value;
  state.b += Math.abs(state.a) >= Math.abs(value) ? state.a - sum + value : value - sum + state.a;
  state.a = sum;
}

function addNumber(state: AggregateState, value: number): void {
  state.n++;
  state.a += value;
}

/** Takes a number into a sliding sum. */
export function enterNumber(state: AggregateState, value: number): void {
  state.n++;
  addTo(state, value);
}

/** Takes the oldest number out of a sliding sum. */
export function removeNumber(state: AggregateState, value: number): void {
  state.n--;
  if (state.n === 0) {
    state.a = 0;
    state.b = 0;
  } else addTo(state, -value);
}

/** A sum that was infinite or not a number stays so, even when what made it so has left: then it is computed anew. */
function restoreSum(state: AggregateState, column: readonly Value[], head: number): void {
  if (Number.isFinite(state.a)) return;
  state.a = 0;
  state.b = 0;
  for (let i = head; i < column.length; i++) if (column[i] !== null) addTo(state, column[i] as number);
  if (!Number.isFinite(state.a)) {
    state.b = 0;
    state.a = (column.slice(head) as (number | null)[]).reduce<number>((sum, value) => sum + (value ?? 0), 0);
  }
}

/** The same for the sum of a generated loop's frame: its lost low bits, and itself. */
export function restoredSum(column: readonly Value[], head: number): readonly [a: number, b: number] {
  const state = newAggregateState();
  state.a = Number.NaN;
  restoreSum(state, column, head);
  return [state.a, state.b];
}

const total = (state: AggregateState): number => state.a + state.b;

/** SUM and AVG of doubles; of exact numbers they are in exact-sum.ts. */
const averageResult = (sum: number, count: number): Value => (count === 0 ? null : sum / count);
const sumResult = (sum: number, count: number): Value => (count === 0 ? null : sum);

const sumType = (type: SqlType): SqlType => {
  if (isInteger(type)) return BIGINT;
  if (type.kind === 'DECIMAL') return decimal(MAX_DECIMAL_PRECISION, type.scale ?? 0);
  return familyOf(type) === 'interval' ? type : DOUBLE;
};
const meanType = (type: SqlType): SqlType => (type.kind === 'NULL' || type.kind === 'REAL' || type.kind === 'FLOAT' ? DOUBLE : type);
const same = (type: SqlType): SqlType => type;

// Variance by Welford's method, which can also forget a value: a is the mean, b the sum of squared differences, v the
// largest b so far. What forgetting leaves of the last bits is no variance: next to v it counts as nothing.
const REMAINDER = 1e-12;

function addDeviation(state: AggregateState, value: number): void {
  state.n++;
  const delta = value - state.a;
  state.a += delta / state.n;
  state.b += delta * (value - state.a);
  state.v = Math.max((state.v as number | null) ?? 0, state.b);
}

function removeDeviation(state: AggregateState, value: number): void {
  state.n--;
  if (state.n === 0) {
    state.a = 0;
    state.b = 0;
    state.v = 0;
    return;
  }
  const delta = value - state.a;
  state.a -= delta / state.n;
  state.b -= delta * (value - state.a);
  if (state.n === 1 || state.b < REMAINDER * (state.v as number)) state.b = 0;
}

/** When so little is left of the largest b, forgetting has eaten digits that count. */
const SHRUNK = 1e-4;

function restoreDeviation(state: AggregateState, column: readonly Value[], head: number): void {
  if (state.n < 2 || state.b >= SHRUNK * ((state.v as number | null) ?? 0)) return;
  state.n = 0;
  state.a = 0;
  state.b = 0;
  state.v = 0;
  for (let i = head; i < column.length; i++) if (column[i] !== null) addDeviation(state, Number(column[i]));
}

function variance(divisor: (n: number) => number, root: boolean): AggregateFunction['result'] {
  return (state) => {
    const by = divisor(state.n);
    if (state.n === 0 || by === 0) return null;
    return root ? Math.sqrt(state.b / by) : state.b / by;
  };
}

const population = (n: number): number => n;
const sample = (n: number): number => n - 1;
const spread = (name: string, summary: string, divisor: (n: number) => number, root: boolean): AggregateFunction => ({
  name,
  summary,
  argument: 'numeric',
  returns: () => DOUBLE,
  add: addDeviation,
  remove: removeDeviation,
  restore: restoreDeviation,
  result: variance(divisor, root),
});

const addTruth = (state: AggregateState, value: boolean): void => {
  state.n++;
  if (value) state.a++;
};
const removeTruth = (state: AggregateState, value: boolean): void => {
  state.n--;
  if (value) state.a--;
};

export const AGGREGATE_FUNCTIONS: ReadonlyMap<string, AggregateFunction> = new Map(
  [
    {
      name: 'COUNT',
      summary: 'COUNT(*): how many rows; COUNT(x): how many where x is not NULL',
      argument: 'none' as const,
      returns: () => BIGINT,
      add: (state: AggregateState) => {
        state.n++;
      },
      remove: (state: AggregateState) => {
        state.n--;
      },
      result: (state: AggregateState) => state.n,
    },
    {
      name: 'SUM',
      summary: 'The sum of the values that are not NULL',
      argument: 'numeric' as const,
      returns: sumType,
      add: addNumber,
      enter: enterNumber,
      remove: removeNumber,
      restore: restoreSum,
      result: (state: AggregateState) => sumResult(total(state), state.n),
    },
    {
      name: 'AVG',
      summary: "The mean of the values that are not NULL, in the argument's type",
      argument: 'numeric' as const,
      returns: meanType,
      add: addNumber,
      enter: enterNumber,
      remove: removeNumber,
      restore: restoreSum,
      result: (state: AggregateState) => averageResult(total(state), state.n),
    },
    {
      name: 'MIN',
      summary: 'The least value',
      argument: 'any' as const,
      returns: same,
      add: (state: AggregateState, value: number) => {
        if (state.n++ === 0 || value < (state.v as number)) state.v = value;
      },
      result: (state: AggregateState) => state.v,
    },
    {
      name: 'MAX',
      summary: 'The greatest value',
      argument: 'any' as const,
      returns: same,
      add: (state: AggregateState, value: number) => {
        if (state.n++ === 0 || value > (state.v as number)) state.v = value;
      },
      result: (state: AggregateState) => state.v,
    },
    spread('STDDEV_POP', 'The standard deviation of the values', population, true),
    spread('STDDEV_SAMP', 'The standard deviation, the values being a sample', sample, true),
    spread('STDDEV', 'The standard deviation, the values being a sample', sample, true),
    spread('VAR_POP', 'The variance of the values', population, false),
    spread('VAR_SAMP', 'The variance, the values being a sample', sample, false),
    {
      name: 'FIRST_VALUE',
      summary: 'The first value',
      argument: 'any' as const,
      returns: same,
      add: (state: AggregateState, value: never) => {
        if (state.n++ === 0) state.v = value;
      },
      result: (state: AggregateState) => state.v,
    },
    {
      name: 'LAST_VALUE',
      summary: 'The last value',
      argument: 'any' as const,
      returns: same,
      add: (state: AggregateState, value: never) => {
        state.n++;
        state.v = value;
      },
      result: (state: AggregateState) => state.v,
    },
    ...['ANY', 'SOME'].map((name) => ({
      name,
      summary: 'TRUE when any value is TRUE',
      argument: 'boolean' as const,
      returns: () => BOOLEAN,
      add: addTruth,
      remove: removeTruth,
      result: (state: AggregateState) => (state.n === 0 ? null : state.a > 0),
    })),
    {
      name: 'EVERY',
      summary: 'TRUE when every value is TRUE',
      argument: 'boolean' as const,
      returns: () => BOOLEAN,
      add: addTruth,
      remove: removeTruth,
      result: (state: AggregateState) => (state.n === 0 ? null : state.a === state.n),
    },
  ].map((fn) => [fn.name, fn as AggregateFunction]),
);
