// One value of a document as its field keeps it: text as it is, dates as milliseconds, booleans as 1 and 0, numbers by their type's rules.
import { mapperParsing, SearchError } from '../search-error.ts';
import { defaultDateFormat, parseDate } from '../time/date-format.ts';
import { wholeNumberTypes } from './field-mapping.ts';
import type { Leaf } from './index-mapping.ts';

export type FieldValue = string | number;

/** Undefined for a value that is left out (too long for `ignore_above`). Throws SearchError for one that does not fit. */
export function fieldValue({ type, mapping, path }: Leaf, raw: unknown, id: string): FieldValue | undefined {
  const malformed = (cause: { readonly type: string; readonly reason: string }) => {
    if (mapping.ignore_malformed === true || mapping.ignore_malformed === 'true') return undefined;
    const preview = typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
    throw mapperParsing(
      `failed to parse field [${path}] of type [${type}] in document with id '${id}'. Preview of field's value: '${preview}'`,
      cause,
    );
  };
  if (typeof raw === 'object') return malformed({ type: 'illegal_state_exception', reason: `Can't get text on a START_OBJECT` });
  if (type === 'text') return String(raw);
  if (type === 'keyword') return String(raw).length > Number(mapping.ignore_above ?? 2 ** 31) ? undefined : String(raw);
  if (type === 'boolean') {
    if (raw === true || raw === 'true') return 1;
    if (raw === false || raw === 'false' || raw === '') return 0;
    return malformed({
      type: 'illegal_argument_exception',
      reason: `Failed to parse value [${raw}] as only [true] or [false] are allowed.`,
    });
  }
  if (type === 'date') {
    const format = String(mapping.format ?? defaultDateFormat);
    const ms = typeof raw === 'boolean' ? undefined : parseDate(String(raw), format);
    return ms ?? malformed({ type: 'illegal_argument_exception', reason: `failed to parse date field [${raw}] with format [${format}]` });
  }
  try {
    return numberValue(type, mapping, raw);
  } catch (thrown) {
    if (thrown instanceof SearchError) return malformed({ type: thrown.type, reason: thrown.message });
    throw thrown;
  }
}

/** A number of that type. Throws SearchError illegal_argument_exception. Also for the terms and bounds of queries. */
export function numberValue(type: string, mapping: Readonly<Record<string, unknown>>, raw: unknown): number {
  const coerce = String(mapping.coerce ?? 'true') === 'true';
  const refuse = (reason: string) => new SearchError('illegal_argument_exception', reason, 400);
  if (typeof raw !== 'number' && (typeof raw !== 'string' || !coerce)) throw refuse(`For input string: "${raw}"`);
  const value = typeof raw === 'number' ? raw : raw.trim() === '' ? Number.NaN : Number(raw);
  if (Number.isNaN(value)) throw new SearchError('number_format_exception', `For input string: "${raw}"`, 400);
  if (Object.hasOwn(wholeNumberTypes, type)) {
    const limit = wholeNumberTypes[type as keyof typeof wholeNumberTypes];
    if (!Number.isInteger(value) && !coerce) throw refuse(`${raw} cannot be converted to ${type} without data loss`);
    const whole = Math.trunc(value);
    if (whole >= limit || whole < -limit) throw refuse(`Value [${raw}] is out of range for ${type === 'integer' ? 'an' : 'a'} ${type}`);
    return whole === 0 ? 0 : whole;
  }
  if (!Number.isFinite(value)) throw refuse(`[${type}] supports only finite values, but got [${raw}]`);
  if (type === 'float') return Math.fround(value);
  if (type === 'scaled_float') return Math.round(value * Number(mapping.scaling_factor)) / Number(mapping.scaling_factor);
  return value;
}
