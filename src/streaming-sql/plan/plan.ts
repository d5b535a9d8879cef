// The plan: a tree of nodes as plain data, which EXPLAIN prints and the operators run.
import type { AggregateFunction } from '../functions/aggregate-functions.ts';
import { type Scalar, scalarText } from '../semantics/scalar.ts';
import { type SqlType, typeText } from '../semantics/sql-type.ts';
import type { SqlValue } from '../semantics/value.ts';
import type { JoinKind } from '../syntax/ast.ts';
import type { Monotonicity } from './monotonicity.ts';

export interface OutputColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly isRowtime?: true; // holds the row's own ROWTIME, so that a bound speaks of it too
  readonly monotonic?: Monotonicity; // how the column moves along the rows; absent: not known
}

export interface AggregateCall {
  readonly fn: AggregateFunction;
  readonly argument: Scalar | undefined; // undefined: COUNT(*)
  readonly distinct: boolean;
  readonly extra: readonly SqlValue[]; // EXP_AVG's half-life
  readonly type: SqlType;
}

/** A call over a sliding window. `name` decides among the running aggregates and the functions of position. */
export interface WindowCall {
  readonly name: string;
  readonly fn: AggregateFunction | undefined; // undefined: LAG, NTH_VALUE, EXP_AVG
  readonly distinct: boolean;
  readonly args: readonly Scalar[];
  readonly nulls: 'RESPECT' | 'IGNORE';
  readonly from: 'FIRST' | 'LAST';
  readonly type: SqlType;
}

export type Frame = { readonly unit: 'RANGE'; readonly sizeMs: number } | { readonly unit: 'ROWS'; readonly rows: number };

export interface SlidingWindow {
  readonly partition: readonly Scalar[];
  readonly frame: Frame;
  readonly calls: readonly { readonly call: WindowCall; readonly slot: number }[];
}

export interface SortKey {
  readonly scalar: Scalar;
  readonly descending: boolean;
}

interface Node {
  readonly columns: readonly OutputColumn[];
  readonly source: 'stream' | 'table'; // endless, or ended when the application starts
}

export type ScanPlan = Node & { readonly node: 'scan'; readonly stream: string };
export type CalcPlan = Node & {
  readonly node: 'calc';
  readonly input: Plan;
  readonly where: Scalar | undefined;
  readonly project: readonly Scalar[];
  readonly rowtime: Scalar | undefined;
};
export type TumblingPlan = Node & {
  readonly node: 'tumbling';
  readonly input: Plan;
  readonly where: Scalar | undefined;
  readonly keys: readonly Scalar[];
  readonly timeKeys: readonly number[]; // keys that are a non-decreasing function of ROWTIME alone
  readonly changeKeys: readonly number[]; // other keys that never decrease: a change closes the window
  readonly aggregates: readonly AggregateCall[];
  readonly project: readonly Scalar[] | undefined; // over the group's row: its keys, then its aggregates; undefined: that row
};
export type StaggerPlan = Node & {
  readonly node: 'stagger';
  readonly input: Plan;
  readonly where: Scalar | undefined;
  readonly keys: readonly Scalar[];
  readonly sizeMs: number;
  readonly aggregates: readonly AggregateCall[];
};
export type SlidingPlan = Node & {
  readonly node: 'sliding';
  readonly input: Plan;
  readonly where: Scalar | undefined;
  readonly windows: readonly SlidingWindow[];
  readonly slots: number; // how many results the windows give; row 1 of `project`
  readonly project: readonly Scalar[];
};
export type UnionPlan = Node & { readonly node: 'union'; readonly inputs: readonly Plan[] };
/** Of tables only: of streams, UNION ALL is the only one. */
export type SetPlan = Node & {
  readonly node: 'set';
  readonly operator: 'UNION' | 'EXCEPT' | 'INTERSECT';
  readonly inputs: readonly [Plan, Plan];
};
export type ValuesPlan = Node & { readonly node: 'values'; readonly rows: readonly (readonly Scalar[])[] };
export type TablePlan = Node & { readonly node: 'table'; readonly table: string; readonly rows: readonly (readonly SqlValue[])[] };
export type DistinctPlan = Node & {
  readonly node: 'distinct';
  readonly input: Plan;
  readonly monotonic: readonly number[];
  readonly compared: readonly number[];
};
export type SortPlan = Node & {
  readonly node: 'sort';
  readonly input: Plan;
  readonly leading: Scalar;
  readonly time: Scalar | undefined;
  readonly keys: readonly SortKey[];
};

/** One side of a join of streams. No window: only its current row takes part. */
export interface JoinSide {
  readonly plan: Plan;
  readonly frame: Frame | undefined;
  readonly keys: readonly Scalar[]; // equality keys, over row 0
}
export type JoinPlan = Node & {
  readonly node: 'join';
  readonly kind: JoinKind;
  readonly left: JoinSide;
  readonly right: JoinSide;
  readonly condition: Scalar | undefined; // what equality keys leave over; row 0 left, row 1 right
};
export type LookupPlan = Node & {
  readonly node: 'lookup';
  readonly kind: JoinKind;
  readonly stream: Plan;
  readonly table: Plan;
  readonly tableOn: 'left' | 'right';
  readonly streamKeys: readonly Scalar[];
  readonly tableKeys: readonly Scalar[];
  readonly condition: Scalar | undefined;
};
/** EXISTS or IN over a table: what a row learns about the rows of the table. */
export interface TableTest {
  readonly table: Plan;
  readonly rowKeys: readonly Scalar[]; // over the row
  readonly tableKeys: readonly Scalar[]; // over the table's row, as row 0
  readonly condition: Scalar | undefined; // what the keys leave over; row 0 the row, row 1 the table's
  readonly equal: Scalar | undefined; // IN: whether the row's value is the table row's; undefined: EXISTS
  readonly member: { readonly row: Scalar; readonly table: Scalar } | undefined; // both sides of `equal`, both over row 0, where a set of values can answer it
}
/** The input's row, and after it the result of each test. */
export type MembershipPlan = Node & { readonly node: 'membership'; readonly input: Plan; readonly tests: readonly TableTest[] };
export type FunctionPlan = Node & {
  readonly node: 'function';
  readonly name: string;
  readonly input: Plan;
  readonly settings: Readonly<Record<string, SqlValue>>;
};

