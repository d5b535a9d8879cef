// AMAZON.Duration: "five hours ten minutes" is PT5H10M.
import { numberAt } from './number-words.ts';
import { type Recognizer, readingOf, type Utterance } from './recognizer.ts';

/** A unit: its letter in ISO 8601, and how many of which smaller unit it holds, for halves and fractions. */
interface Unit {
  readonly letter: 'Y' | 'M' | 'W' | 'D' | 'H' | 'm' | 'S';
  readonly smaller?: { readonly letter: Unit['letter']; readonly count: number };
}

const YEAR: Unit = { letter: 'Y', smaller: { letter: 'M', count: 12 } };
const MONTH: Unit = { letter: 'M' };
const WEEK: Unit = { letter: 'W', smaller: { letter: 'D', count: 7 } };
const DAY: Unit = { letter: 'D', smaller: { letter: 'H', count: 24 } };
const HOUR: Unit = { letter: 'H', smaller: { letter: 'm', count: 60 } };
const MINUTE: Unit = { letter: 'm', smaller: { letter: 'S', count: 60 } };
const SECOND: Unit = { letter: 'S' };

const UNITS: Readonly<Record<string, Unit>> = {
  year: YEAR,
  years: YEAR,
  yr: YEAR,
  yrs: YEAR,
  month: MONTH,
  months: MONTH,
  week: WEEK,
  weeks: WEEK,
  wk: WEEK,
  wks: WEEK,
  day: DAY,
  days: DAY,
  hour: HOUR,
  hours: HOUR,
  hr: HOUR,
  hrs: HOUR,
  h: HOUR,
  minute: MINUTE,
  minutes: MINUTE,
  min: MINUTE,
  mins: MINUTE,
  second: SECOND,
  seconds: SECOND,
  sec: SECOND,
  secs: SECOND,
};

export type Amounts = ReadonlyMap<Unit['letter'], number>;

/** A length of time and the word behind its last one. */
export interface DurationReading {
  readonly amounts: Amounts;
  readonly next: number;
}

/** How many: "five", "a", "half an", "a couple of", "one and a half". */
function countAt(words: Utterance['words'], at: number): { readonly count: number; next: number } | undefined {
  const word = (place: number): string | undefined => words[at + place]?.text;
  if (word(0) === 'half' && /^an?$/.test(word(1) ?? '')) return { count: 0.5, next: at + 2 };
  if (word(0) === 'a' && word(1) === 'couple') return { count: 2, next: at + (word(2) === 'of' ? 3 : 2) };
  if (/^an?$/.test(word(0) ?? '') && !numberAt(words, at)) return { count: 1, next: at + 1 };
  const number = numberAt(words, at);
  if (!number) return undefined;
  const half = [0, 1, 2].every((place) => words[number.next + place]?.text === ['and', 'a', 'half'][place]);
  return half ? { count: number.value + 0.5, next: number.next + 3 } : { count: number.value, next: number.next };
}

function addAmount(amounts: Map<Unit['letter'], number>, { letter, smaller }: Unit, count: number): void {
  const whole = smaller ? Math.floor(count) : count;
  if (whole > 0) amounts.set(letter, (amounts.get(letter) ?? 0) + whole);
  const rest = count - whole;
  if (smaller && rest > 0) amounts.set(smaller.letter, (amounts.get(smaller.letter) ?? 0) + Math.round(rest * smaller.count));
}

/** The length of time that begins at this word. */
export function durationAt(words: Utterance['words'], at: number): DurationReading | undefined {
  const amounts = new Map<Unit['letter'], number>();
  let next = at;
  for (let place = at; ; ) {
    if (amounts.size > 0 && words[place]?.text === 'and') place++;
    const count = countAt(words, place);
    const name = count && words[count.next]?.text;
    if (count && name === 'fortnight') addAmount(amounts, WEEK, count.count * 2);
    else {
      const unit = name !== undefined && Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
      if (!count || !unit) break;
      const half = [1, 2, 3].every((step) => words[count.next + step]?.text === ['', 'and', 'a', 'half'][step]);
      addAmount(amounts, unit, count.count + (half ? 0.5 : 0));
      if (half) count.next += 3;
    }
    next = count.next + 1;
    place = next;
  }
  return amounts.size === 0 ? undefined : { amounts, next };
}

/** ISO 8601: `P2YT3H10M` */
export function isoDuration(amounts: Amounts): string {
  const parts = (letters: readonly Unit['letter'][]): string =>
    letters.map((letter) => (amounts.has(letter) ? `${amounts.get(letter)}${letter.toUpperCase()}` : '')).join('');
  const time = parts(['H', 'm', 'S']);
  return `P${parts(['Y', 'M', 'W', 'D'])}${time === '' ? '' : `T${time}`}`;
}

export const duration: Recognizer = {
  kind: 'strict',
  examples: ['ten minutes', 'two hours', '3 days', 'a week', 'half an hour'],
  readAt(utterance, at) {
    const found = durationAt(utterance.words, at);
    return found && readingOf(utterance, at, found.next - 1, isoDuration(found.amounts));
  },
};
