// EXISTS (SELECT ...) and x IN (SELECT ...) over tables. AWS: sql-reference-select.html names both, and prints no example.
import { comparison } from '../functions/comparison.ts';
import { conjunction, nodesOf, type Scalar, type SlotScalar } from '../semantics/scalar.ts';
import { BOOLEAN, typeText } from '../semantics/sql-type.ts';
import type { Select } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { bindCatalogFunction } from './bind-catalog-function.ts';
import { type BindingContext, bindCondition, bindExpression, partsOf, type SubqueryTest } from './bind-expression.ts';
import type { OutputColumn, Plan, TableTest } from './plan.ts';
import { planFrom } from './plan-from.ts';
import { AggregateCollector } from './plan-group.ts';
import { calc, type PlanningContext, slotsOf } from './planning.ts';
import { type Relation, Scope } from './scope.ts';
import { bindSelectItems } from './select-items.ts';
import { conjuncts, onRowOne, onRowZero, rowOf, splitCondition } from './split-condition.ts';

/** A subquery's rows: its plan, and over row 1 its columns; what ties them to the row outside, over both rows. */
interface PlannedSubquery {
  readonly table: Plan;
  readonly values: readonly Scalar[];
  readonly conditions: readonly Scalar[];
}

/** The subqueries of a SELECT, in the order in which they are bound. */
export class SubqueryCollector {
  readonly tests: TableTest[] = [];
  private readonly scope: Scope;
  private readonly width: number;
  private readonly context: PlanningContext;

  /** `width`: how many columns the rows of `scope` have. */
  constructor(scope: Scope, width: number, context: PlanningContext) {
    this.scope = scope;
    this.width = width;
    this.context = context;
  }

  /** Plans a subquery; its place among `tests`. Throws SqlError. */
  add({ operand, query, span }: SubqueryTest, bind: Parameters<NonNullable<BindingContext['bindSubquery']>>[1]): number {
    const values = operand && partsOf(operand).map(bind);
    if (
      values?.some((value) =>
        [...nodesOf(value)].some((node) => node.op === 'subquery' || (node.op === 'slot' && node.index >= this.width)),
      )
    )
      throw new SqlError(operand?.span ?? span, 'The operand of IN holds no other subquery: test them one by one, with AND and OR');
    const planned = planSubquery(query, this.scope, this.context);
    if (planned.table.source === 'stream') throw streamRefusal(operand ? 'IN' : 'EXISTS', query.span);
    const { leftKeys, rightKeys, rest } = splitCondition(planned.conditions);
    const equal = values && equality(values, planned.values, span);
    const test: TableTest = {
      table: planned.table,
      rowKeys: leftKeys,
      tableKeys: rightKeys,
      condition: rest.length > 0 ? rest.reduce(conjunction) : undefined,
      equal,
      member: rest.length === 0 ? bothSides(equal) : undefined,
    };
    return this.tests.push(test) - 1;
  }
}

/** The input with the results of tests after its columns; itself without any. */
export function withTests(input: Plan, tests: readonly TableTest[]): Plan {
  if (tests.length === 0) return input;
  const results = tests.map((_, i): OutputColumn => ({ name: `TEST$${i}`, type: BOOLEAN, nullable: true }));
  return { node: 'membership', input, tests, columns: [...input.columns, ...results], source: input.source };
}

/** Where `withTests` puts the result of a test, when the input has `width` columns. */
export function testSlot(width: number, index: number): SlotScalar {
  return { op: 'slot', row: 0, index: width + index, type: BOOLEAN, nullable: true, label: `TEST$${index}` };
}

const streamRefusal = (operator: 'IN' | 'EXISTS', span: Span): SqlError =>
  new SqlError(
    span,
    `${operator} reads reference tables and VALUES, and this is a stream, which never ends: join with it over a window instead, as in JOIN <stream> OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS <alias> ON ...`,
  );

function equality(values: readonly Scalar[], columns: readonly Scalar[], span: Span): Scalar {
  if (values.length !== columns.length) {
    const many = values.length === 1 ? 'exactly one column' : `exactly ${values.length} columns`;
    throw new SqlError(span, `A subquery of IN selects ${many}, and this one selects ${columns.length}`);
  }
  return values
    .map((value, i) => {
      const column = columns[i] as Scalar;
      const test = comparison('=', value, column);
      if (test) return test;
      throw new SqlError(
        span,
        `Cannot apply 'IN' to arguments of type '<${typeText(value.type)}> IN <${typeText(column.type)}>': write a CAST`,
      );
    })
    .reduce(conjunction);
}

/** Undefined for EXISTS, for several values, and for text whose blanks at the end do not count. */
function bothSides(equal: Scalar | undefined): TableTest['member'] {
  const { leftKeys, rightKeys, rest } = splitCondition(equal ? [equal] : []);
  const [row, table] = [leftKeys[0], rightKeys[0]];
  return row && table && leftKeys.length === 1 && rest.length === 0 ? { row, table } : undefined;
}

/** A subquery that stands for itself, or else one whose WHERE speaks of the row outside. */
function planSubquery(query: SubqueryTest['query'], outer: Scope, context: PlanningContext): PlannedSubquery {
  try {
    const table = context.planQuery(query, context);
    return { table, values: slotsOf(table).map(onRowOne), conditions: [] };
  } catch (error) {
    if (!(error instanceof SqlError) || query.body.kind !== 'select' || !isPlain(query.body)) throw error;
    return planCorrelated(query.body, outer, context);
  }
}

const isPlain = ({ from, groupBy, having, stagger }: Select): boolean => from !== undefined && !groupBy && !having && !stagger;

function planCorrelated(select: Select, outer: Scope, context: PlanningContext): PlannedSubquery {
  const input = planFrom(select.from as NonNullable<Select['from']>, context);
  const relations = input.scope.relations.map((relation): Relation => ({ ...relation, row: 1 }));
  const scope = new Scope(relations, input.scope.merged, outer);
  const binding: BindingContext = {
    scope,
    bindCall: (node, bind) => {
      if (node.over || new AggregateCollector().bind(node, bind))
        throw new SqlError(
          node.span,
          'A subquery that speaks of the row outside has no aggregates and no windows: put them into a subquery of its FROM',
        );
      return bindCatalogFunction(node, bind, context.catalog);
    },
  };
  const { items } = bindSelectItems(select.items, scope, (node) => bindExpression(node, binding));
  const where = select.where && bindCondition(select.where, binding, 'WHERE');
  const parts = where ? conjuncts(where) : [];
  const local = parts.filter((part) => rowOf(part) === 1).map(onRowZero);
  const names = input.plan.columns.map(({ name }) => name);
  const table = local.length > 0 ? calc(input.plan, local.reduce(conjunction), names, slotsOf(input.plan)) : input.plan;
  return {
    table,
    values: items.map(({ scalar }) => scalar),
    conditions: parts.filter((part) => rowOf(part) !== 1),
  };
}
