// DISTINCT and ORDER BY of a stream: both wait for time to move on.
import type { Scalar } from '../semantics/scalar.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { isMoving } from './monotonicity.ts';
import type { OutputColumn, Plan, SortKey } from './plan.ts';
import { slotsOf } from './planning.ts';

/**
 * SELECT DISTINCT: the first of equal rows, as long as the monotonic items stay. ROWTIME itself is not compared, and says that
 * time moved on only when no other item does. AWS: sql-reference-select-all-distinct.html. Throws SqlError without such an item.
 */
export function planDistinct(input: Plan, rowtimes: readonly number[], width: number, span: Span): Plan {
  const items = input.columns.slice(0, width).map((column, index) => ({ index, moves: isMoving(column.monotonic ?? 'none') }));
  const moving = items.filter(({ moves }) => moves).map(({ index }) => index);
  const others = moving.filter((index) => !rowtimes.includes(index));
  if (input.source === 'stream' && moving.length === 0) {
    throw new SqlError(
      span,
      'SELECT STREAM DISTINCT needs an item that grows with time, or every row would have to be remembered for ever: add ROWTIME, or FLOOR(<stream>.ROWTIME TO MINUTE), to the list',
    );
  }
  const compared = items.map(({ index }) => index).filter((index) => !rowtimes.includes(index));
  return {
    node: 'distinct',
    input,
    monotonic: others.length > 0 ? others : moving,
    compared,
    columns: input.columns,
    source: input.source,
  };
}

/**
 * ORDER BY, its keys being hidden columns after the first `width`. `time` is the leading key as a function of the output's
 * ROWTIME, if it is one: a rowtime bound then releases rows. Throws SqlError when the leading key does not grow with time.
 */
export function planSort(input: Plan, width: number, keys: readonly { descending: boolean }[], time: Scalar | undefined, span: Span): Plan {
  const slots = slotsOf(input);
  const leading = slots[width] as Scalar;
  const ascending = keys[0]?.descending === false && (time !== undefined || input.columns[width]?.monotonic === 'increasing');
  if (input.source === 'stream' && !ascending) {
    throw new SqlError(
      span,
      'ORDER BY of a stream begins with an ascending expression of time, ROWTIME or FLOOR(<stream>.ROWTIME TO ...): write it before the others',
    );
  }
  const sort: SortKey[] = keys.map(({ descending }, i) => ({ scalar: slots[width + i] as Scalar, descending }));
  const sorted: Plan = { node: 'sort', input, leading, time, keys: sort, columns: input.columns, source: input.source };
  // Sorted rows may change places and take another ROWTIME.
  const columns: OutputColumn[] = input.columns.slice(0, width).map(({ isRowtime: _, ...column }) => column);
  return {
    node: 'calc',
    input: sorted,
    where: undefined,
    project: slots.slice(0, width),
    rowtime: undefined,
    columns,
    source: input.source,
  };
}
