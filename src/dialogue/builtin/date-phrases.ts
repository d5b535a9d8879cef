// English dates: which stretch of the calendar a phrase means. What is said of it, a day or a week, is decided in date.ts.
import { calendarDay, type Day, dayOf, exists } from './calendar.ts';
import { durationAt } from './duration.ts';
import { numberAt, ordinalAt } from './number-words.ts';
import { lastWordBefore, type Utterance } from './recognizer.ts';

/** A stretch of the calendar: a day, or the whole week, weekend, month or year that has the day. */
export interface Period {
  readonly unit: 'day' | 'week' | 'weekend' | 'month' | 'year';
  readonly day: Day;
}

/** A period and the word behind its last one. */
export interface DatePhrase {
  readonly period: Period;
  readonly next: number;
}

/** 1 Monday to 7 Sunday. */
const WEEKDAYS: Readonly<Record<string, number>> = {
  monday: 1,
  mon: 1,
  tuesday: 2,
  tue: 2,
  tues: 2,
  wednesday: 3,
  wed: 3,
  thursday: 4,
  thu: 4,
  thur: 4,
  thurs: 4,
  friday: 5,
  fri: 5,
  saturday: 6,
  sat: 6,
  sunday: 7,
  sun: 7,
};
const MONTHS: Readonly<Record<string, number>> = {
  january: 1,
  jan: 1,
  february: 2,
  feb: 2,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  may: 5,
  june: 6,
  jun: 6,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sep: 9,
  sept: 9,
  october: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};
/** Month and day. */
const HOLIDAYS: Readonly<Record<string, readonly [number, number]>> = {
  christmas: [12, 25],
  halloween: [10, 31],
  valentines: [2, 14],
  'christmas eve': [12, 24],
  'christmas day': [12, 25],
  'new year': [1, 1],
  'new years': [1, 1],
};
const SHIFTS: Readonly<Record<string, number>> = {
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  following: 1,
  last: -1,
  previous: -1,
  past: -1,
};
const DAYS_AWAY: Readonly<Record<string, number>> = { today: 0, now: 0, tonight: 0, tomorrow: 1, tmrw: 1, yesterday: -1 };

const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined => (Object.hasOwn(table, word) ? table[word] : undefined);
const oneDay = (day: Day, next: number): DatePhrase => ({ period: { unit: 'day', day }, next });

/** The first such day on or after today. AWS: dates default to today or later. */
export function upcoming(today: Day, month: number, dayOfMonth: number): Day | undefined {
  const { year } = calendarDay(today);
  for (let at = year; at < year + 8; at++) {
    if (exists(at, month, dayOfMonth) && dayOf(at, month, dayOfMonth) >= today) return dayOf(at, month, dayOfMonth);
  }
  return undefined;
}

const fullYear = (written: string): number =>
  written.length === 2 ? 2000 + Number(written) - (Number(written) >= 70 ? 100 : 0) : Number(written);

/** Digits and signs: 2020-11-25, 11/25/2020, 25.11.2020, 11/25. */
function writtenDate(utterance: Utterance, at: number, today: Day, dayFirst: boolean): DatePhrase | undefined {
  const rest = utterance.text.slice(utterance.words[at]?.start);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(rest);
  const local = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(rest) ?? /^(\d{1,2})(\/)(\d{1,2})(?![\d/])/.exec(rest);
  const found = iso ?? local;
  if (!found) return undefined;
  const next = lastWordBefore(utterance, at, (utterance.words[at]?.start ?? 0) + found[0].length) + 1;
  if (iso)
    return exists(Number(iso[1]), Number(iso[2]), Number(iso[3]))
      ? oneDay(dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])), next)
      : undefined;
  const [, first, , second, year] = found;
  const usual = dayFirst || found[2] === '.' ? [Number(second), Number(first)] : [Number(first), Number(second)];
  const [month, dayOfMonth] = (usual[0] as number) > 12 ? [usual[1] as number, usual[0] as number] : (usual as [number, number]);
  if (month < 1 || month > 12) return undefined;
  if (year !== undefined)
    return exists(fullYear(year), month, dayOfMonth) ? oneDay(dayOf(fullYear(year), month, dayOfMonth), next) : undefined;
  const day = upcoming(today, month, dayOfMonth);
  return day === undefined ? undefined : oneDay(day, next);
}

