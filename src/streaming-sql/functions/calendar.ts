// Dates and times as numbers: units, floors, months, and the printed forms.
import type { TimeUnit } from '../syntax/ast.ts';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Milliseconds of a unit of fixed length; undefined for YEAR, QUARTER and MONTH. */
export const UNIT_MS: Readonly<Partial<Record<TimeUnit, number>>> = {
  MILLISECOND: 1,
  SECOND: SECOND_MS,
  MINUTE: MINUTE_MS,
  HOUR: HOUR_MS,
  DAY: DAY_MS,
  WEEK: 7 * DAY_MS,
};

// 1970-01-01 is a Thursday; a week begins on Sunday, three days after the preceding multiple of seven days.
const WEEK_OFFSET_MS = 4 * DAY_MS;

/** The start of the unit that `ms` lies in; `ms` is epoch milliseconds, UTC. */
export function floorTimestamp(ms: number, unit: TimeUnit): number {
  const length = UNIT_MS[unit];
  if (unit === 'WEEK' && length) return Math.floor((ms + WEEK_OFFSET_MS) / length) * length - WEEK_OFFSET_MS;
  if (length) return Math.floor(ms / length) * length;
  const date = new Date(ms);
  const month = date.getUTCMonth();
  if (unit === 'YEAR') return utc(date.getUTCFullYear(), 0, 1);
  return utc(date.getUTCFullYear(), unit === 'QUARTER' ? month - (month % 3) : month, 1);
}

/** The start of the next unit, or `ms` itself when it is one. */
export function ceilTimestamp(ms: number, unit: TimeUnit): number {
  const floor = floorTimestamp(ms, unit);
  if (floor === ms) return ms;
  const length = UNIT_MS[unit];
  if (length) return floor + length;
  return addMonths(floor, { YEAR: 12, QUARTER: 3 }[unit as 'YEAR'] ?? 1);
}

/** Date.UTC, but years below 100 mean themselves. */
export function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}

/** Adds months; a day that the target month lacks becomes its last day. */
export function addMonths(ms: number, months: number): number {
  const date = new Date(ms);
  const timeOfDay = ((ms % DAY_MS) + DAY_MS) % DAY_MS;
  const month = date.getUTCMonth() + months;
  const last = new Date(utc(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return utc(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) + timeOfDay;
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** yyyy-MM-dd */
export function dateText(ms: number): string {
  const date = new Date(ms);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

/** HH:mm:ss */
export function timeText(ms: number): string {
  const ofDay = ((ms % DAY_MS) + DAY_MS) % DAY_MS;
  return `${pad(Math.floor(ofDay / HOUR_MS))}:${pad(Math.floor(ofDay / MINUTE_MS) % 60)}:${pad(Math.floor(ofDay / SECOND_MS) % 60)}`;
}

/** yyyy-MM-dd HH:mm:ss, and .SSS when there are milliseconds. */
export function timestampText(ms: number): string {
  const millis = ((ms % SECOND_MS) + SECOND_MS) % SECOND_MS;
  return `${dateText(ms)} ${timeText(ms)}${millis === 0 ? '' : `.${pad(millis, 3)}`}`;
}

/** Epoch milliseconds of a real date, or undefined for one like 2004-02-30. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{1,4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const ms = utc(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : undefined;
}

/** Milliseconds of the day of HH:mm:ss[.fraction]; undefined when it is none. */
export function parseTime(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2}):(\d{2})(\.\d*)?$/.exec(text);
  if (!match) return undefined;
  const [hour, minute, second] = match.slice(1, 4).map(Number) as [number, number, number];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + Math.trunc(Number(`0${match[4] ?? ''}`) * SECOND_MS + 1e-6);
}

/** Epoch milliseconds of yyyy-MM-dd HH:mm:ss[.fraction]; undefined when it is none. */
export function parseTimestamp(text: string): number | undefined {
  const space = text.indexOf(' ');
  const date = parseDate(text.slice(0, Math.max(0, space)));
  const time = parseTime(text.slice(space + 1));
  return date === undefined || time === undefined ? undefined : date + time;
}
