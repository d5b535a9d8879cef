// One SELECT: FROM, WHERE, then groups or windows or neither, then DISTINCT.
import { conjunction, nodesOf, ROWTIME_INDEX, rewrite, type Scalar } from '../semantics/scalar.ts';
import { BOOLEAN } from '../semantics/sql-type.ts';
import type { CallExpression, Expression, OrderItem, Select } from '../syntax/ast.ts';
import { type Span, SqlError, spanning } from '../syntax/sql-error.ts';
import { bindCatalogFunction } from './bind-catalog-function.ts';
import { type BindingContext, bindCondition, bindExpression } from './bind-expression.ts';
import { isTimeKey, monotonicity } from './monotonicity.ts';
import type { Plan, TableTest } from './plan.ts';
import { planFrom } from './plan-from.ts';
import { AggregateCollector, planStagger, planTumbling, regroup } from './plan-group.ts';
import { planDistinct, planSort } from './plan-sort.ts';
import { SubqueryCollector, testSlot, withTests } from './plan-subquery.ts';
import { frameSize, WindowCollector } from './plan-windows.ts';
import { calc, columnsFor, fuse, type PlannedInput, type PlanningContext, ROWTIME_OF_ROW, slotsOf } from './planning.ts';
import { Scope } from './scope.ts';
import { bindSelectItems, type NamedScalar, type SelectList } from './select-items.ts';
import { conjuncts } from './split-condition.ts';

/** Plans a SELECT with the ORDER BY of its query. Throws SqlError. */
export function planSelect(select: Select, orderBy: readonly OrderItem[], context: PlanningContext): Plan {
  const input = select.from ? planFrom(select.from, context) : nothing();
  const width = input.plan.columns.length;
  const below = new SubqueryCollector(input.scope, width, context); // over the rows of FROM
  const above = new SubqueryCollector(input.scope, width, context); // over the groups, where there are groups
  const plain: BindingContext = {
    scope: input.scope,
    bindCall: (node, bind) => bindCatalogFunction(node, bind, context.catalog),
    bindSubquery: (node, bind) => testSlot(width, below.add(node, bind)),
  };
  const where = select.where && bindCondition(select.where, { ...plain, bindCall: refuseAggregates(plain, 'WHERE') }, 'WHERE');
  const aggregates = new AggregateCollector();
  const windows = new WindowCollector(select.windows);
  const inSelect: BindingContext = {
    ...plain,
    bindCall: (node, bind) => {
      const innermost = (argument: Expression): Scalar =>
        bindExpression(argument, {
          ...plain,
          bindCall: refuseAggregates(plain, `an argument of ${node.name}`, node.over && WINDOW_OVER_GROUPS),
        });
      return windows.bind(node, innermost) ?? aggregates.bind(node, innermost) ?? bindCatalogFunction(node, bind, context.catalog);
    },
    bindSubquery: (node, bind) => ({ op: 'subquery', index: above.add(node, bind), type: BOOLEAN, span: node.span }),
  };
  const bind = (node: Expression): Scalar => bindExpression(node, inSelect);
  const list = bindSelectItems(select.items, input.scope, bind);
  const having = select.having && bindCondition(select.having, inSelect, 'HAVING');
  const sortKeys = orderBy.map(({ expression, descending }) => ({
    scalar: orderScalar(expression, list, bind),
    descending,
    span: expression.span,
  }));
  if (select.groupBy && select.stagger) throw new SqlError(spanOfAll(select.groupBy, select.span), GROUPED_TWICE);
  const grouped = select.groupBy !== undefined || select.stagger !== undefined || aggregates.calls.length > 0 || having !== undefined;
  if (grouped && windows.slots > 0) throw windowOverGroups(select, [...list.items, ...sortKeys], having);
  const keys = sortKeys.map(({ scalar }) => scalar);
  const shape: Shape = { select, input, where, list, having, keys, aggregates, windows, plain, below, above };
  const plan = grouped ? planGrouped(shape) : windows.slots > 0 ? planSliding(tested(shape)) : planPlain(tested(shape));
  const distinct = select.distinct ? planDistinct(plan, rowtimesOf(list), list.items.length, select.span) : plan;
  const [first] = sortKeys;
  if (!first) return distinct;
  const time =
    !isTimeKey(first.scalar) || monotonicity(first.scalar) !== 'increasing' ? undefined : grouped ? ROWTIME_OF_ROW : first.scalar;
  return planSort(distinct, list.items.length, sortKeys, time, first.span);
}

// AWS: stagger-window-concepts.html ("Stagger Windows"): WINDOWED BY stands where other queries have GROUP BY.
const GROUPED_TWICE =
  'WINDOWED BY STAGGER takes the place of GROUP BY, and here are both: put the keys into PARTITION BY and leave GROUP BY away; RANGE says when a window closes';

