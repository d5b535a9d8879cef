// Timestamps by the patterns of Java's DateTimeFormatter, as far as prefixes of objects use them.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html#prefix-rules

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const pad = (value: number, width: number) => String(value).padStart(width, '0');
const utcOf = ({ year, month, day }: Fields) => Date.UTC(year, month - 1, day);

const textForms = ['short', 'short', 'short', 'short', 'long', 'narrow'] as const;

function named(fields: Fields, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(utcOf(fields));
}

/** What a letter stands for, by how often it is repeated. */
const LETTERS: Readonly<Record<string, (fields: Fields, width: number) => string>> = {
  y: yearOf,
  u: yearOf,
  M: monthOf,
  L: monthOf,
  d: ({ day }, width) => pad(day, width),
  D: (fields, width) => pad((utcOf(fields) - Date.UTC(fields.year, 0, 1)) / dayMs + 1, width),
  H: ({ hour }, width) => pad(hour, width),
  k: ({ hour }, width) => pad(hour === 0 ? 24 : hour, width),
  h: ({ hour }, width) => pad(hour % 12 === 0 ? 12 : hour % 12, width),
  K: ({ hour }, width) => pad(hour % 12, width),
  m: ({ minute }, width) => pad(minute, width),
  s: ({ second }, width) => pad(second, width),
  S: ({ millisecond }, width) => pad(millisecond, 3).padEnd(width, '0').slice(0, width),
  a: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  E: (fields, width) => named(fields, { weekday: textForms[width] ?? 'short' }),
  Q: ({ month }, width) => pad(Math.ceil(month / 3), width),
};

function yearOf({ year }: Fields, width: number): string {
  return width === 2 ? pad(year % 100, 2) : pad(year, width);
}

function monthOf(fields: Fields, width: number): string {
  return width <= 2 ? pad(fields.month, width) : named(fields, { month: textForms[width] ?? 'short' });
}

/** A quoted text, two quotes in a row, a run of one letter, or any other character. */
const TOKEN = /'((?:[^']|'')+)'|''|([A-Za-z])\2*|[^A-Za-z']/g;

/** The first thing in the pattern that is no letter of those above; undefined for a pattern that can be used. */
export function unknownInPattern(pattern: string): string | undefined {
  const rest = pattern.replace(TOKEN, (token, _quoted, letter?: string) => (letter === undefined || letter in LETTERS ? '' : token));
  return rest === '' ? undefined : rest;
}

/** @param timeZone a name of the IANA data base, `Asia/Tokyo` */
export function formatTimestamp(pattern: string, atMs: number, timeZone: string): string {
  const fields = fieldsOf(atMs, timeZone);
  return pattern.replace(TOKEN, (token: string, quoted?: string, letter?: string) => {
    if (token === "''") return "'";
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    const write = letter === undefined ? undefined : LETTERS[letter];
    return write ? write(fields, token.length) : token;
  });
}

function fieldsOf(atMs: number, timeZone: string): Fields {
  const date = new Date(atMs);
  const millisecond = date.getUTCMilliseconds();
  if (timeZone === 'UTC')
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      millisecond,
    };
  const digits = 'numeric';
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: digits,
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
  });
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second, millisecond };
}

/** Is that a time zone that this machine knows? */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    // RangeError: no such zone.
    return false;
  }
}
