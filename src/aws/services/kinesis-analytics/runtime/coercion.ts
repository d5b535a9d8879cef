// A value of a record becomes a value of SQL, by the documented table. A value that cannot be coerced refuses its row.
// AWS: "Mapping JSON Data Types to SQL Data Types" in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html

import type { SqlValue } from '../../../../streaming-sql/engine.ts';
import { dateValue, timestampValue, timeValue } from './date-time.ts';
import type { Json } from './json-path.ts';
import type { SqlType, SqlTypeName } from './sql-type.ts';

/** The value has no counterpart in the column's type. */
export class CoercionError extends Error {
  override readonly name = 'CoercionError';
}

// The engine holds BIGINT in a double; a value beyond that is refused, not rounded.
const INTEGER_RANGE: Partial<Record<SqlTypeName, readonly [number, number]>> = {
  TINYINT: [-(2 ** 7), 2 ** 7 - 1],
  SMALLINT: [-(2 ** 15), 2 ** 15 - 1],
  INTEGER: [-(2 ** 31), 2 ** 31 - 1],
  BIGINT: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/**
 * Coerces a JSON value (a CSV field comes as a string) to the type of its column.
 * @throws CoercionError
 */
export function coerce(value: Json | undefined, type: SqlType): SqlValue {
  if (value === null || value === undefined) return null;
  switch (type.name) {
    case 'BOOLEAN':
      return booleanValue(value, type);
    case 'TINYINT':
    case 'SMALLINT':
    case 'INTEGER':
    case 'BIGINT':
      return integerValue(value, type);
    case 'DECIMAL':
    case 'REAL':
    case 'DOUBLE':
      return fractionValue(value, type);
    case 'CHAR':
    case 'VARCHAR':
      return textValue(value, type); // AWS: longer text is cut, without an error
    case 'BINARY':
    case 'VARBINARY':
      return bytesValue(value, type);
    default:
      return temporalValue(value, type);
  }
}

function refuse(value: Json, type: SqlType): CoercionError {
  const shown = typeof value === 'string' ? JSON.stringify(value) : jsonText(value);
  return new CoercionError(`cannot coerce ${shown.slice(0, 120)} to ${type.name}`);
}

/** The JSON text of a value, strings without their quotes. */
export function jsonText(value: Json): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? Number(inner) : inner));
}

function booleanValue(value: Json, type: SqlType): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) !== 0;
  if (typeof value === 'string') return value.toLowerCase() === 'true';
  throw refuse(value, type);
}

function numberOf(value: Json, type: SqlType): number | bigint {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value !== 'string' || !/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) throw refuse(value, type);
  const trimmed = value.trim();
  const number = Number(trimmed);
  return /^[+-]?\d+$/.test(trimmed) && !Number.isSafeInteger(number) ? BigInt(trimmed.replace(/^\+/, '')) : number;
}

function integerValue(value: Json, type: SqlType): number {
  const number = numberOf(value, type);
  const [least, most] = INTEGER_RANGE[type.name] ?? [0, 0];
  if (number < least || number > most || !Number.isInteger(Number(number))) throw refuse(value, type);
  return Number(number);
}

function fractionValue(value: Json, type: SqlType): number {
  const number = Number(numberOf(value, type));
  if (type.name === 'REAL') return Math.fround(number);
  if (type.name === 'DOUBLE') return number;
  if (Math.abs(number) >= 10 ** (type.precision - type.scale)) throw refuse(value, type);
  return Number(number.toFixed(Math.min(type.scale, 18)));
}

function textValue(value: Json, type: SqlType): string {
  const text = typeof value === 'bigint' ? String(value) : jsonText(value);
  return text.length > type.length ? text.slice(0, type.length) : text;
}

function bytesValue(value: Json, type: SqlType): Uint8Array {
  if (typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0);
  if (typeof value !== 'string') throw refuse(value, type);
  const hex = /^[xX]'((?:[0-9a-fA-F]{2})*)'$/.exec(value)?.[1];
  if (hex !== undefined) return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)).slice(0, type.length);
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)) throw refuse(value, type);
  return Uint8Array.from(atob(value), (character) => character.charCodeAt(0)).slice(0, type.length);
}

function temporalValue(value: Json, type: SqlType): SqlValue {
  const parse = type.name === 'DATE' ? dateValue : type.name === 'TIME' ? timeValue : timestampValue;
  const parsed = typeof value === 'string' ? parse(value) : undefined;
  if (parsed === undefined) throw refuse(value, type);
  return parsed;
}
