// The three ways in which AWS writes a time. AWS: https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait
import type { NormalizedSchema } from '@smithy/core/schema';
import {
  dateToUtcString,
  _parseRfc3339DateTimeWithOffset as parseDateTime,
  _parseEpochTimestamp as parseEpochSeconds,
  _parseRfc7231DateTime as parseHttpDate,
} from '@smithy/core/serde';

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

// The numbers that the SDK's schemas give to timestamps with a format of their own; 4 is one without.
const formats: Readonly<Record<number, TimestampFormat>> = { 5: 'date-time', 6: 'http-date', 7: 'epoch-seconds' };
const parsers = { 'date-time': parseDateTime, 'http-date': parseHttpDate, 'epoch-seconds': parseEpochSeconds };
// AWS: no service writes a time before the year 1 or after the year 9999.
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The format of a timestamp: its own, or that of the place where it stands. */
export function formatOf(schema: NormalizedSchema, otherwise: TimestampFormat): TimestampFormat {
  const kind: unknown = schema.getSchema();
  return (typeof kind === 'number' ? formats[kind] : undefined) ?? otherwise;
}

/** The time so many milliseconds after the epoch; undefined outside the years 1 to 9999. */
export function timeOfMs(ms: number): Date | undefined {
  const rounded = Math.round(ms);
  return rounded >= FIRST_MS && rounded <= LAST_MS ? new Date(rounded) : undefined;
}

/** The time that `text` says; undefined when it is not written in `format`. */
export function parseTimestamp(text: string, format: TimestampFormat): Date | undefined {
  try {
    return timeOfMs(parsers[format](text)?.getTime() ?? Number.NaN);
  } catch {
    // The parsers of the SDK say "not in this format" by a throw; the caller knows a better sentence.
    return undefined;
  }
}

/** `date` in `format`; http-date knows whole seconds only. */
export function writeTimestamp(date: Date, format: TimestampFormat): string {
  if (format === 'date-time') return date.toISOString().replace('.000Z', 'Z');
  return format === 'http-date' ? dateToUtcString(date) : String(date.getTime() / 1000);
}
