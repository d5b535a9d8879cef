// ORDER BY of a stream: rows wait until the leading expression of time moves on, then leave in order.
import { orderOf } from '../functions/comparison.ts';
import type { SortPlan } from '../plan/plan.ts';
import type { Row, Value } from '../semantics/value.ts';
import { NO_ROW, type Operator, type Runtime, type Sink } from './operator.ts';
import { windowEnd } from './window-end.ts';

/** AWS: sql-reference-order-by-clause.html */
export function createSort(plan: SortPlan, out: Sink, runtime: Runtime): Operator {
  const leading = runtime.evaluator(plan.leading);
  const time = plan.time && runtime.evaluator(plan.time);
  const keys = plan.keys.map(({ scalar, descending }) => ({
    evaluate: runtime.evaluator(scalar),
    order: orderOf(scalar.type),
    sign: descending ? -1 : 1,
  }));
  let waiting: Row[] = [];
  let current: Value = null;
  let end = Number.POSITIVE_INFINITY;

  const compare = (a: Row, b: Row): number => {
    for (const { evaluate, order, sign } of keys) {
      const [x, y] = [evaluate(a, NO_ROW), evaluate(b, NO_ROW)];
      // NULLs first, as in the service's ancestor.
      const result = x === null || y === null ? Number(x !== null) - Number(y !== null) : order(x, y);
      if (result !== 0) return result * sign;
    }
    return 0;
  };
  const release = (): void => {
    if (waiting.length === 0) return;
    const last = (waiting.at(-1) as Row).rowtimeMs;
    // Sorted by more than time, rows may change places; their ROWTIMEs may not go back, so all get the last one's.
    const sorted = waiting.sort(compare).map((row) => (row.rowtimeMs === last ? row : { rowtimeMs: last, values: row.values }));
    waiting = [];
    out.rows(sorted);
  };
  return {
    rows(rows) {
      for (const row of rows) {
        const value = leading(row, NO_ROW);
        if (plan.source === 'stream' && waiting.length > 0 && value !== current) release();
        if (waiting.length === 0 && time) end = windowEnd([time], row.rowtimeMs);
        current = value;
        waiting.push(row);
      }
    },
    bound(ms) {
      if (ms >= end || ms === Number.POSITIVE_INFINITY) release();
      out.bound(waiting.length > 0 ? Math.min(ms, (waiting[0] as Row).rowtimeMs) : ms);
    },
    deadline: () => (waiting.length > 0 && Number.isFinite(end) ? end : undefined),
    save: () => ({ waiting, current, end }),
    load(state) {
      ({ waiting, current, end } = state as { waiting: Row[]; current: Value; end: number });
    },
  };
}
