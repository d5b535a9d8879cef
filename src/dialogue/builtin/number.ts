// AMAZON.Number, AMAZON.Percentage and Alexa's numbers: digits, or words that say digits.
import { numberAt, ordinalAt } from './number-words.ts';
import { type Reading, type Recognizer, readingOf, type Utterance } from './recognizer.ts';

interface Signed {
  readonly text: string;
  readonly from: number;
  /** Offset in the text: a minus sign is no word. */
  readonly start: number;
  readonly next: number;
}

const isMinusSign = (text: string, start: number): boolean => /(?:^|[\s(])[-−]$/.test(text.slice(0, start));

/** A number with its sign: "-15", "minus 15". */
function signedAt({ text, words }: Utterance, at: number): Signed | undefined {
  const spoken = /^(?:minus|negative)$/.test(words[at]?.text ?? '');
  const from = spoken ? at + 1 : at;
  const number = numberAt(words, from);
  if (!number) return undefined;
  const start = words[at]?.start ?? 0;
  const sign = !spoken && isMinusSign(text, start);
  const negative = (spoken || sign) && number.value !== 0;
  return { text: negative ? `-${number.text}` : number.text, from: at, start: sign ? start - 1 : start, next: number.next };
}

function reading(utterance: Utterance, { from, start, next }: Signed, interpreted: string): Reading {
  return { ...readingOf(utterance, from, next - 1, interpreted), start };
}

export const number: Recognizer = {
  kind: 'strict',
  examples: ['two', '5', 'twelve', '30', 'one hundred', '250'],
  readAt(utterance, at) {
    const found = signedAt(utterance, at);
    return found && reading(utterance, found, found.text);
  },
};

export const percentage: Recognizer = {
  kind: 'strict',
  examples: ['50 percent', '10%', 'twenty five percent'],
  readAt(utterance, at) {
    const found = signedAt(utterance, at);
    if (!found) return undefined;
    const { words, text } = utterance;
    const end = words[found.next - 1]?.end ?? 0;
    const sign = /^\s*%/.exec(text.slice(end))?.[0];
    if (sign !== undefined) return { ...reading(utterance, found, `${found.text}%`), end: end + sign.length };
    const behind = words[found.next]?.text;
    const last =
      behind === 'percent' || behind === 'percentage'
        ? found.next
        : behind === 'per' && words[found.next + 1]?.text === 'cent'
          ? found.next + 1
          : undefined;
    // AWS: without a sign or the word, the slot is set to the number: .../built-in-slot-percent.html
    return last === undefined ? reading(utterance, found, found.text) : reading(utterance, { ...found, next: last + 1 }, `${found.text}%`);
  },
};

/** Alexa: "first" is 1. */
export const ordinal: Recognizer = {
  kind: 'strict',
  examples: ['first', 'second', '3rd', 'last'],
  readAt(utterance, at) {
    const found = ordinalAt(utterance.words, at);
    return found && readingOf(utterance, at, found.next - 1, String(found.value));
  },
};

/** Alexa: "six zero four five" and "6045" are 6045. */
export const fourDigitNumber: Recognizer = {
  kind: 'strict',
  examples: ['1234', 'six zero four five'],
  readAt(utterance, at) {
    let digits = '';
    let next = at;
    while (digits.length < 4) {
      const found = numberAt(utterance.words, next);
      if (!found || !/^\d{1,4}$/.test(found.text)) return undefined;
      digits += found.text;
      next = found.next;
    }
    return digits.length === 4 ? readingOf(utterance, at, next - 1, digits) : undefined;
  },
};
