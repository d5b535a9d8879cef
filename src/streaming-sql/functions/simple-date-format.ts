// Java SimpleDateFormat patterns, for CHAR_TO_TIMESTAMP and TIMESTAMP_TO_CHAR.
import { RowFailure } from '../semantics/value.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, utc } from './calendar.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Piece = { readonly letter: string; readonly count: number } | { readonly text: string };

const cache = new Map<string, readonly Piece[]>();

/** Letters in runs, 'quoted text', everything else as it is. */
function piecesOf(format: string): readonly Piece[] {
  const known = cache.get(format);
  if (known) return known;
  const pieces: Piece[] = [];
  for (const match of format.matchAll(/([A-Za-z])\1*|'((?:[^']|'')*)'|[^A-Za-z']+/g)) {
    const [whole, letter, quoted] = match;
    if (letter) pieces.push({ letter, count: whole.length });
    else pieces.push({ text: quoted === undefined ? whole : quoted === '' ? "'" : quoted.replaceAll("''", "'") });
  }
  if (cache.size < 1000) cache.set(format, pieces);
  return pieces;
}

interface Fields {
  year: number;
  month: number;
  day: number;
  dayOfYear: number | undefined;
  hour: number;
  hour12: number | undefined;
  pm: boolean;
  minute: number;
  second: number;
  millis: number;
  zoneMs: number;
}

function failed(format: string, value: string): never {
  throw new RowFailure('CAST_FAILED', `'${value}' is not in the format '${format}'`);
}

/**
 * Epoch milliseconds (UTC) of `value` read by `format`; what the format leaves out is 1970-01-01 00:00:00. As in
 * Java, a two-letter year is within 80 years before and 20 after the present, and text after the last letter is ignored.
 * AWS: sql-reference-char-to-timestamp.html. Throws RowFailure.
 */
export function parseWithFormat(format: string, value: string): number {
  const fields: Fields = {
    year: 1970,
    month: 1,
    day: 1,
    dayOfYear: undefined,
    hour: 0,
    hour12: undefined,
    pm: false,
    minute: 0,
    second: 0,
    millis: 0,
    zoneMs: 0,
  };
  const pieces = piecesOf(format);
  let at = 0;
  for (const [i, piece] of pieces.entries()) {
    if ('text' in piece) {
      if (!value.startsWith(piece.text, at)) failed(format, value);
      at += piece.text.length;
      continue;
    }
    const next = pieces[i + 1];
    const used = readField(piece.letter, piece.count, value, at, fields, next !== undefined && 'letter' in next);
    if (used < 0) failed(format, value);
    at += used;
  }
  // 'hh' is the 12-hour clock; like Java's, it takes 15 for what it is.
  const hour = fields.hour12 === undefined ? fields.hour : fields.hour12 > 12 ? fields.hour12 : (fields.hour12 % 12) + (fields.pm ? 12 : 0);
  const lastDay = new Date(utc(fields.year, fields.month, 0)).getUTCDate();
  if (fields.month < 1 || fields.month > 12 || fields.day < 1 || fields.day > lastDay) failed(format, value);
  if (hour > 24 || fields.minute > 59 || fields.second > 59) failed(format, value);
  const date = fields.dayOfYear === undefined ? utc(fields.year, fields.month - 1, fields.day) : utc(fields.year, 0, fields.dayOfYear);
  return date + hour * HOUR_MS + fields.minute * MINUTE_MS + fields.second * SECOND_MS + fields.millis - fields.zoneMs;
}

