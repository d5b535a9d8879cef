// What the planner's parts hand to each other, and the one rewriting they share: a projection dissolves into its reader.
import { mayBeNull, ROWTIME_INDEX, rewrite, type Scalar } from '../semantics/scalar.ts';
import { TIMESTAMP } from '../semantics/sql-type.ts';
import type { Query } from '../syntax/ast.ts';
import type { Catalog } from './catalog.ts';
import { isMoving, type Monotonicity, monotonicity } from './monotonicity.ts';
import type { OutputColumn, Plan } from './plan.ts';
import type { Scope } from './scope.ts';

export interface PlanningContext {
  readonly catalog: Catalog;
  readonly planQuery: (query: Query, context: PlanningContext) => Plan;
}

/** A FROM clause, planned: rows, and the names that expressions over them may use. */
export interface PlannedInput {
  readonly plan: Plan;
  readonly scope: Scope;
}

/** An input as seen by the node above: its projection is gone, and the expressions speak of the row below. */
export interface Fused {
  readonly input: Plan;
  readonly where: Scalar | undefined;
  readonly inline: (scalar: Scalar) => Scalar;
}

/** Dissolves a calc node into its reader, so that a row is not built only to be read. */
export function fuse(input: Plan, where: Scalar | undefined): Fused {
  if (input.node !== 'calc' || input.rowtime || input.project.some((scalar) => scalar.type.kind === 'ROW'))
    return { input, where, inline: (scalar) => scalar };
  const inline = (scalar: Scalar): Scalar =>
    rewrite(scalar, (node) => (node.op === 'slot' && node.row === 0 && node.index >= 0 ? input.project[node.index] : undefined));
  const own = where && inline(where);
  const both: Scalar | undefined = input.where && own ? { op: 'and', left: input.where, right: own, type: own.type } : (input.where ?? own);
  return { input: input.input, where: both, inline };
}

export function movesOf(plan: Plan): readonly Monotonicity[] {
  return plan.columns.map((column) => column.monotonic ?? 'none');
}

/** Output columns for expressions over `input`. */
export function columnsFor(names: readonly string[], scalars: readonly Scalar[], input: Plan, rowtime?: Scalar): OutputColumn[] {
  const moves = movesOf(input);
  return scalars.map((scalar, i) => {
    const move = monotonicity(scalar, moves);
    const own = !rowtime && scalar.op === 'slot' && scalar.row === 0;
    const isRowtime = own && (scalar.index === ROWTIME_INDEX || input.columns[scalar.index]?.isRowtime === true);
    return {
      name: names[i] ?? `EXPR$${i}`,
      type: scalar.type,
      nullable: mayBeNull(scalar),
      ...(isMoving(move) && { monotonic: move }),
      ...(isRowtime && { isRowtime }),
    };
  });
}

/** A projection of `input`: fused with the node below where that can do it, left out when it changes nothing, else a calc node. */
export function calc(input: Plan, where: Scalar | undefined, names: readonly string[], project: readonly Scalar[], rowtime?: Scalar): Plan {
  const columns = columnsFor(names, project, input, rowtime);
  const plain = !where && !rowtime;
  if (plain && (input.node === 'sliding' || input.node === 'tumbling')) {
    const below = input.project;
    const onto = (scalar: Scalar): Scalar =>
      rewrite(scalar, (node) => (node.op === 'slot' && node.row === 0 && node.index >= 0 ? below?.[node.index] : undefined));
    return { ...input, project: project.map(onto), columns };
  }
  const sameSlots = project.every((scalar, i) => scalar.op === 'slot' && scalar.row === 0 && scalar.index === i);
  if (plain && sameSlots && project.length === input.columns.length) return { ...input, columns };
  const fused = fuse(input, where);
  return {
    node: 'calc',
    input: fused.input,
    where: fused.where,
    project: project.map(fused.inline),
    rowtime: rowtime && fused.inline(rowtime),
    columns,
    source: input.source,
  };
}

/** The columns of a plan as expressions over its row. */
export function slotsOf(plan: Plan): Scalar[] {
  return plan.columns.map(({ name, type, nullable }, index) => ({ op: 'slot', row: 0, index, type, nullable, label: name }));
}

/** The ROWTIME of the row at hand. */
export const ROWTIME_OF_ROW: Scalar = { op: 'slot', row: 0, index: ROWTIME_INDEX, type: TIMESTAMP, nullable: false, label: 'ROWTIME' };
