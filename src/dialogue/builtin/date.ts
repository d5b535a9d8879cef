// AMAZON.Date: a phrase as one ISO 8601 day, as Lex has it, or as Alexa's week, month or year.
import { calendarDay, type Day, dayOf, isoDay, wallClock } from './calendar.ts';
import { datePhraseAt, type Period } from './date-phrases.ts';
import { type Moment, type Recognizer, readingOf } from './recognizer.ts';

/** The Monday to Sunday, the first to last of the month or of the year. */
function boundsOf({ unit, day }: Period): { readonly first: Day; readonly last: Day } {
  const { year, month, weekday } = calendarDay(day);
  if (unit === 'week') return { first: day - weekday + 1, last: day - weekday + 7 };
  if (unit === 'month') return { first: dayOf(year, month, 1), last: dayOf(year, month + 1, 1) - 1 };
  if (unit === 'year') return { first: dayOf(year, 1, 1), last: dayOf(year + 1, 1, 1) - 1 };
  return { first: day, last: day };
}

/**
 * AWS, .../lexv2/latest/dg/built-in-slot-date.html: a week, month or year that is to come is its last day, one that is here or over its first.
 * "Next week" is the last day of the current week: on 2020-11-25 it is 2020-11-29. That is what the guide says.
 */
function lexDate(period: Period, today: Day): string {
  const { first, last } = boundsOf(period);
  if (period.unit === 'week' && first > today) return isoDay(last - 7);
  return isoDay(first > today ? last : first);
}

/** ISO 8601 numbers a week by the year that its Thursday is in. */
function isoWeek(day: Day): string {
  const thursday = day - calendarDay(day).weekday + 4;
  const { year } = calendarDay(thursday);
  return `${year}-W${String(Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1).padStart(2, '0')}`;
}

/** Alexa's slot type reference, AMAZON.DATE: `2015-W48`, `2015-W48-WE`, `2015-12`, `2016`. */
function alexaDate({ unit, day }: Period): string {
  if (unit === 'week') return isoWeek(day);
  if (unit === 'weekend') return `${isoWeek(day)}-WE`;
  return unit === 'month' ? isoDay(day).slice(0, 7) : unit === 'year' ? isoDay(day).slice(0, 4) : isoDay(day);
}

/** What is said of a stretch of the calendar, by Lex or by Alexa. */
export const spokenDate = (period: Period, today: Day, dates: Moment['dates']): string =>
  dates === 'alexa' ? alexaDate(period) : lexDate(period, today);

/** Only the United States write the month first. */
const isDayFirst = (locale: string): boolean => /^en[-_](?!US|PH)/i.test(locale);

export const date: Recognizer = {
  kind: 'strict',
  examples: ['tomorrow', 'next friday', 'march 12', 'the 5th of june', 'today', 'next week', '11/25/2020'],
  readAt(utterance, at, { now, timeZone, locale, dates }) {
    const { today } = wallClock(now, timeZone);
    const phrase = datePhraseAt(utterance, at, today, isDayFirst(locale));
    if (!phrase) return undefined;
    return readingOf(utterance, at, phrase.next - 1, spokenDate(phrase.period, today, dates));
  },
};
