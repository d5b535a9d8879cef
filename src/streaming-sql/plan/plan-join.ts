// Joins: of two streams over windows, of a stream with a reference table. AWS: sql-reference-join-clause.html
import { comparison } from '../functions/comparison.ts';
import { conjunction, ROWTIME_INDEX, rewrite, type Scalar } from '../semantics/scalar.ts';
import { TIMESTAMP } from '../semantics/sql-type.ts';
import type { FromItem, JoinKind } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import { bindCatalogFunction } from './bind-catalog-function.ts';
import { bindCondition, bindExpression } from './bind-expression.ts';
import type { Frame, OutputColumn, Plan } from './plan.ts';
import { frameSize } from './plan-windows.ts';
import type { PlannedInput, PlanningContext } from './planning.ts';
import { type Relation, Scope } from './scope.ts';
import { splitCondition } from './split-condition.ts';

type JoinItem = Extract<FromItem, { kind: 'join' }>;
type PlanFrom = (item: FromItem, context: PlanningContext) => PlannedInput;

/** Plans a join: its row is the left row, the right row, the left ROWTIME, the right ROWTIME. Throws SqlError. */
export function planJoin(item: JoinItem, context: PlanningContext, planFrom: PlanFrom): PlannedInput {
  const left = planFrom(item.left, context);
  const right = planFrom(item.right, context);
  const shared = sharedColumns(item, left.scope, right.scope);
  const onScope = new Scope([...left.scope.relations, ...right.scope.relations.map((relation): Relation => ({ ...relation, row: 1 }))]);
  const bindCall: Parameters<typeof bindExpression>[1]['bindCall'] = (node, bind) => bindCatalogFunction(node, bind, context.catalog);
  const on = item.on && bindCondition(item.on, { scope: onScope, bindCall }, 'ON');
  const equalities = shared.map((name) => equality(name, left.scope, right.scope, item));
  const { leftKeys, rightKeys, rest } = splitCondition([...equalities, ...(on ? [on] : [])]);
  const condition = rest.length > 0 ? rest.reduce(conjunction) : undefined;
  const columns = joinedColumns(left.plan, right.plan, item.type);
  const scope = joinedScope(left, right, item.type, new Set(shared));
  const tables = [left.plan.source, right.plan.source].filter((source) => source === 'table').length;
  if (tables > 0) {
    const tableOn = left.plan.source === 'table' && right.plan.source === 'stream' ? 'left' : 'right';
    refusePreservedTable(item, tableOn);
    const sides = tableOn === 'left' ? ([right, left] as const) : ([left, right] as const);
    const [streamKeys, tableKeys] = tableOn === 'left' ? [rightKeys, leftKeys] : [leftKeys, rightKeys];
    const source = tables === 2 ? 'table' : 'stream';
    return {
      scope,
      plan: {
        node: 'lookup',
        kind: item.type,
        stream: sides[0].plan,
        table: sides[1].plan,
        tableOn,
        streamKeys,
        tableKeys,
        condition,
        columns,
        source,
      },
    };
  }
  const frames = joinFrames(item);
  return {
    scope,
    plan: {
      node: 'join',
      kind: item.type,
      left: { plan: left.plan, frame: frames.left, keys: leftKeys },
      right: { plan: right.plan, frame: frames.right, keys: rightKeys },
      condition,
      columns,
      source: 'stream',
    },
  };
}

function refusePreservedTable({ type, span }: JoinItem, tableOn: 'left' | 'right'): void {
  const preservesTable = type === 'FULL' || (type === 'LEFT' && tableOn === 'left') || (type === 'RIGHT' && tableOn === 'right');
  if (preservesTable)
    throw new SqlError(
      span,
      'An outer join cannot keep the rows of a reference table: only the rows of the stream, with LEFT JOIN <table>',
    );
}

/** NATURAL's common columns, or USING's. */
function sharedColumns(item: JoinItem, left: Scope, right: Scope): string[] {
  if (item.using) return item.using.map(({ value }) => value);
  if (!item.natural) return [];
  const names = (scope: Scope): string[] => scope.relations.flatMap(({ columns }) => columns.map(({ name }) => name));
  const known = new Set(names(right));
  return names(left).filter((name) => known.has(name) && name !== 'ROWTIME');
}

