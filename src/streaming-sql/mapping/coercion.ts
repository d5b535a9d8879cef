// A value of a record becomes a value of its column's SQL type. What does not fit refuses its row.
// AWS: "Mapping JSON Data Types to SQL Data Types" in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html
import { parseDate, parseTime, parseTimestamp } from '../functions/calendar.ts';
import { decimalOf, powerOfTen, unitsOf, unitsOfText } from '../functions/decimal-number.ts';
import { wholeNumber } from '../functions/whole-number.ts';
import { INTEGER_RANGES, resolveType, type SqlType, type TypeKind, typeText } from '../semantics/sql-type.ts';
import type { SqlValue } from '../semantics/value.ts';
import { parseTypeName } from '../syntax/parser.ts';
import { SqlError } from '../syntax/sql-error.ts';
import { type Json, jsonSource, jsonText, LongNumber } from './json.ts';

/** The value has no counterpart in the column's type: the row goes to the error stream. */
export class CoercionError extends Error {
  override readonly name = 'CoercionError';
}

type Present = Exclude<Json, null>;
type Coerce = (value: Present, type: SqlType) => SqlValue;

/**
 * Makes the coercion to a column's type, given as text: 'VARCHAR(4)'. NULL and a missing value are NULL. It throws CoercionError.
 * @throws SqlError when the text is no type of a column
 */
export function coercionTo(type: string): (value: Json | undefined) => SqlValue {
  const target = columnType(type);
  const coerce = COERCIONS[target.kind] as Coerce;
  return (value) => (value === null || value === undefined ? null : coerce(value, target));
}

/** The same for a field of CSV. Inferred: an empty field is NULL, in a character column the empty text. */
export function fieldCoercionTo(type: string): (field: string | undefined) => SqlValue {
  const coerce = coercionTo(type);
  return COERCIONS[columnType(type).kind] === textOf ? coerce : (field) => (field === '' ? null : coerce(field));
}

/** The same coercion, with the column's name in its error. */
export function namingColumn<Source>(column: string, coerce: (value: Source) => SqlValue): (value: Source) => SqlValue {
  return (value) => {
    try {
      return coerce(value);
    } catch (error) {
      if (error instanceof CoercionError) throw new CoercionError(`column ${column}: ${error.message}`);
      throw error;
    }
  };
}

function columnType(text: string): SqlType {
  const name = parseTypeName(text);
  const type = resolveType(name);
  if (!COERCIONS[type.kind]) throw new SqlError(name.span, `${type.kind} is no type of a column`);
  return type;
}

const LONGEST_SHOWN = 120;

function refused(value: Present, type: SqlType): CoercionError {
  return new CoercionError(`cannot coerce ${jsonSource(value).slice(0, LONGEST_SHOWN)} to ${typeText(type)}`);
}

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

/** A number as a double. */
function doubleOf(value: Present, type: SqlType): number {
  const exact = exactOf(value, type);
  return typeof exact === 'number' ? exact : Number(exact);
}

/** A number with all its digits: those that a double rounds are in a bigint or a text. */
function exactOf(value: Present, type: SqlType): number | bigint | string {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof LongNumber) return value.text;
  if (typeof value === 'string' && NUMBER.test(value)) return value;
  throw refused(value, type);
}

function integerOf(value: Present, type: SqlType): number | bigint {
  const [least, most] = INTEGER_RANGES[type.kind] ?? [0, 0];
  const exact = exactOf(value, type);
  if (typeof exact === 'number' && Number.isSafeInteger(exact)) {
    if (exact < least || exact > most) throw refused(value, type);
    return exact;
  }
  const found = exactUnits(exact, 0);
  if (found === undefined || found < least || found > most) throw refused(value, type);
  return wholeNumber(found);
}

