// Values as one line of CSV, RFC 4180.
import type { SqlValue } from '../semantics/value.ts';

/** Bytes as lower-case hexadecimal digits. */
export function hexText(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A value as it stands in a field: NULL is nothing, bytes are hexadecimal digits, a date or a time is its number. */
export function fieldText(value: SqlValue): string {
  if (value === null) return '';
  return value instanceof Uint8Array ? hexText(value) : String(value);
}

/** One line without its end; a field is quoted where it must be. */
export function csvLine(fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
