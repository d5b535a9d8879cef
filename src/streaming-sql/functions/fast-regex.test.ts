// FAST_REGEX_LOG_PARSE: the groups. AWS: sql-reference-fast-regex-log-parser.html; nested groups are inferred.
import { expect, test } from 'vitest';
import { fastMatcher } from './fast-regex.ts';

const groups = (pattern: string, text: string): (string | undefined)[] | null => fastMatcher(pattern).match(text);

test('a search without a delimiter behind it takes what it can, as example B says', () => {
  expect(groups('(.*)_+(.*)', 'Mary____had_a_little_lamb')).toEqual(['Mary', 'had_a_little_lamb']);
  expect(groups('(a*)(b*)c', 'aabc')).toEqual(['aa', 'b']);
});

test('without the final asterisk of the first example there is no result', () => {
  expect(groups('(.*)_(._.*)_.*', 'Mary_had_a_little_lamb')).toEqual(['Mary_had', 'a_little']);
  expect(groups('(.*)_(._.*)_.', 'Mary_had_a_little_lamb')).toBeNull();
});

test('a group may be an intersection, a complement or a number', () => {
  expect(groups('(.*), (.*&~(.*error.*))', 'a, all is well')).toEqual(['a', 'all is well', undefined]);
  expect(groups('(.*), (.*&~(.*error.*))', 'a, an error')).toBeNull();
  expect(groups('<1-12>/<1-31>: (.*)', '12/31: x')).toEqual(['x']);
  expect(groups('<1-12>/<1-31>: (.*)', '13/31: x')).toBeNull();
});

test('groups in groups are numbered by their opening parentheses', () => {
  expect(groups('((a|b)+)-(x(y?))', 'abab-xy')).toEqual(['abab', 'b', 'xy', 'y']);
  expect(groups('(a(b))|(c)', 'c')).toEqual([undefined, undefined, 'c']);
  expect(groups('((.*)=(.*))&(.{3})', 'a=b')).toEqual(['a=b', 'a', 'b', 'a=b']);
});

test('a group of no text is an empty text', () => {
  expect(groups('a()b', 'ab')).toEqual(['']);
});

test('groups of groups take no longer than the square of the text', () => {
  const text = 'a'.repeat(400);
  expect(groups('(((a+)+)+)b', text)).toBeNull();
  expect(groups('(((a+)+)+)', text)?.[0]).toBe(text);
});
