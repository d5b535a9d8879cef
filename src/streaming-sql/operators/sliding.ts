// Sliding windows: each row gives one row at once, with its functions over the rows before it.

import type { SlidingPlan } from '../plan/plan.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import { valuesOf } from './calc.ts';
import { eachRow } from './each-row.ts';
import { newPartition, type Partition } from './frame-partition.ts';
import { GroupTable } from './group-table.ts';
import { NO_ROW, type Operator, type Runtime, type Sink } from './operator.ts';
import { enterFrame, frameResult } from './sliding-frame.ts';
import { coversSliding, createSlidingLoop, SWEEP_EVERY } from './sliding-loop.ts';

/** AWS: sql-reference-windowed-aggregation-stream.html. Bounds pass through; expiry gives no row. */
export function createSliding(plan: SlidingPlan, out: Sink, runtime: Runtime): Operator {
  if (runtime.mode === 'compiled' && coversSliding(plan)) return createSlidingLoop(plan, out, runtime);
  const where = plan.where && runtime.evaluator(plan.where);
  const project = plan.project.map(runtime.evaluator);
  const windows = plan.windows.map(({ partition, frame, calls }) => ({
    frame,
    calls: calls.map(({ call }) => call),
    slots: calls.map(({ slot }) => slot),
    keys: partition.map(runtime.evaluator),
    args: calls.map(({ call }) => call.args.map(runtime.evaluator)),
    partitions: new GroupTable<Partition>(partition.length),
  }));
  let sinceSweep = 0;

  const one = (row: Row): Row | undefined => {
    if (where && where(row, NO_ROW) !== true) return undefined;
    const results: SqlValue[] = new Array(plan.slots).fill(null);
    // Arguments of all windows first: a row that fails must leave none of them changed.
    const inputs = windows.map(({ keys, args }) => ({
      keys: keys.map((key) => key(row, NO_ROW)),
      args: args.map((list) => list.map((arg) => arg(row, NO_ROW))),
    }));
    const entered = windows.map(({ frame, calls, partitions }, w) => {
      const { keys, args } = inputs[w] as (typeof inputs)[number];
      const partition = partitions.find(keys, () => newPartition(keys, calls));
      enterFrame(
        partition,
        frame,
        calls,
        row.rowtimeMs,
        args.map(([first]) => (first === undefined ? true : first)),
      );
      return partition;
    });
    // A result that fails (a sum out of range) must find all windows alike: with the row in.
    windows.forEach(({ frame, calls, slots }, w) => {
      const { args } = inputs[w] as (typeof inputs)[number];
      const partition = entered[w] as Partition;
      calls.forEach((call, i) => {
        results[slots[i] as number] = frameResult(partition, i, frame, call, args[i]?.slice(1) ?? []);
      });
    });
    const computed: Row = { rowtimeMs: row.rowtimeMs, values: results };
    return { rowtimeMs: row.rowtimeMs, values: valuesOf(project, row, computed) };
  };
  const sweep = (now: number): void => {
    sinceSweep = 0;
    for (const { frame, partitions } of windows) {
      if (frame.unit !== 'RANGE') continue;
      partitions.retain(
        ({ times }) => (times.at(-1) as number) >= now - frame.sizeMs,
        ({ keys }) => keys,
      );
    }
  };
  return {
    rows(rows) {
      const produced = eachRow(rows, one, runtime);
      sinceSweep += rows.length;
      const last = rows.at(-1);
      if (last && sinceSweep >= SWEEP_EVERY) sweep(last.rowtimeMs);
      if (produced.length > 0) out.rows(produced);
    },
    bound: (ms) => out.bound(ms),
    deadline: () => undefined,
    save: () => windows.map(({ partitions }) => partitions.groups),
    load(state) {
      for (const [w, saved] of (state as readonly (readonly Partition[])[]).entries()) {
        const partitions = windows[w]?.partitions;
        partitions?.clear();
        for (const partition of saved) partitions?.find(partition.keys, () => partition);
      }
    },
  };
}
