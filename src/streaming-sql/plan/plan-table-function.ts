// Functions over a whole stream: TABLE(name(CURSOR(SELECT STREAM ...), ...)).
import type { CallExpression } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { Plan } from './plan.ts';
import type { PlanningContext } from './planning.ts';

/** Plans a function of TABLE( ). Throws SqlError. */
export function planTableFunction(call: CallExpression, _context: PlanningContext): Plan {
  throw new SqlError(call.span, `No match found for function signature ${call.name}`);
}
