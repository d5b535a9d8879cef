// Functions of a row's place in its frame: LAG, FIRST_VALUE, LAST_VALUE, NTH_VALUE, EXP_AVG.
import type { WindowCall } from '../plan/plan.ts';
import type { SqlValue, Value } from '../semantics/value.ts';

/** The value at the current row, which is the last of the column; the frame begins at `head`. `extras` are further arguments. */
export function placeResult(
  call: WindowCall,
  column: readonly Value[],
  times: readonly number[],
  head: number,
  extras: readonly Value[],
): SqlValue {
  switch (call.name) {
    case 'LAG':
      return lag(column, head, Number(extras[0] ?? 1), extras[1] ?? null, call.nulls) as SqlValue;
    case 'FIRST_VALUE':
      return nth(column, head, 1, 'FIRST', call.nulls) as SqlValue;
    case 'LAST_VALUE':
      return nth(column, head, 1, 'LAST', call.nulls) as SqlValue;
    case 'NTH_VALUE':
      return nth(column, head, Number(extras[0]), call.from, call.nulls) as SqlValue;
    default:
      return exponentialAverage(column, times, head, Number(extras[0])) as SqlValue;
  }
}

/** The value `n` rows back in the frame, or the default when the frame has none. AWS: sql-reference-lag.html */
function lag(column: readonly Value[], head: number, n: number, otherwise: Value, nulls: 'RESPECT' | 'IGNORE'): Value {
  let left = n;
  for (let at = column.length - 1; at >= head; at--) {
    if (left === 0 && (at === column.length - 1 || nulls === 'RESPECT' || column[at] !== null)) return column[at] as Value;
    if (at === column.length - 1) {
      if (n === 0) return column[at] as Value;
      left--;
      continue;
    }
    if (nulls === 'IGNORE' && column[at] === null) continue;
    left--;
  }
  return otherwise;
}

function nth(column: readonly Value[], head: number, n: number, from: 'FIRST' | 'LAST', nulls: 'RESPECT' | 'IGNORE'): Value {
  let left = n;
  const [start, step] = from === 'FIRST' ? [head, 1] : [column.length - 1, -1];
  for (let at = start; at >= head && at < column.length; at += step) {
    if (nulls === 'IGNORE' && column[at] === null) continue;
    if (--left === 0) return column[at] as Value;
  }
  return null;
}

/** Weights halve with each half-life that a row is older than the newest. AWS: sql-reference-exp-avg.html */
function exponentialAverage(column: readonly Value[], times: readonly number[], head: number, halfLifeMs: number): Value {
  const now = times.at(-1) as number;
  let sum = 0;
  let weights = 0;
  for (let at = head; at < column.length; at++) {
    const value = column[at];
    if (value === null) continue;
    const weight = 0.5 ** Math.floor((now - (times[at] as number)) / halfLifeMs);
    sum += weight * Number(value);
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
