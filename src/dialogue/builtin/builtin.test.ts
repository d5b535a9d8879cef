// The golden rows of AWS's guides, row by row, and what we infer where the guides are silent.
import { describe, expect, test } from 'vitest';
import { english } from '../text/english.ts';
import type { Moment } from './recognizer.ts';
import { builtInType } from './recognizers.ts';

/** Wednesday, 25 November 2020, 08:30 in New York: the day of the guide's examples. */
const moment: Moment = { now: Date.UTC(2020, 10, 25, 13, 30), timeZone: 'America/New_York', locale: 'en_US', dates: 'lex' };

/** The reading of the whole text; undefined when no reading reaches its end. */
function read(
  type: string,
  text: string,
  at: Partial<Moment> = {},
): { interpreted: string | null; resolved: readonly string[] } | undefined {
  const utterance = { text, words: english.words(text) };
  for (let word = 0; word < utterance.words.length; word++) {
    const found = builtInType(type)?.readAt(utterance, word, { ...moment, ...at });
    if (found && found.end === text.length) return { interpreted: found.interpreted, resolved: found.resolved };
  }
  return undefined;
}

const value = (type: string, text: string, at: Partial<Moment> = {}): string | null | undefined => read(type, text, at)?.interpreted;

const golden: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-date.html
  'AMAZON.Date': [
    ['today', '2020-11-25'],
    ['now', '2020-11-25'],
    ['November twenty-fifth', '2020-11-25'],
    ['next week', '2020-11-29'],
    ['last week', '2020-11-16'],
    ['next month', '2020-12-31'],
    ['this month', '2020-11-01'],
    ['next year', '2021-12-31'],
    ['last year', '2019-01-01'],
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-duration.html
  'AMAZON.Duration': [
    ['ten minutes', 'PT10M'],
    ['five hours', 'PT5H'],
    ['three days', 'P3D'],
    ['forty five seconds', 'PT45S'],
    ['eight weeks', 'P8W'],
    ['seven years', 'P7Y'],
    ['five hours ten minutes', 'PT5H10M'],
    ['two years three hours ten minutes', 'P2YT3H10M'],
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-number.html
  'AMAZON.Number': [
    ['one hundred twenty three point four five', '123.45'],
    ['one hundred twenty three dot four five', '123.45'],
    ['point four two', '0.42'],
    ['point forty two', '0.42'],
    ['232.998', '232.998'],
    ['50', '50'],
    ['-15', '-15'],
    ['minus 15', '-15'],
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-percent.html
  'AMAZON.Percentage': [
    ['50 percent', '50%'],
    ['0.4 percent', '0.4%'],
    ['23.5%', '23.5%'],
    ['twenty five percent', '25%'],
    ['50', '50'],
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-phone.html
  'AMAZON.PhoneNumber': [
    ['+61 7 4445 1061', '+61744451061'],
    ['+1 (509) 555-1212', '+15095551212'],
    ['1 (509) 555-1212', '15095551212'],
    ['61 7 4445 1061', '61744451061'],
    ['(03) 5115 4444', '0351154444'],
    ['(509) 555-1212', '5095551212'],
    ['555-1212', '5551212'],
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-time.html
  'AMAZON.Time': [
    ['10:00 AM', '10:00'],
    ['10 AM', '10:00'],
    ['morning', 'MO'],
    ['10:00 PM', '22:00'],
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-currency.html
  'AMAZON.Currency': [
    ['3USD', 'USD 3.00'],
    ['USD300', 'USD 300.00'],
    ['3 dimes', 'USD 0.30'],
    ['$1.56', 'USD 1.56'],
    ['5c', 'USD 0.05'],
    ['1 dollar', 'USD 1.00'],
    ['five fifteen', 'USD 515.00'],
    ['five dollars fifteen cents', 'USD 5.15'],
    ['5 usd and 1/2', 'USD 5.50'],
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-confirmation.html
  'AMAZON.Confirmation': [
    ...['Yeah', 'Yep', 'Ok', 'Sure', 'I have it', 'I can agree'].map((text) => [text, 'Yes'] as const),
    ...['Nope', 'Negative', 'Naw', 'Forget it', "I'll decline", 'No way'].map((text) => [text, 'No'] as const),
    ...["It's possible", 'Perhaps', 'Sometimes', 'I might', 'That could be right'].map((text) => [text, 'Maybe'] as const),
    ...['Dunno', 'Unknown', 'No idea', 'Not sure about it', 'Who knows'].map((text) => [text, "Don't know"] as const),
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-uk-postal-code.html
  'AMAZON.UKPostalCode': [
    ['sw1a1aa', 'SW1A 1AA'],
    ['W1A 0ax', 'W1A 0AX'],
    ['M1 1AE', 'M1 1AE'],
    ['B33 8TH', 'B33 8TH'],
    ['CR2 6XH', 'CR2 6XH'],
    ['DN55 1PT', 'DN55 1PT'],
  ],
  // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-email.html
  'AMAZON.EmailAddress': [['first_last-name.x+tag@example.com', 'first_last-name.x+tag@example.com']],
  'AMAZON.AlphaNumeric': [
    ['APQ123', 'APQ123'],
    ['CP123456789US', 'CP123456789US'],
    ['123456789', '123456789'],
  ],
  'AMAZON.City': ['New York', 'Reykjavik', 'Tokyo', 'Versailles'].map((name) => [name, name] as const),
  'AMAZON.Country': ['Australia', 'Germany', 'Japan', 'United States', 'Uruguay'].map((name) => [name, name] as const),
  'AMAZON.State': ['Bavaria', 'Fukushima Prefecture', 'Pacific Northwest', 'Queensland', 'Wales'].map((name) => [name, name] as const),
  'AMAZON.FirstName': ['Emily', 'John', 'Sophie'].map((name) => [name, name] as const),
  'AMAZON.LastName': ['Brosky', 'Dasher', 'Evers', 'Parres', 'Welt'].map((name) => [name, name] as const),
  'AMAZON.StreetName': ['Canberra Avenue', 'Front Street', 'Market Road'].map((name) => [name, name] as const),
};

describe.each(Object.entries(golden))('%s, as the guide has it', (type, rows) => {
  test.each(rows)('%s is %s', (text, expected) => {
    expect(value(type, text)).toBe(expected);
  });
});

describe('AMAZON.Time', () => {
  test("10 o'clock has two meanings, so it has no interpretation (AWS: built-in-slot-time.html)", () => {
    expect(read('AMAZON.Time', "10 o'clock")).toEqual({ interpreted: null, resolved: ['10:00', '22:00'] });
  });

  test.each([
    ['half past ten in the morning', '10:30'],
    ['quarter to five pm', '16:45'],
    ['five thirty p.m', '17:30'],
    ['15:20', '15:20'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['12 am', '00:00'],
    ['in two hours', '10:30'],
    ['1430 hours', '14:30'],
  ])('%s is %s (inferred)', (text, expected) => {
    expect(value('AMAZON.Time', text)).toBe(expected);
  });
});

describe('AMAZON.Date, where the guide is silent (inferred)', () => {
  test.each([
    ['tomorrow', '2020-11-26'],
    ['the day after tomorrow', '2020-11-27'],
    ['12 March 2017', '2017-03-12'],
    ['March 12th', '2021-03-12'],
    ['the twelfth of march twenty seventeen', '2017-03-12'],
    ['friday', '2020-11-27'],
    ['wednesday', '2020-11-25'],
    ['next friday', '2020-12-04'],
    ['last friday', '2020-11-20'],
    ['in three days', '2020-11-28'],
    ['two weeks from now', '2020-12-09'],
    ['a month ago', '2020-10-25'],
    ['01/01/1990', '1990-01-01'],
    ['2021-02-28', '2021-02-28'],
    ['the 3rd', '2020-12-03'],
    ['february 29', '2024-02-29'],
    ['this weekend', '2020-11-28'],
    ["new year's eve", '2020-12-31'],
    ['march', '2021-03-31'],
  ])('%s is %s', (text, expected) => {
    expect(value('AMAZON.Date', text)).toBe(expected);
  });

  test('no date is made of a day that does not exist', () => {
    expect(value('AMAZON.Date', '2021-02-29')).toBeUndefined();
    expect(value('AMAZON.Date', 'june 31 2021')).toBeUndefined();
  });

  test('today is the day of the time zone', () => {
    const now = Date.UTC(2020, 10, 25, 20, 0);
    expect(value('AMAZON.Date', 'today', { now, timeZone: 'Asia/Tokyo' })).toBe('2020-11-26');
    expect(value('AMAZON.Date', 'today', { now, timeZone: 'UTC' })).toBe('2020-11-25');
  });

  test('3/12 is in March for Americans and in December for the British', () => {
    expect(value('AMAZON.Date', '3/12/2021')).toBe('2021-03-12');
    expect(value('AMAZON.Date', '3/12/2021', { locale: 'en_GB' })).toBe('2021-12-03');
  });
});

test.each([
  ['today', '2020-11-25'],
  ['next week', '2020-W49'],
  ['this weekend', '2020-W48-WE'],
  ['next month', '2020-12'],
  ['next year', '2021'],
])("Alexa's AMAZON.DATE: %s is %s (Alexa Skills Kit, slot type reference)", (text, expected) => {
  expect(value('AMAZON.DATE', text, { dates: 'alexa' })).toBe(expected);
});

test.each([
  ['AMAZON.Duration', 'half an hour', 'PT30M'],
  ['AMAZON.Duration', 'an hour and a half', 'PT1H30M'],
  ['AMAZON.Duration', 'one and a half hours', 'PT1H30M'],
  ['AMAZON.Duration', 'a couple of days', 'P2D'],
  ['AMAZON.Number', 'two million three hundred thousand and five', '2300005'],
  ['AMAZON.Number', '1,234', '1234'],
  ['AMAZON.Number', 'a hundred', '100'],
  ['AMAZON.PhoneNumber', 'five five five one two one two', '5551212'],
  ['AMAZON.EmailAddress', 'jane at example dot com', 'jane@example.com'],
  ['AMAZON.Ordinal', 'twenty first', '21'],
  ['AMAZON.FOUR_DIGIT_NUMBER', 'six zero four five', '6045'],
])('%s: %s is %s (inferred)', (type, text, expected) => {
  expect(value(type, text)).toBe(expected);
});
