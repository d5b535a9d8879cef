// Tumbling windows: groups kept until ROWTIME leaves the window, then given at the window's end.
import type { TumblingPlan } from '../plan/plan.ts';
import type { Scalar } from '../semantics/scalar.ts';
import type { Row, SqlValue, Value } from '../semantics/value.ts';
import { createAggregation, type Group } from './aggregation.ts';
import { valuesOf } from './calc.ts';
import { GroupTable } from './group-table.ts';
import { NO_ROW, type Operator, type Runtime, type Sink } from './operator.ts';
import { coversTumbling, createTumblingLoop } from './tumbling-loop.ts';
import { windowEnd } from './window-end.ts';

interface TumblingState {
  readonly groups: readonly Group[];
  readonly end: number;
  readonly change: readonly Value[];
  readonly lastRowtime: number;
}

/**
 * Rows of one window share the values of the time keys. The window's end is the first instant at which a time key
 * changes; that is the ROWTIME of its results. AWS: sql-reference-group-by-clause.html
 */
export function createTumbling(plan: TumblingPlan, out: Sink, runtime: Runtime): Operator {
  if (runtime.mode === 'compiled' && coversTumbling(plan)) return createTumblingLoop(plan, out, runtime);
  const { keys } = plan;
  const where = plan.where && runtime.evaluator(plan.where);
  const evaluateKeys = keys.map(runtime.evaluator);
  const timeKeys = plan.timeKeys.map((i) => runtime.evaluator(keys[i] as Scalar));
  const changeKeys = plan.changeKeys.map((i) => runtime.evaluator(keys[i] as Scalar));
  const project = plan.project?.map(runtime.evaluator);
  const aggregation = createAggregation(plan.aggregates, runtime);
  const table = new GroupTable<Group>(keys.length);
  let end = Number.NEGATIVE_INFINITY; // of the open window
  let change: readonly Value[] = [];
  let lastRowtime = Number.NEGATIVE_INFINITY;

  const close = (at: number, produced: Row[]): void => {
    for (const group of table.groups) {
      const keyValues = group.keys as readonly SqlValue[];
      try {
        const row: Row = { rowtimeMs: at, values: [...keyValues, ...aggregation.results(group)] };
        produced.push(project ? { rowtimeMs: at, values: valuesOf(project, row) } : row);
      } catch (error) {
        runtime.fail(error, { rowtimeMs: at, values: [...keyValues, ...aggregation.shown(group)] });
      }
    }
    table.clear();
  };
  const add = (row: Row, produced: Row[]): void => {
    if (where && where(row, NO_ROW) !== true) return;
    const values = evaluateKeys.map((evaluate) => evaluate(row, NO_ROW));
    const args = aggregation.argumentsOf(row);
    if (timeKeys.length > 0 && row.rowtimeMs >= end) {
      close(end, produced);
      end = windowEnd(timeKeys, row.rowtimeMs);
    }
    if (changeKeys.length > 0) {
      const now = changeKeys.map((evaluate) => evaluate(row, NO_ROW));
      if (table.groups.length > 0 && now.some((value, i) => value !== change[i])) close(row.rowtimeMs, produced);
      change = now;
    }
    lastRowtime = row.rowtimeMs;
    aggregation.add(
      table.find(values, () => aggregation.newGroup(values)),
      args,
    );
  };
  return {
    rows(rows) {
      const produced: Row[] = [];
      for (const row of rows) {
        try {
          add(row, produced);
        } catch (error) {
          runtime.fail(error, row);
        }
      }
      if (produced.length > 0) out.rows(produced);
    },
    bound(ms) {
      const produced: Row[] = [];
      if (timeKeys.length > 0 && ms >= end) close(end, produced);
      // The end of a table: everything is complete, whatever its keys.
      else if (ms === Number.POSITIVE_INFINITY) {
        // An aggregate without GROUP BY has one row even of nothing.
        if (keys.length === 0) table.find([], () => aggregation.newGroup([]));
        close(Math.max(lastRowtime, runtime.clock.startMs), produced);
      }
      if (produced.length > 0) out.rows(produced);
      out.bound(ms);
    },
    deadline: () => (table.groups.length > 0 && timeKeys.length > 0 ? end : undefined),
    save: (): TumblingState => ({ groups: table.groups, end, change, lastRowtime }),
    load(state) {
      const saved = state as TumblingState;
      table.clear();
      for (const group of saved.groups) table.find(group.keys, () => group);
      ({ end, change, lastRowtime } = saved);
    },
  };
}