/** Reads one field; gives how many characters it took, or -1. */
function readField(letter: string, count: number, value: string, at: number, fields: Fields, adjacent: boolean): number {
  if ((letter === 'M' || letter === 'L') && count >= 3) {
    const name = /^[A-Za-z]+/.exec(value.slice(at))?.[0] ?? '';
    const month = MONTHS.findIndex((m) => name.length >= 3 && m.toLowerCase().startsWith(name.toLowerCase()));
    fields.month = month + 1;
    return month < 0 ? -1 : name.length;
  }
  if (letter === 'E') return /^[A-Za-z]+/.exec(value.slice(at))?.[0].length ?? -1;
  if (letter === 'a') {
    fields.pm = /^pm/i.test(value.slice(at));
    return /^[ap]m/i.test(value.slice(at)) ? 2 : -1;
  }
  if (letter === 'z' || letter === 'Z' || letter === 'X') {
    const zone = /^(?:Z|UTC|GMT|(?:GMT)?([+-])(\d{2}):?(\d{2})?)/.exec(value.slice(at));
    if (!zone) return -1;
    const size = Number(zone[2] ?? 0) * HOUR_MS + Number(zone[3] ?? 0) * MINUTE_MS;
    fields.zoneMs = zone[1] === '-' ? -size : size;
    return zone[0].length;
  }
  // Java skips blanks before a number.
  const digits = (adjacent ? new RegExp(`^\\s*\\d{1,${count}}`) : /^\s*\d+/).exec(value.slice(at))?.[0];
  if (digits === undefined) return -1;
  setNumber(letter, count, Number(digits), digits.trim().length, fields);
  return digits.length;
}

function setNumber(letter: string, count: number, n: number, length: number, fields: Fields): void {
  // 'yy' and two digits: Java's window around the present, 1946-2045 from 2026 on.
  if (letter === 'y') fields.year = count === 2 && length === 2 ? (n <= 45 ? 2000 + n : 1900 + n) : n;
  else if (letter === 'M' || letter === 'L') fields.month = n;
  else if (letter === 'd') fields.day = n;
  else if (letter === 'D') fields.dayOfYear = n;
  else if (letter === 'H') fields.hour = n;
  else if (letter === 'k') fields.hour = n % 24;
  else if (letter === 'h') fields.hour12 = n;
  else if (letter === 'K') fields.hour12 = n;
  else if (letter === 'm') fields.minute = n;
  else if (letter === 's') fields.second = n;
  else if (letter === 'S') fields.millis = n;
}

/** Prints epoch milliseconds (UTC) by `format`. Throws RowFailure on a letter that is none of Java's. */
export function formatDate(format: string, ms: number): string {
  return piecesOf(format)
    .map((piece) => ('text' in piece ? piece.text : formatField(piece.letter, piece.count, ms)))
    .join('');
}

function formatField(letter: string, count: number, ms: number): string {
  const date = new Date(ms);
  const pad = (n: number): string => String(n).padStart(count, '0');
  const hour = date.getUTCHours();
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
      return count === 2 ? String(date.getUTCFullYear() % 100).padStart(2, '0') : pad(date.getUTCFullYear());
    case 'M':
    case 'L': {
      const name = MONTHS[date.getUTCMonth()] ?? '';
      return count >= 4 ? name : count === 3 ? name.slice(0, 3) : pad(date.getUTCMonth() + 1);
    }
    case 'd':
      return pad(date.getUTCDate());
    case 'D':
      return pad(Math.floor((ms - utc(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1);
    case 'E': {
      const name = DAYS[date.getUTCDay()] ?? '';
      return count >= 4 ? name : name.slice(0, 3);
    }
    case 'u':
      return pad(date.getUTCDay() || 7);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(hour);
    case 'k':
      return pad(hour || 24);
    case 'K':
      return pad(hour % 12);
    case 'h':
      return pad(hour % 12 || 12);
    case 'm':
      return pad(date.getUTCMinutes());
    case 's':
      return pad(date.getUTCSeconds());
    case 'S':
      return pad(date.getUTCMilliseconds());
    case 'z':
      return 'UTC';
    case 'Z':
      return '+0000';
    case 'X':
      return 'Z';
    default:
      throw new RowFailure('INVALID_ARGUMENT', `Illegal pattern character '${letter}'`);
  }
}
