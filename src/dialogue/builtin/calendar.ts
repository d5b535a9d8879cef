// Days of the calendar as plain numbers, and the day that it is somewhere.

/** Days since 1970-01-01. A whole number: no clock, no zone. */
export type Day = number;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a year, a month from 1, and a day of the month; days beyond the month's end count on. */
export const dayOf = (year: number, month: number, dayOfMonth: number): Day => Math.floor(Date.UTC(year, month - 1, dayOfMonth) / DAY_MS);

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly dayOfMonth: number;
  /** 1 Monday to 7 Sunday, as ISO 8601 has it */
  readonly weekday: number;
}

export function calendarDay(day: Day): CalendarDay {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate(), weekday: date.getUTCDay() || 7 };
}

/** `2020-11-25` */
export const isoDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Whether the month has the day: there is no 31 June. */
export const exists = (year: number, month: number, dayOfMonth: number): boolean =>
  calendarDay(dayOf(year, month, dayOfMonth)).month === month;

/** What the clock on the wall says. */
export interface WallClock {
  readonly today: Day;
  readonly hour: number;
  readonly minute: number;
}

/** Making a formatter takes longer than all the rest; a process knows few time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
    calendar: 'gregory',
  });
  formats.set(timeZone, format);
  return format;
}

let latest: { readonly now: number; readonly timeZone: string; readonly clock: WallClock } | undefined;

/** @param timeZone an IANA name; throws RangeError when there is none of that name */
export function wallClock(now: number, timeZone: string): WallClock {
  if (latest?.now === now && latest.timeZone === timeZone) return latest.clock;
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const clock = { today: dayOf(part('year'), part('month'), part('day')), hour: part('hour'), minute: part('minute') };
  latest = { now, timeZone, clock };
  return clock;
}
