// Simple values as text: in labels, queries, headers, form fields and XML elements.
import type { NormalizedSchema } from '@smithy/core/schema';
import { fromBase64, NumericValue, toBase64 } from '@smithy/core/serde';
import { malformedMember } from './malformed.ts';
import { formatOf, parseTimestamp, type TimestampFormat, writeTimestamp } from './timestamps.ts';

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
// As NumericValue wants it: no plus sign, no leading zero, digits after a point.
const DECIMAL = /^-?(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const INTEGER = /^[-+]?\d+$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
// More digits than any service takes; arithmetic on them would only burn time.
const LONGEST_NUMBER_CHARACTERS = 400;
const numberWords: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** The value of a simple schema that `text` says. Throws Malformed, naming `field`, when it is none. */
export function readText(schema: NormalizedSchema, text: string, field: string, times: TimestampFormat): unknown {
  if (schema.isStringSchema()) return text;
  if (schema.isNumericSchema()) return readNumber(text, field);
  if (schema.isBooleanSchema()) return readBoolean(text, field);
  if (schema.isTimestampSchema()) return readTimestamp(schema, text, field, times);
  if (schema.isBlobSchema()) return readBase64(text, field);
  if (schema.isBigIntegerSchema()) {
    if (!INTEGER.test(text) || text.length > LONGEST_NUMBER_CHARACTERS) throw malformedMember(field, text, 'an integer');
    return BigInt(text.replace(/^\+/, ''));
  }
  if (schema.isBigDecimalSchema()) return readDecimal(text, field);
  return text;
}

/** A simple value as text. */
export function writeText(schema: NormalizedSchema, value: unknown, times: TimestampFormat): string {
  if (value instanceof Date) return writeTimestamp(value, formatOf(schema, times));
  if (value instanceof Uint8Array) return toBase64(value);
  return value instanceof NumericValue ? value.string : String(value);
}

/** Bytes from base64. Throws Malformed. */
export function readBase64(text: string, field: string): Uint8Array {
  const compact = text.replace(/\s+/g, '');
  if (!BASE64.test(compact)) throw malformedMember(field, text, 'valid base64');
  return fromBase64(compact);
}

/** A decimal number of any precision. Throws Malformed. */
function readDecimal(text: string, field: string): NumericValue {
  if (!DECIMAL.test(text) || text.length > LONGEST_NUMBER_CHARACTERS) throw malformedMember(field, text, 'a number');
  return new NumericValue(text, 'bigDecimal');
}

function readNumber(text: string, field: string): number {
  const word = Object.hasOwn(numberWords, text) ? numberWords[text] : undefined;
  if (word !== undefined) return word;
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  // A number too large for a double would silently become Infinity.
  if (!Number.isFinite(number)) throw malformedMember(field, text, 'a number');
  return number;
}

function readBoolean(text: string, field: string): boolean {
  if (text === 'true') return true;
  if (text === 'false') return false;
  throw malformedMember(field, text, 'true or false');
}

function readTimestamp(schema: NormalizedSchema, text: string, field: string, times: TimestampFormat): Date {
  const format = formatOf(schema, times);
  const date = parseTimestamp(text, format);
  if (!date) throw malformedMember(field, text, `a timestamp in ${format} format`);
  return date;
}
