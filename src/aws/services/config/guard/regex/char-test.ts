// Which characters a class of a regular expression takes. Characters are code points.

export type CharTest = (codePoint: number) => boolean;

/** An error of a pattern, without a place: the reader of the policy adds it. */
export class RegexError extends Error {}

export const oneChar =
  (wanted: number): CharTest =>
  (codePoint) =>
    codePoint === wanted;
export const between =
  (lowest: number, highest: number): CharTest =>
  (codePoint) =>
    codePoint >= lowest && codePoint <= highest;
export const anyOf =
  (tests: readonly CharTest[]): CharTest =>
  (codePoint) =>
    tests.some((test) => test(codePoint));
export const not =
  (test: CharTest): CharTest =>
  (codePoint) =>
    !test(codePoint);

/** One character is asked, so that this engine cannot be made to search. */
const unicode = (pattern: RegExp): CharTest => {
  return (codePoint) => pattern.test(String.fromCodePoint(codePoint));
};

/** `\d`, `\w`, `\s` are Unicode's, as in Rust; their capitals take the rest. */
export const DIGIT = unicode(/^\p{Nd}$/u);
export const SPACE = unicode(/^\p{White_Space}$/u);
export const WORD = unicode(/^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]$/u);
export const HEX_DIGIT = unicode(/^[0-9A-Fa-f]$/);

const POSIX: Readonly<Record<string, CharTest>> = {
  alnum: unicode(/^[0-9A-Za-z]$/),
  alpha: unicode(/^[A-Za-z]$/),
  ascii: between(0, 127),
  blank: unicode(/^[\t ]$/),
  cntrl: anyOf([between(0, 31), oneChar(127)]),
  digit: unicode(/^[0-9]$/),
  graph: between(33, 126),
  lower: unicode(/^[a-z]$/),
  print: between(32, 126),
  punct: unicode(/^[!-/:-@[-`{-~]$/),
  space: unicode(/^[\t-\r ]$/),
  upper: unicode(/^[A-Z]$/),
  word: unicode(/^[0-9A-Za-z_]$/),
  xdigit: HEX_DIGIT,
};

/** `[:alpha:]` */
export function posixClass(name: string): CharTest {
  const test = POSIX[name];
  if (!test) throw new RegexError(`there is no class [:${name}:]`);
  return test;
}

/** `\p{Greek}`, `\pL`: a script, a general category or a property by its Unicode name. */
export function unicodeClass(name: string): CharTest {
  for (const property of [name, `Script=${name}`, `General_Category=${name}`]) {
    try {
      return unicode(new RegExp(`^\\p{${property.replaceAll(/[^A-Za-z0-9_=]/g, '')}}$`, 'u'));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  throw new RegexError(`there is no Unicode class ${name}`);
}

/** Under `(?i)`: the character in either case. */
export const inEitherCase = (test: CharTest): CharTest => {
  return (codePoint) => {
    if (test(codePoint)) return true;
    const char = String.fromCodePoint(codePoint);
    return [char.toLowerCase(), char.toUpperCase(), char.toUpperCase().toLowerCase()].some((other) => {
      const folded = other.codePointAt(0) ?? 0;
      return other.length === String.fromCodePoint(folded).length && test(folded);
    });
  };
};
