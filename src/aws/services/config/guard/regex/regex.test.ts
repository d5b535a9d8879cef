// Regular expressions in linear time. Source of truth: the documentation of Rust's crate regex, whose syntax Guard has.
import { expect, test } from 'vitest';
import { LinearRegex } from './regex.ts';

test.each([
  ['^a+b$', 'aaab', true],
  ['b', 'abc', true],
  ['^b', 'abc', false],
  ['a{2,3}$', 'caaa', true],
  ['^a{2,3}$', 'aaaa', false],
  ['^(?:ab|c)*$', 'abcab', true],
  ['^[a-z&&[^aeiou]]+$', 'xyz', true],
  ['^[a-z&&[^aeiou]]+$', 'xay', false],
  ['^[[:upper:]_]+$', 'A_B', true],
  ['^[]x]+$', ']x', true],
  ['^\\w+$', 'Näme_1', true],
  ['^\\p{Lu}\\p{Ll}+$', 'Äpfel', true],
  ['(?i)^\\p{Lu}$', 'x', true],
  ['(?i)^\\P{Lu}$', 'x', false],
  ['(?i)^straße$', 'STRAßE', true],
  ['^(?i:on)-x$', 'ON-x', true],
  ['^(?i:on)-x$', 'ON-X', false],
  // Recorded from cfn-guard 3.1.1: the flag lives on behind its group.
  ['^((?i)on)-x$', 'ON-X', true],
  ['^a.c$', 'a\nc', false],
  ['(?s)^a.c$', 'a\nc', true],
  ['(?m)^b$', 'a\nb\nc', true],
  ['a$', 'a\n', false],
  ['\\bx\\b', 'a x b', true],
  ['\\bx\\b', 'axb', false],
  ['(?x) a b # comment', 'ab', true],
  ['^\\{\\x41\\u{42}\\}$', '{AB}', true],
  ['^😀{2}$', '😀😀', true],
  ['^(?!aws:)\\w', 'aws:x', false],
  ['^(?!aws:)\\w', 'own:x', true],
  ['(?<!-)prod$', 'my-prod', false],
  ['(?<!-)prod$', 'myprod', true],
  ['^(?=.*\\d)(?=.*[A-Z])\\w{4,}$', 'pass1', false],
  ['^(?=.*\\d)(?=.*[A-Z])\\w{4,}$', 'Pass1', true],
  ['(?<=a(?=b))b', 'ab', true],
  ['x(?!y(?!z))', 'xyz', true],
  ['x(?!y(?!z))', 'xy', false],
])('/%s/ on %j: %s', (pattern, text, matches) => {
  expect(new LinearRegex(pattern).matches(text)).toBe(matches);
});

test.each(['(a', 'a)', '[a', '*a', 'a{3,2}', 'a{5000}', '((a{900}){900}){900}', '\\y', '(a)\\1', '(?>a)', 'a++', '\\p{Nonsense}'])(
  '/%s/ is refused',
  (pattern) => {
    expect(() => new LinearRegex(pattern)).toThrow();
  },
);

// Source: ours. JavaScript's own engine would not end in a lifetime.
test('what makes other engines search takes no longer than the text', () => {
  expect(new LinearRegex('^(a+)+$').matches(`${'a'.repeat(5000)}b`)).toBe(false);
  expect(new LinearRegex('^(?:(?=(a+)+b)a)+$').matches('a'.repeat(2000))).toBe(false);
  expect(new LinearRegex('^(a|a)*$').matches(`${'a'.repeat(5000)}b`)).toBe(false);
});

test('matches are expanded with their groups, by number and by name; the rest of the text is left out', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is Guard's
  expect(new LinearRegex('(\\w+)@(?P<host>\\w+)').expandMatches('<a@x>, <b@y>', '${host}:$1;')).toBe('x:a;y:b;');
  expect(new LinearRegex('x*').expandMatches('axb', '[$0]')).toBe('[][x][]');
  expect(new LinearRegex('a(b)?').expandMatches('a', '$1$$')).toBe('$');
});
