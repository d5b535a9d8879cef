// CAST and the implicit casts of INSERT. AWS: sql-reference-cast.html
import { call, constant, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import {
  DOUBLE,
  familyOf,
  INTEGER_RANGES,
  isApproximate,
  isInteger,
  isMonths,
  MAX_DECIMAL_PRECISION,
  type SqlType,
  typeText,
} from '../semantics/sql-type.ts';
import { RowFailure, type Value } from '../semantics/value.ts';
import { DAY_MS, dateText, parseDate, parseTime, parseTimestamp, timestampText, timeText } from './calendar.ts';
import { decimalText, fittedDecimal, isDecimalOf, unitsAt, unitsOfText } from './decimal-number.ts';
import { intervalText, parseInterval, unitLength } from './interval-text.ts';
import { doubleText } from './number-text.ts';
import { bigintOfDouble, bigintValue, overflow } from './whole-number.ts';

type Convert = (value: never) => Value;

function failed(value: unknown, to: SqlType): never {
  throw new RowFailure('CAST_FAILED', `Cannot cast '${String(value)}' to ${typeText(to)}`);
}

/** A value as the service prints it. */
export function displayText(value: Value, type: SqlType): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
  if (Array.isArray(value))
    return `(${value.map((item, i) => displayText(item, type.fields?.[i]?.type ?? { kind: 'VARCHAR' })).join(', ')})`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (type.kind === 'DECIMAL' && (typeof value === 'number' || typeof value === 'string')) return decimalText(value, type.scale ?? 0);
  if (typeof value !== 'number') return String(value);
  if (type.kind === 'DATE') return dateText(value);
  if (type.kind === 'TIME') return timeText(value);
  if (type.kind === 'TIMESTAMP') return timestampText(value);
  if (type.kind === 'INTERVAL' && type.qualifier) return intervalText(value, type.qualifier);
  return isApproximate(type) ? doubleText(value) : String(value);
}

/** Cuts a string to its length, or pads CHAR(n) with blanks. */
function fitted(text: string, to: SqlType): string {
  const length = to.precision;
  if (length === undefined) return text;
  const cut = text.length > length ? text.slice(0, length) : text;
  return to.kind === 'CHAR' ? cut.padEnd(length) : cut;
}

function toCharacter(from: SqlType, to: SqlType): Convert {
  const family = familyOf(from);
  // Strings and intervals are cut to the target's length; any other value that does not conform loses its row.
  if (family === 'character') return (value: string) => fitted(value, to);
  if (family === 'interval') return (value: Value) => fitted(displayText(value, from), to);
  return (value: Value) => {
    const text = displayText(value, from);
    return to.precision !== undefined && text.length > to.precision ? failed(text, to) : fitted(text, to);
  };
}

/** An exact number in its form, or a double. */
type AnyNumber = number | bigint | string;

function toNumber(from: SqlType, to: SqlType): Convert | undefined {
  const family = familyOf(from);
  if (family === 'numeric') return isInteger(to) && isInteger(from) ? (value: number | bigint) => integerWithin(value, to) : fitNumber(to);
  if (family === 'character') {
    const conform = fitNumber(to);
    return (text: string) => {
      const trimmed = text.trim();
      return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? conform(trimmed) : failed(text, to);
    };
  }
  if (family === 'interval' && from.qualifier && from.qualifier.from === from.qualifier.to && !isApproximate(to)) {
    const unit = unitLength(from.qualifier.from);
    const conform = fitNumber(to);
    return (value: number) => conform(value / unit);
  }
  return undefined;
}

function integerWithin(value: number | bigint, { kind }: SqlType): number | bigint {
  const [least, most] = INTEGER_RANGES[kind] as readonly [number | bigint, number | bigint];
  return value >= least && value <= most ? value : overflow(value, kind);
}

/** To an integer ROUNDS, half away from zero: -1.5 becomes -2. */
function roundedWhole(value: AnyNumber): number | bigint {
  if (typeof value === 'number') return bigintOfDouble(value < 0 ? -Math.round(-value) : Math.round(value));
  // Only the text of a number that no type holds has no units.
  return typeof value === 'string' && !unitsOfText(value) ? overflow(value, 'BIGINT') : bigintValue(unitsAt(value, 0));
}

function fitNumber(to: SqlType): (value: AnyNumber) => AnyNumber {
  if (isInteger(to)) return (value) => integerWithin(roundedWhole(value), to);
  if (to.kind === 'DECIMAL') {
    const most = 10 ** ((to.precision ?? MAX_DECIMAL_PRECISION) - (to.scale ?? 0));
    return (value) =>
      typeof value === 'number' && value < most && value > -most && isDecimalOf(value, to.scale ?? 0) ? value : fittedDecimal(value, to);
  }
  if (to.kind === 'REAL') return (value) => Math.fround(Number(value));
  return (value) => Number(value);
}

function toDatetime(from: SqlType, to: SqlType): Convert | undefined {
  if (familyOf(from) === 'character') {
    const parse = { DATE: parseDate, TIME: parseTime, TIMESTAMP: parseTimestamp }[to.kind as 'DATE'];
    return (text: string) => parse(text.trim()) ?? failed(text, to);
  }
  if (from.kind === to.kind) return (value: number) => value;
  if (from.kind === 'TIMESTAMP' && to.kind === 'DATE') return (value: number) => Math.floor(value / DAY_MS) * DAY_MS;
  if (from.kind === 'TIMESTAMP' && to.kind === 'TIME') return (value: number) => ((value % DAY_MS) + DAY_MS) % DAY_MS;
  if (from.kind === 'DATE' && to.kind === 'TIMESTAMP') return (value: number) => value;
  // AWS: a TIME becomes a TIMESTAMP of the current date; the engine has no clock, so it is of 1970-01-01 (README).
  if (from.kind === 'TIME' && to.kind === 'TIMESTAMP') return (value: number) => value;
  return undefined;
}

