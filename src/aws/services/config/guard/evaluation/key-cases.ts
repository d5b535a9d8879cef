// A key that is not there is tried in other spellings: bucketName, BucketName, bucket-name, bucket_name, Bucket Name, Bucket-Name.
// Which words there are, and where they begin, is as the binary of cfn-guard 3.1 finds them (its library is "cruet").
import { singular } from './singular.ts';

export type KeyCase = (key: string) => string;

const isAlphanumeric = (char: string) => /^[\p{Alphabetic}\p{N}]$/u.test(char);
const isNumeric = (char: string) => /^\p{N}$/u.test(char);
const isLower = (char: string) => /^\p{Lowercase}$/u.test(char);
const isUpper = (char: string) => /^\p{Uppercase}$/u.test(char);
const lower = (char: string) => char.replace(/[A-Z]/, (letter) => letter.toLowerCase());
const upper = (char: string) => char.replace(/[a-z]/, (letter) => letter.toUpperCase());
const withoutEnd = (key: string) => key.replace(/[^\p{Alphabetic}\p{N}]+$/u, '');

/** Words that begin with a capital, joined by `joint`; the first one begins with a small letter for "camel". */
function capitalized(key: string, begins: 'small' | 'capital', joint: string): string {
  let made = '';
  let atNewWord = begins === 'capital';
  let isFirstWord = joint !== '';
  let last = ' ';
  let hasBegun = false;
  for (const char of withoutEnd(key)) {
    if (!isAlphanumeric(char)) {
      atNewWord ||= hasBegun;
      continue;
    }
    hasBegun = true;
    if (isNumeric(char)) {
      atNewWord = true;
      made += char;
    } else if (atNewWord || (isLower(last) && isUpper(char))) {
      atNewWord = false;
      made += (isFirstWord ? '' : joint) + upper(char);
      isFirstWord = false;
    } else {
      last = char;
      made += lower(char);
    }
  }
  return made;
}

/** Words in small letters, joined by `joint`. */
function joined(key: string, joint: string): string {
  const chars = Array.from(withoutEnd(key));
  const all = Array.from(key);
  let made = '';
  let atFirst = true;
  for (const [index, char] of chars.entries()) {
    if (!isAlphanumeric(char)) {
      if (!atFirst) made += joint;
      atFirst = true;
      continue;
    }
    const begins = !atFirst && char === upper(char) && (isLower(all[index + 1] ?? 'A') || isLower(all[index - 1] ?? 'A'));
    made += (begins ? joint : '') + lower(char);
    atFirst = false;
  }
  return made;
}

function classCase(key: string): string {
  const words = capitalized(key, 'capital', '');
  const last = Math.max(
    0,
    Array.from(words).findLastIndex((char) => isUpper(char)),
  );
  return words.slice(0, last) + singular(words.slice(last));
}

/** In the order in which they are tried. The first that finds a key is used for the rest of its query, too. */
export const KEY_CASES: readonly KeyCase[] = [
  (key) => capitalized(key, 'small', ''),
  classCase,
  (key) => joined(key, '-'),
  (key) => capitalized(key, 'capital', ''),
  (key) => joined(key, '_'),
  (key) => capitalized(key, 'capital', ' '),
  (key) => capitalized(key, 'capital', '-'),
];
