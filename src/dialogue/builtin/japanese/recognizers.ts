// The built-in types as Japanese says them. AWS's pages give no rows for ja_JP: that the values have the same form is inferred.
import { wallClock } from '../calendar.ts';
import { spokenDate } from '../date.ts';
import { type Amounts, isoDuration } from '../duration.ts';
import type { Recognizer } from '../recognizer.ts';
import { confirmation } from './confirmation.ts';
import { currency } from './currency.ts';
import { japaneseDateAt } from './dates.ts';
import { COUNTED, NUMERAL, numeralValue } from './numerals.ts';
import { city, country, state } from './places.ts';
import { matchAt, readingOfMatch } from './text-at.ts';
import { time } from './times.ts';

const SIGNED = new RegExp(`^(マイナス)?(${NUMERAL})`);
/** A sign is no word: it stands before the first one. */
const SIGN_BEFORE = /(?:^|[\s(（])[-−－]$/;
const COUNTING = new RegExp(`^(?:${Object.keys(COUNTED).join('|')})`);

const number: Recognizer = {
  kind: 'strict',
  examples: ['二', '5', '十二', '30', '百', '250'],
  readAt(utterance, at) {
    const counted = matchAt(utterance, at, COUNTING);
    if (counted) return readingOfMatch(utterance, at, counted[0].length, String(COUNTED[counted[0]]));
    const found = matchAt(utterance, at, SIGNED);
    const value = numeralValue(found?.[2] ?? '');
    if (!found || Number.isNaN(value)) return undefined;
    const start = utterance.words[at]?.start ?? 0;
    const sign = SIGN_BEFORE.test(utterance.text.slice(0, start));
    const reading = readingOfMatch(utterance, at, found[0].length, String((sign || found[1]) && value !== 0 ? -value : value));
    return sign ? { ...reading, start: start - 1 } : reading;
  },
};

const PERCENT = new RegExp(`^(${NUMERAL})(%|パーセント|割)`);

const percentage: Recognizer = {
  kind: 'strict',
  examples: ['50%', '十パーセント', '3割'],
  readAt(utterance, at, moment) {
    const found = matchAt(utterance, at, PERCENT);
    if (!found) return number.readAt(utterance, at, moment);
    const value = numeralValue(found[1] ?? '') * (found[2] === '割' ? 10 : 1);
    return readingOfMatch(utterance, at, found[0].length, `${value}%`);
  },
};

const date: Recognizer = {
  kind: 'strict',
  examples: ['明日', '来週の金曜日', '3月12日', '6月5日', '今日', '来週', '2020年11月25日'],
  readAt(utterance, at, { now, timeZone, dates }) {
    const { today } = wallClock(now, timeZone);
    const phrase = japaneseDateAt(utterance, at, today);
    return phrase && readingOfMatch(utterance, at, phrase.length, spokenDate(phrase.period, today, dates));
  },
};

const amount = (unit: string) => `(?:(${NUMERAL})(?:${unit}))?`;
const DURATION = new RegExp(
  `^${['年間?', '[ヶケカかヵ]月間?', '週間?', '日間?', '時間', '分間?', '秒間?'].map(amount).join('')}(半)?(?![後前目])`,
);
const HALVES: readonly (readonly [RegExp, string])[] = [
  [/^半日/, 'PT12H'],
  [/^半年/, 'P6M'],
  [/^半時間/, 'PT30M'],
];

const duration: Recognizer = {
  kind: 'strict',
  examples: ['10分', '2時間', '3日間', '1週間', '30分'],
  readAt(utterance, at) {
    for (const [pattern, value] of HALVES) {
      const found = matchAt(utterance, at, pattern);
      if (found) return readingOfMatch(utterance, at, found[0].length, value);
    }
    const found = matchAt(utterance, at, DURATION);
    if (!found || found[0] === '' || found[0] === '半') return undefined;
    const [said, ...parts] = found;
    const letters = ['Y', 'M', 'W', 'D', 'H', 'm', 'S'] as const;
    const amounts = new Map(
      letters.flatMap((letter, place) => (parts[place] === undefined ? [] : [[letter, numeralValue(parts[place] ?? '')] as const])),
    );
    if (parts[letters.length] !== undefined && !addHalf(amounts)) return undefined;
    return readingOfMatch(utterance, at, said.length, isoDuration(amounts as Amounts));
  },
};

/** "2時間半" is two hours and a half, "1年半" a year and six months. */
function addHalf(amounts: Map<string, number>): boolean {
  const halves: Readonly<Record<string, readonly [letter: string, count: number]>> = { Y: ['M', 6], H: ['m', 30], m: ['S', 30] };
  const half = halves[[...amounts.keys()].at(-1) ?? ''];
  if (half) amounts.set(half[0], half[1]);
  return half !== undefined;
}

export const japaneseRecognizers: Readonly<Record<string, Recognizer>> = {
  city,
  confirmation,
  country,
  currency,
  date,
  duration,
  number,
  percentage,
  state,
  time,
};
