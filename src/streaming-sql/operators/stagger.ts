// Stagger windows: each key opens its own window at its first row. AWS: stagger-window-concepts
import type { StaggerPlan } from '../plan/plan.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import { createAggregation, type Group } from './aggregation.ts';
import { GroupTable } from './group-table.ts';
import { NO_ROW, type Operator, type Runtime, type Sink } from './operator.ts';

interface OpenWindow {
  readonly group: Group;
  readonly closesAt: number;
}

/** A window closes `sizeMs` after it opened and gives its row then; the key's next row opens another. */
export function createStagger(plan: StaggerPlan, out: Sink, runtime: Runtime): Operator {
  const where = plan.where && runtime.evaluator(plan.where);
  const keys = plan.keys.map(runtime.evaluator);
  const aggregation = createAggregation(plan.aggregates, runtime);
  const table = new GroupTable<OpenWindow>(keys.length);

  // Every window has the same length, so the order of opening is the order of closing.
  const close = (bound: number, produced: Row[]): void => {
    let closed = 0;
    for (const { group, closesAt } of table.groups) {
      if (closesAt > bound) break;
      const values = group.keys as readonly SqlValue[];
      try {
        produced.push({ rowtimeMs: closesAt, values: [...values, ...aggregation.results(group)] });
      } catch (error) {
        runtime.fail(error, { rowtimeMs: closesAt, values: [...values, ...aggregation.shown(group)] });
      }
      closed++;
    }
    if (closed > 0)
      table.retain(
        ({ closesAt }) => closesAt > bound,
        ({ group }) => group.keys,
      );
  };
  return {
    rows(rows) {
      const produced: Row[] = [];
      for (const row of rows) {
        try {
          if (where && where(row, NO_ROW) !== true) continue;
          const values = keys.map((evaluate) => evaluate(row, NO_ROW));
          const args = aggregation.argumentsOf(row);
          if ((table.groups[0]?.closesAt ?? Number.POSITIVE_INFINITY) <= row.rowtimeMs) close(row.rowtimeMs, produced);
          const window = table.find(values, () => ({ group: aggregation.newGroup(values), closesAt: row.rowtimeMs + plan.sizeMs }));
          aggregation.add(window.group, args);
        } catch (error) {
          runtime.fail(error, row);
        }
      }
      if (produced.length > 0) out.rows(produced);
    },
    bound(ms) {
      const produced: Row[] = [];
      close(ms, produced);
      if (produced.length > 0) out.rows(produced);
      out.bound(ms);
    },
    deadline: () => table.groups[0]?.closesAt,
    save: () => table.groups,
    load(state) {
      table.clear();
      for (const window of state as readonly OpenWindow[]) table.find(window.group.keys, () => window);
    },
  };
}
