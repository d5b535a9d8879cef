// Joins: of two streams over windows, of a stream with a reference table.
import type { FromItem } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { PlannedInput, PlanningContext } from './planning.ts';

/** Plans a join. Throws SqlError. */
export function planJoin(
  item: Extract<FromItem, { kind: 'join' }>,
  _context: PlanningContext,
  _planFrom: (item: FromItem, context: PlanningContext) => PlannedInput,
): PlannedInput {
  throw new SqlError(item.span, 'Joins are not supported');
}
