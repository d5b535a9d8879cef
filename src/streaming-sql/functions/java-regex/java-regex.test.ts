// java.util.regex.Pattern: https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html; what Java prints is worked out by hand.
import { describe, expect, it } from 'vitest';
import { firstMatch, javaGroups, replaceMatches } from './java-pattern.ts';

const first = (pattern: string, text: string): string | null => firstMatch(text, pattern);
const groups = (pattern: string, text: string): (string | undefined)[] | null => javaGroups(pattern).match(text);

describe('a Java pattern', () => {
  it.each([
    ['the beginning and the end of the text', '\\Ab.*\\z', 'bc', 'bc'],
    ['no other beginning', '\\Ac', 'bc', null],
    ['$ before the last end of line', 'c$', 'bc\n', 'c'],
    ['\\z behind it', 'c\\z', 'bc\n', null],
    ['(?m) lines', '(?m)^c$', 'b\nc\r\nd', 'c'],
    ['a dot that is no end of line', '.+', 'ab\u0085c', 'ab'],
    ['(?s) any character', '(?s).+', 'ab\nc', 'ab\nc'],
    ['(?i) of ASCII letters', '(?i)straSSe[a-f]', 'STRASSEF', 'STRASSEF'],
    ['(?i) for the rest of a group', '(a(?i)b)c', 'aBc', 'aBc'],
    ['no (?i) behind the group', '(a(?i)b)c', 'aBC', null],
    ['(?i: ) inside', '(?i:ab)c', 'ABc', 'ABc'],
    ['(?x) with blanks and comments', '(?x) a b # and\n c', 'abc', 'abc'],
    ['a possessive repetition that gives nothing back', 'a*+a', 'aaa', null],
    ['a possessive repetition that need not', 'a++b', 'aaab', 'aaab'],
    ['an atomic group', '(?>a|ab)c', 'abc', null],
    ['a lazy repetition', 'a+?', 'aaa', 'a'],
    ['POSIX classes', '\\p{Upper}\\p{Lower}+\\p{Punct}', 'xHello!', 'Hello!'],
    ['properties of Unicode', '\\p{L}+\\P{L}', 'äöü1', 'äöü1'],
    ['scripts', '\\p{IsGreek}+', 'abc αβγ', 'αβγ'],
    ['classes in classes', '[a-d[m-p]]+', 'xadmpz', 'admp'],
    ['an intersection of classes', '[a-z&&[^b-y]]+', 'xyzaz', 'zaz'],
    ['a subtraction', '[a-z&&[^m-p]]+', 'nabo', 'ab'],
    ['quoted text', '\\Qa.b*\\E+', 'a.b**', 'a.b**'],
    ['characters by number', '\\x41\\u0042\\x{43}\\0104', 'ABCD', 'ABCD'],
    ['] as the first of a class', '[]a]+', 'a]', 'a]'],
    ['a range that ends a class', '[a-]+', 'a-b', 'a-'],
    ['looking around', '(?<=\\$)\\d+(?!\\d|%)', '5% $12', '12'],
    ['a character beyond the first 65536', '^.$', '😀', '😀'],
    ['\\s is ASCII', '\\s', '\u00a0', null],
  ])('knows %s', (_, pattern, text, expected) => {
    expect(first(pattern, text)).toBe(expected);
  });

  it('numbers its groups from the left, whatever is possessive', () => {
    expect(groups('(a)(?>(b)+)(c++)(d)\\4', 'abbccdd')).toEqual(['a', 'b', 'cc', 'd']);
    expect(groups('(?<year>\\d{4})-(\\d+)-\\k<year>', '2017-3-2017')).toEqual(['2017', '3']);
    expect(groups('.*([E].).*([R].*)', 'HEALTHCARE')).toEqual(['EA', 'RE']);
    expect(groups('(a)|(b)', 'b')).toEqual([undefined, 'b']);
    expect(groups('a', 'ab')).toBeNull();
  });

  it.each([
    ['a)', ') stands without ('],
    ['(a', ') is missing'],
    ['*a', 'nothing before it'],
    ['a{x}', '{ is not followed'],
    ['\\j', '\\j is not supported'],
    ['[z-a]', 'ends before it begins'],
    ['[a', '] is missing'],
    ['\\p{Nothing}', 'no property'],
    ['(a)\\2', 'no group 2'],
    ['(?q)a', 'no flag'],
    ['\\G', 'not supported'],
    ['a\\', 'the character after \\ is missing'],
  ])('that is wrong says why: %s', (pattern, why) => {
    expect(() => first(pattern, 'a')).toThrow(why);
  });
});

describe('a replacement', () => {
  it('takes groups by number and by name, and characters after a backslash', () => {
    expect(replaceMatches('a1b2', '([a-z])(?<digit>\\d)', `$\{digit}$1\\$;`, 0)).toBe('1a$;2b$;');
    expect(replaceMatches('abc', 'b', '[$0]', 0)).toBe('a[b]c');
    expect(replaceMatches('abc', '(b)', '$10', 0)).toBe('ab0c');
    expect(replaceMatches('aaa', 'a', 'b', 2)).toBe('aba');
  });

  it('that names no group is an error', () => {
    expect(() => replaceMatches('a', 'a', '$1', 0)).toThrow('no group');
    expect(() => replaceMatches('a', 'a', '$', 0)).toThrow('no group');
    expect(() => replaceMatches('a', 'a', '\\', 0)).toThrow('nothing follows');
  });
});
