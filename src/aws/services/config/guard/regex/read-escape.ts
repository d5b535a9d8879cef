// Reads what follows a backslash, inside and outside of a class.
import { type CharTest, DIGIT, HEX_DIGIT, inEitherCase, not, RegexError, SPACE, unicodeClass, WORD } from './char-test.ts';
import type { PatternText } from './pattern-text.ts';

const CLASSES: Readonly<Record<string, CharTest>> = {
  d: DIGIT,
  D: not(DIGIT),
  w: WORD,
  W: not(WORD),
  s: SPACE,
  S: not(SPACE),
  h: HEX_DIGIT,
  H: not(HEX_DIGIT),
};
const CONTROLS: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** A code point, or the characters of a class. The backslash is taken already. */
export function readEscape(text: PatternText, cases: 'exact' | 'either'): number | CharTest {
  const codePoint = text.next();
  const char = String.fromCodePoint(codePoint);
  if (CLASSES[char]) return CLASSES[char];
  if (CONTROLS[char] !== undefined) return CONTROLS[char];
  if (char === 'p' || char === 'P') return readProperty(text, char, cases);
  if (char === 'x' || char === 'u' || char === 'U') return readHex(text, { x: 2, u: 4, U: 8 }[char]);
  if (/^[1-9]$/.test(char))
    throw new RegexError(`\\${char}: references back to a group are not supported, they cannot be matched in linear time`);
  if (/^[A-Za-z0-9]$/.test(char)) throw new RegexError(`\\${char} means nothing`);
  return codePoint;
}

/** Under `(?i)` either case of a character will do; `\P` takes the rest of that. */
function readProperty(text: PatternText, letter: 'p' | 'P', cases: 'exact' | 'either'): CharTest {
  const name = text.takesMatch(/\{\^?[A-Za-z0-9_= :]+\}|[A-Z]/y);
  if (name === undefined) throw new RegexError(`\\${letter} needs the name of a Unicode class`);
  const negated = (letter === 'P') !== name.includes('^');
  const named = unicodeClass(name.replaceAll(/[{}^]/g, ''));
  const test = cases === 'either' ? inEitherCase(named) : named;
  return negated ? not(test) : test;
}

function readHex(text: PatternText, digits: number): number {
  const braced = text.takesMatch(/\{[0-9A-Fa-f]{1,8}\}/y)?.slice(1, -1);
  const written = braced ?? text.takesMatch(new RegExp(`[0-9A-Fa-f]{${digits}}`, 'y'));
  const codePoint = Number.parseInt(written ?? '', 16);
  if (!(codePoint <= 0x10ffff)) throw new RegexError('an escape with hexadecimal digits is not a character');
  return codePoint;
}