/** AWS: what exceeds the type's size or precision fails. So digits behind the point are not rounded away, as 123.4 is no INT. */
function decimalValue(value: Present, type: SqlType): number | string {
  const { precision = 0, scale = 0 } = type;
  const found = exactUnits(exactOf(value, type), scale);
  const limit = powerOfTen(precision);
  if (found === undefined || found >= limit || found <= -limit) throw refused(value, type);
  return decimalOf(found, scale);
}

/** How many units of 10^-scale a number has; undefined when it is no whole number of them. */
function exactUnits(value: number | bigint | string, scale: number): bigint | undefined {
  if (typeof value === 'number' ? !Number.isFinite(value) : typeof value === 'string' && !unitsOfText(value)) return undefined;
  const exact = unitsOf(value);
  if (exact.scale <= scale) return exact.units * powerOfTen(scale - exact.scale);
  const power = powerOfTen(exact.scale - scale);
  return exact.units % power === 0n ? exact.units / power : undefined;
}

function booleanOf(value: Present, type: SqlType): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.toLowerCase() === 'true';
  if (value instanceof LongNumber) return Number(value.text) !== 0;
  if (typeof value === 'object') throw refused(value, type);
  return Number(value) !== 0;
}

/** AWS: n of CHAR(n) must be less than 65535 (sql-reference-data-types.html). A type without a length has this one (inferred). */
const LONGEST_TEXT = 65_534;

/** AWS: longer text is cut, without an error. An array or object is its text. Inferred: CHAR is not padded. */
function textOf(value: Present, type: SqlType): string {
  const text = jsonText(value);
  const length = type.precision ?? LONGEST_TEXT;
  return text.length > length ? text.slice(0, length) : text;
}

const BINARY_LITERAL = /^[xX]'((?:[0-9a-fA-F]{2})*)'$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** AWS: text is X'3F67' (sch-mapping.html) or Base64 (sql-reference-data-types.html). Inferred: what is too long is cut. */
function bytesOf(value: Present, type: SqlType): Uint8Array {
  if (typeof value === 'boolean') return bitOf(value, type);
  if (typeof value !== 'string') throw refused(value, type);
  const digits = BINARY_LITERAL.exec(value)?.[1];
  if (digits !== undefined) return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)).slice(0, type.precision);
  if (!BASE64.test(value)) throw refused(value, type);
  return Uint8Array.from(atob(value), (character) => character.charCodeAt(0)).slice(0, type.precision);
}

/** AWS: true has the lowest bit set, and a VARBINARY has one byte of it. */
function bitOf(value: boolean, type: SqlType): Uint8Array {
  const bytes = new Uint8Array(type.kind === 'BINARY' ? (type.precision ?? 1) : 1);
  bytes[bytes.length - 1] = value ? 1 : 0;
  return bytes;
}

/** AWS shows two forms, "1992-02-14" and "1992-02-14 18:35:44.0". Inferred: blanks around them do not count. */
const temporal =
  (parse: (text: string) => number | undefined): Coerce =>
  (value, type) => {
    const ms = typeof value === 'string' ? parse(value.trim()) : undefined;
    if (ms === undefined) throw refused(value, type);
    return ms;
  };

/** Inferred: the ISO form with T and Z is taken too. */
const isoTimestamp = (text: string) => parseTimestamp(text.replace('T', ' ').replace(/Z$/, ''));

/** Every type that a column can have. Inferred: approximate numbers take the nearest value that they can hold. */
const COERCIONS: Readonly<Partial<Record<TypeKind, Coerce>>> = {
  BOOLEAN: booleanOf,
  TINYINT: integerOf,
  SMALLINT: integerOf,
  INTEGER: integerOf,
  BIGINT: integerOf,
  DECIMAL: decimalValue,
  REAL: (value, type) => Math.fround(doubleOf(value, type)),
  FLOAT: doubleOf,
  DOUBLE: doubleOf,
  CHAR: textOf,
  VARCHAR: textOf,
  BINARY: bytesOf,
  VARBINARY: bytesOf,
  DATE: temporal(parseDate),
  TIME: temporal(parseTime),
  TIMESTAMP: temporal(isoTimestamp),
};
