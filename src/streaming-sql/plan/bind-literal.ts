// Literals to constants: numbers, dates, intervals. AWS: sql-reference-expressions.html, sql-reference-date-timestamp-interval.html
import { parseDate, parseTime, parseTimestamp } from '../functions/calendar.ts';
import { decimalOf } from '../functions/decimal-number.ts';
import { parseInterval } from '../functions/interval-text.ts';
import { wholeNumber } from '../functions/whole-number.ts';
import { constant, type Scalar } from '../semantics/scalar.ts';
import {
  BIGINT,
  BIGINT_RANGE,
  BOOLEAN,
  DATE,
  DOUBLE,
  decimal,
  INTEGER,
  INTEGER_RANGES,
  interval,
  NULL_TYPE,
  qualifierText,
  TIME,
  TIMESTAMP,
  varchar,
} from '../semantics/sql-type.ts';
import type { Expression } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';

type Literal = Extract<Expression, { kind: 'literal' }>;
type IntervalLiteral = Extract<Expression, { kind: 'interval' }>;

const EXACT_DIGITS = 18;
const LONGEST_WHOLE = 1000; // of digits: zeros may lead

/** The constant that a literal writes. Throws SqlError when its text is not of its kind. */
export function bindLiteral({ type, text, span }: Literal): Scalar {
  switch (type) {
    case 'number':
      return number(text, span);
    case 'string':
      return constant(text, { ...varchar(text.length), kind: 'VARCHAR' });
    case 'boolean':
      return constant(text === 'TRUE', BOOLEAN);
    case 'null':
      return text === 'UNKNOWN' ? constant(null, BOOLEAN) : constant(null, NULL_TYPE);
    case 'binary':
      return constant(bytes(text), { kind: 'VARBINARY', precision: Math.max(1, text.length / 2) });
    case 'date':
      return constant(datetime(parseDate(text), 'DATE', text, 'yyyy-MM-dd', span), DATE);
    case 'time':
      return constant(datetime(parseTime(text), 'TIME', text, 'HH:mm:ss', span), TIME);
    case 'timestamp':
      return constant(datetime(parseTimestamp(text), 'TIMESTAMP', text, 'yyyy-MM-dd HH:mm:ss', span), TIMESTAMP);
  }
}

function datetime(value: number | undefined, type: string, text: string, format: string, span: Span): number {
  if (value === undefined) throw new SqlError(span, `Illegal ${type} literal '${text}': not in format '${format}'`);
  return value;
}

function number(text: string, span: Span): Scalar {
  if (/e/i.test(text)) return constant(Number(text), DOUBLE);
  const [whole = '', fraction] = text.split('.');
  if (fraction === undefined) {
    const value = text.length > LONGEST_WHOLE ? BIGINT_RANGE[1] + 1n : BigInt(text);
    if (within(value, INTEGER_RANGES.INTEGER)) return constant(Number(value), INTEGER);
    if (!within(value, BIGINT_RANGE)) throw new SqlError(span, `Numeric literal '${text}' out of range`);
    return constant(wholeNumber(value), BIGINT);
  }
  const digits = whole.replace(/^0+/, '').length + fraction.length;
  if (digits > EXACT_DIGITS) throw new SqlError(span, `Numeric literal '${text}' has more than ${EXACT_DIGITS} digits`);
  return constant(decimalOf(BigInt(whole + fraction), fraction.length), decimal(Math.max(1, digits), fraction.length));
}

const within = (value: bigint, range: readonly [number | bigint, number | bigint] | undefined): boolean =>
  range !== undefined && value >= range[0] && value <= range[1];

/** -9223372036854775808, of which the digits alone are out of range; undefined for any other number. */
export function bindLeastBigint({ type, text }: Literal): Scalar | undefined {
  const least = BIGINT_RANGE[0];
  return type === 'number' && /^\d+$/.test(text) && BigInt(text) === -least ? constant(least, BIGINT) : undefined;
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** INTERVAL 'value' qualifier: milliseconds, or months. Throws SqlError. */
export function bindInterval({ text, negative, qualifier, span }: IntervalLiteral): Scalar {
  const parsed = parseInterval(text, qualifier);
  if ('amount' in parsed) return constant((negative ? -1 : 1) * parsed.amount, interval(qualifier));
  if (parsed.problem === 'format') {
    throw new SqlError(span, `Illegal interval literal format '${text}' for INTERVAL ${qualifierText(qualifier)}`);
  }
  const field = parsed.field.replace(/^0+/, '').split('.')[0] ?? '';
  throw new SqlError(
    span,
    `Interval field value ${field} exceeds precision of ${qualifier.from}(${qualifier.precision ?? 2}) field: write ${qualifier.from}(${field.length})`,
  );
}
