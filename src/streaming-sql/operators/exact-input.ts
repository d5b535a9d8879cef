// Rows as the caller brings them: the numbers of BIGINT and DECIMAL columns get their one form before any operator sees them.
import { fittedDecimal, isDecimalOf, unitsOfText } from '../functions/decimal-number.ts';
import { bigintOfDouble, bigintValue, overflow } from '../functions/whole-number.ts';
import { type SqlType, typeText } from '../semantics/sql-type.ts';
import type { Row, SqlValue } from '../semantics/value.ts';

interface ExactColumn {
  readonly index: number;
  /** Whether the value has its one form. */
  readonly isExact: (value: SqlValue) => boolean;
  /** The value in its one form. Throws RowFailure when it is none of the type. */
  readonly exact: (value: SqlValue) => SqlValue;
}

function exactColumn(type: SqlType, index: number): ExactColumn | undefined {
  if (type.kind === 'BIGINT') {
    return { index, isExact: (value) => (typeof value === 'number' ? Number.isSafeInteger(value) : value === null), exact: exactBigint };
  }
  if (type.kind !== 'DECIMAL') return undefined;
  const { precision = 0, scale = 0 } = type;
  const most = 10 ** (precision - scale);
  return {
    index,
    isExact: (value) => (typeof value === 'number' ? value < most && value > -most && isDecimalOf(value, scale) : value === null),
    exact: (value) => exactDecimal(value, type),
  };
}

function exactBigint(value: SqlValue): SqlValue {
  if (typeof value === 'bigint') return bigintValue(value);
  return typeof value === 'number' ? bigintOfDouble(value) : overflow(value, 'BIGINT');
}

function exactDecimal(value: SqlValue, type: SqlType): SqlValue {
  if (typeof value === 'number' || typeof value === 'bigint') return fittedDecimal(value, type);
  return typeof value === 'string' && unitsOfText(value) ? fittedDecimal(value, type) : overflow(value, typeText(type));
}

/**
 * Makes what gives each row its exact numbers; a row that already has them stays the same object. A value that does not fit
 * fails its row. Undefined for columns among which there is no BIGINT and no DECIMAL.
 */
export function exactInput(
  types: readonly SqlType[],
): ((rows: readonly Row[], fail: (error: unknown, row: Row) => void) => readonly Row[]) | undefined {
  const columns = types.flatMap((type, index) => exactColumn(type, index) ?? []);
  if (columns.length === 0) return undefined;
  const isExact = ({ values }: Row): boolean => columns.every(({ index, isExact }) => isExact(values[index] ?? null));
  return (rows, fail) => {
    if (rows.every(isExact)) return rows;
    const exact: Row[] = [];
    for (const row of rows) {
      try {
        exact.push(isExact(row) ? row : { rowtimeMs: row.rowtimeMs, values: exactValues(row.values, columns) });
      } catch (error) {
        fail(error, row);
      }
    }
    return exact;
  };
}

function exactValues(values: readonly SqlValue[], columns: readonly ExactColumn[]): SqlValue[] {
  const made = [...values];
  for (const { index, exact } of columns) if (values[index] !== null && values[index] !== undefined) made[index] = exact(values[index]);
  return made;
}
