// One expression on its own, as `sandshark sql --eval` and the documented cases have it: the value, or the lost row.
import { displayText } from './functions/cast.ts';
import { compileScalar } from './operators/compile-scalar.ts';
import { interpretScalar } from './operators/interpret-scalar.ts';
import { NO_ROW } from './operators/operator.ts';
import { bindExpression } from './plan/bind-expression.ts';
import { Scope } from './plan/scope.ts';
import { typeText } from './semantics/sql-type.ts';
import { RowFailure, type Value } from './semantics/value.ts';
import { parseExpression } from './syntax/parser.ts';

export type Evaluation =
  | { readonly kind: 'value'; readonly value: Value; readonly text: string; readonly type: string }
  | { readonly kind: 'no row'; readonly reason: string };

/** Evaluates an expression without columns. `nowMs` is what CURRENT_TIMESTAMP says. Throws SqlError. */
export function evaluate(sql: string, nowMs: number, mode: 'compiled' | 'interpreted' = 'compiled'): Evaluation {
  const scalar = bindExpression(parseExpression(sql), { scope: new Scope([]) });
  const clock = { startMs: nowMs, rowMs: nowMs };
  try {
    const value = (mode === 'compiled' ? compileScalar : interpretScalar)(scalar, clock)(NO_ROW, NO_ROW);
    const unknown = value === null && scalar.type.kind === 'BOOLEAN';
    return { kind: 'value', value, text: unknown ? 'UNKNOWN' : displayText(value, scalar.type), type: typeText(scalar.type) };
  } catch (error) {
    if (error instanceof RowFailure) return { kind: 'no row', reason: error.message };
    throw error;
  }
}
