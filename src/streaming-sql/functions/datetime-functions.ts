// Functions of dates, times and intervals. AWS: the sqlref page of each name.
import { call, constant, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import { BIGINT, decimal, isMonths, type SqlType, TIMESTAMP, varchar } from '../semantics/sql-type.ts';
import { RowFailure } from '../semantics/value.ts';
import type { TimeUnit } from '../syntax/ast.ts';
import { addMonths, ceilTimestamp, DAY_MS, floorTimestamp, HOUR_MS, MINUTE_MS, SECOND_MS, UNIT_MS, utc } from './calendar.ts';
import type { FunctionDefinition } from './definition.ts';
import { formatDate, parseWithFormat } from './simple-date-format.ts';
import { bigintOfDouble, overflow } from './whole-number.ts';

const propagate = (name: string, apply: ScalarFunction['apply']): ScalarFunction => ({ name, nulls: 'propagate', apply });
const memo = new Map<string, ScalarFunction>();

function once(name: string, make: () => ScalarFunction['apply']): ScalarFunction {
  const known = memo.get(name) ?? propagate(name, make());
  memo.set(name, known);
  return known;
}

const UNIT_MONTHS: Readonly<Partial<Record<TimeUnit, number>>> = { YEAR: 12, QUARTER: 3, MONTH: 1 };

/** FLOOR or CEIL of a datetime or an interval TO a unit; undefined when the two do not go together. */
export function roundToUnit(direction: 'FLOOR' | 'CEIL', operand: Scalar, unit: TimeUnit): Scalar | undefined {
  const { type } = operand;
  const name = `${direction} TO ${unit}`;
  if (type.kind === 'INTERVAL') {
    const length = isMonths(type) ? UNIT_MONTHS[unit] : UNIT_MS[unit];
    if (!length) return undefined;
    const round = direction === 'FLOOR' ? Math.floor : Math.ceil;
    return call(
      once(`${name} OF INTERVAL ${length}`, () => (x: number) => round(x / length) * length),
      [operand],
      type,
    );
  }
  if (type.kind === 'TIME' && !UNIT_MS[unit]) return undefined;
  const round = direction === 'FLOOR' ? floorTimestamp : ceilTimestamp;
  const length = UNIT_MS[unit];
  if (direction === 'FLOOR' && length && unit !== 'WEEK') {
    // Fixed lengths from the epoch: the hot case, without the calendar.
    return call(
      once(name, () => (x: number) => Math.floor(x / length) * length),
      [operand],
      type,
    );
  }
  return call(
    once(name, () => (x: number) => round(x, unit)),
    [operand],
    type,
  );
}

/** STEP(<datetime> BY <interval>): aligned to the epoch. AWS: sql-reference-step.html; undefined when the types do not fit. */
export function stepTo(operand: Scalar, step: Scalar): Scalar | undefined {
  if (operand.type.kind === 'INTERVAL' && isMonths(operand.type) === isMonths(step.type))
    return call(STEP_MS, [operand, step], operand.type);
  if (!['TIMESTAMP', 'DATE', 'TIME'].includes(operand.type.kind)) return undefined;
  return call(isMonths(step.type) ? STEP_MONTHS : STEP_MS, [operand, step], operand.type);
}

function checkStep(step: number): number {
  if (!(step > 0)) throw new RowFailure('INVALID_ARGUMENT', 'STEP: the interval must be greater than 0');
  return step;
}

const STEP_MS = propagate('STEP', (ms: number, step: number) => Math.floor(ms / checkStep(step)) * step);
const STEP_MONTHS = propagate('STEP months', (ms: number, step: number) => {
  const date = new Date(ms);
  const months = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
  return addMonths(0, Math.floor(months / checkStep(step)) * step);
});

function partOfDay(ms: number): number {
  return ((ms % DAY_MS) + DAY_MS) % DAY_MS;
}

const TIMESTAMP_PARTS: Readonly<Partial<Record<TimeUnit, (ms: number) => number>>> = {
  YEAR: (ms) => new Date(ms).getUTCFullYear(),
  QUARTER: (ms) => Math.floor(new Date(ms).getUTCMonth() / 3) + 1,
  MONTH: (ms) => new Date(ms).getUTCMonth() + 1,
  WEEK: (ms) => Math.floor((ms - utc(new Date(ms).getUTCFullYear(), 0, 1)) / (7 * DAY_MS)) + 1,
  DAY: (ms) => new Date(ms).getUTCDate(),
  HOUR: (ms) => Math.floor(partOfDay(ms) / HOUR_MS),
  MINUTE: (ms) => Math.floor(partOfDay(ms) / MINUTE_MS) % 60,
  SECOND: (ms) => (partOfDay(ms) % MINUTE_MS) / SECOND_MS,
  MILLISECOND: (ms) => partOfDay(ms) % MINUTE_MS,
};

const INTERVAL_PARTS: Readonly<Partial<Record<TimeUnit, (amount: number) => number>>> = {
  YEAR: (months) => Math.trunc(months / 12),
  MONTH: (months) => months % 12,
  DAY: (ms) => Math.trunc(ms / DAY_MS),
  HOUR: (ms) => Math.trunc(ms / HOUR_MS) % 24,
  MINUTE: (ms) => Math.trunc(ms / MINUTE_MS) % 60,
  SECOND: (ms) => (ms % MINUTE_MS) / SECOND_MS,
};

/** EXTRACT(unit FROM x): BIGINT, and DECIMAL(5,3) for SECOND. Undefined when x has no such part. */
export function extract(unit: TimeUnit, operand: Scalar): Scalar | undefined {
  const { type } = operand;
  const result = unit === 'SECOND' ? decimal(5, 3) : BIGINT;
  if (type.kind === 'INTERVAL') {
    const part = INTERVAL_PARTS[unit];
    if (!part || isMonths(type) !== (unit === 'YEAR' || unit === 'MONTH')) return undefined;
    return call(
      once(`EXTRACT ${unit} FROM INTERVAL`, () => exactPart(unit, part)),
      [operand],
      result,
    );
  }
  const part = TIMESTAMP_PARTS[unit];
  if (!part || (type.kind === 'TIME' && !UNIT_MS[unit])) return undefined;
  return call(
    once(`EXTRACT ${unit}`, () => exactPart(unit, part)),
    [operand],
    result,
  );
}

/** An instant that no calendar has, or an interval without end, has no parts. */
const exactPart =
  (unit: TimeUnit, part: (x: number) => number): ScalarFunction['apply'] =>
  (x: number) => {
    const value = part(x);
    return unit === 'SECOND' && Number.isFinite(value) ? value : bigintOfDouble(value);
  };

/** CURRENT_* and LOCAL*: of the query's start; CURRENT_ROW_TIMESTAMP of the row. UTC. */
export function currentTime(name: string): Scalar | undefined {
  const clock = (which: 'start' | 'row'): Scalar => ({ op: 'clock', which, type: TIMESTAMP });
  if (name === 'CURRENT_TIMESTAMP' || name === 'LOCALTIMESTAMP') return clock('start');
  if (name === 'CURRENT_ROW_TIMESTAMP') return clock('row');
  if (name === 'CURRENT_DATE')
    return call(
      once('DATE OF', () => (ms: number) => Math.floor(ms / DAY_MS) * DAY_MS),
      [clock('start')],
      { kind: 'DATE' },
    );
  if (name === 'CURRENT_TIME' || name === 'LOCALTIME')
    return call(
      once('TIME OF', () => partOfDay),
      [clock('start')],
      { kind: 'TIME' },
    );
  if (name === 'USER' || name === 'SYSTEM_USER' || name === 'CURRENT_PATH') return constant('', varchar(128));
  return undefined;
}

const LAST_INSTANT_MS = 8.64e15; // of a calendar, in the year 275760
const text = ([format]: readonly SqlType[]): SqlType => varchar(Math.max(64, (format?.precision ?? 64) * 4));
const parser = (name: string, kind: 'DATE' | 'TIME' | 'TIMESTAMP', take: (ms: number) => number): FunctionDefinition => ({
  name,
  parameters: ['character', 'character'],
  returns: () => ({ kind }),
  apply: (format: string, value: string) => take(parseWithFormat(format, value)),
  summary: `${name}(format, string): a Java SimpleDateFormat pattern, then the text`,
});
const printer = (name: string): FunctionDefinition => ({
  name,
  parameters: ['character', 'datetime'],
  returns: text,
  apply: (format: string, value: number) => formatDate(format, value),
  summary: `${name}(format, value): a Java SimpleDateFormat pattern, then the value`,
});

export const DATETIME_FUNCTIONS: readonly FunctionDefinition[] = [
  parser('CHAR_TO_TIMESTAMP', 'TIMESTAMP', (ms) => ms),
  parser('CHAR_TO_DATE', 'DATE', (ms) => Math.floor(ms / DAY_MS) * DAY_MS),
  parser('CHAR_TO_TIME', 'TIME', partOfDay),
  printer('TIMESTAMP_TO_CHAR'),
  printer('DATE_TO_CHAR'),
  printer('TIME_TO_CHAR'),
  {
    name: 'TSDIFF',
    parameters: ['datetime', 'datetime'],
    returns: () => BIGINT,
    apply: (start: number, end: number) => bigintOfDouble(end - start),
    summary: 'TSDIFF(start, end): milliseconds from start to end',
  },
  {
    name: 'UNIX_TIMESTAMP',
    parameters: ['datetime'],
    returns: () => BIGINT,
    apply: bigintOfDouble,
    summary: 'Milliseconds since 1970-01-01 00:00:00',
  },
  {
    name: 'TO_TIMESTAMP',
    parameters: ['numeric'],
    returns: () => TIMESTAMP,
    apply: (ms: number) => (Math.abs(ms) <= LAST_INSTANT_MS ? Math.trunc(ms) : overflow(ms, 'TIMESTAMP')),
    summary: 'The TIMESTAMP of milliseconds since 1970-01-01 00:00:00',
  },
];
