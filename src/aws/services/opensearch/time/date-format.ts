// Dates as mappings and requests write them: ISO, seconds and milliseconds of the epoch, and patterns of letters.
// OpenSearch: https://docs.opensearch.org/latest/field-types/supported-field-types/date/
import { illegalArgument } from '../search-error.ts';
import { plus } from './calendar.ts';
import { type PatternToken, readPattern } from './date-pattern.ts';
import { epochNames, isoNames, namedPattern } from './named-formats.ts';
import { offsetAt, toUtc } from './time-zone.ts';

export const defaultDateFormat = 'strict_date_optional_time||epoch_millis';

/** What the parts that a text leaves out become: the first moment that it may mean, or the last millisecond. */
export type Completion = 'start' | 'end';

const iso =
  /^([+-]?\d{4,9})(?:-(\d{2})(?:-(\d{2})(?:T(?:(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;

/** OpenSearch: formats stand between `||`; an 8 before them says, as in the past, that they are Java's. Throws SearchError illegal_argument_exception. */
function formatsIn(format: string): readonly string[] {
  if (format === '') throw illegalArgument('No date pattern provided');
  const plain = format.replace(/^8/, '');
  const formats = plain.split('||');
  if (formats.includes('')) throw illegalArgument(`Cannot have empty element in multi date format pattern: ${plain}`);
  return formats.map((one) => {
    if (one.trim() === '') throw illegalArgument('No date pattern provided');
    return one.trim();
  });
}

/** Throws SearchError for formats that OpenSearch refuses (illegal_argument_exception), or that are not embedded. */
export function checkDateFormat(format: string): void {
  for (const one of formatsIn(format)) if (!isoNames.includes(one) && !epochNames.includes(one)) compiled(one);
}

/**
 * Milliseconds since the epoch; undefined for a text that fits no format.
 * @param format formats, separated by `||`
 */
export function parseDate(text: string, format: string, zone = 'UTC', completion: Completion = 'start'): number | undefined {
  for (const one of formatsIn(format)) {
    const ms = parseOne(text, one, zone, completion);
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
  const part = (letter: string) => groups[letters.indexOf(letter)];
  // Java: two digits are a year from 2000 to 2099.
  const year = part('yy') === undefined ? (part('y') ?? '1970') : `20${part('yy')}`;
  return fromParts([year, ...['M', 'd', 'H', 'm', 's', 'S', 'X'].map(part)], zone, completion);
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
  const [first = ''] = formatsIn(format);
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
  if (letter === 'y' || letter === 'u') return length === 2 ? padded(local.getUTCFullYear() % 100) : padded(local.getUTCFullYear());
  if (letter === 'M') return padded(local.getUTCMonth() + 1);
  if (letter === 'd') return padded(local.getUTCDate());
  if (letter === 'H') return padded(local.getUTCHours());
  if (letter === 'm') return padded(local.getUTCMinutes());
  if (letter === 's') return padded(local.getUTCSeconds());
  if (letter === 'S') return String(local.getUTCMilliseconds()).padStart(3, '0').padEnd(length, '0').slice(0, length);
  return patternOffset(letter, length, offset);
}

/** Java: X, XX and XXX are +09, +0900 and +09:00, and Z for none; x has zeros for none; Z is +0900, ZZZZZ is XXX. */
function patternOffset(letter: string, length: number, offset: number): string {
  const [shown, zero] = letter !== 'Z' ? [length, letter === 'X' ? 'Z' : '+'] : length === 5 ? [3, 'Z'] : [2, '+'];
  if (offset === 0 && zero === 'Z') return 'Z';
  const text = offset === 0 ? (shown % 2 === 1 ? '+00:00' : '+0000') : offsetText(offset, shown % 2 === 1 ? ':' : '');
  return shown === 1 ? text.replace(/:00$/, '').replace(':', '') : text;
}

function offsetText(offset: number, separator: string): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${separator}${two(minutes % 60)}`;
}

interface Compiled {
  readonly tokens: readonly PatternToken[];
  readonly source: RegExp;
  /** The letter of each group of `source`, in order. */
  readonly letters: readonly string[];
}
const patterns = new Map<string, Compiled>();

/** Of one name or pattern. Throws SearchError for what OpenSearch refuses or we lack. */
function compiled(format: string): Compiled {
  const pattern = namedPattern(format) ?? format;
  const done = patterns.get(pattern);
  if (done) return done;
  const tokens = readPattern(pattern);
  const fields = tokens.filter((token) => token.kind === 'field');
  const source = tokens.map((token) => {
    if (token.kind === 'text') return token.text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    if ('XxZ'.includes(token.letter)) return '(Z|[+-]\\d{2}(?::?\\d{2})?)';
    return token.length === 1 && token.letter !== 'S' ? '(\\d+)' : `(\\d{${token.length}})`;
  });
  const made = { tokens, source: new RegExp(`^${source.join('')}$`), letters: fields.map(({ letter, length }) => meaning(letter, length)) };
  patterns.set(pattern, made);
  return made;
}

/** What stands for the same part in `parseOne`. */
function meaning(letter: string, length: number): string {
  if (letter === 'u' || letter === 'y') return length === 2 ? 'yy' : 'y';
  return letter === 'x' || letter === 'Z' ? 'X' : letter;
}
