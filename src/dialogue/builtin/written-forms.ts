// Built-in types that are known by how they are written: e-mail addresses, telephone numbers, codes of letters and digits, UK post codes.
import { type Reading, type Recognizer, readingOf, type Utterance } from './recognizer.ts';

/** A match of the pattern that begins where the word does. */
function matchAt(utterance: Utterance, at: number, pattern: RegExp): RegExpExecArray | undefined {
  return pattern.exec(utterance.text.slice(utterance.words[at]?.start)) ?? undefined;
}

function written(utterance: Utterance, at: number, length: number, interpreted: string): Reading {
  const start = utterance.words[at]?.start ?? 0;
  return { start, end: start + length, interpreted, resolved: [interpreted] };
}

export const emailAddress: Recognizer = {
  kind: 'strict',
  examples: ['jane.doe@example.com', 'sam@mail.example.org'],
  readAt(utterance, at) {
    const found = matchAt(utterance, at, /^[\p{L}\p{N}._+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u);
    if (found) return written(utterance, at, found[0].length, found[0].toLowerCase());
    const spoken = matchAt(
      utterance,
      at,
      /^[\p{L}\p{N}]+(?: (?:dot|underscore|dash|plus) [\p{L}\p{N}]+)* at [\p{L}\p{N}]+(?: dot [\p{L}]+)+/iu,
    );
    if (!spoken) return undefined;
    const signs: Readonly<Record<string, string>> = { dot: '.', underscore: '_', dash: '-', plus: '+', at: '@' };
    return written(
      utterance,
      at,
      spoken[0].length,
      spoken[0]
        .toLowerCase()
        .split(' ')
        .map((word) => signs[word] ?? word)
        .join(''),
    );
  },
};

const DIGIT_WORDS: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  o: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3 };

/** Digits that were spoken one by one, "double five" among them, and the word behind the last one. */
function spokenDigits({ words }: Utterance, at: number): { readonly digits: string; readonly next: number } {
  let digits = '';
  let next = at;
  for (;;) {
    const word = words[next]?.text ?? '';
    const times = Object.hasOwn(TIMES, word) ? (TIMES[word] as number) : 1;
    const name = words[times > 1 ? next + 1 : next]?.text ?? '';
    const digit = Object.hasOwn(DIGIT_WORDS, name) ? DIGIT_WORDS[name] : /^\d+$/.exec(name)?.[0];
    if (digit === undefined) return { digits, next };
    digits += digit.repeat(times);
    next += times > 1 ? 2 : 1;
  }
}

const isPhoneNumber = (digits: string): boolean => digits.length >= 7 && digits.length <= 15;

export const phoneNumber: Recognizer = {
  kind: 'strict',
  examples: ['555-1212', '(509) 555-1212', '+1 509 555 1212'],
  readAt(utterance, at) {
    const { text, words } = utterance;
    const found = matchAt(utterance, at, /^\d[\d\s().-]*\d/);
    const digits = found?.[0].replace(/\D/g, '') ?? '';
    if (found && isPhoneNumber(digits)) {
      // The signs in front of the first digit belong to the number.
      const lead = /(?:\+\s?)?\(?$/.exec(text.slice(0, words[at]?.start))?.[0] ?? '';
      const start = (words[at]?.start ?? 0) - lead.length;
      const interpreted = `${lead.includes('+') ? '+' : ''}${digits}`;
      return { start, end: (words[at]?.start ?? 0) + found[0].length, interpreted, resolved: [interpreted] };
    }
    const plus = words[at]?.text === 'plus';
    const spoken = spokenDigits(utterance, plus ? at + 1 : at);
    return isPhoneNumber(spoken.digits) ? readingOf(utterance, at, spoken.next - 1, `${plus ? '+' : ''}${spoken.digits}`) : undefined;
  },
};

/** A run of letters and digits that has a digit; words alone are no code where nobody asked for one. */
export const alphaNumeric: Recognizer = {
  kind: 'open',
  examples: ['ABC123', '12345', 'X42', 'AB-1234'],
  readAt(utterance, at) {
    const found = matchAt(utterance, at, /^[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/u)?.[0];
    return found && /\p{N}/u.test(found) ? written(utterance, at, found.length, found) : undefined;
  },
};

export const ukPostalCode: Recognizer = {
  kind: 'strict',
  examples: ['SW1A 1AA', 'M1 1AE', 'EC1A 1BB'],
  readAt(utterance, at) {
    const found = matchAt(utterance, at, /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})(?![A-Z\d])/i);
    return found && written(utterance, at, found[0].length, `${found[1]} ${found[2]}`.toUpperCase());
  },
};

/** Whatever is said to the question for it. */
export const freeForm: Recognizer = { kind: 'free', examples: [], readAt: () => undefined };
