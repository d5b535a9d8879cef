// Simple values and documents as JSON text. What does not fit its schema is written as what it is, as the SDK's serializer does.
import { NumericValue, toBase64 } from '@smithy/core/serde';
import { type TimestampFormat, writeTimestamp } from './timestamps.ts';

// Nothing that JSON escapes: control characters, quotes, backslashes, halves of surrogate pairs.
const plainText = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
const longestPlainText = 64;

/** A text in quotes. */
export function writeString(value: unknown): string {
  if (typeof value !== 'string') return plainJson(value);
  return value.length <= longestPlainText && plainText.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** AWS: numbers that JSON cannot write are texts. */
export function writeNumber(value: unknown): string {
  if (typeof value !== 'number') return plainJson(value);
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

/** Bytes, or a text in UTF-8, in base64. */
export function writeBlob(value: unknown): string {
  return value instanceof Uint8Array || typeof value === 'string' ? `"${toBase64(value)}"` : plainJson(value);
}

/** Seconds since the epoch are a number, the other formats are texts. */
export function writeTime(value: unknown, format: TimestampFormat): string {
  if (!(value instanceof Date)) return plainJson(value);
  const text = writeTimestamp(value, format);
  return format === 'epoch-seconds' ? text : `"${text}"`;
}

/** Any value without a schema: bytes in base64, times in seconds, numbers of any precision as they are. */
export function writeDocument(value: unknown): string {
  if (typeof value !== 'object' || value === null || value instanceof NumericValue) return plainJson(value);
  if (value instanceof Uint8Array) return writeBlob(value);
  if (value instanceof Date) return writeTime(value, 'epoch-seconds');
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return `[${items
      .filter((item) => item !== undefined)
      .map(writeDocument)
      .join()}]`;
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${writeString(name)}:${writeDocument(member)}`).join()}}`;
}

/** A value as what it is, whatever its schema says. */
export function plainJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return writeNumber(value);
    case 'object':
      return value instanceof NumericValue ? value.string : JSON.stringify(value);
    default:
      return String(value);
  }
}
