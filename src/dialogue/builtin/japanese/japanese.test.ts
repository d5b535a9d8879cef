// Built-in types in Japanese. AWS's pages give rows in English alone: these rows say the same in Japanese, on the day of the guide's examples
// (Wednesday, 25 November 2020), so their values are the guide's where it has the row, and inferred elsewhere.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-date.html and its siblings
import { describe, expect, test } from 'vitest';
import { japanese } from '../../text/japanese.ts';
import { train, understand } from '../../understanding.ts';
import type { Moment } from '../recognizer.ts';
import { builtInType } from '../recognizers.ts';

const moment: Moment = { now: Date.UTC(2020, 10, 25, 0, 30), timeZone: 'Asia/Tokyo', locale: 'ja_JP', dates: 'lex' };

/** The reading that begins with the text. */
function read(type: string, text: string) {
  const found = builtInType(type, 'ja')?.readAt({ text, words: japanese.words(text) }, 0, moment);
  return found && { said: text.slice(found.start, found.end), interpreted: found.interpreted, resolved: found.resolved };
}

const ROWS: Readonly<Record<string, readonly (readonly [text: string, value: string])[]>> = {
  // The guide's rows.
  'AMAZON.Date, as the guide has it': [
    ['今日', '2020-11-25'],
    ['11月25日', '2020-11-25'],
    ['十一月二十五日', '2020-11-25'],
    ['来週', '2020-11-29'],
    ['先週', '2020-11-16'],
    ['来月', '2020-12-31'],
    ['今月', '2020-11-01'],
    ['来年', '2021-12-31'],
    ['去年', '2019-01-01'],
  ],
  'AMAZON.Date': [
    ['明日', '2020-11-26'],
    ['あした', '2020-11-26'],
    ['明後日', '2020-11-27'],
    ['しあさって', '2020-11-28'],
    ['昨日', '2020-11-24'],
    ['おととい', '2020-11-23'],
    ['3月12日', '2021-03-12'],
    ['３月１２日', '2021-03-12'],
    ['2017年3月12日', '2017-03-12'],
    ['二〇一七年三月十二日', '2017-03-12'],
    ['平成29年3月12日', '2017-03-12'],
    ['令和元年5月1日', '2019-05-01'],
    ['来年の3月12日', '2021-03-12'],
    ['2017/03/12', '2017-03-12'],
    ['12/24', '2020-12-24'],
    ['金曜日', '2020-11-27'],
    ['水曜日', '2020-11-25'],
    ['次の水曜日', '2020-12-02'],
    ['来週の金曜日', '2020-12-04'],
    ['今週の月曜', '2020-11-23'],
    ['先週の金曜日', '2020-11-20'],
    ['来月の三日', '2020-12-03'],
    ['30日', '2020-11-30'],
    ['3日後', '2020-11-28'],
    ['二週間後', '2020-12-09'],
    ['3ヶ月後', '2021-02-25'],
    ['一年前', '2019-11-25'],
    ['半年後', '2021-05-25'],
    ['クリスマス', '2020-12-25'],
    ['クリスマスイブ', '2020-12-24'],
    ['元日', '2021-01-01'],
    ['大晦日', '2020-12-31'],
  ],
  'AMAZON.Time': [
    ['午後3時', '15:00'],
    ['午前10時半', '10:30'],
    ['午後３時１５分', '15:15'],
    ['十五時', '15:00'],
    ['15:30', '15:30'],
    ['正午', '12:00'],
    ['午前0時', '00:00'],
    ['午後0時', '12:00'],
    ['朝の8時', '08:00'],
    ['昼の1時', '13:00'],
    ['夕方5時', '17:00'],
    ['夜9時', '21:00'],
    ['夜の12時', '00:00'],
    ['深夜2時', '02:00'],
    ['2時間後', '11:30'],
    ['30分後', '10:00'],
    ['朝', 'MO'],
    ['午後', 'PM'],
    ['夕方', 'EV'],
    ['今夜', 'NI'],
  ],
  'AMAZON.Duration': [
    // The guide's rows.
    ['10分', 'PT10M'],
    ['5時間', 'PT5H'],
    ['3日間', 'P3D'],
    ['四十五秒', 'PT45S'],
    ['8週間', 'P8W'],
    ['七年', 'P7Y'],
    ['5時間10分', 'PT5H10M'],
    ['2年3時間10分', 'P2YT3H10M'],
    // Others.
    ['2時間', 'PT2H'],
    ['2時間半', 'PT2H30M'],
    ['三ヶ月', 'P3M'],
    ['半日', 'PT12H'],
    ['1年半', 'P1Y6M'],
  ],
  'AMAZON.Number': [
    // The guide's rows.
    ['百二十三.四五', '123.45'],
    ['百二十三点四五', '123.45'],
    ['232.998', '232.998'],
    ['50', '50'],
    ['-15', '-15'],
    ['マイナス15', '-15'],
    // Others.
    ['二', '2'],
    ['十', '10'],
    ['二十', '20'],
    ['二百三', '203'],
    ['1万5千', '15000'],
    ['一億二千万', '120000000'],
    ['1,200', '1200'],
    ['ふたつ', '2'],
    ['ひとり', '1'],
  ],
  'AMAZON.Percentage': [
    ['50パーセント', '50%'],
    ['23.5%', '23.5%'],
    ['二十五パーセント', '25%'],
    ['3割', '30%'],
    ['50', '50'],
  ],
  'AMAZON.Currency': [
    ['3000円', 'JPY 3000.00'],
    ['三千円', 'JPY 3000.00'],
    ['1万5千円', 'JPY 15000.00'],
    ['¥500', 'JPY 500.00'],
    ['10ドル', 'USD 10.00'],
    ['500', 'JPY 500.00'],
  ],
  'AMAZON.Confirmation': [
    ['はい', 'Yes'],
    ['はい、お願いします', 'Yes'],
    ['そうです', 'Yes'],
    ['もちろんです', 'Yes'],
    ['いいえ', 'No'],
    ['いいえ、違います', 'No'],
    ['キャンセルしてください', 'No'],
    ['たぶん', 'Maybe'],
    ['わかりません', "Don't know"],
  ],
  'AMAZON.City': [
    ['京都市', '京都市'],
    ['名古屋', '名古屋'],
  ],
  'AMAZON.State': [
    ['神奈川県', '神奈川県'],
    ['北海道', '北海道'],
  ],
  'AMAZON.Country': [['フランス', 'フランス']],
};

