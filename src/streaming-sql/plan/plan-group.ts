// GROUP BY and WINDOWED BY STAGGER: keys, aggregates, and expressions over the groups.
import { AGGREGATE_FUNCTIONS } from '../functions/aggregate-functions.ts';
import { aggregateOf } from '../functions/aggregate-of-type.ts';
import { mayBeNull, ROWTIME_INDEX, rewrite, type Scalar, sameScalar } from '../semantics/scalar.ts';
import { familyOf, isMonths, NULL_TYPE, type SqlType, typeText } from '../semantics/sql-type.ts';
import type { CallExpression, Expression } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { isMoving, isTimeKey, monotonicity } from './monotonicity.ts';
import type { AggregateCall, OutputColumn, Plan } from './plan.ts';
import { fuse, movesOf, ROWTIME_OF_ROW } from './planning.ts';

/** The aggregates that a SELECT mentions, each once. */
export class AggregateCollector {
  readonly calls: AggregateCall[] = [];

  /** The stand-in for an aggregate call, or undefined for a call that is none. Throws SqlError. */
  bind(node: CallExpression, bindArgument: (argument: Expression) => Scalar): Scalar | undefined {
    const fn = AGGREGATE_FUNCTIONS.get(node.name);
    const expAvg = node.name === 'EXP_AVG';
    if (node.over || (!fn && !expAvg)) return undefined;
    if (!fn)
      throw new SqlError(
        node.span,
        `${node.name} is computed over a sliding window: write OVER (... RANGE INTERVAL ... PRECEDING) after it`,
      );
    const call = aggregateCall(node, fn, bindArgument);
    let index = this.calls.findIndex((known) => sameAggregate(known, call));
    if (index < 0) index = this.calls.push(call) - 1;
    return { op: 'aggregate', index, type: call.type, span: node.span };
  }
}

function aggregateCall(node: CallExpression, fn: AggregateCall['fn'], bindArgument: (argument: Expression) => Scalar): AggregateCall {
  const distinct = node.quantifier === 'DISTINCT';
  if (fn.name === 'COUNT' && distinct) {
    // AWS: sql-reference-count.html: COUNT(DISTINCT ...) is not supported.
    throw new SqlError(
      node.span,
      'COUNT(DISTINCT ...) is not supported: count the rows of a SELECT STREAM DISTINCT, or use COUNT_DISTINCT_ITEMS_TUMBLING',
    );
  }
  if (node.star) {
    if (fn.name !== 'COUNT') throw new SqlError(node.span, `${fn.name}(*) is not a function: only COUNT takes *`);
    return { fn, argument: undefined, distinct, extra: [], type: fn.returns(NULL_TYPE) };
  }
  const [first] = node.args;
  if (!first || node.args.length > 1)
    throw new SqlError(node.span, `Invalid number of arguments to function '${fn.name}'. Was expecting 1 arguments`);
  const argument = bindArgument(first);
  checkAggregateArgument(fn, argument.type, node.span);
  return { fn: aggregateOf(fn, argument.type), argument, distinct, extra: [], type: fn.returns(argument.type) };
}

/** Throws SqlError when an aggregate cannot take values of this type. */
export function checkAggregateArgument(fn: AggregateCall['fn'], type: SqlType, span: Span): void {
  const family = familyOf(type);
  const fits =
    family === 'null' ||
    fn.argument === 'none' ||
    (fn.argument === 'any' && family !== 'record' && family !== 'binary') ||
    fn.argument === family;
  if (!fits)
    throw new SqlError(
      span,
      `Cannot apply '${fn.name}' to arguments of type '${fn.name}(<${typeText(type)}>)'. Supported form(s): '${fn.name}(<${fn.argument.toUpperCase()}>)'`,
    );
}

function sameAggregate(a: AggregateCall, b: AggregateCall): boolean {
  if (a.fn !== b.fn || a.distinct !== b.distinct) return false;
  return a.argument && b.argument ? sameScalar(a.argument, b.argument) : a.argument === b.argument;
}

/** The row of a group: its keys, then its aggregates. */
function groupColumns(keys: readonly Scalar[], aggregates: readonly AggregateCall[], input: Plan): OutputColumn[] {
  const moves = movesOf(input);
  return [
    ...keys.map((key, i) => {
      const move = monotonicity(key, moves);
      return { name: `KEY$${i}`, type: key.type, nullable: mayBeNull(key), ...(isMoving(move) && { monotonic: move }) };
    }),
    ...aggregates.map(({ fn, type }, i) => ({ name: `${fn.name}$${i}`, type, nullable: fn.name !== 'COUNT' })),
  ];
}

