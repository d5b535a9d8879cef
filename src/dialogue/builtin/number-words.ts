// English numbers, written in words or in digits: how far one reaches, and its value.
import type { Utterance } from './recognizer.ts';

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  oh: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
};

const own = (table: Readonly<Record<string, number>>, word: string | undefined): number | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;

/** A number and the word behind its last one. `text` keeps the digits after the point as they were said. */
export interface NumberReading {
  readonly value: number;
  readonly text: string;
  readonly next: number;
  readonly form: 'digits' | 'words';
}

/** "1,234.5" without its commas; undefined when it is no number: "10:30", "1.2.3". */
function digitsOf(word: string | undefined): string | undefined {
  if (word === undefined || !/^\p{Nd}/u.test(word)) return undefined;
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word) ? word.replaceAll(',', '') : word;
  return /^\d+(?:\.\d+)?$/.test(plain) ? plain : undefined;
}

interface Whole {
  readonly value: number;
  readonly next: number;
}

/** One to 999, in words: "a hundred", "forty two", "three hundred and five". */
function belowThousand(words: Utterance['words'], at: number): Whole | undefined {
  const word = (place: number): string | undefined => words[place]?.text;
  const twoDigits = (place: number): Whole | undefined => {
    const tens = own(TENS, word(place));
    if (tens !== undefined) {
      const unit = own(UNITS, word(place + 1));
      return unit !== undefined && unit > 0 && unit < 10 ? { value: tens + unit, next: place + 2 } : { value: tens, next: place + 1 };
    }
    const unit = own(UNITS, word(place));
    return unit === undefined ? undefined : { value: unit, next: place + 1 };
  };
  const head = word(at) === 'a' && word(at + 1) === 'hundred' ? { value: 1, next: at + 1 } : twoDigits(at);
  if (!head || word(head.next) !== 'hundred' || head.value === 0) return head;
  const rest = twoDigits(word(head.next + 1) === 'and' ? head.next + 2 : head.next + 1);
  return rest && rest.value > 0
    ? { value: head.value * 100 + rest.value, next: rest.next }
    : { value: head.value * 100, next: head.next + 1 };
}

/** A whole number in words, of any size: "two million three hundred thousand". */
function inWords(words: Utterance['words'], at: number): Whole | undefined {
  const first = words[at]?.text === 'a' && own(SCALES, words[at + 1]?.text) ? { value: 1, next: at + 1 } : belowThousand(words, at);
  if (!first) return undefined;
  let total = 0;
  let part: Whole | undefined = first;
  let end = first.next;
  let scale = Number.POSITIVE_INFINITY;
  while (part) {
    const size = own(SCALES, words[part.next]?.text);
    if (size === undefined || size >= scale) return { value: total + part.value, next: part.next };
    total += part.value * size;
    scale = size;
    end = part.next + 1;
    part = belowThousand(words, words[end]?.text === 'and' ? end + 1 : end);
  }
  return { value: total, next: end };
}

/** The digits behind a spoken point: "four five" is 45, "forty two" is 42. */
function fraction(words: Utterance['words'], at: number): { readonly digits: string; readonly next: number } | undefined {
  let digits = '';
  let next = at;
  for (;;) {
    const tens = own(TENS, words[next]?.text);
    const plain = own(UNITS, words[next]?.text);
    const written = /^\d+$/.exec(words[next]?.text ?? '')?.[0];
    if (tens !== undefined) {
      const whole = belowThousand(words, next) as Whole;
      digits += whole.value;
      next = whole.next;
    } else if (plain !== undefined || written !== undefined) {
      digits += written ?? plain;
      next++;
    } else return digits === '' ? undefined : { digits, next };
  }
}

/** The number that begins at this word, without a sign: "one hundred twenty three point four five", "232.998", "point forty two". */
export function numberAt(words: Utterance['words'], at: number): NumberReading | undefined {
  const digits = digitsOf(words[at]?.text);
  const scale = digits === undefined ? undefined : own(SCALES, words[at + 1]?.text);
  if (digits !== undefined && scale !== undefined) {
    return { value: Number(digits) * scale, text: String(Number(digits) * scale), next: at + 2, form: 'digits' };
  }
  const whole: Whole | undefined = digits === undefined ? inWords(words, at) : { value: Number(digits), next: at + 1 };
  const point = whole?.next ?? at;
  if (/^(?:point|dot)$/.test(words[point]?.text ?? '') && !digits?.includes('.')) {
    const behind = fraction(words, point + 1);
    if (behind) {
      const text = `${whole?.value ?? 0}.${behind.digits}`;
      return { value: Number(text), text: String(Number(text)), next: behind.next, form: 'words' };
    }
  }
  if (!whole) return undefined;
  return {
    value: whole.value,
    text: digits === undefined ? String(whole.value) : String(Number(digits)),
    next: whole.next,
    form: digits === undefined ? 'words' : 'digits',
  };
}

/** The ordinal that begins at this word: "twenty-fifth", "3rd". */
export function ordinalAt(words: Utterance['words'], at: number): Whole | undefined {
  const word = words[at]?.text ?? '';
  const written = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (written) return { value: Number(written), next: at + 1 };
  const tens = own(TENS, word);
  const unit = own(ORDINALS, words[at + 1]?.text);
  if (tens !== undefined && unit !== undefined && unit < 10) return { value: tens + unit, next: at + 2 };
  const ordinal = own(ORDINALS, word);
  return ordinal === undefined ? undefined : { value: ordinal, next: at + 1 };
}
