// Japanese dates: 3月12日, 明日, 来週の金曜日, 三日後. What a week or a month becomes is decided in date.ts.
import { calendarDay, type Day, dayOf, exists } from '../calendar.ts';
import { type DatePhrase, type Period, shifted, upcoming } from '../date-phrases.ts';
import type { Utterance } from '../recognizer.ts';
import { numeralValue, WHOLE } from './numerals.ts';
import { matchAt, wordBehind } from './text-at.ts';

const DAYS_AWAY: readonly (readonly [RegExp, number])[] = [
  [/^(?:明々後日|明明後日|しあさって)/, 3],
  [/^(?:明後日|あさって)/, 2],
  [/^(?:明日|あした|あす|翌日)/, 1],
  [/^(?:今日|本日|きょう|今夜|今晩|今朝|ただいま)/, 0],
  [/^(?:一昨日|おととい)/, -2],
  [/^(?:昨日|きのう|前日)/, -1],
  // "Now", and not the beginning of "this week" or "this time".
  [/^今(?![週月年度回後])/, 0],
];
const HOLIDAYS: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:元日|元旦|お正月)/, 1, 1],
  [/^(?:大晦日|大みそか)/, 12, 31],
  [/^クリスマス・?イ[ブヴ]/, 12, 24],
  [/^クリスマス/, 12, 25],
  [/^バレンタイン(?:デー)?/, 2, 14],
  [/^ハロウィン/, 10, 31],
  [/^(?:こどもの日|子供の日)/, 5, 5],
  [/^ひな祭り/, 3, 3],
  [/^七夕/, 7, 7],
];
/** The first years of the eras of today's speakers. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2019, 平成: 1989, 昭和: 1926 };
const WEEKDAYS = '月火水木金土日';
const SHIFTS: Readonly<Record<string, number>> = { 今: 0, 来: 1, 翌: 1, 再来: 2, 先: -1, 昨: -1, 去: -1, 先々: -2, 一昨: -2 };

const YEAR = `(?:(${WHOLE}|(?:令和|平成|昭和)(?:元|${WHOLE}))年|(今|来|再来|昨|去|一昨)年)の?`;
const CALENDAR = new RegExp(`^(?:${YEAR})?(${WHOLE})月(?:の?(${WHOLE})日)?`);
const WRITTEN = /^(?:(\d{4})[/.-])?(\d{1,2})[/.-](\d{1,2})(?![\d/.-])/;
const MONTH_AWAY = new RegExp(`^(今|来|再来|先|先々)月(?:の?(${WHOLE})日)?`);
const WEEK_AWAY = new RegExp(`^(今|来|再来|先|先々)週(?:の?([${WEEKDAYS}])曜日?|末)?`);
const WEEKDAY = new RegExp(`^(次の|今度の)?([${WEEKDAYS}])曜日?`);
const YEAR_AWAY = /^(今|来|再来|昨|去|一昨)年/;
const DAY_OF_MONTH = new RegExp(`^(${WHOLE})日(?!間|後|前)`);
const DISTANCE = new RegExp(`^(${WHOLE}|半)(日|週間?|[ヶケカかヵ]月|年)(後|前|先)`);
const WEEKEND = /^週末/;

/** The year that is said, or undefined for "the next such day". */
function yearOf(named: string | undefined, away: string | undefined, today: Day): number | undefined {
  if (away !== undefined) return calendarDay(today).year + (SHIFTS[away] ?? 0);
  if (named === undefined) return undefined;
  const era = Object.keys(ERAS).find((name) => named.startsWith(name));
  if (era === undefined) return numeralValue(named);
  const year = named.slice(era.length);
  return (ERAS[era] ?? 0) + (year === '元' ? 1 : numeralValue(year)) - 1;
}

function dayIn(year: number | undefined, month: number, day: number, today: Day): Day | undefined {
  if (year === undefined) return upcoming(today, month, day);
  return exists(year, month, day) ? dayOf(year, month, day) : undefined;
}

