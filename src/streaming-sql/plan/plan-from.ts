// The FROM clause: streams, tables, subqueries, functions, joins.
import { ROWTIME_INDEX } from '../semantics/scalar.ts';
import type { FromItem, Identifier } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { findObject } from './catalog.ts';
import type { OutputColumn, Plan } from './plan.ts';
import { planJoin } from './plan-join.ts';
import { planTableFunction } from './plan-table-function.ts';
import type { PlannedInput, PlanningContext } from './planning.ts';
import { Scope } from './scope.ts';

/** Plans a FROM item and says which names it offers. Throws SqlError. */
export function planFrom(item: FromItem, context: PlanningContext): PlannedInput {
  if ('over' in item && item.over) {
    throw new SqlError(
      item.over.span,
      'A window in FROM stands in a join: for aggregates write the window after the function, as in SUM(x) OVER (...)',
    );
  }
  return planSide(item, context);
}

/** Like planFrom, for a side of a join, which may have a window. */
function planSide(item: FromItem, context: PlanningContext): PlannedInput {
  if (item.kind === 'join') return planJoin(item, context, planSide);
  return planRelation(item, context);
}

function planRelation(item: Exclude<FromItem, { kind: 'join' }>, context: PlanningContext): PlannedInput {
  const plan = relationPlan(item, context);
  const alias = item.alias?.value ?? (item.kind === 'stream' ? item.name.value : undefined);
  const columns = renamed(plan.columns, item, item.span);
  const scope = new Scope([
    { alias, columns, row: 0, offset: 0, rowtimeIndex: ROWTIME_INDEX, rowtimeNullable: false, hasRowtime: plan.source === 'stream' },
  ]);
  return { plan, scope };
}

function relationPlan(item: Exclude<FromItem, { kind: 'join' }>, context: PlanningContext): Plan {
  if (item.kind === 'subquery') return context.planQuery(item.query, context);
  if (item.kind === 'tableFunction') return planTableFunction(item.call, context);
  const found = findObject(context.catalog, item.name);
  if ('stream' in found) return { node: 'scan', stream: found.stream.name, columns: found.stream.columns, source: 'stream' };
  const { name, columns, rows } = found.table;
  return { node: 'table', table: name, rows, columns, source: 'table' };
}

/** AS l (a, b): ROWTIME is neither counted nor renamed. A record's fields may be named through AS l (r). */
function renamed(
  columns: readonly OutputColumn[],
  { columns: names }: { columns?: readonly Identifier[] },
  span: Span,
): readonly OutputColumn[] {
  if (!names) return columns;
  const own = columns.filter(({ name }) => name !== 'ROWTIME');
  if (names.length !== own.length)
    throw new SqlError(
      span,
      `List of column aliases must have same degree as table; table has ${own.length} columns, whereas alias list has ${names.length} columns`,
    );
  let next = 0;
  return columns.map((column) => (column.name === 'ROWTIME' ? column : { ...column, name: names[next++]?.value ?? column.name }));
}
