// AMAZON.Currency in Japanese: 3000円, ¥500, 十ドル. A number alone, said to a question for money, is yen (inferred).
import type { Recognizer } from '../recognizer.ts';
import { NUMERAL, numeralValue } from './numerals.ts';
import { matchAt, readingOfMatch } from './text-at.ts';

const UNITS: Readonly<Record<string, string>> = { 円: 'JPY', ドル: 'USD', ユーロ: 'EUR', ポンド: 'GBP', 元: 'CNY', ウォン: 'KRW' };
const SIGNS: Readonly<Record<string, string>> = { '¥': 'JPY', '￥': 'JPY', $: 'USD', '€': 'EUR' };
const AMOUNT = new RegExp(`^(${NUMERAL})(${Object.keys(UNITS).join('|')})?`);

export const currency: Recognizer = {
  kind: 'strict',
  examples: ['3000円', '千円', '10ドル', '¥500'],
  readAt(utterance, at) {
    const found = matchAt(utterance, at, AMOUNT);
    if (!found) return undefined;
    const { text } = utterance;
    const start = utterance.words[at]?.start ?? 0;
    const sign = found[2] === undefined ? SIGNS[text[start - 1] ?? ''] : undefined;
    const isAlone = at === 0 && found[0].length === text.trim().length;
    const unit = UNITS[found[2] ?? ''] ?? sign ?? (isAlone ? 'JPY' : undefined);
    if (unit === undefined) return undefined;
    const reading = readingOfMatch(utterance, at, found[0].length, `${unit} ${numeralValue(found[1] ?? '').toFixed(2)}`);
    return sign === undefined ? reading : { ...reading, start: start - 1 };
  },
};