interface Part {
  readonly value: number;
  readonly next: number;
}

/** "25", "25th", "twenty-fifth", "twenty five". */
function dayOfMonthAt(words: Utterance['words'], at: number): Part | undefined {
  const found = ordinalAt(words, at) ?? numberAt(words, at);
  return found && Number.isInteger(found.value) && found.value >= 1 && found.value <= 31 ? found : undefined;
}

/** "2017", "twenty seventeen", "two thousand seventeen". */
function yearAt(words: Utterance['words'], at: number): Part | undefined {
  const first = numberAt(words, at);
  const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value < 2100;
  if (first && isYear(first.value)) return first;
  const second = first && (first.value === 19 || first.value === 20) && first.form === 'words' ? numberAt(words, first.next) : undefined;
  return first && second?.form === 'words' && isYear(first.value * 100 + second.value)
    ? { value: first.value * 100 + second.value, next: second.next }
    : undefined;
}

/** "March", "12 March 2017", "March 12th", "the twelfth of March". */
function namedDate(words: Utterance['words'], at: number, today: Day): DatePhrase | undefined {
  const text = (place: number): string => words[place]?.text ?? '';
  const start = text(at) === 'the' ? at + 1 : at;
  const dayBefore = own(MONTHS, text(start)) === undefined ? dayOfMonthAt(words, start) : undefined;
  const monthAt = dayBefore ? (text(dayBefore.next) === 'of' ? dayBefore.next + 1 : dayBefore.next) : start;
  const month = own(MONTHS, text(monthAt));
  if (month === undefined) {
    if (!dayBefore || start === at || !ordinalAt(words, start)) return undefined;
    for (let away = 0; away < 62; away++)
      if (calendarDay(today + away).dayOfMonth === dayBefore.value) return oneDay(today + away, dayBefore.next);
    return undefined;
  }
  const afterMonth = text(monthAt + 1) === 'the' ? monthAt + 2 : monthAt + 1;
  const dayAfter = dayBefore || yearAt(words, afterMonth) ? undefined : dayOfMonthAt(words, afterMonth);
  const day = dayBefore ?? dayAfter;
  const year = yearAt(words, dayAfter?.next ?? monthAt + 1);
  const next = year?.next ?? dayAfter?.next ?? monthAt + 1;
  if (!day) {
    // "may", "march", "mar" and "sun" are words of their own; a lone one is a month only where nothing else is said.
    if (!year && /^(?:may|march|mar)$/.test(text(monthAt)) && words.length > 1 && !/^(?:in|for|this|next|last|of)$/.test(text(at - 1)))
      return undefined;
    const now = calendarDay(today);
    return { period: { unit: 'month', day: dayOf(year?.value ?? (month < now.month ? now.year + 1 : now.year), month, 1) }, next };
  }
  if (year) return exists(year.value, month, day.value) ? oneDay(dayOf(year.value, month, day.value), next) : undefined;
  const found = upcoming(today, month, day.value);
  return found === undefined ? undefined : oneDay(found, next);
}

export function shifted(today: Day, unit: Period['unit'], by: number): Period {
  const { year, month, weekday } = calendarDay(today);
  if (unit === 'day') return { unit, day: today + by };
  if (unit === 'week') return { unit, day: today - weekday + 1 + 7 * by };
  if (unit === 'weekend') return { unit, day: today - weekday + 6 + 7 * by };
  return unit === 'month' ? { unit, day: dayOf(year, month + by, 1) } : { unit, day: dayOf(year + by, 1, 1) };
}

