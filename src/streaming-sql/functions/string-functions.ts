// String functions. AWS: the sqlref page of each name.
import type { ScalarFunction } from '../semantics/scalar.ts';
import { BOOLEAN, INTEGER, type SqlType, varchar } from '../semantics/sql-type.ts';
import { RowFailure } from '../semantics/value.ts';
import type { FunctionDefinition } from './definition.ts';
import { firstMatch, replaceMatches } from './java-regex/java-pattern.ts';
import { isLike } from './like.ts';
import { isSimilar, substringSimilar } from './pattern.ts';

const sameText = ([type]: readonly SqlType[]): SqlType => varchar(type?.precision ?? 65_534);
const sameBytes = ([type]: readonly SqlType[]): SqlType => ({
  kind: 'VARBINARY',
  ...(type?.precision !== undefined && { precision: type.precision }),
});
const length = (type: SqlType | undefined): number => type?.precision ?? 65_534;

function invalid(message: string): never {
  throw new RowFailure('INVALID_ARGUMENT', message);
}

function overlay(text: string, placing: string, from: number, count: number | null = null): string {
  const removed = count ?? placing.length;
  if (removed < 0) invalid('OVERLAY: the length is negative');
  return text.slice(0, Math.max(0, from - 1)) + placing + text.slice(Math.max(0, from - 1 + removed));
}

/** Past the end the comma form gives NULL and the FROM form the empty string. AWS: sql-reference-substring.html */
function substring<T extends string | Uint8Array>(text: T, start: number, count: number | null = null): T | null {
  const taken = substringFrom(text, start, count);
  return start > text.length ? null : taken;
}

function substringFrom<T extends string | Uint8Array>(text: T, start: number, count: number | null = null): T {
  const end = count === null ? text.length + 1 : start + count;
  if (count !== null && count < 0) invalid('SUBSTRING: the length is negative');
  return text.slice(Math.max(0, start - 1), Math.max(0, end - 1)) as T;
}

function trimmed(side: 'BOTH' | 'LEADING' | 'TRAILING'): (character: string, text: string) => string {
  return (character, text) => {
    if (character.length !== 1) invalid('Trim error: trim character must be exactly 1 character');
    let start = 0;
    let end = text.length;
    if (side !== 'TRAILING') while (start < end && text[start] === character) start++;
    if (side !== 'LEADING') while (end > start && text[end - 1] === character) end--;
    return text.slice(start, end);
  };
}

/** AWS: sql-reference-regex-replace.html. Positions count from 1; occurrence 0 replaces all. */
function regexReplace(text: string, pattern: string, replacement: string, start: number, occurrence: number): string {
  if (start < 1) invalid('REGEX_REPLACE: startPosition is less than 1');
  if (occurrence < 0) invalid('REGEX_REPLACE: occurrence is negative');
  if (start > text.length) return text;
  return text.slice(0, start - 1) + replaceMatches(text.slice(start - 1), pattern, replacement, occurrence);
}

const capitalised = (text: string): string =>
  text.toLowerCase().replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());

/** || of binary strings. */
export const BINARY_CONCATENATION: ScalarFunction = {
  name: '||',
  nulls: 'propagate',
  apply: (a: Uint8Array, b: Uint8Array) => Uint8Array.of(...a, ...b),
};

const TEXT2 = ['character', 'character'] as const;

