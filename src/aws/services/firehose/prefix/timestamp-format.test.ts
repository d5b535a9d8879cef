// Patterns of timestamps. Source: https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html
import { expect, test } from 'vitest';
import { formatTimestamp, isTimeZone, unknownInPattern } from './timestamp-format.ts';

const afternoon = Date.UTC(2026, 1, 3, 14, 5, 9, 70);

test.each([
  ['yyyy/MM/dd/HH/', '2026/02/03/14/'],
  ['yy-M-d H:m:s', '26-2-3 14:5:9'],
  ['uuuu', '2026'],
  ['MMM MMMM', 'Feb February'],
  ['EEE EEEE', 'Tue Tuesday'],
  ['DDD', '034'],
  ['hh a K k', '02 PM 2 14'],
  ['ss.SSS S', '09.070 0'],
  ['Q', '1'],
  ["yyyy'year'MM''dd", "2026year02'03"],
  ["'o''clock'", "o'clock"],
])('%s is %s', (pattern, text) => {
  expect(unknownInPattern(pattern)).toBeUndefined();
  expect(formatTimestamp(pattern, afternoon, 'UTC')).toBe(text);
});

test('noon and midnight in the ways of counting hours', () => {
  expect(formatTimestamp('HH hh KK kk a', Date.UTC(2026, 0, 1, 0), 'UTC')).toBe('00 12 00 24 AM');
  expect(formatTimestamp('HH hh KK kk a', Date.UTC(2026, 0, 1, 12), 'UTC')).toBe('12 12 00 12 PM');
});

test('a time zone moves the day, and summer the hour', () => {
  expect(formatTimestamp('yyyy-MM-dd HH', Date.UTC(2026, 11, 31, 23), 'Asia/Tokyo')).toBe('2027-01-01 08');
  expect(formatTimestamp('HH', Date.UTC(2026, 0, 1, 12), 'Europe/Berlin')).toBe('13');
  expect(formatTimestamp('HH', Date.UTC(2026, 6, 1, 12), 'Europe/Berlin')).toBe('14');
  expect(isTimeZone('Asia/Tokyo')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});

test('letters that are not supported are named', () => {
  expect(unknownInPattern('YYYY')).toBe('YYYY');
  expect(unknownInPattern('yyyy-ww')).toBe('ww');
  expect(unknownInPattern("yyyy'")).toBe("'");
});
