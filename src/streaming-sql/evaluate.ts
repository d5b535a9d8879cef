// One expression on its own, as `sandshark sql --eval` and the documented cases have it: the value, or the lost row.
import { displayText } from './functions/cast.ts';
import { compileScalar } from './operators/compile-scalar.ts';
import { interpretScalar } from './operators/interpret-scalar.ts';
import { NO_ROW } from './operators/operator.ts';
import { bindExpression } from './plan/bind-expression.ts';
import { Scope } from './plan/scope.ts';
import { qualifierText, type SqlType, typeText } from './semantics/sql-type.ts';
import { RowFailure, type Value } from './semantics/value.ts';
import { parseExpression } from './syntax/parser.ts';

export type Evaluation =
  | { readonly kind: 'value'; readonly value: Value; readonly text: string; readonly type: string }
  /** The value cannot be converted or does not fit: AWS prints "No rows selected". */
  | { readonly kind: 'no row'; readonly reason: string }
  /** The operation itself is not defined for these values. In an application the row goes to the error stream all the same. */
  | { readonly kind: 'error'; readonly reason: string };

/** AWS prints an error for these: sql-reference-ln.html, -power.html, -overlay.html, -trim.html, -similar-to; division by zero in error-handling.html. */
const ERRORS: ReadonlySet<string> = new Set(['DIVISION_BY_ZERO', 'INVALID_ARGUMENT']);

/** A value as text; an interval as the literal that would write it. AWS: sql-reference-date-timestamp-interval.html */
function shown(value: Value, type: SqlType): string {
  if (value === null && type.kind === 'BOOLEAN') return 'UNKNOWN';
  const text = displayText(value, type);
  if (value === null || type.kind !== 'INTERVAL' || !type.qualifier) return text;
  const { from, to } = type.qualifier;
  return `INTERVAL '${from === to ? text.replace('+', '') : text}' ${qualifierText(type.qualifier)}`;
}

/** Evaluates an expression without columns. `nowMs` is what CURRENT_TIMESTAMP says. Throws SqlError. */
export function evaluate(sql: string, nowMs: number, mode: 'compiled' | 'interpreted' = 'compiled'): Evaluation {
  const scalar = bindExpression(parseExpression(sql), { scope: new Scope([]) });
  const clock = { startMs: nowMs, rowMs: nowMs };
  try {
    const value = (mode === 'compiled' ? compileScalar : interpretScalar)(scalar, clock)(NO_ROW, NO_ROW);
    return { kind: 'value', value, text: shown(value, scalar.type), type: typeText(scalar.type) };
  } catch (error) {
    if (error instanceof RowFailure) return { kind: ERRORS.has(error.code) ? 'error' : 'no row', reason: error.message };
    throw error;
  }
}
