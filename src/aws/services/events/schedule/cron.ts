// Cron expressions of six fields: minutes, hours, day of month, month, day of week (1 is Sunday), year.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html#eb-cron-expressions
import { dayMatcher } from './cron-day.ts';
import { parseField } from './cron-field.ts';
import type { Schedule } from './schedule.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Undefined when the fields are not in order. */
export function parseCron(text: string): Schedule | undefined {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [minuteField = '', hourField = '', dayOfMonth = '', monthField = '', dayOfWeek = '', yearField = ''] = fields;
  const minutes = parseField(minuteField, 0, 59);
  const hours = parseField(hourField, 0, 23);
  const months = parseField(monthField, 1, 12, MONTHS);
  const years = parseField(yearField, FIRST_YEAR, LAST_YEAR);
  const isDay = dayMatcher(dayOfMonth, dayOfWeek);
  if (!minutes || !hours || !months || !years || !isDay) return undefined;
  const isDate = (date: Date) => years.has(date.getUTCFullYear()) && months.has(date.getUTCMonth() + 1) && isDay(date);
  const lastYear = Math.max(...years);
  return {
    next(afterMs) {
      const first = Math.floor(afterMs / 60_000) * 60_000 + 60_000;
      for (let dayMs = Math.floor(first / DAY_MS) * DAY_MS; new Date(dayMs).getUTCFullYear() <= lastYear; dayMs += DAY_MS) {
        if (!isDate(new Date(dayMs))) continue;
        const minute = minuteOf(hours, minutes, Math.max(0, (first - dayMs) / 60_000));
        if (minute !== undefined) return dayMs + minute * 60_000;
      }
      return undefined;
    },
  };
}

/** The first minute of a day, from `from` on, that the fields mean. */
function minuteOf(hours: ReadonlySet<number>, minutes: ReadonlySet<number>, from: number): number | undefined {
  for (let hour = Math.floor(from / 60); hour < 24; hour += 1) {
    if (!hours.has(hour)) continue;
    const earliest = hour === Math.floor(from / 60) ? from % 60 : 0;
    const minute = [...minutes].filter((candidate) => candidate >= earliest).sort((one, other) => one - other)[0];
    if (minute !== undefined) return hour * 60 + minute;
  }
  return undefined;
}