function toBoolean(from: SqlType, to: SqlType): Convert | undefined {
  if (from.kind === 'BOOLEAN') return (value: boolean) => value;
  if (familyOf(from) !== 'character') return undefined;
  return (text: string) => {
    const word = text.trim().toUpperCase();
    return word === 'TRUE' ? true : word === 'FALSE' ? false : word === 'UNKNOWN' ? null : failed(text, to);
  };
}

function toBinary(from: SqlType, to: SqlType): Convert | undefined {
  if (familyOf(from) !== 'binary') return undefined;
  return (value: Uint8Array) => (to.precision !== undefined && value.length > to.precision ? value.slice(0, to.precision) : value);
}

function toInterval(from: SqlType, to: SqlType): Convert | undefined {
  const qualifier = to.qualifier;
  if (from.kind === 'INTERVAL') return isMonths(from) === isMonths(to) ? (value: number) => value : undefined;
  if (familyOf(from) !== 'character' || !qualifier) return undefined;
  return (text: string) => {
    const parsed = parseInterval(text, qualifier);
    return 'amount' in parsed ? parsed.amount : failed(text, to);
  };
}

function converter(from: SqlType, to: SqlType): Convert | undefined {
  switch (familyOf(to)) {
    case 'character':
      return familyOf(from) === 'record' || familyOf(from) === 'period' || familyOf(from) === 'binary' ? undefined : toCharacter(from, to);
    case 'numeric':
      return toNumber(from, to);
    case 'datetime':
      return toDatetime(from, to);
    case 'boolean':
      return toBoolean(from, to);
    case 'binary':
      return toBinary(from, to);
    case 'interval':
      return toInterval(from, to);
    default:
      return undefined;
  }
}

const cache = new Map<string, ScalarFunction>();

/** CAST(<operand> AS <to>); undefined when no cast between the two types exists. A failing value loses its row. */
export function cast(operand: Scalar, to: SqlType): Scalar | undefined {
  const from = operand.type;
  if (from.kind === 'NULL') return operand.op === 'constant' ? constant(null, to) : { ...operand, type: to };
  if (from.kind === to.kind && sameShape(from, to)) return operand;
  const key = `${typeText(from)}>${typeText(to)}`;
  const known = cache.get(key);
  if (known) return call(known, [operand], to);
  const apply = converter(from, to);
  if (!apply) return undefined;
  const fn: ScalarFunction = { name: `CAST ${typeText(to)}`, nulls: 'propagate', apply, ...(to.kind === 'BOOLEAN' && { givesNull: true }) };
  if (cache.size < 10_000) cache.set(key, fn);
  return call(fn, [operand], to);
}

/** A number as a double: what BIGINT and DECIMAL are not always. Of other types, itself. */
export function approximated(operand: Scalar): Scalar {
  const { kind } = operand.type;
  if (kind !== 'BIGINT' && kind !== 'DECIMAL') return operand;
  if (operand.op === 'constant') return constant(operand.value === null ? null : Number(operand.value), DOUBLE);
  return cast(operand, DOUBLE) ?? operand;
}

/** An expression of a common type's branch, its values in the form and range of that type: only some numbers have another one. */
export function inFormOf(operand: Scalar, type: SqlType): Scalar {
  const from = operand.type;
  if (familyOf(from) !== 'numeric' || familyOf(type) !== 'numeric' || isApproximate(from)) return operand;
  const changes = type.kind === 'DECIMAL' ? wholeDigits(from) > wholeDigits(type) : from.kind !== type.kind && isWide(from);
  return changes || (from.kind === 'BIGINT' && type.kind === 'DECIMAL') ? (cast(operand, type) ?? operand) : operand;
}

const isWide = ({ kind }: SqlType): boolean => kind === 'BIGINT' || kind === 'DECIMAL';

/** How many digits before the point a type has room for. */
function wholeDigits({ kind, precision, scale }: SqlType): number {
  if (kind === 'DECIMAL') return (precision ?? MAX_DECIMAL_PRECISION) - (scale ?? 0);
  return String(INTEGER_RANGES[kind]?.[1] ?? '').length;
}

function sameShape(from: SqlType, to: SqlType): boolean {
  if (from.kind === 'INTERVAL') return typeText(from) === typeText(to);
  if (from.kind === 'VARCHAR' || from.kind === 'VARBINARY')
    return (from.precision ?? Number.POSITIVE_INFINITY) <= (to.precision ?? Number.POSITIVE_INFINITY);
  return from.precision === to.precision && from.scale === to.scale;
}

/** What INSERT may do without being asked: numbers to numbers, strings to strings, DATE to TIMESTAMP. */
export function assignable(from: SqlType, to: SqlType): boolean {
  if (from.kind === 'NULL' || from.kind === to.kind) return true;
  const family = familyOf(from);
  if (family !== familyOf(to)) return false;
  return family !== 'datetime' || (from.kind === 'DATE' && to.kind === 'TIMESTAMP');
}
