// Bound expressions: every name resolved to a slot, every call to a function, every node typed.
import type { Span } from '../syntax/sql-error.ts';
import { BOOLEAN, type SqlType } from './sql-type.ts';
import type { Value } from './value.ts';

/**
 * A function of values. `propagate`: a NULL argument makes the result NULL and `apply` never sees one; `handled`: it does.
 * `template` is the same function as a piece of JavaScript with one hole per argument; it contains nothing of a query.
 */
export interface ScalarFunction {
  readonly name: string;
  readonly nulls: 'propagate' | 'handled';
  // Argument types are checked when a call is bound; a signature per function would only be repeated here.
  readonly apply: (...args: never[]) => Value;
  readonly givesNull?: true; // the result may be NULL although no argument is
  readonly template?: readonly string[];
}

/** ROWTIME is addressed like a column, by this index. */
export const ROWTIME_INDEX = -1;

export interface SlotScalar {
  readonly op: 'slot';
  readonly row: 0 | 1; // 0: the input row; 1: aggregates, or the right side of a join
  readonly index: number;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly label: string; // for EXPLAIN and messages, never for code
  readonly bareRowtime?: true; // written ROWTIME, without a stream before it
  readonly span?: Span;
}

export type Scalar =
  | { readonly op: 'constant'; readonly value: Value; readonly type: SqlType }
  | SlotScalar
  | { readonly op: 'call'; readonly fn: ScalarFunction; readonly args: readonly Scalar[]; readonly type: SqlType }
  | { readonly op: 'and' | 'or'; readonly left: Scalar; readonly right: Scalar; readonly type: SqlType }
  | { readonly op: 'case'; readonly whens: readonly (readonly [Scalar, Scalar])[]; readonly otherwise: Scalar; readonly type: SqlType }
  | { readonly op: 'clock'; readonly which: 'start' | 'row'; readonly type: SqlType }
  // Stand-ins while a SELECT is bound: the planner replaces them by slots.
  | { readonly op: 'aggregate' | 'window' | 'subquery'; readonly index: number; readonly type: SqlType; readonly span: Span };

/** A constant; -0 is 0, so that equal constants are one. */
export const constant = (value: Value, type: SqlType): Scalar => ({ op: 'constant', value: value === 0 ? 0 : value, type });
export const call = (fn: ScalarFunction, args: readonly Scalar[], type: SqlType): Scalar => ({ op: 'call', fn, args, type });
export const conjunction = (left: Scalar, right: Scalar): Scalar => ({ op: 'and', left, right, type: BOOLEAN });

export function mayBeNull(scalar: Scalar): boolean {
  switch (scalar.op) {
    case 'constant':
      return scalar.value === null;
    case 'slot':
      return scalar.nullable;
    case 'call':
      return scalar.fn.nulls === 'handled' || scalar.fn.givesNull === true || scalar.args.some(mayBeNull);
    case 'clock':
      return false;
    default:
      return true;
  }
}

/** True for two expressions that are the same computation: how a selected expression is found among the group keys. */
export function sameScalar(a: Scalar, b: Scalar): boolean {
  if (a.op !== b.op) return false;
  switch (a.op) {
    case 'constant':
      return b.op === 'constant' && sameValue(a.value, b.value) && a.type.kind === b.type.kind;
    case 'slot':
      return b.op === 'slot' && a.row === b.row && a.index === b.index;
    case 'call':
      return b.op === 'call' && a.fn.name === b.fn.name && sameAll(a.args, b.args);
    case 'and':
    case 'or':
      return (b.op === 'and' || b.op === 'or') && sameScalar(a.left, b.left) && sameScalar(a.right, b.right);
    case 'case':
      return b.op === 'case' && sameAll([...a.whens.flat(), a.otherwise], [...b.whens.flat(), b.otherwise]);
    case 'clock':
      return b.op === 'clock' && a.which === b.which;
    default:
      return b.op === a.op && 'index' in b && a.index === b.index;
  }
}

function sameValue(a: Value, b: Value): boolean {
  if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array)) return a === b;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function sameAll(a: readonly Scalar[], b: readonly Scalar[]): boolean {
  return a.length === b.length && a.every((item, i) => sameScalar(item, b[i] as Scalar));
}

/** Rebuilds an expression from the leaves up; `replace` answers undefined where it has nothing to say. */
export function rewrite(scalar: Scalar, replace: (node: Scalar) => Scalar | undefined): Scalar {
  const replaced = replace(scalar);
  if (replaced) return replaced;
  switch (scalar.op) {
    case 'call':
      return { ...scalar, args: scalar.args.map((arg) => rewrite(arg, replace)) };
    case 'and':
    case 'or':
      return { ...scalar, left: rewrite(scalar.left, replace), right: rewrite(scalar.right, replace) };
    case 'case':
      return {
        ...scalar,
        whens: scalar.whens.map(([when, then]) => [rewrite(when, replace), rewrite(then, replace)] as const),
        otherwise: rewrite(scalar.otherwise, replace),
      };
    default:
      return scalar;
  }
}

/** Every node of the expression, the root first. */
export function* nodesOf(scalar: Scalar): Generator<Scalar> {
  yield scalar;
  if (scalar.op === 'call') for (const arg of scalar.args) yield* nodesOf(arg);
  else if (scalar.op === 'and' || scalar.op === 'or') {
    yield* nodesOf(scalar.left);
    yield* nodesOf(scalar.right);
  } else if (scalar.op === 'case') for (const part of [...scalar.whens.flat(), scalar.otherwise]) yield* nodesOf(part);
}

/** The expression as text, for EXPLAIN. */
export function scalarText(scalar: Scalar): string {
  switch (scalar.op) {
    case 'constant':
      return typeof scalar.value === 'string' && scalar.type.kind !== 'DECIMAL' ? `'${scalar.value}'` : String(scalar.value);
    case 'slot':
      return scalar.label;
    case 'call':
      return `${scalar.fn.name}(${scalar.args.map(scalarText).join(', ')})`;
    case 'and':
    case 'or':
      return `(${scalarText(scalar.left)} ${scalar.op.toUpperCase()} ${scalarText(scalar.right)})`;
    case 'case':
      return `CASE ${scalar.whens.map(([w, t]) => `WHEN ${scalarText(w)} THEN ${scalarText(t)}`).join(' ')} ELSE ${scalarText(scalar.otherwise)} END`;
    case 'clock':
      return scalar.which === 'start' ? 'CURRENT_TIMESTAMP' : 'CURRENT_ROW_TIMESTAMP';
    default:
      return `$${scalar.op}${scalar.index}`;
  }
}
