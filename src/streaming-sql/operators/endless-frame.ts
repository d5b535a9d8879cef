// A frame that no row leaves: of each call only what its result needs is remembered, never the rows.
import type { AggregateState } from '../functions/aggregate-functions.ts';
import type { Frame, WindowCall } from '../plan/plan.ts';
import type { SqlValue, Value } from '../semantics/value.ts';
import type { Partition } from './frame-partition.ts';
import { placeResult } from './frame-place.ts';

/** True for UNBOUNDED PRECEDING. */
export const isEndless = (frame: Frame): boolean => frame.unit === 'RANGE' && frame.sizeMs === Number.POSITIVE_INFINITY;

/** Takes a row in. `partition.columns` holds the few values that functions of place look at. */
export function enterEndless(partition: Partition, calls: readonly WindowCall[], rowtimeMs: number, args: readonly Value[]): void {
  partition.times[0] = rowtimeMs;
  for (let i = 0; i < calls.length; i++) {
    const call = calls[i] as WindowCall;
    const value = args[i] as Value;
    if (!call.fn) keep(partition.columns[i] as Value[], call, value);
    else if (value !== null && isNew(partition, i, call, value))
      (call.fn.enter ?? call.fn.add)(partition.states[i] as AggregateState, value as never);
  }
}

/** SUM(DISTINCT x) and its kind take each value once. */
function isNew({ seen }: Partition, i: number, { distinct }: WindowCall, value: Value): boolean {
  if (!distinct) return true;
  const known = seen[i] ?? new Set<Value>();
  seen[i] = known;
  if (known.has(value)) return false;
  known.add(value);
  return true;
}

/** How far a function of place looks. */
const distance = ({ args: [, second] }: WindowCall): number => (second?.op === 'constant' ? Number(second.value) : 1);

function keep(column: Value[], call: WindowCall, value: Value): void {
  const { name, nulls, from } = call;
  const n = distance(call);
  if (name === 'LAG') {
    // The current row is the last one, whatever it holds; of those before it NULL counts for nothing.
    if (nulls === 'IGNORE' && column.at(-1) === null) column.pop();
    column.push(value);
    if (column.length > n + 1) column.shift();
    return;
  }
  if (nulls === 'IGNORE' && value === null) return;
  if (name === 'LAST_VALUE' || from === 'LAST') {
    column.push(value);
    if (column.length > n) column.shift();
  } else if (column.length < n) column.push(value);
}

/** The value of a call at the current row. `extras` are its further arguments. */
export function endlessResult(partition: Partition, i: number, call: WindowCall, extras: readonly Value[]): SqlValue {
  if (call.fn) return call.fn.result(partition.states[i] as AggregateState, call.type) as SqlValue;
  return placeResult(call, partition.columns[i] as Value[], partition.times, 0, extras);
}