export const STRING_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: '||',
    parameters: TEXT2,
    returns: ([a, b]) => varchar(length(a) + length(b)),
    apply: (a: string, b: string) => a + b,
    summary: 'The two strings, one after the other',
  },
  {
    name: 'LOWER',
    parameters: ['character'],
    returns: sameText,
    apply: (s: string) => s.toLowerCase(),
    summary: 'The string in lower case',
  },
  {
    name: 'UPPER',
    parameters: ['character'],
    returns: sameText,
    apply: (s: string) => s.toUpperCase(),
    summary: 'The string in upper case',
  },
  { name: 'INITCAP', parameters: ['character'], returns: sameText, apply: capitalised, summary: 'Each word with a capital first letter' },
  {
    name: 'CHAR_LENGTH',
    parameters: ['character'],
    returns: () => INTEGER,
    apply: (s: string) => s.length,
    summary: 'How many characters',
  },
  {
    name: 'CHARACTER_LENGTH',
    parameters: ['character'],
    returns: () => INTEGER,
    apply: (s: string) => s.length,
    summary: 'How many characters',
  },
  {
    name: 'POSITION',
    parameters: TEXT2,
    returns: () => INTEGER,
    apply: (needle: string, text: string) => text.indexOf(needle) + 1,
    summary: 'POSITION(a IN b): where a begins in b, from 1; 0 when it is not there',
  },
  {
    name: 'OVERLAY',
    parameters: ['character', 'character', 'numeric', 'numeric'],
    optional: 1,
    returns: ([a, b]) => varchar(length(a) + length(b)),
    apply: overlay,
    summary: 'OVERLAY(s PLACING r FROM n [FOR m]): r in the place of m characters of s',
  },
  {
    name: 'SUBSTRING',
    parameters: ['character', 'numeric', 'numeric'],
    optional: 1,
    returns: sameText,
    givesNull: true,
    apply: substring<string>,
    summary: 'SUBSTRING(s, start [, length]), positions from 1',
  },
  {
    name: 'SUBSTRING_FROM',
    parameters: ['character', 'numeric', 'numeric'],
    optional: 1,
    returns: sameText,
    apply: substringFrom<string>,
    summary: 'SUBSTRING(s FROM start [FOR length])',
  },
  {
    name: 'SUBSTRING_BYTES',
    parameters: ['binary', 'numeric', 'numeric'],
    optional: 1,
    returns: sameBytes,
    givesNull: true,
    apply: substring<Uint8Array>,
    summary: 'SUBSTRING(bytes, start [, length]), positions from 1',
  },
  {
    name: 'SUBSTRING_BYTES_FROM',
    parameters: ['binary', 'numeric', 'numeric'],
    optional: 1,
    returns: sameBytes,
    apply: substringFrom<Uint8Array>,
    summary: 'SUBSTRING(bytes FROM start [FOR length])',
  },
  {
    name: 'SUBSTRING_REGEX',
    parameters: TEXT2,
    returns: sameText,
    givesNull: true,
    apply: firstMatch,
    summary: 'SUBSTRING(s FROM regex): the first match',
  },
  {
    name: 'SUBSTRING_SIMILAR',
    parameters: ['character', 'character', 'character'],
    returns: sameText,
    givesNull: true,
    apply: substringSimilar,
    summary: 'SUBSTRING(s SIMILAR pattern ESCAPE c): the part between c" and c"',
  },
  {
    name: 'TRIM_BOTH',
    parameters: TEXT2,
    returns: ([, s]) => sameText([s as SqlType]),
    apply: trimmed('BOTH'),
    summary: 'TRIM([BOTH c FROM] s)',
  },
  {
    name: 'TRIM_LEADING',
    parameters: TEXT2,
    returns: ([, s]) => sameText([s as SqlType]),
    apply: trimmed('LEADING'),
    summary: 'TRIM(LEADING c FROM s)',
  },
  {
    name: 'TRIM_TRAILING',
    parameters: TEXT2,
    returns: ([, s]) => sameText([s as SqlType]),
    apply: trimmed('TRAILING'),
    summary: 'TRIM(TRAILING c FROM s)',
  },
  {
    name: 'REGEX_REPLACE',
    parameters: ['character', 'character', 'character', 'numeric', 'numeric'],
    optional: 2,
    returns: () => varchar(65_534),
    apply: (s: string, pattern: string, by: string, start: number = 1, occurrence: number = 0) =>
      regexReplace(s, pattern, by, start, occurrence),
    summary: 'REGEX_REPLACE(s, regex, replacement, startPosition, occurrence)',
  },
  {
    name: 'LIKE',
    parameters: ['character', 'character', 'character'],
    optional: 1,
    returns: () => BOOLEAN,
    apply: (s: string, pattern: string, escapedBy: string | null = null) => isLike(s, pattern, escapedBy),
    summary: 's LIKE pattern [ESCAPE c]: % any characters, _ one',
  },
  {
    name: 'SIMILAR TO',
    parameters: ['character', 'character', 'character'],
    optional: 1,
    returns: () => BOOLEAN,
    apply: (s: string, pattern: string, escapedBy: string | null = null) => isSimilar(s, pattern, escapedBy),
    summary: "s SIMILAR TO pattern [ESCAPE c]: LIKE's % and _, and | * + ? ( ) [ ]",
  },
];
