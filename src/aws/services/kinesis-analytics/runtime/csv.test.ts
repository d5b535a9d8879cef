// RFC 4180; that AWS reads quotes the same way is inferred.
import { expect, it } from 'vitest';
import { csvLine } from '../../../../streaming-sql/mapping/csv-line.ts';
import { parseDelimited } from './csv.ts';

it('ends the last row with or without a delimiter', () => {
  expect(parseDelimited('a,b\nc,d', '\n', ',')).toEqual(parseDelimited('a,b\nc,d\n', '\n', ','));
});

it('keeps an empty field at the end of a row', () => {
  expect(parseDelimited('a,\nb,', '\n', ',')).toEqual([
    ['a', ''],
    ['b', ''],
  ]);
});

it('keeps an empty row in the middle as one empty field', () => {
  expect(parseDelimited('a\n\nb', '\n', ',')).toEqual([['a'], [''], ['b']]);
});

it('does not run on past a quote that never closes', () => {
  expect(parseDelimited('"a,b\nc', '\n', ',')).toEqual([['a,b\nc']]);
});

it('reads what the engine writes', () => {
  const fields = ['plain', 'a,b', 'say "so"', 'two\nlines', ''];
  expect(parseDelimited(csvLine(fields), '\n', ',')).toEqual([fields]);
});
