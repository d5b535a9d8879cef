// Analyzers. Source: the word boundaries of https://unicode.org/reports/tr29/ as Lucene's StandardTokenizer applies them, and the examples of
// https://docs.opensearch.org/latest/analyzers/supported-analyzers/index/
import { expect, test } from 'vitest';
import { analyzerOf } from './analyzer.ts';

test.each([
  ['The 2 QUICK Brown-Foxes', ['the', '2', 'quick', 'brown', 'foxes']],
  ["It's O'Neill's", ["it's", "o'neill's"]],
  ['pi is 3.14, or 1,000.5; v1.2', ['pi', 'is', '3.14', 'or', '1,000.5', 'v1.2']],
  ['user@example.com GET /a/b_c.html', ['user', 'example.com', 'get', 'a', 'b_c.html']],
  ['_ __ -', []],
  ['Ünïcödé Straße', ['ünïcödé', 'straße']],
  ['東京タワーへ', ['東', '京', 'タワー', 'へ']],
  ['привет, мир', ['привет', 'мир']],
  ['a'.repeat(300), ['a'.repeat(255), 'a'.repeat(45)]],
])('standard: %s', (text, terms) => {
  expect(analyzerOf('standard')(text)).toEqual(terms);
});

test('simple takes letters only, whitespace leaves words as they are, keyword takes the whole', () => {
  expect(analyzerOf('simple')("It's 2 Fun")).toEqual(['it', 's', 'fun']);
  expect(analyzerOf('whitespace')(' The Brown-Fox ')).toEqual(['The', 'Brown-Fox']);
  expect(analyzerOf('keyword')('The Fox')).toEqual(['The Fox']);
});