describe.each(Object.entries(ROWS))('%s', (name, rows) => {
  const type = name.split(',')[0] ?? '';
  test.each(rows)('%s is %s', (text, value) => {
    const found = read(type, text);
    expect(found?.interpreted).toBe(value);
    // A polite word may follow an answer.
    if (type !== 'AMAZON.Confirmation') expect(found?.said).toBe(text);
  });
});

test.each([
  ['3時', ['03:00', '15:00']],
  ['10時半', ['10:30', '22:30']],
  ['12時', ['12:00', '00:00']],
])('%s may be two times of day: the user is asked again (as in English; inferred)', (text, resolved) => {
  expect(read('AMAZON.Time', text)).toMatchObject({ interpreted: null, resolved });
});

test.each([
  ['AMAZON.Date', '3日間'],
  ['AMAZON.Date', '13月3日'],
  ['AMAZON.Date', '2月30日'],
  ['AMAZON.Time', '3時間'],
  ['AMAZON.Time', '25時'],
  ['AMAZON.Duration', '3日後'],
  ['AMAZON.Number', '東京'],
])('as %s, %s is none', (type, text) => {
  expect(read(type, text)).toBeUndefined();
});

test('a bot in Japanese: intents, slots in the first utterance, and polite answers', () => {
  const understanding = train({
    locale: 'ja_JP',
    intents: [
      {
        name: 'BookHotel',
        utterances: ['ホテルを予約したい', '{City}のホテルを予約してください', '{CheckIn}から{City}に泊まりたい', '宿を取りたい'],
        slots: [
          { name: 'City', type: 'AMAZON.City' },
          { name: 'CheckIn', type: 'AMAZON.Date' },
          { name: 'Nights', type: 'AMAZON.Number' },
        ],
      },
      { name: 'OpeningHours', utterances: ['何時まで開いていますか', '営業時間を教えてください'], slots: [] },
    ],
    slotTypes: [],
  });
  const hear = (text: string, slot?: string) =>
    understand(understanding, text, { ...moment, ...(slot && { expectedSlot: { intent: 'BookHotel', slot } }) });
  const { interpretations } = hear('来週の金曜日から京都に泊まりたい');
  expect(interpretations[0]).toMatchObject({
    intent: 'BookHotel',
    score: 1,
    slots: { City: { interpreted: '京都' }, CheckIn: { interpreted: '2020-12-04' } },
  });
  expect(hear('営業時間を教えて').interpretations[0]?.intent).toBe('OpeningHours');
  expect(hear('明日でお願いします', 'CheckIn').elicited?.value.interpreted).toBe('2020-11-26');
  expect(hear('2泊です', 'Nights').elicited?.value.interpreted).toBe('2');
  expect(hear('札幌がいいです', 'City').elicited?.value.interpreted).toBe('札幌');
  expect(hear('軽井沢でお願いします', 'City').elicited?.value.interpreted).toBe('軽井沢');
});
