// Dates: formats, date math, time zones.
// Source: https://docs.opensearch.org/latest/field-types/supported-field-types/date/
import { expect, test } from 'vitest';
import { formatDate, parseDate } from './date-format.ts';
import { dateOf } from './date-math.ts';

const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

test.each([
  ['2026', 'strict_date_optional_time', '2026-01-01T00:00:00.000Z'],
  ['2026-11-01T10', 'strict_date_optional_time', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01T10:20:30.123456+09:00', 'strict_date_optional_time', '2026-11-01T01:20:30.123Z'],
  ['2026-02-30', 'strict_date_optional_time', undefined],
  ['2026-1-1', 'strict_date_optional_time', undefined],
  ['1793491200000', 'strict_date_optional_time||epoch_millis', '2026-11-01T00:00:00.000Z'],
  ['1793491200', 'epoch_second', '2026-11-01T00:00:00.000Z'],
  ['01.11.2026 10:20', 'dd.MM.yyyy HH:mm', '2026-11-01T10:20:00.000Z'],
  ['2026-11-01T10:20:30Z', "yyyy-MM-dd'T'HH:mm:ssXXX", '2026-11-01T10:20:30.000Z'],
  ['20261101', 'basic_date', '2026-11-01T00:00:00.000Z'],
  ['20261101T102030.004+0900', 'basic_date_time', '2026-11-01T01:20:30.004Z'],
  ['2026-11-01 10', 'epoch_second || uuuu-MM-dd HH', '2026-11-01T10:00:00.000Z'],
  ['01/11/26', 'dd/MM/yy', '2026-11-01T00:00:00.000Z'],
  ["10 o'clock", "H 'o''clock'", '1970-01-01T10:00:00.000Z'],
])('%s in %s', (text, format, expected) => {
  expect(iso(parseDate(text, format))).toBe(expected);
});

test('a time is written by the first format, in the zone', () => {
  const ms = Date.UTC(2026, 10, 1, 1, 2, 3, 4);
  expect(formatDate(ms, 'strict_date_optional_time||epoch_millis')).toBe('2026-11-01T01:02:03.004Z');
  expect(formatDate(ms, 'strict_date_optional_time', 'Asia/Tokyo')).toBe('2026-11-01T10:02:03.004+09:00');
  expect(formatDate(ms, "dd/MM/yy HH'h'mm:ss.SSS Z", '-02:30')).toBe('31/10/26 22h32:03.004 -0230');
  expect(formatDate(ms, 'epoch_second')).toBe(String(Math.floor(ms / 1000)));
  expect(() => formatDate(ms, 'EEE MMM')).toThrow('not embedded');
});

test.each([
  ['Z', '+0000', '+0530'],
  ['ZZZZZ', 'Z', '+05:30'],
  ['X', 'Z', '+0530'],
  ['XX', 'Z', '+0530'],
  ['XXX', 'Z', '+05:30'],
  ['x', '+00', '+0530'],
  ['xx', '+0000', '+0530'],
  ['xxx', '+00:00', '+05:30'],
])('the offset %s is written as %s and %s', (pattern, none, some) => {
  expect(formatDate(0, pattern)).toBe(none);
  expect(formatDate(0, pattern, '+05:30')).toBe(some);
});

test.each([
  ['now', 'start', '2026-11-01T10:20:30.000Z'],
  ['now-1h', 'start', '2026-11-01T09:20:30.000Z'],
  ['now+1d/d', 'start', '2026-11-02T00:00:00.000Z'],
  ['now/d', 'end', '2026-11-01T23:59:59.999Z'],
  ['now/w', 'start', '2026-10-26T00:00:00.000Z'],
  ['2026-01-31||+1M', 'start', '2026-02-28T00:00:00.000Z'],
  ['2026-03', 'end', '2026-03-31T23:59:59.999Z'],
] as const)('%s, as a %s', (text, completion, expected) => {
  const nowMs = Date.UTC(2026, 10, 1, 10, 20, 30);
  expect(iso(dateOf(text, { format: 'strict_date_optional_time', nowMs, zone: 'UTC', completion }))).toBe(expected);
});

test('a rounded day begins when the clocks of the zone say so', () => {
  const nowMs = Date.UTC(2026, 10, 1, 20);
  const rules = { format: 'strict_date_optional_time', nowMs, zone: 'Asia/Tokyo', completion: 'start' } as const;
  expect(iso(dateOf('now/d', rules))).toBe('2026-11-01T15:00:00.000Z');
  expect(() => dateOf('now/x', rules)).toThrow('unrecognized date math');
});
