// A join of a stream with a reference table: each row looks up its keys. AWS: app-add-reference-data
import type { LookupPlan } from '../plan/plan.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import { GroupTable } from './group-table.ts';
import { NO_ROW, type Operator, type Runtime, type Sink } from './operator.ts';

/** The table's rows are read when the application starts, and are no part of its open windows. */
export function createLookup(plan: LookupPlan, out: Sink, runtime: Runtime): { stream: Operator; table: Sink } {
  const streamKeys = plan.streamKeys.map(runtime.evaluator);
  const tableKeys = plan.tableKeys.map(runtime.evaluator);
  const condition = plan.condition && runtime.evaluator(plan.condition);
  const table = new GroupTable<Row[]>(tableKeys.length);
  const nothing: Row[] = [];
  const noTableRow: SqlValue[] = new Array<SqlValue>(plan.table.columns.length).fill(null);
  const outer = plan.kind === 'LEFT' || plan.kind === 'RIGHT';

  const joined = (row: Row, other: Row | undefined): Row => {
    const found = other?.values ?? noTableRow;
    const values =
      plan.tableOn === 'left' ? [...found, ...row.values, null, row.rowtimeMs] : [...row.values, ...found, row.rowtimeMs, null];
    return { rowtimeMs: row.rowtimeMs, values };
  };
  const one = (row: Row, produced: Row[]): void => {
    const keys = streamKeys.map((key) => key(row, NO_ROW));
    const candidates = keys.includes(null) ? nothing : (table.get(keys) ?? nothing);
    let matched = false;
    for (const candidate of candidates) {
      const pair = plan.tableOn === 'left' ? ([candidate, row] as const) : ([row, candidate] as const);
      if (condition && condition(...pair) !== true) continue;
      matched = true;
      produced.push(joined(row, candidate));
    }
    if (!matched && outer) produced.push(joined(row, undefined));
  };
  return {
    table: {
      rows(rows) {
        for (const row of rows) {
          const keys = tableKeys.map((key) => key(row, NO_ROW));
          if (!keys.includes(null)) table.find(keys, () => []).push(row);
        }
      },
      bound() {},
    },
    stream: {
      rows(rows) {
        const produced: Row[] = [];
        for (const row of rows) {
          try {
            one(row, produced);
          } catch (error) {
            runtime.fail(error, row);
          }
        }
        if (produced.length > 0) out.rows(produced);
      },
      bound: (ms) => out.bound(ms),
      deadline: () => undefined,
      save: () => undefined,
      load() {},
    },
  };
}