function spanOfAll(nodes: readonly Expression[], otherwise: Span): Span {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return first && last ? spanning(first.span, last.span) : otherwise;
}

// AWS: sql-reference-select-clause.html: an analytic function is called "if this is not an aggregating query".
const NO_WINDOW = 'A window function does not stand in a SELECT with GROUP BY or aggregates';
const GROUPS_BELOW =
  'put the groups into a subquery, as in SELECT STREAM ..., SUM(n) OVER (...) FROM (SELECT STREAM ..., COUNT(*) AS n FROM ... GROUP BY ...)';
const WINDOW_OVER_GROUPS = `${NO_WINDOW}: ${GROUPS_BELOW}`;

const AGGREGATE_WITHOUT_OVER =
  'This function has no OVER, and another one of the SELECT has: put OVER and the window behind this one, too, or take it from a GROUP BY in a subquery';

function windowOverGroups(select: Select, scalars: readonly { readonly scalar: Scalar }[], having: Scalar | undefined): SqlError {
  const nodes = [...scalars.map(({ scalar }) => scalar), ...(having ? [having] : [])].flatMap((scalar) => [...nodesOf(scalar)]);
  const spanOf = (op: 'window' | 'aggregate') => nodes.flatMap((node) => (node.op === op ? [node.span] : []))[0];
  const bare = spanOf('aggregate');
  // Without a GROUP BY no groups were meant: an OVER was forgotten.
  if (bare && !select.groupBy && !select.stagger && !having) return new SqlError(bare, AGGREGATE_WITHOUT_OVER);
  // Nothing is computed over the groups: they were only to keep the keys apart, which is the window's own affair.
  const isForKeys = !bare && (select.groupBy !== undefined || select.stagger !== undefined);
  const clause = select.stagger ? 'WINDOWED BY' : 'GROUP BY';
  const advice = `${NO_WINDOW}: leave ${clause} away; PARTITION BY in the window keeps the keys apart. For a window over the groups, ${GROUPS_BELOW}`;
  return new SqlError(spanOf('window') ?? select.span, isForKeys ? advice : WINDOW_OVER_GROUPS);
}

/** Which items of the list are ROWTIME itself. */
function rowtimesOf(list: SelectList): number[] {
  return list.items.flatMap(({ scalar }, i) => (scalar.op === 'slot' && scalar.index === ROWTIME_INDEX ? [i] : []));
}

interface Shape {
  readonly select: Select;
  readonly input: PlannedInput;
  readonly where: Scalar | undefined;
  readonly list: SelectList;
  readonly having: Scalar | undefined;
  readonly keys: readonly Scalar[]; // ORDER BY, projected as hidden columns after the list
  readonly aggregates: AggregateCollector;
  readonly windows: WindowCollector;
  readonly plain: BindingContext;
  readonly below: SubqueryCollector;
  readonly above: SubqueryCollector;
}

/** A shape without groups whose subqueries are answered before it is planned. */
function tested(shape: Shape): Shape {
  const { input, list, below, above } = shape;
  const first = input.plan.columns.length + below.tests.length;
  const place = (scalar: Scalar): Scalar => placed(scalar, first);
  return {
    ...shape,
    ...testedInput(shape, [...below.tests, ...above.tests]),
    list: { items: list.items.map((item) => ({ ...item, scalar: place(item.scalar) })), rowtime: list.rowtime && place(list.rowtime) },
    keys: shape.keys.map(place),
  };
}

/** What WHERE can say without the subqueries it says first. */
function testedInput({ input, where }: Shape, tests: readonly TableTest[]): Pick<Shape, 'input' | 'where'> {
  if (tests.length === 0) return { input, where };
  const { plan, scope } = input;
  const isLate = (part: Scalar): boolean => [...nodesOf(part)].some((node) => node.op === 'slot' && node.index >= plan.columns.length);
  const parts = where ? conjuncts(where) : [];
  const early = parts.filter((part) => !isLate(part));
  const late = parts.filter(isLate);
  const names = plan.columns.map(({ name }) => name);
  const filtered = early.length > 0 ? calc(plan, early.reduce(conjunction), names, slotsOf(plan)) : plan;
  return { input: { plan: withTests(filtered, tests), scope }, where: late.length > 0 ? late.reduce(conjunction) : undefined };
}

/** Stand-ins of subqueries become slots from `first` on. */
const placed = (scalar: Scalar, first: number): Scalar =>
  rewrite(scalar, (node) => (node.op === 'subquery' ? testSlot(first, node.index) : undefined));

function nothing(): PlannedInput {
  return { plan: { node: 'values', rows: [[]], columns: [], source: 'table' }, scope: new Scope([]) };
}

const names = (list: SelectList): string[] => list.items.map(({ name }) => name);

function planPlain({ input, where, list, keys }: Shape): Plan {
  return calc(input.plan, where, names(list), [...list.items.map(({ scalar }) => scalar), ...keys], list.rowtime);
}

