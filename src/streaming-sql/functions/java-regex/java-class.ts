// Character classes of java.util.regex.Pattern as JavaScript ones of the `v` mode. https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
import type { PatternReader } from '../pattern-reader.ts';

// POSIX classes are of ASCII only.
const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7f',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: '0-9a-zA-Z',
  Punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e',
  Graph: '\\x21-\\x7e',
  Print: '\\x20-\\x7e',
  Blank: '\\x20\\t',
  Cntrl: '\\x00-\\x1f\\x7f',
  XDigit: '0-9a-fA-F',
  Space: '\\t-\\r\\x20',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaWhitespace: '\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000',
};
const SHORT: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'a-zA-Z0-9_',
  s: '\\t-\\r\\x20',
  h: '\\x20\\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
};
const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, v: 11, a: 7, e: 27 };

/** A character as JavaScript text that is nothing else, in a class and outside. */
export const characterText = (code: number): string => `\\u{${code.toString(16)}}`;

/** The next code point. */
export function nextCode(reader: PatternReader, what: string): number {
  const first = reader.next(what).codePointAt(0) as number;
  const low = reader.peek().charCodeAt(0);
  if (first < 0xd800 || first > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) return first;
  reader.next(what);
  return (first - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}

/** What follows a backslash, when it is a set of characters: the members of a class; undefined for anything else. */
export function escapedSet(reader: PatternReader): string | undefined {
  const letter = reader.peek();
  const short = SHORT[letter.toLowerCase()];
  if (short) {
    reader.next(letter);
    return letter === letter.toLowerCase() ? short : `[^${short}]`;
  }
  if (letter !== 'p' && letter !== 'P') return undefined;
  reader.next(letter);
  const members = property(reader);
  return letter === 'p' ? members : `[^${members}]`;
}

function property(reader: PatternReader): string {
  let name = reader.next('the name of a property');
  if (name === '{') {
    name = '';
    while (reader.peek() !== '}') name += reader.next('}');
    reader.expect('}');
  }
  const known = POSIX[name];
  if (known) return known;
  const unicode = name.startsWith('Is') ? name.slice(2) : name;
  for (const written of [unicode, `Script=${unicode}`]) {
    try {
      new RegExp(`\\p{${written}}`, 'v');
      return `\\p{${written}}`;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return reader.fail(`\\p{${name}} is no property that is known here`);
}

/** What follows a backslash, when it is one character: its code point. Letters without a meaning are errors, as in Java. */
export function escapedCode(reader: PatternReader): number {
  const code = nextCode(reader, 'the character after \\');
  const c = String.fromCodePoint(code);
  const control = CONTROL[c];
  if (control !== undefined) return control;
  if (c === 'x' && reader.take('{')) {
    const number = digits(reader, 16, 1, 6);
    reader.expect('}');
    return number > 0x10ffff ? reader.fail('a character beyond the last one') : number;
  }
  if (c === 'x') return digits(reader, 16, 2, 2);
  if (c === 'u') return digits(reader, 16, 4, 4);
  if (c === '0') return digits(reader, 8, 1, 3);
  if (c === 'c') return nextCode(reader, 'the control character') ^ 64;
  if (/[A-Za-z1-9]/.test(c)) return reader.fail(`\\${c} is not supported`);
  return code;
}

function digits(reader: PatternReader, base: 8 | 16, least: number, most: number): number {
  const legal = base === 16 ? /[0-9a-fA-F]/ : /[0-7]/;
  let text = '';
  while (text.length < most && legal.test(reader.peek())) text += reader.next('a digit');
  if (text.length < least) return reader.fail('digits are missing after a backslash');
  return Number.parseInt(text, base);
}

/** [...], the bracket being read already: unions, ranges, && and classes in classes. `ignoresCase` is of ASCII letters, as in Java. */
export function readClass(reader: PatternReader, ignoresCase: boolean): string {
  const negated = reader.take('^');
  const operands: string[] = [];
  let members = '';
  for (let first = true; first || reader.peek() !== ']'; first = false) {
    if (reader.text.startsWith('&&', reader.at)) {
      reader.at += 2;
      operands.push(members);
      members = '';
      if (reader.peek() === ']') break;
      continue;
    }
    if (reader.take('[')) {
      members += reader.nested(() => readClass(reader, ignoresCase));
      continue;
    }
    if (reader.take('\\')) {
      const set = escapedSet(reader);
      if (set !== undefined) {
        members += set;
        continue;
      }
      members += rangeFrom(reader, escapedCode(reader), ignoresCase);
      continue;
    }
    members += rangeFrom(reader, nextCode(reader, ']'), ignoresCase);
  }
  reader.expect(']');
  operands.push(members);
  const body = operands.length === 1 ? members : operands.flatMap((operand) => (operand === '' ? [] : `[${operand}]`)).join('&&');
  return `[${negated ? '^' : ''}${body}]`;
}

function rangeFrom(reader: PatternReader, from: number, ignoresCase: boolean): string {
  const next = reader.text[reader.at + 1];
  const isRange = reader.peek() === '-' && next !== undefined && next !== ']' && next !== '[' && !reader.text.startsWith('-&&', reader.at);
  if (!isRange) return rangeText(from, from, ignoresCase);
  reader.expect('-');
  const to = reader.take('\\') ? escapedCode(reader) : nextCode(reader, ']');
  if (to < from) reader.fail('a range of characters ends before it begins');
  return rangeText(from, to, ignoresCase);
}

/** The members of a class that are one range, and their other case. */
export function rangeText(from: number, to: number, ignoresCase: boolean): string {
  const one = (low: number, high: number): string => (low === high ? characterText(low) : `${characterText(low)}-${characterText(high)}`);
  const parts = [one(from, to)];
  for (const [first, last, shift] of ignoresCase
    ? ([
        [65, 90, 32],
        [97, 122, -32],
      ] as const)
    : []) {
    const [low, high] = [Math.max(from, first), Math.min(to, last)];
    if (low <= high) parts.push(one(low + shift, high + shift));
  }
  return parts.join('');
}
