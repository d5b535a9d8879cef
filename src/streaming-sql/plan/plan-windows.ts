// Window functions of a SELECT list: frames checked, calls gathered by window. AWS: sql-reference-allowed-disallowed-window.html
import { AGGREGATE_FUNCTIONS } from '../functions/aggregate-functions.ts';
import { aggregateOf } from '../functions/aggregate-of-type.ts';
import { assignable, cast } from '../functions/cast.ts';
import { type Scalar, sameScalar } from '../semantics/scalar.ts';
import { DOUBLE, familyOf, isMonths, NULL_TYPE, type SqlType, typeText } from '../semantics/sql-type.ts';
import type { CallExpression, Expression, WindowSpecification } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import type { Frame, SlidingWindow, WindowCall } from './plan.ts';
import { checkAggregateArgument } from './plan-group.ts';

/** Functions of a row's place in the frame: how many arguments they take. */
const POSITIONAL: Readonly<Record<string, readonly [number, number]>> = {
  LAG: [1, 3],
  NTH_VALUE: [2, 2],
  EXP_AVG: [2, 2],
  FIRST_VALUE: [1, 1],
  LAST_VALUE: [1, 1],
};

export const POSITIONAL_FUNCTIONS: readonly string[] = Object.keys(POSITIONAL);

type Bind = (node: Expression) => Scalar;

/** The window functions that a SELECT mentions, by window. */
export class WindowCollector {
  readonly windows: { partition: readonly Scalar[]; frame: Frame; calls: { call: WindowCall; slot: number }[] }[] = [];
  slots = 0;
  private readonly named: ReadonlyMap<string, WindowSpecification>;

  constructor(named: ReadonlyMap<string, WindowSpecification>) {
    this.named = named;
  }

  /** The stand-in for `f(...) OVER (...)`; undefined for a call without OVER. Throws SqlError. */
  bind(node: CallExpression, bind: Bind): Scalar | undefined {
    if (!node.over) return undefined;
    const specification = this.resolve(node.over);
    const call = windowCall(node, bind);
    const partition = specification.partitionBy.map(bind);
    const frame = narrowed(call, bindFrame(specification, bind, node.span));
    let window = this.windows.find((known) => sameFrame(known.frame, frame) && samePartition(known.partition, partition));
    if (!window) {
      window = { partition, frame, calls: [] };
      this.windows.push(window);
    }
    const slot = this.slots++;
    window.calls.push({ call, slot });
    return { op: 'window', index: slot, type: call.type, span: node.span };
  }

  result(): readonly SlidingWindow[] {
    return this.windows;
  }

  /** OVER w and OVER (w ...): what the named window says, then what stands here. */
  private resolve(specification: WindowSpecification, seen = 0): WindowSpecification {
    if (!specification.base) return specification;
    const base = this.named.get(specification.base.value);
    if (!base || seen > 20) throw new SqlError(specification.base.span, `Window '${specification.base.value}' not found`);
    const inherited = this.resolve(base, seen + 1);
    const frame = specification.frame ?? inherited.frame;
    return {
      partitionBy: specification.partitionBy.length > 0 ? specification.partitionBy : inherited.partitionBy,
      orderBy: specification.orderBy.length > 0 ? specification.orderBy : inherited.orderBy,
      ...(frame && { frame }),
      span: specification.span,
    };
  }
}

/** From this many half-lives on a weight is exactly 0, as a double. */
const WEIGHTY_HALF_LIVES = 1075;

/** Some functions over an endless frame look at the last rows only: a frame of so many rows, or so long, gives the same. */
function narrowed({ name, args, nulls }: WindowCall, frame: Frame): Frame {
  const endless = frame.unit === 'RANGE' && frame.sizeMs === Number.POSITIVE_INFINITY;
  if (!endless) return frame;
  if (name === 'EXP_AVG')
    return { unit: 'RANGE', sizeMs: WEIGHTY_HALF_LIVES * Number(args[1]?.op === 'constant' ? args[1].value : Number.POSITIVE_INFINITY) };
  if (nulls === 'IGNORE') return frame;
  const distance = args[1]?.op === 'constant' ? Number(args[1].value) : 1;
  if (name === 'LAG') return { unit: 'ROWS', rows: distance };
  return name === 'LAST_VALUE' ? { unit: 'ROWS', rows: 0 } : frame;
}

