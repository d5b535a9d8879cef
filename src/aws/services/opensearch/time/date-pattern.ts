// A pattern of letters, read by the rules of Java's DateTimeFormatter, to which OpenSearch hands it. What Java knows and we do not is named.
// Java: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/format/DateTimeFormatter.html#patterns
import { illegalArgument, notEmbedded } from '../search-error.ts';

export type PatternToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: string; readonly length: number };

/** Java: how many of a letter may follow each other. The letter Y may be there as often as one likes. */
const most: Readonly<Record<string, number>> = {
  ...{ a: 1, c: 5, d: 2, D: 3, e: 5, E: 5, F: 1, G: 5, h: 2, H: 2, k: 2, K: 2, L: 5, m: 2, M: 5 },
  ...{ q: 5, Q: 5, s: 2, w: 2, W: 1, x: 5, X: 5, Y: Number.POSITIVE_INFINITY, z: 4, Z: 5 },
};
/** Java: numbers as wide as there are letters. */
const wide: readonly string[] = ['u', 'y', 'g', 'A', 'n', 'N'];
const counted: Readonly<Record<string, { readonly counts: readonly number[]; readonly complaint: string }>> = {
  B: { counts: [1, 4, 5], complaint: 'Wrong number of pattern letters: B' },
  O: { counts: [1, 4], complaint: 'Pattern letter count must be 1 or 4: O' },
  v: { counts: [1, 4], complaint: 'Wrong number of pattern letters: v' },
  V: { counts: [2], complaint: 'Pattern letter count must be 2: V' },
};
/** What the letters mean that are taken for others most often. */
const meanings: Readonly<Record<string, string>> = {
  Y: 'the year of a week; y is the year of a day',
  D: 'the day of the year; d is the day of the month',
  h: 'the hour of half a day; H is the hour of the day',
  a: 'AM or PM',
  E: 'the name of the day',
  M: 'the name of the month; MM is its number',
};

/** Throws SearchError: illegal_argument_exception for what Java refuses, not_embedded_exception for what is missing here. */
export function readPattern(pattern: string): readonly PatternToken[] {
  const refuse = (why: string) => illegalArgument(`Invalid format: [${pattern}]: ${why}`, illegalArgument(why).toCause());
  const tokens: PatternToken[] = [];
  let optional = 0;
  let missing: string | undefined;
  for (const match of pattern.matchAll(/(p+)(?=([A-Za-z])?)|([A-Za-z])\3*|'((?:[^']|'')*)'|(')|[\s\S]/g)) {
    const [whole, padding, padded, letter, quoted, open] = match;
    if (open) throw refuse(`Pattern ends with an incomplete string literal: ${pattern}`);
    if (padding !== undefined && padded === undefined) throw refuse(`Pad letter 'p' must be followed by valid pad pattern: ${pattern}`);
    if (padding !== undefined) missing ??= `The letter p (padding) in the date format [${pattern}]`;
    else if (letter !== undefined) {
      const complaint = complaintOf(letter, whole.length);
      if (complaint) throw refuse(complaint);
      if (!isEmbedded(letter, whole.length)) missing ??= `The letter ${letter}${meaningOf(letter)} in the date format [${pattern}]`;
      tokens.push({ kind: 'field', letter, length: whole.length });
    } else if (whole === '[' || whole === ']') {
      optional += whole === '[' ? 1 : -1;
      if (optional < 0) throw refuse('Pattern invalid as it contains ] without previous [');
      missing ??= `[ ] around an optional part of the date format [${pattern}]`;
    } else if ('{}#'.includes(whole)) throw refuse(`Pattern includes reserved character: '${whole}'`);
    else tokens.push({ kind: 'text', text: quoted === undefined ? whole : quoted === '' ? "'" : quoted.replaceAll("''", "'") });
  }
  if (missing) throw notEmbedded(missing);
  return tokens;
}

function complaintOf(letter: string, length: number): string | undefined {
  if (letter === 'c' && length === 2) return 'Invalid pattern "cc"';
  if (letter === 'S') return length > 9 ? `Minimum width must be from 0 to 9 inclusive but was ${length}` : undefined;
  if (wide.includes(letter)) return length > 19 ? `The minimum width must be from 1 to 19 inclusive but was ${length}` : undefined;
  const rule = Object.hasOwn(counted, letter) ? counted[letter] : undefined;
  if (rule) return rule.counts.includes(length) ? undefined : rule.complaint;
  const limit = Object.hasOwn(most, letter) ? (most[letter] ?? 0) : 0;
  if (limit === 0) return `Unknown pattern letter: ${letter}`;
  return length > limit ? `Too many pattern letters: ${letter}` : undefined;
}

const isEmbedded = (letter: string, length: number): boolean =>
  'uydHmsSXx'.includes(letter) || (letter === 'M' && length <= 2) || (letter === 'Z' && length !== 4);

const meaningOf = (letter: string): string => (Object.hasOwn(meanings, letter) ? ` (${meanings[letter]})` : '');