/** What of the calendar begins with the text: a period, and how many characters say it. */
function periodAt(utterance: Utterance, at: number, today: Day): { readonly period: Period; readonly length: number } | undefined {
  const match = (pattern: RegExp) => matchAt(utterance, at, pattern);
  const oneDay = (day: Day | undefined, { 0: said }: RegExpExecArray) =>
    day === undefined ? undefined : { period: { unit: 'day', day } as const, length: said.length };
  const whole = (period: Period, { 0: said }: RegExpExecArray) => ({ period, length: said.length });

  const written = match(WRITTEN);
  if (written) {
    const [, year, month, day] = written;
    if (Number(month) > 12) return undefined;
    return oneDay(dayIn(year === undefined ? undefined : Number(year), Number(month), Number(day), today), written);
  }
  const calendar = match(CALENDAR);
  if (calendar) {
    const [, named, away, monthText = '', dayText] = calendar;
    const month = numeralValue(monthText);
    if (!(month >= 1 && month <= 12)) return undefined;
    const year = yearOf(named, away, today);
    if (dayText !== undefined) return oneDay(dayIn(year, month, numeralValue(dayText), today), calendar);
    const now = calendarDay(today);
    return whole({ unit: 'month', day: dayOf(year ?? (month < now.month ? now.year + 1 : now.year), month, 1) }, calendar);
  }
  const distance = match(DISTANCE);
  if (distance) return oneDay(dayAway(distance, today), distance);
  for (const [pattern, away] of DAYS_AWAY) {
    const found = match(pattern);
    if (found) return oneDay(today + away, found);
  }
  for (const [pattern, month, day] of HOLIDAYS) {
    const found = match(pattern);
    if (found) return oneDay(upcoming(today, month, day), found);
  }
  const month = match(MONTH_AWAY);
  if (month) {
    const period = shifted(today, 'month', SHIFTS[month[1] ?? ''] ?? 0);
    const { year, month: number } = calendarDay(period.day);
    return month[2] === undefined ? whole(period, month) : oneDay(dayIn(year, number, numeralValue(month[2]), today), month);
  }
  const week = match(WEEK_AWAY);
  if (week) {
    const by = SHIFTS[week[1] ?? ''] ?? 0;
    const { day } = shifted(today, 'week', by);
    if (week[2] !== undefined) return oneDay(day + WEEKDAYS.indexOf(week[2]), week);
    return whole(week[0].endsWith('末') ? shifted(today, 'weekend', by) : { unit: 'week', day }, week);
  }
  const weekend = match(WEEKEND);
  if (weekend) return whole(shifted(today, 'weekend', 0), weekend);
  const weekday = match(WEEKDAY);
  if (weekday) {
    const ahead = (WEEKDAYS.indexOf(weekday[2] ?? '') + 1 - calendarDay(today).weekday + 7) % 7;
    // "Next Friday" is the Friday to come, and not today.
    return oneDay(today + (weekday[1] !== undefined && ahead === 0 ? 7 : ahead), weekday);
  }
  const year = match(YEAR_AWAY);
  if (year) return whole(shifted(today, 'year', SHIFTS[year[1] ?? ''] ?? 0), year);
  const dayOfMonth = match(DAY_OF_MONTH);
  return dayOfMonth && oneDay(nextDayOfMonth(today, numeralValue(dayOfMonth[1] ?? '')), dayOfMonth);
}

/** "3日後", "2週間前", "半年後". */
function dayAway([, count = '', unit = '', direction]: RegExpExecArray, today: Day): Day | undefined {
  const sign = direction === '前' ? -1 : 1;
  if (count === '半' && unit !== '年') return undefined;
  const amount = sign * (count === '半' ? 6 : numeralValue(count));
  if (unit === '日') return today + amount;
  if (unit.startsWith('週')) return today + 7 * amount;
  const months = unit === '年' && count !== '半' ? 12 * amount : amount;
  const { year, month, dayOfMonth } = calendarDay(today);
  const first = dayOf(year, month + months, 1);
  const last = calendarDay(dayOf(calendarDay(first).year, calendarDay(first).month + 1, 1) - 1).dayOfMonth;
  return first + Math.min(dayOfMonth, last) - 1;
}

function nextDayOfMonth(today: Day, dayOfMonth: number): Day | undefined {
  for (let away = 0; away < 62; away++) if (calendarDay(today + away).dayOfMonth === dayOfMonth) return today + away;
  return undefined;
}

export function japaneseDateAt(utterance: Utterance, at: number, today: Day): (DatePhrase & { readonly length: number }) | undefined {
  const found = periodAt(utterance, at, today);
  return found && { ...found, next: wordBehind(utterance, at, found.length) };
}
