// For the checks: days in the words of visitors, as seen from the lab's today.

const DAY_MS = 86_400_000;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** What a visitor says, and the day that it means, as YYYY-MM-DD. */
export interface SaidDay {
  readonly text: string;
  readonly day: string;
}

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/**
 * @param nowMs the lab's clock
 * @param ahead so many days from today is the day of the conference
 */
export function saidDays(nowMs: number, ahead: number): readonly [SaidDay, ...SaidDay[]] {
  const conference = new Date(nowMs + ahead * DAY_MS);
  const day = isoDay(conference.getTime());
  const [date, month, year] = [conference.getUTCDate(), MONTHS[conference.getUTCMonth()], conference.getUTCFullYear()];
  return [
    { text: `${date} ${month} ${year}`, day },
    { text: `on ${month} ${date}, ${year}`, day },
    { text: 'tomorrow', day: isoDay(nowMs + DAY_MS) },
    { text: day, day },
    { text: 'today, please', day: isoDay(nowMs) },
    { text: 'I can come in two weeks', day: isoDay(nowMs + 14 * DAY_MS) },
  ];
}
