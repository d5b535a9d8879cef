// A JSON value becomes a value of a column's SQL type, as in the input mapping of an application.
// AWS: "Mapping JSON Data Types to SQL Data Types" in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html
import { parseDate, parseTime, parseTimestamp } from '../../streaming-sql/functions/calendar.ts';
import { checkDecimal } from '../../streaming-sql/functions/number-text.ts';
import { INTEGER_RANGES, resolveType, type SqlType, typeText } from '../../streaming-sql/semantics/sql-type.ts';
import { RowFailure, type SqlValue } from '../../streaming-sql/semantics/value.ts';
import { parseTypeName } from '../../streaming-sql/syntax/parser.ts';

/** A value that JSON can hold. A bigint is a whole number that a double would round. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | { readonly [name: string]: Json };

type Present = Exclude<Json, null>;

/** The value has no counterpart in the column's type: the row goes to the error stream. */
export class CoercionError extends Error {
  override readonly name = 'CoercionError';
}

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const LONGEST_SHOWN = 120;

/** The JSON text of a value; a string without its quotes. */
export function jsonText(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
}

function refused(value: Present, type: SqlType): CoercionError {
  const shown = typeof value === 'string' ? JSON.stringify(value) : jsonText(value);
  return new CoercionError(`cannot coerce ${shown.slice(0, LONGEST_SHOWN)} to ${typeText(type)}`);
}

function numberOf(value: Present, type: SqlType): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && NUMBER.test(value)) return Number(value);
  throw refused(value, type);
}

function booleanOf(value: Present, type: SqlType): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.toLowerCase() === 'true';
  if (typeof value === 'object') throw refused(value, type);
  return Number(value) !== 0;
}

/** AWS: TRUE is x01; text is Base64 (sql-reference-data-types.html, BINARY) or X'..' (expressions and literals). */
function bytesOf(value: Present, type: SqlType): Uint8Array {
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  if (typeof value !== 'string') throw refused(value, type);
  const hex = /^[xX]'((?:[0-9a-fA-F]{2})*)'$/.exec(value)?.[1];
  if (hex === undefined && !BASE64.test(value)) throw refused(value, type);
  const bytes = hex === undefined ? Buffer.from(value, 'base64') : Buffer.from(hex, 'hex');
  return new Uint8Array(bytes.subarray(0, type.precision));
}

function decimalOf(value: Present, type: SqlType): number {
  try {
    return checkDecimal(numberOf(value, type), type);
  } catch (error) {
    if (error instanceof RowFailure) throw refused(value, type);
    throw error;
  }
}

function timestampOf(text: string): number | undefined {
  return parseTimestamp(text.replace('T', ' ').replace(/Z$/, ''));
}

function temporal(type: SqlType, parse: (text: string) => number | undefined): (value: Present) => SqlValue {
  return (value) => {
    const ms = typeof value === 'string' ? parse(value.trim()) : undefined;
    if (ms === undefined) throw refused(value, type);
    return ms;
  };
}

function coercionOf(type: SqlType): (value: Present) => SqlValue {
  const range = INTEGER_RANGES[type.kind];
  if (range) {
    const [least, most] = range;
    return (value) => {
      const number = numberOf(value, type);
      if (!(number >= least && number <= most) || !Number.isInteger(number)) throw refused(value, type);
      return number;
    };
  }
  switch (type.kind) {
    case 'BOOLEAN':
      return (value) => booleanOf(value, type);
    case 'DECIMAL':
      return (value) => decimalOf(value, type);
    case 'REAL':
      return (value) => Math.fround(numberOf(value, type));
    case 'FLOAT':
    case 'DOUBLE':
      return (value) => numberOf(value, type);
    case 'BINARY':
    case 'VARBINARY':
      return (value) => bytesOf(value, type);
    case 'DATE':
      return temporal(type, parseDate);
    case 'TIME':
      return temporal(type, parseTime);
    case 'TIMESTAMP':
      return temporal(type, timestampOf);
    default: {
      // AWS: longer text is cut, without an error.
      const length = type.precision ?? Number.POSITIVE_INFINITY;
      return (value) => {
        const text = jsonText(value);
        return text.length > length ? text.slice(0, length) : text;
      };
    }
  }
}

/**
 * Makes the coercion to a column's type, given as text: 'VARCHAR(4)'. NULL and a missing value are NULL.
 * The coercion throws CoercionError.
 */
export function coercionTo(type: string): (value: Json | undefined) => SqlValue {
  const coerce = coercionOf(resolveType(parseTypeName(type)));
  return (value) => (value === null || value === undefined ? null : coerce(value));
}
