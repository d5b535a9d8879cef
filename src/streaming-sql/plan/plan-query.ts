// Queries: a SELECT, VALUES, or set operations over them.
import { cast, inFormOf } from '../functions/cast.ts';
import { mayBeNull, type Scalar } from '../semantics/scalar.ts';
import { commonType, type SqlType, typeText } from '../semantics/sql-type.ts';
import type { Expression, OrderItem, Query, QueryBody } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { bindExpression } from './bind-expression.ts';
import { isTimeKey } from './monotonicity.ts';
import type { OutputColumn, Plan, UnionPlan } from './plan.ts';
import { planSelect } from './plan-select.ts';
import { planSort } from './plan-sort.ts';
import { calc, type PlanningContext, slotsOf } from './planning.ts';
import { Scope } from './scope.ts';

/** Plans a query. Throws SqlError. */
export function planQuery(query: Query, context: PlanningContext): Plan {
  if (query.body.kind === 'select') return planSelect(query.body, query.orderBy, context);
  const plan = planBody(query.body, context);
  return query.orderBy.length > 0 ? planOrdered(plan, query.orderBy) : plan;
}

function planBody(body: QueryBody, context: PlanningContext): Plan {
  if (body.kind === 'select') return planSelect(body, [], context);
  if (body.kind === 'values') return planValues(body.rows, body.span);
  const left = planBody(body.left, context);
  const right = planBody(body.right, context);
  if (left.source !== right.source) throw new SqlError(body.span, `One side of ${body.operator} is a stream, the other a table`);
  if (body.all && body.operator !== 'UNION')
    throw new SqlError(body.span, `${body.operator} ALL is not supported: ALL stands only after UNION`);
  if (!body.all && left.source === 'stream')
    throw new SqlError(body.span, `${body.operator} is not supported on streams: UNION ALL is the only set operation`);
  const union = planUnion(left, right, body.span);
  if (body.all) return union;
  const [a, b] = union.inputs as [Plan, Plan];
  return { node: 'set', operator: body.operator, inputs: [a, b], columns: union.columns, source: 'table' };
}

function planUnion(left: Plan, right: Plan, span: Span): UnionPlan {
  if (left.columns.length !== right.columns.length) {
    throw new SqlError(span, `Column count mismatch in the set operation: ${left.columns.length} and ${right.columns.length}`);
  }
  const columns = left.columns.map((column, i): OutputColumn => {
    const other = right.columns[i] as OutputColumn;
    const type = commonType(column.type, other.type);
    if (!type)
      throw new SqlError(
        span,
        `Type mismatch in column ${i + 1} of the set operation: ${typeText(column.type)} and ${typeText(other.type)}`,
      );
    return { name: column.name, type, nullable: column.nullable || other.nullable };
  });
  return { node: 'union', inputs: [converted(left, columns), converted(right, columns)], columns, source: left.source };
}

/** The input with its columns cast to the union's types, when they are others. */
function converted(input: Plan, columns: readonly OutputColumn[]): Plan {
  const slots = slotsOf(input);
  const casts = slots.map((slot, i) => cast(slot, columns[i]?.type as SqlType) ?? slot);
  if (casts.every((scalar, i) => scalar === slots[i])) return input;
  return calc(
    input,
    undefined,
    columns.map(({ name }) => name),
    casts,
  );
}

function planValues(rows: readonly (readonly Expression[])[], span: Span): Plan {
  const scope = new Scope([]);
  const bound = rows.map((row) => row.map((expression) => bindExpression(expression, { scope })));
  const [first = []] = bound;
  if (bound.some((row) => row.length !== first.length)) throw new SqlError(span, 'The rows of VALUES must have the same number of columns');
  const columns = first.map((_, i): OutputColumn => {
    let type: SqlType | undefined = { kind: 'NULL' };
    for (const row of bound) type = type && commonType(type, (row[i] as Scalar).type);
    if (!type) throw new SqlError(span, `Values in column ${i + 1} of VALUES are of different types`);
    return { name: `EXPR$${i}`, type, nullable: bound.some((row) => mayBeNull(row[i] as Scalar)) };
  });
  const rowsInForm = bound.map((row) => row.map((scalar, i) => inFormOf(scalar, (columns[i] as OutputColumn).type)));
  return { node: 'values', rows: rowsInForm, columns, source: 'table' };
}

/** ORDER BY after a set operation: over the columns of its result. */
function planOrdered(plan: Plan, orderBy: readonly OrderItem[]): Plan {
  const scope = new Scope([
    {
      alias: undefined,
      columns: plan.columns,
      row: 0,
      offset: 0,
      rowtimeIndex: -1,
      rowtimeNullable: false,
      hasRowtime: plan.source === 'stream',
    },
  ]);
  const keys = orderBy.map(({ expression, descending }) => {
    const ordinal = expression.kind === 'literal' && expression.type === 'number' ? slotsOf(plan)[Number(expression.text) - 1] : undefined;
    return { scalar: ordinal ?? bindExpression(expression, { scope }), descending };
  });
  const names = plan.columns.map(({ name }) => name);
  const wide = calc(plan, undefined, names, [...slotsOf(plan), ...keys.map(({ scalar }) => scalar)]);
  const [first] = keys;
  const time = first && isTimeKey(first.scalar) ? first.scalar : undefined;
  return planSort(wide, plan.columns.length, keys, time, orderBy[0]?.expression.span as Span);
}