function equality(name: string, left: Scope, right: Scope, { span }: JoinItem): Scalar {
  const identifier = { value: name, quoted: true, span };
  const a = left.resolve([identifier], span);
  const b = rewrite(right.resolve([identifier], span), (node) => (node.op === 'slot' ? { ...node, row: 1 } : undefined));
  const test = comparison('=', a, b);
  if (!test) throw new SqlError(span, `Column '${name}' has types on the two sides that cannot be compared`);
  return test;
}

function joinedColumns(left: Plan, right: Plan, kind: JoinKind): OutputColumn[] {
  const [leftNull, rightNull] = [kind === 'RIGHT' || kind === 'FULL', kind === 'LEFT' || kind === 'FULL'];
  const plain = ({ name, type, nullable }: OutputColumn, outer: boolean): OutputColumn => ({ name, type, nullable: nullable || outer });
  const rowtime = (source: Plan['source'], outer: boolean): OutputColumn => ({
    name: 'ROWTIME',
    type: TIMESTAMP,
    nullable: outer || source === 'table',
  });
  return [
    ...left.columns.map((column) => plain(column, leftNull)),
    ...right.columns.map((column) => plain(column, rightNull)),
    rowtime(left.source, leftNull),
    rowtime(right.source, rightNull),
  ];
}

function joinedScope(left: PlannedInput, right: PlannedInput, kind: JoinKind, merged: ReadonlySet<string>): Scope {
  const width = left.plan.columns.length;
  const rowtimeAt = width + right.plan.columns.length;
  const moved = (relation: Relation, offset: number, rowtimeIndex: number, outer: boolean): Relation => ({
    ...relation,
    row: 0,
    offset: relation.offset + offset,
    rowtimeIndex: relation.rowtimeIndex === ROWTIME_INDEX ? rowtimeIndex : relation.rowtimeIndex + offset,
    rowtimeNullable: relation.rowtimeNullable || outer,
    columns: outer ? relation.columns.map((column) => ({ ...column, nullable: true })) : relation.columns,
  });
  return new Scope(
    [
      ...left.scope.relations.map((relation) => moved(relation, 0, rowtimeAt, kind === 'RIGHT' || kind === 'FULL')),
      ...right.scope.relations.map((relation) => moved(relation, width, rowtimeAt + 1, kind === 'LEFT' || kind === 'FULL')),
    ],
    merged,
  );
}

interface SideFrame {
  readonly frame: Frame;
  readonly direction: 'PRECEDING' | 'FOLLOWING' | 'CURRENT';
}

/** The windows of both sides. A FOLLOWING window of one side is a preceding window of the other. */
function joinFrames(item: JoinItem): { left: Frame | undefined; right: Frame | undefined } {
  const left = sideFrame(item.left);
  const right = sideFrame(item.right);
  if (!left && !right) {
    throw new SqlError(
      item.span,
      "A join of two streams needs a window on one of them, or every row would have to be remembered for ever: write <stream> OVER (RANGE INTERVAL '1' MINUTE PRECEDING) AS <alias>",
    );
  }
  if (left?.direction === 'FOLLOWING' || right?.direction === 'FOLLOWING') {
    if (left && right) throw new SqlError(item.span, 'A FOLLOWING window in a join stands alone: leave out the window of the other side');
    return left ? { left: undefined, right: left.frame } : { left: right?.frame, right: undefined };
  }
  return { left: left?.frame, right: right?.frame };
}

function sideFrame(item: FromItem): SideFrame | undefined {
  const over = 'over' in item ? item.over : undefined;
  if (!over) return undefined;
  if (over.partitionBy.length > 0)
    throw new SqlError(over.span, 'PARTITION BY is not allowed in the window of a join: put the equality into ON');
  if (!over.frame) throw new SqlError(over.span, "The window of a join needs its size, as in OVER (RANGE INTERVAL '1' MINUTE PRECEDING)");
  const frame = frameSize(over.frame, (node) => bindExpression(node, { scope: new Scope([]) }), over.span);
  if (frame.unit === 'RANGE' && frame.sizeMs === Number.POSITIVE_INFINITY)
    throw new SqlError(over.span, 'The window of a join must have a size: UNBOUNDED would remember every row for ever');
  return { frame, direction: over.frame.direction };
}
