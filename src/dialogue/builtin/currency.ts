// AMAZON.Currency: "five dollars fifteen cents" is "USD 5.15". AWS: .../lexv2/latest/dg/built-in-slot-currency.html
import { numberAt } from './number-words.ts';
import { lastWordBefore, type Reading, type Recognizer, type Utterance } from './recognizer.ts';

const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' };
const UNITS: Readonly<Record<string, string>> = {
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  buck: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  yen: 'JPY',
  rupee: 'INR',
  rupees: 'INR',
  rand: 'ZAR',
  franc: 'CHF',
  francs: 'CHF',
  peso: 'MXN',
  pesos: 'MXN',
  usd: 'USD',
  eur: 'EUR',
  gbp: 'GBP',
  jpy: 'JPY',
  inr: 'INR',
  aud: 'AUD',
  cad: 'CAD',
  chf: 'CHF',
  mxn: 'MXN',
  zar: 'ZAR',
  cny: 'CNY',
};
/** Hundredths of the unit of the locale. */
const COINS: Readonly<Record<string, number>> = {
  cent: 1,
  cents: 1,
  c: 1,
  penny: 1,
  pennies: 1,
  pence: 1,
  nickel: 5,
  nickels: 5,
  dime: 10,
  dimes: 10,
  quarter: 25,
  quarters: 25,
};
const BY_REGION: Readonly<Record<string, string>> = { US: 'USD', GB: 'GBP', AU: 'AUD', IN: 'INR', ZA: 'ZAR', CA: 'CAD', JP: 'JPY' };

const own = <T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;

function reading(
  utterance: Utterance,
  at: number,
  end: number,
  unit: string,
  amount: number,
  start = utterance.words[at]?.start ?? 0,
): Reading {
  const interpreted = `${unit} ${amount.toFixed(2)}`;
  return { start, end, interpreted, resolved: [interpreted] };
}

/** "and 1/2", "and a half", "fifteen cents", behind an amount: how much more, and where the next word is. */
function remainder({ text, words }: Utterance, at: number): { readonly amount: number; readonly next: number } {
  const start = words[at]?.text === 'and' ? at + 1 : at;
  if (start > at && words[start]?.text === 'a' && words[start + 1]?.text === 'half') return { amount: 0.5, next: start + 2 };
  const fraction = start > at ? /^([1-9])\/([2-9])(?!\d)/.exec(text.slice(words[start]?.start)) : null;
  if (fraction) return { amount: Number(fraction[1]) / Number(fraction[2]), next: start + 2 };
  const number = numberAt(words, start);
  const coin = number && own(COINS, words[number.next]?.text);
  return number && coin !== undefined ? { amount: (number.value * coin) / 100, next: number.next + 1 } : { amount: 0, next: at };
}

export const currency: Recognizer = {
  kind: 'strict',
  examples: ['$20', 'five dollars', '30 euros', 'USD 300', '100 pounds'],
  readAt(utterance, at, { locale }) {
    const { text, words } = utterance;
    const home = own(BY_REGION, locale.split(/[-_]/)[1]?.toUpperCase()) ?? 'USD';
    const joined = /^([A-Za-z]{3})(\d+(?:\.\d+)?)(?![\p{L}\p{N}])/u.exec(text.slice(words[at]?.start));
    const code = own(UNITS, joined?.[1]?.toLowerCase());
    if (joined && code) return reading(utterance, at, (words[at]?.start ?? 0) + joined[0].length, code, Number(joined[2]));
    const named = own(UNITS, words[at]?.text);
    const number = numberAt(words, named ? at + 1 : at);
    if (!number) return undefined;
    const end = words[number.next - 1]?.end ?? 0;
    if (named) return reading(utterance, at, end, named, number.value);
    const start = words[at]?.start ?? 0;
    const sign = own(SIGNS, text[start - 1]);
    if (sign) return reading(utterance, at, end, sign, number.value, start - 1);
    const signBehind = own(SIGNS, text[end]);
    if (signBehind) return reading(utterance, at, end + 1, signBehind, number.value);
    const unit = own(UNITS, words[number.next]?.text);
    if (unit) {
      const rest = remainder(utterance, number.next + 1);
      return reading(utterance, at, words[rest.next - 1]?.end ?? end, unit, number.value + rest.amount);
    }
    const coin = own(COINS, words[number.next]?.text);
    if (coin !== undefined) return reading(utterance, at, words[number.next]?.end ?? end, home, (number.value * coin) / 100);
    // "Five fifteen", said to a question for money, is 515.
    const second = number.form === 'words' ? numberAt(words, number.next) : undefined;
    const alone = at === 0 && lastWordBefore(utterance, at, text.length) + 1 === (second?.next ?? number.next);
    if (!alone) return undefined;
    return reading(
      utterance,
      at,
      words[(second?.next ?? number.next) - 1]?.end ?? end,
      home,
      second ? Number(`${number.text}${second.text}`) : number.value,
    );
  },
};
