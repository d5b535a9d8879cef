// Reads a class in brackets: [a-z&&[^aeiou]], [[:alpha:]_], []x].
import { anyOf, between, type CharTest, inEitherCase, not, oneChar, posixClass, RegexError } from './char-test.ts';
import type { PatternText } from './pattern-text.ts';
import { readEscape } from './read-escape.ts';

const DEEPEST_CLASS = 20;

/** `class = "[" [ "^" ] union *( ( "&&" / "--" / "~~" ) union ) "]"`; the opening bracket is taken already. */
export function readClass(text: PatternText, cases: 'exact' | 'either', depth = 0): CharTest {
  if (depth > DEEPEST_CLASS) throw new RegexError('classes are nested too deeply');
  const negated = text.takes('^');
  let test = readUnion(text, cases, depth, 'first');
  for (;;) {
    if (text.takes('&&')) test = both(test, readUnion(text, cases, depth, 'later'));
    else if (text.takes('--')) test = both(test, not(readUnion(text, cases, depth, 'later')));
    else if (text.takes('~~')) test = eitherOne(test, readUnion(text, cases, depth, 'later'));
    else break;
  }
  if (!text.takes(']')) throw new RegexError('a class "[" has no "]"');
  return negated ? not(test) : test;
}

const both =
  (one: CharTest, other: CharTest): CharTest =>
  (codePoint) =>
    one(codePoint) && other(codePoint);
const eitherOne =
  (one: CharTest, other: CharTest): CharTest =>
  (codePoint) =>
    one(codePoint) !== other(codePoint);

/** `union = *( nested-class / posix / char [ "-" char ] )`; a "]" right at the beginning stands for itself. */
function readUnion(text: PatternText, cases: 'exact' | 'either', depth: number, union: 'first' | 'later'): CharTest {
  const folded = (test: CharTest) => (cases === 'either' ? inEitherCase(test) : test);
  const tests: CharTest[] = [];
  if (union === 'first' && text.takes(']')) tests.push(folded(oneChar(0x5d)));
  while (!text.isAtEnd && !text.sees(']') && !text.sees('&&') && !text.sees('--') && !text.sees('~~')) {
    const posix = text.takesMatch(/\[:\^?[a-z]+:\]/y);
    if (posix !== undefined) {
      const name = posix.replaceAll(/[[\]:^]/g, '');
      tests.push(posix.includes('^') ? not(folded(posixClass(name))) : folded(posixClass(name)));
    } else if (text.takes('[')) {
      tests.push(readClass(text, cases, depth + 1));
    } else {
      tests.push(folded(readItem(text, cases)));
    }
  }
  return anyOf(tests);
}

function readItem(text: PatternText, cases: 'exact' | 'either'): CharTest {
  const low = readChar(text, cases);
  if (typeof low !== 'number') return low;
  if (!text.sees('-') || text.sees('-]') || text.sees('--')) return oneChar(low);
  text.takes('-');
  const high = readChar(text, cases);
  if (typeof high !== 'number') throw new RegexError('a range in a class ends with a class');
  if (high < low) throw new RegexError('a range in a class runs backwards');
  return between(low, high);
}

/** A single character, or the class of an escape such as `\d`. */
function readChar(text: PatternText, cases: 'exact' | 'either'): number | CharTest {
  if (!text.takes('\\')) return text.next();
  if (text.takes('b')) return 8;
  return readEscape(text, cases);
}
