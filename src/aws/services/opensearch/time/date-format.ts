// Dates as mappings and requests write them: ISO, seconds and milliseconds of the epoch, and patterns of letters.
// OpenSearch: https://docs.opensearch.org/latest/field-types/supported-field-types/date/
import { notEmbedded } from '../search-error.ts';
import { plus } from './calendar.ts';
import { offsetAt, toUtc } from './time-zone.ts';

export const defaultDateFormat = 'strict_date_optional_time||epoch_millis';

/** What the parts that a text leaves out become: the first moment that it may mean, or the last millisecond. */
export type Completion = 'start' | 'end';

const iso =
  /^([+-]?\d{4,9})(?:-(\d{2})(?:-(\d{2})(?:T(?:(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;

const named: Readonly<Record<string, string>> = {
  date: 'yyyy-MM-dd',
  strict_date: 'yyyy-MM-dd',
  basic_date: 'yyyyMMdd',
  strict_year_month: 'yyyy-MM',
  year_month: 'yyyy-MM',
  hour_minute_second: 'HH:mm:ss',
  date_hour_minute_second: "yyyy-MM-dd'T'HH:mm:ss",
  strict_date_hour_minute_second: "yyyy-MM-dd'T'HH:mm:ss",
  strict_date_time: "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
  date_time: "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
  strict_date_time_no_millis: "yyyy-MM-dd'T'HH:mm:ssXXX",
  date_time_no_millis: "yyyy-MM-dd'T'HH:mm:ssXXX",
};
const isoNames: readonly string[] = [
  'strict_date_optional_time',
  'date_optional_time',
  'strict_date_optional_time_nanos',
  'iso8601',
  'rfc3339_lenient',
];

/**
 * Milliseconds since the epoch; undefined for a text that fits no format.
 * @param format formats, separated by `||`
 */
export function parseDate(text: string, format: string, zone = 'UTC', completion: Completion = 'start'): number | undefined {
  for (const one of format.split('||')) {
    const ms = parseOne(text, one.trim(), zone, completion);
    if (ms !== undefined) return ms;
  }
  return undefined;
}

function parseOne(text: string, format: string, zone: string, completion: Completion): number | undefined {
  if (format === 'epoch_millis') return /^-?\d+(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : undefined;
  if (format === 'epoch_second') return /^-?\d+(\.\d+)?$/.test(text) ? Math.floor(Number(text) * 1000) : undefined;
  if (isoNames.includes(format)) return fromParts(iso.exec(text)?.slice(1), zone, completion);
  const { source, letters } = compiled(format);
  const groups = source.exec(text)?.slice(1);
  if (!groups) return undefined;
  const parts = ['y', 'M', 'd', 'H', 'm', 's', 'S', 'X'].map((letter) => groups[letters.indexOf(letter)]);
  return fromParts([parts[0] ?? '1970', ...parts.slice(1)], zone, completion);
}

/** Year to second, the digits behind the point, and the offset. */
function fromParts(parts: readonly (string | undefined)[] | undefined, zone: string, completion: Completion): number | undefined {
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second, fraction, offset] = parts;
  const numbers = [Number(month ?? 1), Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)] as const;
  const limits = [12, 31, 23, 59, 59];
  if (numbers.some((value, index) => value > (limits[index] ?? 0)) || numbers[0] < 1 || numbers[1] < 1) return undefined;
  const [months, days, hours, minutes, seconds] = numbers;
  const millis = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  const date = new Date(0);
  date.setUTCFullYear(Number(year), months - 1, days);
  if (date.getUTCDate() !== days) return undefined;
  const local = date.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis;
  const finest = [month, day, hour, minute, second, fraction].indexOf(undefined);
  const unit = (['year', 'month', 'day', 'hour', 'minute', 'second'] as const)[finest];
  const whole = completion === 'end' && unit ? plus(unit, 1, local) - 1 : local;
  return toUtc(offset ?? zone, whole);
}

/** The text of a time by the first of the formats. */
export function formatDate(ms: number, format: string, zone = 'UTC'): string {
  const [first = ''] = format.split('||');
  if (first === 'epoch_millis') return String(ms);
  if (first === 'epoch_second') return String(Math.floor(ms / 1000));
  const offset = offsetAt(zone, ms);
  const local = new Date(ms + offset);
  if (isoNames.includes(first)) return `${local.toISOString().slice(0, -1)}${offsetText(offset, ':')}`;
  const { tokens } = compiled(first);
  return tokens.map((token) => (token.kind === 'text' ? token.text : shown(token.letter, token.length, local, offset))).join('');
}

function shown(letter: string, length: number, local: Date, offset: number): string {
  const padded = (value: number) => String(value).padStart(length, '0');
  if (letter === 'y') return length === 2 ? padded(local.getUTCFullYear() % 100) : padded(local.getUTCFullYear());
  if (letter === 'M') return padded(local.getUTCMonth() + 1);
  if (letter === 'd') return padded(local.getUTCDate());
  if (letter === 'H') return padded(local.getUTCHours());
  if (letter === 'm') return padded(local.getUTCMinutes());
  if (letter === 's') return padded(local.getUTCSeconds());
  if (letter === 'S') return String(local.getUTCMilliseconds()).padStart(3, '0').padEnd(length, '0').slice(0, length);
  return offset === 0 && letter === 'X' ? 'Z' : offsetText(offset, letter === 'X' ? ':' : '').replace('Z', '+0000');
}

function offsetText(offset: number, separator: string): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${separator}${two(minutes % 60)}`;
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: string; readonly length: number };
interface Compiled {
  readonly tokens: readonly Token[];
  readonly source: RegExp;
  /** The letter of each group of `source`, in order. */
  readonly letters: readonly string[];
}
const patterns = new Map<string, Compiled>();

/** Throws SearchError for letters that are not embedded. */
function compiled(format: string): Compiled {
  const pattern = Object.hasOwn(named, format) ? (named[format] ?? format) : format;
  const done = patterns.get(pattern);
  if (done) return done;
  const tokens = [...pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)].map((match): Token => {
    const [whole, quoted, letter] = match;
    if (letter === undefined) return { kind: 'text', text: quoted ?? whole };
    const one = letter === 'u' ? 'y' : letter === 'x' ? 'X' : letter;
    if (!'yMdHmsSXZ'.includes(one) || (one === 'M' && whole.length > 2)) throw notEmbedded(`The date format [${pattern}]`);
    return { kind: 'field', letter: one, length: whole.length };
  });
  const fields = tokens.filter((token) => token.kind === 'field');
  const source = tokens.map((token) => {
    if (token.kind === 'text') return token.text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    if (token.letter === 'X' || token.letter === 'Z') return '(Z|[+-]\\d{2}(?::?\\d{2})?)';
    return token.length === 1 ? '(\\d+)' : `(\\d{${token.length}})`;
  });
  const made = { tokens, source: new RegExp(`^${source.join('')}$`), letters: fields.map(({ letter }) => (letter === 'Z' ? 'X' : letter)) };
  patterns.set(pattern, made);
  return made;
}
