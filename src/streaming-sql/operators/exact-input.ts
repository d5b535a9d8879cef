// Rows as the caller brings them: the numbers of BIGINT and DECIMAL columns get their one form before any operator sees them.
import { fittedDecimal, isDecimalOf, unitsOfText } from '../functions/decimal-number.ts';
import { bigintOfDouble, bigintValue, overflow } from '../functions/whole-number.ts';
import { type SqlType, typeText } from '../semantics/sql-type.ts';
import type { Row, SqlValue } from '../semantics/value.ts';

interface ExactColumn {
  readonly index: number;
  /** Whether the values of some rows have their one form; it may say no where they have. */
  readonly areExact: (rows: readonly Row[]) => boolean;
  /** The value in its one form. Throws RowFailure when it is none of the type. */
  readonly exact: (value: SqlValue) => SqlValue;
}

/** A loop for each kind of column: every row that comes in passes here. */
function areBigints(rows: readonly Row[], index: number): boolean {
  for (let i = 0; i < rows.length; i++) {
    const value = rows[i]?.values[index];
    if (value !== null && !Number.isSafeInteger(value)) return false;
  }
  return true;
}

function areDecimals(rows: readonly Row[], index: number, most: number, scale: number): boolean {
  for (let i = 0; i < rows.length; i++) {
    const value = rows[i]?.values[index];
    if (value === null) continue;
    if (typeof value === 'string' ? !isWideText(value, scale, most) : typeof value !== 'number') return false;
    if (typeof value === 'number' && !(value < most && value > -most && isDecimalOf(value, scale))) return false;
  }
  return true;
}

const WIDE = /^-?([1-9]\d*)(?:\.(\d*[1-9]))?$/;
const LONGEST_NUMBER = 16; // of digits that may still be those of 10^15, which is a number

/** True for most texts that are already the one form: more digits than a double tells apart, and no more than the type has. */
function isWideText(text: string, scale: number, most: number): boolean {
  const [, whole = '', fraction = ''] = WIDE.exec(text) ?? [];
  return whole.length + fraction.length > LONGEST_NUMBER && fraction.length <= scale && Number(whole) < most;
}

function exactColumn(type: SqlType, index: number): ExactColumn | undefined {
  if (type.kind === 'BIGINT') return { index, areExact: (rows) => areBigints(rows, index), exact: exactBigint };
  if (type.kind !== 'DECIMAL') return undefined;
  const { precision = 0, scale = 0 } = type;
  const most = 10 ** (precision - scale);
  return { index, areExact: (rows) => areDecimals(rows, index, most, scale), exact: (value) => exactDecimal(value, type) };
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
  const areExact = (rows: readonly Row[]): boolean => columns.every((column) => column.areExact(rows));
  return (rows, fail) => {
    if (areExact(rows)) return rows;
    const exact: Row[] = [];
    for (const row of rows) {
      try {
        exact.push(areExact([row]) ? row : { rowtimeMs: row.rowtimeMs, values: exactValues(row.values, columns) });
      } catch (error) {
        fail(error, row);
      }
    }
    return exact;
  };
}

function exactValues(values: readonly SqlValue[], columns: readonly ExactColumn[]): SqlValue[] {
  const made = [...values];
  for (const { index, exact } of columns) {
    const value = values[index] ?? null;
    made[index] = value === null ? null : exact(value);
  }
  return made;
}