/** "next week", "this weekend", "last friday", "friday". */
function relativeDate(words: Utterance['words'], at: number, today: Day): DatePhrase | undefined {
  const text = (place: number): string => words[place]?.text ?? '';
  const start = text(at) === 'the' ? at + 1 : at;
  const shift = own(SHIFTS, text(start));
  const place = shift === undefined ? start : start + 1;
  const weekday = own(WEEKDAYS, text(place));
  if (weekday !== undefined && ((text(place) !== 'sun' && text(place) !== 'sat') || words.length === 1)) {
    const ahead = (weekday - calendarDay(today).weekday + 7) % 7;
    if (shift === -1) return oneDay(today + (ahead || 7) - 7, place + 1);
    // "Next Friday" is the Friday of the week that begins next Monday (inferred: AWS does not say).
    return text(start) === 'next' ? oneDay(today - calendarDay(today).weekday + 7 + weekday, place + 1) : oneDay(today + ahead, place + 1);
  }
  const month = shift === undefined ? undefined : own(MONTHS, text(place));
  if (month !== undefined && shift !== undefined) {
    const now = calendarDay(today);
    const ahead = (month - now.month + 12) % 12;
    const by = shift === -1 ? (ahead || 12) - 12 : shift === 1 && ahead === 0 ? 12 : ahead;
    return { period: { unit: 'month', day: dayOf(now.year, now.month + by, 1) }, next: place + 1 };
  }
  const unit = text(place);
  if (unit === 'weekend') return { period: shifted(today, 'weekend', shift ?? 0), next: place + 1 };
  if (shift === undefined || !/^(?:day|week|month|year)$/.test(unit)) return undefined;
  return { period: shifted(today, unit as Period['unit'], shift), next: place + 1 };
}

/** "in three days", "two weeks from now", "a month ago". */
function distantDate(words: Utterance['words'], at: number, today: Day): DatePhrase | undefined {
  const inFuture = words[at]?.text === 'in';
  const duration = durationAt(words, inFuture ? at + 1 : at);
  if (!duration || [...duration.amounts.keys()].some((letter) => letter === 'H' || letter === 'm' || letter === 'S')) return undefined;
  const behind = [words[duration.next]?.text, words[duration.next + 1]?.text].join(' ');
  const [sign, extra] = inFuture
    ? [1, 0]
    : behind === 'from now' || behind === 'from today'
      ? [1, 2]
      : /^(?:ago|back) /.test(behind)
        ? [-1, 1]
        : behind.startsWith('later')
          ? [1, 1]
          : [0, 0];
  if (sign === 0) return undefined;
  const amount = (letter: 'Y' | 'M' | 'W' | 'D'): number => sign * (duration.amounts.get(letter) ?? 0);
  const { year, month, dayOfMonth } = calendarDay(today);
  const target = dayOf(year + amount('Y'), month + amount('M'), 1);
  const last = calendarDay(dayOf(calendarDay(target).year, calendarDay(target).month + 1, 1) - 1).dayOfMonth;
  return oneDay(target + Math.min(dayOfMonth, last) - 1 + 7 * amount('W') + amount('D'), duration.next + extra);
}

/** The date phrase that begins at this word. */
export function datePhraseAt(utterance: Utterance, at: number, today: Day, dayFirst: boolean): DatePhrase | undefined {
  const { words } = utterance;
  const text = (place: number): string => words[at + place]?.text ?? '';
  const skip = text(0) === 'the' ? 1 : 0;
  const around = `${text(skip)} ${text(skip + 1)} ${text(skip + 2)}`;
  if (around === 'day after tomorrow') return oneDay(today + 2, at + skip + 3);
  if (around === 'day before yesterday') return oneDay(today - 2, at + skip + 3);
  const away = own(DAYS_AWAY, text(0));
  if (away !== undefined) return oneDay(today + away, at + 1);
  if (text(0) === 'new' && text(1).startsWith('year') && words.some((word) => word.text === 'eve')) {
    const eve = words.findIndex((word, place) => place > at && word.text === 'eve');
    return oneDay(upcoming(today, 12, 31) ?? today, eve + 1);
  }
  for (const length of [2, 1]) {
    const holiday = own(
      HOLIDAYS,
      words
        .slice(at, at + length)
        .map((word) => word.text)
        .join(' '),
    );
    if (holiday) return oneDay(upcoming(today, holiday[0], holiday[1]) ?? today, at + length);
  }
  return (
    writtenDate(utterance, at, today, dayFirst) ??
    namedDate(words, at, today) ??
    relativeDate(words, at, today) ??
    distantDate(words, at, today)
  );
}
