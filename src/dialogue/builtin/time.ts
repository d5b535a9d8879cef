// AMAZON.Time: a time of day as HH:MM, both meanings where the half of the day is not said, or a part of the day.
import { wallClock } from './calendar.ts';
import { durationAt } from './duration.ts';
import { numberAt } from './number-words.ts';
import { type Reading, type Recognizer, readingOf, type Utterance } from './recognizer.ts';

/** AWS: the time ranges of .../built-in-slot-time.html */
const PARTS: Readonly<Record<string, string>> = {
  morning: 'MO',
  afternoon: 'AF',
  evening: 'EV',
  night: 'NI',
  tonight: 'NI',
  am: 'AM',
  pm: 'PM',
};
const HALVES: Readonly<Record<string, 'am' | 'pm'>> = {
  am: 'am',
  morning: 'am',
  pm: 'pm',
  afternoon: 'pm',
  evening: 'pm',
  night: 'pm',
  tonight: 'pm',
};
/** Behind such a word a bare number is a time. */
const BEFORE_TIMES = new Set(['at', 'by', 'around', 'about', 'until', 'till', 'before', 'after', 'from']);

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly next: number;
  /** Whether more than a bare number was said: minutes, "o'clock", "half past". */
  readonly form: 'bare' | 'clock';
}

const two = (value: number): string => String(value).padStart(2, '0');
const hhmm = (hour: number, minute: number): string => `${two(hour)}:${two(minute)}`;

/** "a.m." is two words, "am" one. */
function halfAt(words: Utterance['words'], at: number): { readonly half: 'am' | 'pm'; readonly next: number } | undefined {
  const word = (place: number): string => words[at + place]?.text ?? '';
  const dotted = `${word(0)}${word(1)}`;
  if (/^[ap]$/.test(word(0)) && word(1) === 'm') return { half: dotted as 'am' | 'pm', next: at + 2 };
  const skip = word(0) === 'in' && word(1) === 'the' ? 2 : word(0) === 'at' ? 1 : 0;
  const name = word(skip);
  const half = Object.hasOwn(HALVES, name) ? HALVES[name] : undefined;
  return half === undefined ? undefined : { half, next: at + skip + 1 };
}

function written(word: string | undefined): { readonly hour: number; readonly minute: number } | undefined {
  const found = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/.exec(word ?? '');
  return found ? { hour: Number(found[1]), minute: Number(found[2]) } : undefined;
}

/** "10", "10:30", "ten thirty", "half past ten", "quarter to five", "ten past four". */
function clockAt(words: Utterance['words'], at: number): Clock | undefined {
  const digits = written(words[at]?.text);
  if (digits) return { ...digits, next: at + 1, form: 'clock' };
  const start = /^an?$/.test(words[at]?.text ?? '') ? at + 1 : at;
  const name = words[start]?.text;
  const number = numberAt(words, start);
  const minutes = name === 'half' ? 30 : name === 'quarter' ? 15 : number?.value;
  const relationAt = number ? (words[number.next]?.text === 'minutes' ? number.next + 1 : number.next) : start + 1;
  const relation = words[relationAt]?.text;
  if (minutes !== undefined && minutes < 60 && (relation === 'past' || relation === 'to' || relation === 'after')) {
    const hour = numberAt(words, relationAt + 1);
    if (hour && hour.value >= 1 && hour.value <= 23) {
      return relation === 'to'
        ? { hour: (hour.value + 23) % 24 || 12, minute: 60 - minutes, next: hour.next, form: 'clock' }
        : { hour: hour.value, minute: minutes, next: hour.next, form: 'clock' };
    }
  }
  if (start !== at || !number || !Number.isInteger(number.value)) return undefined;
  const { value } = number;
  if (
    number.form === 'digits' &&
    /^\d{4}$/.test(words[at]?.text ?? '') &&
    value % 100 < 60 &&
    value < 2400 &&
    /^(?:am|pm|hours)$/.test(words[number.next]?.text ?? '')
  ) {
    return {
      hour: Math.floor(value / 100),
      minute: value % 100,
      next: number.next + (words[number.next]?.text === 'hours' ? 1 : 0),
      form: 'clock',
    };
  }
  if (value > 23) return undefined;
  const minute = words[number.next]?.text === 'oh' ? numberAt(words, number.next + 1) : numberAt(words, number.next);
  if (number.form === 'words' && minute?.form === 'words' && minute.value < 60 && value >= 1 && value <= 12) {
    return { hour: value, minute: minute.value, next: minute.next, form: 'clock' };
  }
  return { hour: value, minute: 0, next: number.next, form: 'bare' };
}

function clockReading(utterance: Utterance, at: number): Reading | undefined {
  const { words } = utterance;
  const clock = clockAt(words, at);
  if (!clock || clock.hour > 23 || clock.minute > 59) return undefined;
  const oclock = words[clock.next]?.text === 'oclock';
  const next = oclock ? clock.next + 1 : clock.next;
  const half = halfAt(words, next);
  if (half && clock.hour >= 1 && clock.hour <= 12) {
    const hour = (clock.hour % 12) + (half.half === 'pm' ? 12 : 0);
    return readingOf(utterance, at, half.next - 1, hhmm(hour, clock.minute));
  }
  const before = words[at - 1]?.text;
  const alone = at === 0 && next === words.length;
  if (clock.form === 'bare' && !oclock && !alone && !(before && BEFORE_TIMES.has(before))) return undefined;
  if (clock.hour > 12 || clock.hour === 0) return readingOf(utterance, at, next - 1, hhmm(clock.hour, clock.minute));
  const other = hhmm(clock.hour === 12 ? 0 : clock.hour + 12, clock.minute);
  return readingOf(utterance, at, next - 1, null, [hhmm(clock.hour, clock.minute), other]);
}

export const time: Recognizer = {
  kind: 'strict',
  examples: ['10 am', '5:30 pm', 'noon', 'ten thirty', "7 o'clock", 'in the morning'],
  readAt(utterance, at, { now, timeZone }) {
    const { words } = utterance;
    const name = words[at]?.text ?? '';
    if (name === 'noon' || name === 'midday') return readingOf(utterance, at, at, '12:00');
    if (name === 'midnight') return readingOf(utterance, at, at, '00:00');
    if (name === 'now') {
      const { hour, minute } = wallClock(now, timeZone);
      return readingOf(utterance, at, at, hhmm(hour, minute));
    }
    const later = name === 'in' ? durationAt(words, at + 1) : undefined;
    if (later && [...later.amounts.keys()].every((letter) => letter === 'H' || letter === 'm')) {
      const ms = ((later.amounts.get('H') ?? 0) * 60 + (later.amounts.get('m') ?? 0)) * 60_000;
      const { hour, minute } = wallClock(now + ms, timeZone);
      return readingOf(utterance, at, later.next - 1, hhmm(hour, minute));
    }
    const clock = clockReading(utterance, at);
    if (clock) return clock;
    // "am" is a verb far more often than a time.
    const isVerb = name === 'am' && words.length > 1;
    const part = Object.hasOwn(PARTS, name) && !isVerb ? PARTS[name] : undefined;
    return part === undefined ? undefined : readingOf(utterance, at, at, part);
  },
};
