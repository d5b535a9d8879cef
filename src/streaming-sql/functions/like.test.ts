// LIKE. AWS: sql-reference-string-operators.html; the timing is of the differential proofs.
import { expect, test } from 'vitest';
import { isLike } from './like.ts';

test('a pattern of many % is answered at once', () => {
  expect(isLike('a'.repeat(20_000), '%a%a%a%a%a%a%a%b', null)).toBe(false);
  expect(isLike(`${'a'.repeat(20_000)}b`, '%a%a%a%a%a%a%a%b', null)).toBe(true);
});

test('short texts match as an exhaustive search says', () => {
  const search = (text: string, pattern: string): boolean => {
    if (pattern === '') return text === '';
    if (pattern[0] === '%') return search(text, pattern.slice(1)) || (text !== '' && search(text.slice(1), pattern));
    return text !== '' && (pattern[0] === '_' || pattern[0] === text[0]) && search(text.slice(1), pattern.slice(1));
  };
  const words = (letters: string, length: number): string[] =>
    length === 0 ? [''] : words(letters, length - 1).flatMap((word) => [word, ...[...letters].map((letter) => word + letter)]);
  const texts = [...new Set(words('ab', 4))];
  for (const pattern of new Set(words('ab_%', 4)))
    for (const text of texts) expect(isLike(text, pattern, null), `${text} LIKE ${pattern}`).toBe(search(text, pattern));
});

test('the escape character takes the next one as it is', () => {
  expect(isLike('10%', '10!%', '!')).toBe(true);
  expect(isLike('100', '10!%', '!')).toBe(false);
  expect(isLike('a\nb', 'a_b', null)).toBe(true);
  expect(() => isLike('a', 'a!', '!')).toThrow('nothing follows');
});
