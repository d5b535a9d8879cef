// Which days a cron expression means: day of month with L and W, or day of week with L and #; one of them is a question mark.
import { parseField } from './cron-field.ts';

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type IsDay = (date: Date) => boolean;

/** Undefined when the fields are not in order. AWS: not both may say something, and not both may be a question mark. */
export function dayMatcher(dayOfMonth: string, dayOfWeek: string): IsDay | undefined {
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  return dayOfMonth === '?' ? weekdayMatcher(dayOfWeek) : monthDayMatcher(dayOfMonth);
}

function monthDayMatcher(text: string): IsDay | undefined {
  if (text === 'L') return (date) => date.getUTCDate() === lastDay(date);
  const nearest = /^(\d{1,2})W$/.exec(text);
  if (nearest) return nearestWeekday(Number(nearest[1]));
  const days = parseField(text, 1, 31);
  return days && ((date) => days.has(date.getUTCDate()));
}

function weekdayMatcher(text: string): IsDay | undefined {
  if (text === 'L') return (date) => date.getUTCDay() === 6;
  const last = /^([1-7]|[A-Za-z]{3})L$/.exec(text);
  if (last) {
    const weekday = weekdayOf(last[1] ?? '');
    return weekday === undefined ? undefined : (date) => date.getUTCDay() === weekday && date.getUTCDate() + 7 > lastDay(date);
  }
  const nth = /^([1-7]|[A-Za-z]{3})#([1-5])$/.exec(text);
  if (nth) {
    const weekday = weekdayOf(nth[1] ?? '');
    return weekday === undefined
      ? undefined
      : (date) => date.getUTCDay() === weekday && Math.ceil(date.getUTCDate() / 7) === Number(nth[2]);
  }
  const days = parseField(text, 1, 7, WEEKDAYS);
  return days && ((date) => days.has(date.getUTCDay() + 1));
}

/** The weekday that is nearest to a day, within its month. */
function nearestWeekday(day: number): IsDay | undefined {
  if (day < 1 || day > 31) return undefined;
  return (date) => {
    const wanted = Math.min(day, lastDay(date));
    const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), wanted)).getUTCDay();
    const shift = weekday === 6 ? (wanted === 1 ? 2 : -1) : weekday === 0 ? (wanted === lastDay(date) ? -2 : 1) : 0;
    return date.getUTCDate() === wanted + shift;
  };
}

/** 0 is Sunday. */
function weekdayOf(text: string): number | undefined {
  const number = /^[1-7]$/.test(text) ? Number(text) - 1 : WEEKDAYS.indexOf(text.toUpperCase());
  return number === -1 ? undefined : number;
}

function lastDay(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}