export type Plan =
  | ScanPlan
  | CalcPlan
  | TumblingPlan
  | StaggerPlan
  | SlidingPlan
  | UnionPlan
  | SetPlan
  | ValuesPlan
  | TablePlan
  | DistinctPlan
  | SortPlan
  | JoinPlan
  | LookupPlan
  | MembershipPlan
  | FunctionPlan;

/** A pump: a plan whose rows arrive in a stream. */
export interface PumpPlan {
  readonly name: string;
  readonly target: string;
  readonly state: 'STARTED' | 'STOPPED';
  readonly plan: Plan;
}

export function inputsOf(plan: Plan): readonly Plan[] {
  if ('inputs' in plan) return plan.inputs;
  if (plan.node === 'membership') return [plan.input, ...plan.tests.map(({ table }) => table)];
  if ('input' in plan) return [plan.input];
  if (plan.node === 'join') return [plan.left.plan, plan.right.plan];
  if (plan.node === 'lookup') return [plan.stream, plan.table];
  return [];
}

/** The streams that a plan reads. */
export function streamsOf(plan: Plan): string[] {
  return plan.node === 'scan' ? [plan.stream] : inputsOf(plan).flatMap(streamsOf);
}

const list = (scalars: readonly Scalar[]): string => scalars.map(scalarText).join(', ');
const whereText = (where: Scalar | undefined): string => (where ? ` where ${scalarText(where)}` : '');
const aggregatesText = (calls: readonly AggregateCall[]): string =>
  calls
    .map(({ fn, argument, distinct }) => `${fn.name}(${distinct ? 'DISTINCT ' : ''}${argument ? scalarText(argument) : '*'})`)
    .join(', ');

export function frameText(frame: Frame | undefined): string {
  if (!frame) return 'current row';
  return frame.unit === 'RANGE' ? `range ${frame.sizeMs} ms` : `rows ${frame.rows}`;
}

function testText({ rowKeys, tableKeys, condition, equal }: TableTest): string {
  const keys = rowKeys.length > 0 ? ` on ${list(rowKeys)} = ${list(tableKeys)}` : '';
  return `${equal ? `in ${scalarText(equal)}` : 'exists'}${keys}${whereText(condition)}`;
}

function nodeText(plan: Plan): string {
  switch (plan.node) {
    case 'scan':
      return `scan ${plan.stream}`;
    case 'calc':
      return `calc${whereText(plan.where)} select ${list(plan.project)}${plan.rowtime ? ` rowtime ${scalarText(plan.rowtime)}` : ''}`;
    case 'tumbling': {
      const times = plan.timeKeys.map((i) => scalarText(plan.keys[i] as Scalar));
      return `tumbling by ${times.join(', ') || 'change'} keys ${list(plan.keys)} compute ${aggregatesText(plan.aggregates)}${whereText(plan.where)}${plan.project ? ` select ${list(plan.project)}` : ''}`;
    }
    case 'stagger':
      return `stagger ${plan.sizeMs} ms by ${list(plan.keys)} compute ${aggregatesText(plan.aggregates)}${whereText(plan.where)}`;
    case 'sliding': {
      const windows = plan.windows.map(
        ({ partition, frame, calls }) =>
          `(partition ${list(partition) || 'none'}, ${frameText(frame)}: ${calls.map(({ call }) => `${call.name}(${list(call.args)})`).join(', ')})`,
      );
      return `sliding ${windows.join(' ')}${whereText(plan.where)} select ${list(plan.project)}`;
    }
    case 'union':
      return 'union all by rowtime';
    case 'set':
      return plan.operator.toLowerCase();
    case 'values':
      return `values ${plan.rows.length} rows`;
    case 'table':
      return `table ${plan.table} (${plan.rows.length} rows)`;
    case 'distinct':
      return 'distinct';
    case 'sort':
      return `sort by ${plan.keys.map(({ scalar, descending }) => scalarText(scalar) + (descending ? ' desc' : '')).join(', ')}`;
    case 'join':
      return `${plan.kind.toLowerCase()} join left ${frameText(plan.left.frame)} right ${frameText(plan.right.frame)} on ${list(plan.left.keys)} = ${list(plan.right.keys)}${whereText(plan.condition)}`;
    case 'lookup':
      return `${plan.kind.toLowerCase()} lookup on ${list(plan.streamKeys)} = ${list(plan.tableKeys)}${whereText(plan.condition)}`;
    case 'membership':
      return `membership ${plan.tests.map(testText).join(', ')}`;
    case 'function':
      return `${plan.name} ${JSON.stringify(plan.settings)}`;
  }
}

/** The plan as an indented text, one node a line, the result first. */
export function explainPlan(plan: Plan, depth = 0): string {
  const columns = plan.columns.map(({ name, type }) => `${name} ${typeText(type)}`).join(', ');
  const own = `${'  '.repeat(depth)}${nodeText(plan)}  -> (${columns})`;
  return [own, ...inputsOf(plan).map((input) => explainPlan(input, depth + 1))].join('\n');
}
