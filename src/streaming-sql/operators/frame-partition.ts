// What a sliding window remembers of one partition.
import { type AggregateState, newAggregateState } from '../functions/aggregate-functions.ts';
import type { WindowCall } from '../plan/plan.ts';
import type { Value } from '../semantics/value.ts';
import { type ExtremeQueue, newExtremeQueue } from './extreme-queue.ts';

/** Plain data. Entries before `head` have left the frame and wait to be cut off. */
export interface Partition {
  readonly keys: readonly Value[];
  times: number[];
  /** One column for each call's first argument. */
  readonly columns: Value[][];
  head: number;
  cut: number; // how many entries were cut off
  readonly states: AggregateState[];
  readonly extremes: ExtremeQueue[]; // of MIN and MAX
  readonly seen: (Set<Value> | null)[]; // by DISTINCT in an endless frame
}

export function newPartition(keys: readonly Value[], calls: readonly WindowCall[]): Partition {
  return {
    keys,
    times: [],
    columns: calls.map(() => []),
    head: 0,
    cut: 0,
    states: calls.map(newAggregateState),
    extremes: calls.map(newExtremeQueue),
    seen: calls.map(() => null),
  };
}
