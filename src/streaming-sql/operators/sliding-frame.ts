// One partition of a sliding window: the rows in the frame, and the functions computed over it.
import { type AggregateFunction, type AggregateState, newAggregateState } from '../functions/aggregate-functions.ts';
import type { Frame, WindowCall } from '../plan/plan.ts';
import type { SqlValue, Value } from '../semantics/value.ts';
import { endlessResult, enterEndless, isEndless } from './endless-frame.ts';
import { bestFrom, type ExtremeQueue, enterExtreme, extremeTest } from './extreme-queue.ts';
import type { Partition } from './frame-partition.ts';
import { placeResult } from './frame-place.ts';

const COMPACT_AT = 512;

/** Puts a row in and the rows out that have left the frame. The lower bound is inclusive. */
export function enterFrame(
  partition: Partition,
  frame: Frame,
  calls: readonly WindowCall[],
  rowtimeMs: number,
  args: readonly Value[],
): void {
  if (isEndless(frame)) {
    enterEndless(partition, calls, rowtimeMs, args);
    return;
  }
  const { times } = partition;
  times.push(rowtimeMs);
  for (let i = 0; i < calls.length; i++) {
    const { fn, name } = calls[i] as WindowCall;
    const value = args[i] as Value;
    partition.columns[i]?.push(value);
    if (value === null || !fn) continue;
    if (name === 'MIN' || name === 'MAX')
      enterExtreme(partition.extremes[i] as ExtremeQueue, partition.cut + times.length - 1, value, extremeTest(calls[i] as WindowCall));
    else (fn.enter ?? fn.add)(partition.states[i] as AggregateState, value as never);
  }
  if (frame.unit === 'RANGE') {
    const lowest = rowtimeMs - frame.sizeMs;
    while ((times[partition.head] as number) < lowest) leave(partition, calls);
  } else while (times.length - partition.head > frame.rows + 1) leave(partition, calls);
  for (let i = 0; i < calls.length; i++)
    calls[i]?.fn?.restore?.(partition.states[i] as AggregateState, partition.columns[i] as Value[], partition.head);
  if (partition.head > COMPACT_AT && partition.head * 2 > times.length) compact(partition);
}

function leave(partition: Partition, calls: readonly WindowCall[]): void {
  const at = partition.head++;
  for (let i = 0; i < calls.length; i++) {
    const value = partition.columns[i]?.[at] as Value;
    if (value !== null) calls[i]?.fn?.remove?.(partition.states[i] as AggregateState, value as never);
  }
}

function compact(partition: Partition): void {
  const { head } = partition;
  partition.times = partition.times.slice(head);
  partition.columns.forEach((column, i) => {
    partition.columns[i] = column.slice(head);
  });
  partition.cut += head;
  partition.head = 0;
}

/** SUM(DISTINCT x) and its kind: over the values in the frame, each once. */
function distinctResult(fn: AggregateFunction, values: readonly Value[], { type }: WindowCall): SqlValue {
  const state = newAggregateState();
  for (const value of new Set(values)) if (value !== null) fn.add(state, value as never);
  return fn.result(state, type) as SqlValue;
}

/** The value of a call at the current row, which is the last of the frame. `extras` are its further arguments. */
export function frameResult(partition: Partition, i: number, frame: Frame, call: WindowCall, extras: readonly Value[]): SqlValue {
  if (isEndless(frame)) return endlessResult(partition, i, call, extras);
  const column = partition.columns[i] as Value[];
  const { head, times, cut } = partition;
  if (call.distinct && call.fn) return distinctResult(call.fn, column.slice(head), call);
  if (call.name === 'MIN' || call.name === 'MAX') return bestFrom(partition.extremes[i] as ExtremeQueue, cut + head) as SqlValue;
  if (call.fn) return call.fn.result(partition.states[i] as AggregateState, call.type) as SqlValue;
  return placeResult(call, column, times, head, extras);
}
