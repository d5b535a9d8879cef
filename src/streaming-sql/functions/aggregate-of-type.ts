// Aggregates of BIGINT and DECIMAL: exact sums, an order of their own, doubles for deviations.
import { type SqlType, typeText } from '../semantics/sql-type.ts';
import type { AggregateFunction, AggregateState } from './aggregate-functions.ts';
import { compareDecimals, type DecimalNumber } from './decimal-number.ts';
import { type ExactSum, exactSum, type Spilled } from './exact-sum.ts';

type Exact = number | bigint | string;

const known = new Map<string, AggregateFunction>();

/** The aggregate as it is for arguments of this type: always the same object for the same type. */
export function aggregateOf(fn: AggregateFunction, type: SqlType): AggregateFunction {
  const own = ofType(fn, type);
  if (!own) return fn;
  const key = `${fn.name} ${typeText(type)}`;
  const found = known.get(key) ?? own;
  known.set(key, found);
  return found;
}

function ofType(fn: AggregateFunction, type: SqlType): AggregateFunction | undefined {
  const sum = exactSum(type);
  if (!sum) return undefined;
  if (fn.name === 'SUM' || fn.name === 'AVG') return summing(fn, sum);
  if (type.kind === 'DECIMAL' && (fn.name === 'MIN' || fn.name === 'MAX')) return extreme(fn, fn.name === 'MIN' ? -1 : 1);
  return fn.argument === 'numeric' && (type.kind === 'DECIMAL' || type.kind === 'BIGINT') ? ofDoubles(fn) : undefined;
}

/** `a` is the low part of the sum, `v` the spilled one. */
function summing({ enter: _, restore: __, ...fn }: AggregateFunction, exact: ExactSum): AggregateFunction {
  const result = fn.name === 'SUM' ? exact.sum : exact.mean;
  const add = (state: AggregateState, value: Exact): void => {
    state.n++;
    const sum = state.a + exact.quick(value);
    if (Number.isSafeInteger(sum)) state.a = sum;
    else {
      state.v = exact.spillIn(state.v as Spilled, state.a, value);
      state.a = 0;
    }
  };
  const remove = (state: AggregateState, value: Exact): void => {
    state.n--;
    const rest = state.a - exact.quick(value);
    if (Number.isSafeInteger(rest)) state.a = rest;
    else {
      state.v = exact.spillOut(state.v as Spilled, state.a, value);
      state.a = 0;
    }
    if (state.n === 0) {
      state.a = 0;
      state.v = null;
    }
  };
  return { ...fn, add, remove, result: ({ n, a, v }) => (n === 0 ? null : result(a, v as Spilled, n)) };
}

function extreme(fn: AggregateFunction, wanted: -1 | 1): AggregateFunction {
  const add = (state: AggregateState, value: DecimalNumber): void => {
    if (state.n++ === 0 || compareDecimals(value, state.v as DecimalNumber) === wanted) state.v = value;
  };
  return { ...fn, add };
}

/** STDDEV and its kind give a DOUBLE, and compute with doubles. */
function ofDoubles({ add, remove, ...fn }: AggregateFunction): AggregateFunction {
  return {
    ...fn,
    add: (state: AggregateState, value: Exact) => add(state, Number(value) as never),
    ...(remove && { remove: (state: AggregateState, value: Exact) => remove(state, Number(value) as never) }),
  };
}
