// CAST and the implicit casts of INSERT. AWS: sql-reference-cast.html
import { call, constant, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import { familyOf, isApproximate, isInteger, isMonths, type SqlType, typeText } from '../semantics/sql-type.ts';
import { RowFailure, type Value } from '../semantics/value.ts';
import { DAY_MS, dateText, parseDate, parseTime, parseTimestamp, timestampText, timeText } from './calendar.ts';
import { intervalText, parseInterval, unitLength } from './interval-text.ts';
import { checkDecimal, checkRange, doubleText } from './number-text.ts';

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
  if (typeof value !== 'number') return String(value);
  if (type.kind === 'DATE') return dateText(value);
  if (type.kind === 'TIME') return timeText(value);
  if (type.kind === 'TIMESTAMP') return timestampText(value);
  if (type.kind === 'INTERVAL' && type.qualifier) return intervalText(value, type.qualifier);
  if (type.kind === 'DECIMAL') return value.toFixed(type.scale ?? 0);
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

function roundAwayFromZero(value: number): number {
  return value < 0 ? -Math.round(-value) : Math.round(value);
}

function toNumber(from: SqlType, to: SqlType): Convert | undefined {
  const conform = fitNumber(to);
  const family = familyOf(from);
  if (family === 'numeric') return (value: number) => conform(value);
  if (family === 'character') {
    return (text: string) => {
      const trimmed = text.trim();
      return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? conform(Number(trimmed)) : failed(text, to);
    };
  }
  if (family === 'interval' && from.qualifier && from.qualifier.from === from.qualifier.to && !isApproximate(to)) {
    const unit = unitLength(from.qualifier.from);
    return (value: number) => conform(value / unit);
  }
  return undefined;
}

function fitNumber(to: SqlType): (value: number) => number {
  // To an integer ROUNDS: -1.5 becomes -2.
  if (isInteger(to)) return (value) => checkRange(roundAwayFromZero(value), to);
  if (to.kind === 'DECIMAL') return (value) => checkDecimal(value, to);
  if (to.kind === 'REAL') return (value) => Math.fround(value);
  return (value) => value;
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
