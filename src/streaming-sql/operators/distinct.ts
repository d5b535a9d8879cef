// SELECT STREAM DISTINCT: the first of equal rows, forgotten when the monotonic items move on.
import type { DistinctPlan } from '../plan/plan.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import { GroupTable } from './group-table.ts';
import type { Operator, Sink } from './operator.ts';

/** NULL equals NULL here. AWS: sql-reference-select-clause.html */
export function createDistinct(plan: DistinctPlan, out: Sink): Operator {
  const seen = new GroupTable<readonly SqlValue[]>(plan.compared.length);
  let current: readonly SqlValue[] = [];
  return {
    rows(rows) {
      const produced: Row[] = [];
      for (const row of rows) {
        const moving = plan.monotonic.map((i) => row.values[i] as SqlValue);
        if (moving.some((value, i) => value !== current[i])) {
          seen.clear();
          current = moving;
        }
        const values = plan.compared.map((i) => row.values[i] as SqlValue);
        if (seen.find(values, () => values) === values) produced.push(row);
      }
      if (produced.length > 0) out.rows(produced);
    },
    bound: (ms) => out.bound(ms),
    deadline: () => undefined,
    save: () => ({ seen: seen.groups, current }),
    load(state) {
      const saved = state as { seen: readonly (readonly SqlValue[])[]; current: readonly SqlValue[] };
      seen.clear();
      for (const values of saved.seen) seen.find(values, () => values);
      current = saved.current;
    },
  };
}
