// Which patterns are refused, and how. Source: what DateTimeFormatterBuilder.appendPattern of Java 17 said when it was given the same patterns;
// the text around it: OpenSearch, server/src/main/java/org/opensearch/common/time/DateFormatters.java and DateFormatter.java.
import { expect, test } from 'vitest';
import { SearchError } from '../search-error.ts';
import { checkDateFormat } from './date-format.ts';

function refusal(format: string): SearchError | undefined {
  try {
    checkDateFormat(format);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SearchError) return thrown;
    throw thrown;
  }
}

test.each([
  ['test_format', 'Unknown pattern letter: t'],
  ['yyyy-MM-ddTHH:mm:ss', 'Unknown pattern letter: T'],
  ['yyyy-MM-dd, epoch_millis', 'Unknown pattern letter: o'],
  ["yyyy-MM-dd'T", "Pattern ends with an incomplete string literal: yyyy-MM-dd'T"],
  ['yyyy]', 'Pattern invalid as it contains ] without previous ['],
  ['{yyyy}', "Pattern includes reserved character: '{'"],
  ['ddd', 'Too many pattern letters: d'],
  ['MMMMMM', 'Too many pattern letters: M'],
  ['SSSSSSSSSS', 'Minimum width must be from 0 to 9 inclusive but was 10'],
  ['yyyyyyyyyyyyyyyyyyyy', 'The minimum width must be from 1 to 19 inclusive but was 20'],
  ['p1', "Pad letter 'p' must be followed by valid pad pattern: p1"],
  ['VVV', 'Pattern letter count must be 2: V'],
  ['OO', 'Pattern letter count must be 1 or 4: O'],
  ['BB', 'Wrong number of pattern letters: B'],
  ['cc', 'Invalid pattern "cc"'],
  ["it''s", 'Unknown pattern letter: i'],
  ['YYYY-ttt', 'Unknown pattern letter: t'],
])('%s is no pattern', (pattern, why) => {
  const answer = refusal(`epoch_millis|| ${pattern}`);
  expect(answer?.toCause()).toEqual({
    type: 'illegal_argument_exception',
    reason: `Invalid format: [${pattern}]: ${why}`,
    caused_by: { type: 'illegal_argument_exception', reason: why },
  });
  expect(answer?.status).toBe(400);
});

test.each([
  ['', 'No date pattern provided'],
  ['yyyy|| ', 'No date pattern provided'],
  ['||epoch_millis', 'Cannot have empty element in multi date format pattern: ||epoch_millis'],
])('"%s" lacks a format', (format, reason) => {
  expect(refusal(format)).toMatchObject({ status: 400, type: 'illegal_argument_exception', message: reason });
});

test.each([
  ['yyyy-MM-dd HH:mm:ss.SSS||strict_date_optional_time'],
  ['yyyy-MM-dd HH:mm:ss,SSS'],
  ['8uuuu-MM-dd'],
  ["yyyy.MM.dd'T'HH:mm:ssXXX||epoch_second||epoch_millis"],
  ['strict_date_time_no_millis||iso8601||basic_t_time||strict_year_month_day'],
  ['y M d H m s S'],
])('%s is taken', (format) => {
  expect(refusal(format)).toBeUndefined();
});

test.each([
  ['YYYY-MM-dd', 'The letter Y (the year of a week; y is the year of a day) in the date format [YYYY-MM-dd]'],
  ['yyyy-MM-DD', 'The letter D (the day of the year; d is the day of the month) in the date format [yyyy-MM-DD]'],
  ['d MMM yyyy', 'The letter M (the name of the month; MM is its number) in the date format [d MMM yyyy]'],
  ['yyyy-MM-dd zzz', 'The letter z in the date format [yyyy-MM-dd zzz]'],
  ['ppH', 'The letter p (padding) in the date format [ppH]'],
  ['[yyyy-MM-dd]', '[ ] around an optional part of the date format [[yyyy-MM-dd]]'],
  ['strict_weekyear_week_day', 'The date format [strict_weekyear_week_day]'],
  ['dateOptionalTime', 'The old name [dateOptionalTime] of the date format [date_optional_time]'],
])('%s is known to OpenSearch, and not embedded', (format, what) => {
  expect(refusal(format)).toMatchObject({ status: 501, type: 'not_embedded_exception', message: `${what} is not embedded in Sandshark.` });
});
