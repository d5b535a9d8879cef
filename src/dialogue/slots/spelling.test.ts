// Slips of one letter, and what is none (inferred: AWS says that similar values are resolved, not how similar).
import { expect, test } from 'vitest';
import { SpellingIndex } from './spelling.ts';

const index = new SpellingIndex(['margherita', 'pepperoni', 'new york', 'tea']);

test.each([
  ['a missing letter', 'margherta', 'margherita'],
  ['a letter too many', 'pepperonni', 'pepperoni'],
  ['a wrong letter', 'mergherita', 'margherita'],
  ['a wrong first letter', 'nargherita', 'margherita'],
  ['two neighbours swapped', 'pepperoin', 'pepperoni'],
  ['no slip', 'pepperoni', 'pepperoni'],
  ['a slip between two words', 'newyork', 'new york'],
])('%s: %s', (_, text, phrase) => {
  expect(index.find(text)).toBe(phrase);
});

test.each(['sea', 'tea', 'peperni', 'hawaii'])('%s is a slip of nothing', (text) => {
  expect(index.find(text)).toBeUndefined();
});
