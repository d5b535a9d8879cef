// WHERE and the SELECT list of rows that need no memory.

import type { CalcPlan } from '../plan/plan.ts';
import { type Row, RowFailure, type SqlValue } from '../semantics/value.ts';
import { compileCalc } from './calc-loop.ts';
import { eachRow } from './each-row.ts';
import { type Evaluate, NO_ROW, type Operator, type Runtime, type Sink, STATELESS } from './operator.ts';
import type { RowLoop } from './row-loop.ts';

/** Filters and projects each row; one that fails goes to the error stream. */
export function createCalc(plan: CalcPlan, out: Sink, runtime: Runtime): Operator {
  if (runtime.mode === 'compiled' && !plan.rowtime) return looped(compileCalc(plan, runtime), out, runtime);
  const where = plan.where && runtime.evaluator(plan.where);
  const project = plan.project.map(runtime.evaluator);
  const rowtime = plan.rowtime && runtime.evaluator(plan.rowtime);
  let last = Number.NEGATIVE_INFINITY;
  const one = (row: Row): Row | undefined => {
    if (where && where(row, NO_ROW) !== true) return undefined;
    const at = rowtime ? (rowtime(row, NO_ROW) as number | null) : row.rowtimeMs;
    if (rowtime) {
      // `expr AS ROWTIME` must stay ascending.
      if (at === null || at < last) throw new RowFailure('OUT_OF_ORDER', 'Rows are out of order: the expression AS ROWTIME went back');
      last = at;
    }
    return { rowtimeMs: at as number, values: valuesOf(project, row) };
  };
  return {
    ...STATELESS,
    rows(rows) {
      const produced = eachRow(rows, one, runtime);
      if (produced.length > 0) out.rows(produced);
    },
    bound: (ms) => out.bound(rowtime ? Math.min(ms, last) : ms),
  };
}

function looped(loop: RowLoop<undefined>, out: Sink, runtime: Runtime): Operator {
  return {
    ...STATELESS,
    rows(rows) {
      const produced: Row[] = [];
      loop(rows, undefined, produced, runtime.fail);
      if (produced.length > 0) out.rows(produced);
    },
    bound: (ms) => out.bound(ms),
  };
}

export function valuesOf(project: readonly Evaluate[], a: Row, b: Row = NO_ROW): SqlValue[] {
  return project.map((evaluate) => evaluate(a, b) as SqlValue);
}