const NO_MONOTONIC_KEY =
  "A streaming GROUP BY needs an expression that grows with time, or its groups would never be complete: add STEP(<stream>.ROWTIME BY INTERVAL '10' SECOND) or FLOOR(<stream>.ROWTIME TO MINUTE) to GROUP BY, or use a sliding window with OVER (...)";

/** Groups closed by time. Throws SqlError when nothing would ever close them. */
export function planTumbling(
  input: Plan,
  where: Scalar | undefined,
  keys: readonly Scalar[],
  aggregates: readonly AggregateCall[],
  span: Span,
): Plan {
  const moves = movesOf(input);
  const fused = fuse(input, where);
  // A column that holds ROWTIME is closed by bounds as ROWTIME is.
  const asRowtime = (node: Scalar): Scalar | undefined =>
    node.op === 'slot' && node.row === 0 && input.columns[node.index]?.isRowtime ? ROWTIME_OF_ROW : undefined;
  const inlined = keys.map((key) => fused.inline(rewrite(key, asRowtime)));
  const timeKeys: number[] = [];
  const changeKeys: number[] = [];
  for (const [i, key] of inlined.entries()) {
    if (isTimeKey(key)) timeKeys.push(i);
    else if (isMoving(monotonicity(keys[i] as Scalar, moves)) || isMoving(monotonicity(key, movesOf(fused.input)))) changeKeys.push(i);
  }
  if (input.source === 'stream' && timeKeys.length + changeKeys.length === 0) throw new SqlError(span, NO_MONOTONIC_KEY);
  return {
    node: 'tumbling',
    input: fused.input,
    where: fused.where,
    keys: inlined,
    timeKeys,
    changeKeys,
    aggregates: aggregates.map((call) => ({ ...call, argument: call.argument && fused.inline(call.argument) })),
    project: undefined,
    columns: groupColumns(keys, aggregates, input),
    source: input.source,
  };
}

/** Windows that open with a key's first row. AWS: stagger-window-concepts. Throws SqlError. */
export function planStagger(
  input: Plan,
  where: Scalar | undefined,
  keys: readonly Scalar[],
  size: Scalar,
  aggregates: readonly AggregateCall[],
  span: Span,
): Plan {
  if (size.op !== 'constant' || size.type.kind !== 'INTERVAL' || isMonths(size.type) || typeof size.value !== 'number' || size.value <= 0) {
    throw new SqlError(span, "A stagger window needs RANGE INTERVAL '...' with a length of at most days that is greater than 0");
  }
  const fused = fuse(input, where);
  return {
    node: 'stagger',
    input: fused.input,
    where: fused.where,
    keys: keys.map(fused.inline),
    sizeMs: size.value,
    aggregates: aggregates.map((call) => ({ ...call, argument: call.argument && fused.inline(call.argument) })),
    columns: groupColumns(keys, aggregates, input).map(({ monotonic: _, ...column }) => column),
    source: input.source,
  };
}

/**
 * An expression of SELECT, HAVING or ORDER BY over the group's row: keys and aggregates become its slots, a bare ROWTIME is
 * the time of the row about to be produced. Throws SqlError for a column that is neither, with the clause that takes keys.
 */
export function regroup(scalar: Scalar, keys: readonly Scalar[], clause: 'GROUP BY' | 'PARTITION BY', span: Span): Scalar {
  return rewrite(scalar, (node) => {
    const key = keys.findIndex((candidate) => sameScalar(candidate, node));
    if (key >= 0) return { op: 'slot', row: 0, index: key, type: node.type, nullable: mayBeNull(node), label: `KEY$${key}` };
    if (node.op === 'aggregate') {
      return { op: 'slot', row: 0, index: keys.length + node.index, type: node.type, nullable: true, label: `AGG$${node.index}` };
    }
    if (node.op === 'slot') {
      if (node.row === 1) return node; // of a table that a subquery reads
      if (node.index === ROWTIME_INDEX && node.bareRowtime) return { ...node, row: 0 };
      const advice =
        node.index === ROWTIME_INDEX
          ? 'write ROWTIME alone for the time of the result, or group by it'
          : `add it to ${clause}, or put it into an aggregate`;
      throw new SqlError(node.span ?? span, `Expression '${node.label}' is not being grouped: ${advice}`);
    }
    return undefined;
  });
}
