// The aggregates of one group: state made, fed, and read.
import { type AggregateState, newAggregateState } from '../functions/aggregate-functions.ts';
import { orNull } from '../functions/exact-sum.ts';
import type { AggregateCall } from '../plan/plan.ts';
import type { Row, SqlValue, Value } from '../semantics/value.ts';
import { NO_ROW, type Runtime } from './operator.ts';

/** One group: its keys, the state of each aggregate, the values that DISTINCT has seen. Plain data. */
export interface Group {
  readonly keys: readonly Value[];
  readonly states: readonly AggregateState[];
  readonly seen: readonly (Set<Value> | null)[];
}

export interface Aggregation {
  readonly newGroup: (keys: readonly Value[]) => Group;
  /** The arguments of a row, computed before any state changes, so that a failing row leaves no trace. */
  readonly argumentsOf: (row: Row) => readonly Value[];
  readonly add: (group: Group, args: readonly Value[]) => void;
  /** Throws RowFailure when a sum is out of range. */
  readonly results: (group: Group) => SqlValue[];
  /** The same for the row of the error stream: NULL where `results` fails. */
  readonly shown: (group: Group) => SqlValue[];
}

export function createAggregation(calls: readonly AggregateCall[], runtime: Runtime): Aggregation {
  const args = calls.map(({ argument }) => argument && runtime.evaluator(argument));
  return {
    newGroup: (keys) => ({
      keys,
      states: calls.map(newAggregateState),
      seen: calls.map(({ distinct }) => (distinct ? new Set<Value>() : null)),
    }),
    argumentsOf: (row) => args.map((evaluate) => (evaluate ? evaluate(row, NO_ROW) : true)),
    add(group, values) {
      for (let i = 0; i < calls.length; i++) {
        const value = values[i] as Value;
        if (value === null) continue;
        const seen = group.seen[i];
        if (seen?.has(value)) continue;
        seen?.add(value);
        calls[i]?.fn.add(group.states[i] as AggregateState, value as never);
      }
    },
    shown: (group) => calls.map(({ fn, type }, i) => orNull(fn.result)(group.states[i] as AggregateState, type) as SqlValue),
    results: (group) => calls.map(({ fn, type }, i) => fn.result(group.states[i] as AggregateState, type) as SqlValue),
  };
}
