// GROUP_RANK: the rows of one ROWTIME, ranked by a column. AWS: sql-reference-group-rank-udx.html
import { orderOf } from '../functions/comparison.ts';
import type { FunctionPlan } from '../plan/plan.ts';
import { NULL_TYPE } from '../semantics/sql-type.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import type { Operator, Sink } from './operator.ts';

/** Equal values share a rank, and gaps follow. A group is complete when ROWTIME moves on, or after maxIdle milliseconds. */
export function createGroupRank(plan: FunctionPlan, out: Sink): Operator {
  const { rankBy, sortOrder, outputOrder, outputMax } = plan.settings;
  const column = Number(rankBy);
  const compare = orderOf(plan.input.columns[column]?.type ?? NULL_TYPE);
  const sign = sortOrder === 'desc' ? -1 : 1;
  const most = Number(outputMax);
  let group: Row[] = [];

  const flush = (): Row[] => {
    const sorted = group.sort((a, b) => sign * compare(a.values[column] as SqlValue, b.values[column] as SqlValue));
    group = [];
    let rank = 0;
    let previous: SqlValue | undefined;
    const ranked = sorted.map((row, i): Row => {
      const value = row.values[column] as SqlValue;
      if (i === 0 || value !== previous) rank = i + 1;
      previous = value;
      return { rowtimeMs: row.rowtimeMs, values: [...row.values, rank] };
    });
    const shown = most > 0 ? ranked.slice(0, most) : ranked;
    return outputOrder === 'desc' ? shown.reverse() : shown;
  };
  return {
    rows(rows) {
      const produced: Row[] = [];
      for (const row of rows) {
        if (group.length > 0 && row.rowtimeMs !== group[0]?.rowtimeMs) produced.push(...flush());
        group.push(row);
      }
      if (produced.length > 0) out.rows(produced);
    },
    bound(ms) {
      const at = group[0]?.rowtimeMs;
      // The engine has no idle clock: a bound past the group's ROWTIME says as surely that it is complete.
      if (at !== undefined && ms > at) out.rows(flush());
      out.bound(ms);
    },
    deadline: () => (group[0] ? group[0].rowtimeMs + 1 : undefined),
    save: () => group,
    load(saved) {
      group = saved as Row[];
    },
  };
}