function planSliding({ input, where, list, keys, windows }: Shape): Plan {
  const fused = fuse(input.plan, where);
  const place = (scalar: Scalar): Scalar =>
    fused.inline(
      rewrite(scalar, (node) =>
        node.op === 'window'
          ? { op: 'slot', row: 1, index: node.index, type: node.type, nullable: true, label: `WINDOW$${node.index}` }
          : undefined,
      ),
    );
  const shown = [...list.items.map(({ scalar }) => scalar), ...keys];
  const project = list.rowtime ? [...shown, list.rowtime] : shown;
  const sliding: Plan = {
    node: 'sliding',
    input: fused.input,
    where: fused.where,
    windows: windows.result().map(({ partition, frame, calls }) => ({
      partition: partition.map(fused.inline),
      frame,
      calls: calls.map(({ call, slot }) => ({ slot, call: { ...call, args: call.args.map(fused.inline) } })),
    })),
    slots: windows.slots,
    project: project.map(place),
    columns: columnsFor(names(list), project, input.plan),
    source: input.plan.source,
  };
  if (!list.rowtime) return sliding;
  const slots = slotsOf(sliding);
  return calc(sliding, undefined, names(list), slots.slice(0, shown.length), slots[shown.length]);
}

function planGrouped(shape: Shape): Plan {
  const { select, list, having, keys: sortKeys, aggregates, plain, below, above } = shape;
  const outside: BindingContext = { ...plain, bindCall: refuseAggregates(plain, 'GROUP BY') };
  const nodes = select.stagger ? select.stagger.partitionBy : (select.groupBy ?? []);
  const keys = nodes.map((node) => bindExpression(node, outside));
  const { input, where } = testedInput(shape, below.tests);
  const width = keys.length + aggregates.calls.length;
  const over = (scalar: Scalar, span: Span): Scalar =>
    placed(regroup(scalar, keys, select.stagger ? 'PARTITION BY' : 'GROUP BY', span), width);
  // Expressions first: a column that is not grouped is a clearer message than a missing window.
  const items = list.items.map(({ name, scalar, span }): NamedScalar => ({ name, span, scalar: over(scalar, span) }));
  const condition = having && over(having, select.having?.span ?? select.span);
  const rowtime = list.rowtime && over(list.rowtime, select.span);
  const hidden = sortKeys.map((scalar) => over(scalar, select.span));
  let grouped: Plan;
  if (select.stagger) {
    const { frame, span } = select.stagger;
    const frameExpression = frame && typeof frame.size === 'object' ? frame.size : undefined;
    if (!frame || !frameExpression || frame.unit !== 'RANGE')
      throw new SqlError(span, "STAGGER needs a length: (PARTITION BY ... RANGE INTERVAL '1' MINUTE)");
    frameSize(frame, (node) => bindExpression(node, outside), span);
    grouped = planStagger(input.plan, where, keys, bindExpression(frameExpression, outside), aggregates.calls, span);
  } else grouped = planTumbling(input.plan, where, keys, aggregates.calls, spanOfAll(nodes, select.span));
  const tests = above.tests.map(
    ({ table, tableKeys, rowKeys, condition, equal, member }): TableTest => ({
      table,
      tableKeys,
      rowKeys: rowKeys.map((key) => over(key, select.span)),
      condition: condition && over(condition, select.span),
      equal: equal && over(equal, select.span),
      member: member && { row: over(member.row, select.span), table: member.table },
    }),
  );
  return calc(withTests(grouped, tests), condition, names(list), [...items.map(({ scalar }) => scalar), ...hidden], rowtime);
}

/** ORDER BY takes an ordinal, an alias of the list, or an expression. */
function orderScalar(node: Expression, list: SelectList, bind: (node: Expression) => Scalar): Scalar {
  if (node.kind === 'literal' && node.type === 'number') {
    const item = list.items[Number(node.text) - 1];
    if (!item) throw new SqlError(node.span, `ORDER BY ${node.text}: the SELECT list has ${list.items.length} items`);
    return item.scalar;
  }
  if (node.kind === 'name' && node.parts.length === 1) {
    const named = list.items.find(({ name }) => name === node.parts[0]?.value);
    if (named) return named.scalar;
  }
  return bind(node);
}

function refuseAggregates(
  context: BindingContext,
  where: string,
  advice = `Aggregate expression is illegal in ${where} clause`,
): (node: CallExpression, bind: (a: Expression) => Scalar) => Scalar | undefined {
  return (node, bind) => {
    if (node.over) throw new SqlError(node.span, `Windowed aggregate expression is illegal in ${where} clause`);
    const none = new AggregateCollector();
    if (none.bind(node, bind)) throw new SqlError(node.span, advice);
    return context.bindCall?.(node, bind);
  };
}