function windowCall(node: CallExpression, bind: Bind): WindowCall {
  const { name, span } = node;
  const fn = AGGREGATE_FUNCTIONS.get(name);
  const arity = POSITIONAL[name];
  if (!fn && !arity) throw new SqlError(span, `${name} is not a window function`);
  const distinct = node.quantifier === 'DISTINCT';
  if (distinct && (name === 'COUNT' || arity)) throw new SqlError(span, `DISTINCT is not supported in ${name} over a window`);
  const args = node.args.map(bind);
  const base = { name, args, distinct, nulls: node.nulls ?? ('RESPECT' as const), from: node.from ?? ('FIRST' as const) };
  if (!arity && fn) {
    if (node.star && name !== 'COUNT') throw new SqlError(span, `${name}(*) is not a function: only COUNT takes *`);
    if (!node.star && args.length !== 1)
      throw new SqlError(span, `Invalid number of arguments to function '${name}'. Was expecting 1 arguments`);
    const type = args[0]?.type ?? NULL_TYPE;
    checkAggregateArgument(fn, type, span);
    return { ...base, fn: aggregateOf(fn, type), type: fn.returns(type) };
  }
  const [least, most] = arity as readonly [number, number];
  if (args.length < least || args.length > most)
    throw new SqlError(
      span,
      `Invalid number of arguments to function '${name}'. Was expecting ${least === most ? least : `${least} to ${most}`} arguments`,
    );
  checkPositional(name, args, span);
  const type: SqlType = name === 'EXP_AVG' ? DOUBLE : (args[0]?.type ?? NULL_TYPE);
  return { ...base, args: args.map((arg, i) => (i === DEFAULT_OF_LAG ? asType(arg, type) : arg)), fn: undefined, type };
}

const DEFAULT_OF_LAG = 2; // its place among the arguments; no other function has so many

/** The default has the type of the value that it stands for, where INSERT would cast it. */
const asType = (scalar: Scalar, type: SqlType): Scalar => (assignable(scalar.type, type) ? (cast(scalar, type) ?? scalar) : scalar);

function checkPositional(name: string, args: readonly Scalar[], span: Span): void {
  const [, second] = args;
  if (!second) return;
  const isConstant = second.op === 'constant' && typeof second.value === 'number';
  if (name === 'EXP_AVG') {
    if (!isConstant || second.type.kind !== 'INTERVAL')
      throw new SqlError(span, 'EXP_AVG takes an expression and a constant interval, its half-life');
    if (familyOf((args[0] as Scalar).type) !== 'numeric')
      throw new SqlError(span, `EXP_AVG takes a number, and this is ${typeText((args[0] as Scalar).type)}`);
    return;
  }
  const least = name === 'NTH_VALUE' ? 1 : 0;
  if (!isConstant || familyOf(second.type) !== 'numeric' || !(Number(second.value) >= least)) {
    throw new SqlError(span, `${name}: the second argument is a whole number of at least ${least}`);
  }
}

/** The frame of a window on one stream: it ends at the current row. Throws SqlError. */
export function bindFrame({ frame, orderBy, span }: WindowSpecification, bind: Bind, at: Span = span): Frame {
  const [order] = orderBy;
  if (order)
    throw new SqlError(
      order.expression.span,
      'ORDER BY must not be present in the window of an aggregate: rows of a stream come in ROWTIME order, so leave it out',
    );
  if (!frame) return { unit: 'RANGE', sizeMs: Number.POSITIVE_INFINITY };
  if (frame.direction === 'FOLLOWING' || frame.end === 'OTHER') {
    throw new SqlError(
      frame.span,
      'A window for aggregation must end at the current row: write RANGE INTERVAL ... PRECEDING or ROWS n PRECEDING',
    );
  }
  return frameSize(frame, bind, at);
}

/** The length of a frame, whatever its direction. Throws SqlError. */
export function frameSize(frame: NonNullable<WindowSpecification['frame']>, bind: Bind, at: Span): Frame {
  const { unit, size } = frame;
  if (size === 'UNBOUNDED') return { unit: 'RANGE', sizeMs: Number.POSITIVE_INFINITY };
  if (size === 'CURRENT') return unit === 'ROWS' ? { unit, rows: 0 } : { unit, sizeMs: 0 };
  const scalar = bind(size);
  const value = scalar.op === 'constant' && typeof scalar.value === 'number' ? scalar.value : undefined;
  if (value === undefined) throw new SqlError(size.span ?? at, 'The size of a window must be a constant');
  if (value < 0) throw new SqlError(size.span, 'The size of a window must not be negative');
  if (unit === 'ROWS') {
    if (!Number.isInteger(value) || familyOf(scalar.type) !== 'numeric')
      throw new SqlError(size.span, 'ROWS takes a whole number, as in ROWS 2 PRECEDING');
    return { unit, rows: value };
  }
  if (scalar.type.kind !== 'INTERVAL' || isMonths(scalar.type))
    throw new SqlError(size.span, "RANGE takes an interval of at most days, as in RANGE INTERVAL '10' SECOND PRECEDING");
  return { unit, sizeMs: value };
}

function sameFrame(a: Frame, b: Frame): boolean {
  return a.unit === 'RANGE' ? b.unit === 'RANGE' && a.sizeMs === b.sizeMs : b.unit === 'ROWS' && a.rows === b.rows;
}

function samePartition(a: readonly Scalar[], b: readonly Scalar[]): boolean {
  return a.length === b.length && a.every((scalar, i) => sameScalar(scalar, b[i] as Scalar));
}
