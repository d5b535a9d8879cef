// Source of truth: https://www.rfc-editor.org/rfc/rfc4180; blanks as AWS prints its example (app-add-reference-data.html); that AWS reads
// quotes in records the same way is inferred.
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';
import { CSV_FILE, delimitedBy, parseDelimited } from './delimited.ts';

describe('a CSV file', () => {
  it.each([
    [
      'a,b\r\n"x, ""y""",1\r\n',
      [
        ['a', 'b'],
        ['x, "y"', '1'],
      ],
    ],
    ['"two\nlines",\n', [['two\nlines', '']]],
    [
      'a, b\n\n c , "d" \n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,b', [['a', 'b']]],
    ['a,', [['a', '']]],
    [',a', [['', 'a']]],
    ['a"b,c', [['a"b', 'c']]],
    ['"open', [['open']]],
    ['', []],
  ])('%j', (text, records) => {
    expect(parseDelimited(text, CSV_FILE)).toEqual(records);
  });
});

describe('delimited records', () => {
  const rows = (text: string): string[][] => parseDelimited(text, delimitedBy('\n', ','));

  it('end the last row with or without a delimiter', () => {
    expect(rows('a,b\nc,d')).toEqual(rows('a,b\nc,d\n'));
  });

  it('keep an empty field at the end of a row', () => {
    expect(rows('a,\nb,')).toEqual([
      ['a', ''],
      ['b', ''],
    ]);
  });

  it('keep an empty row in the middle as one empty field', () => {
    expect(rows('a\n\nb')).toEqual([['a'], [''], ['b']]);
  });

  it('do not run on past a quote that never closes', () => {
    expect(rows('"a,b\nc')).toEqual([['a,b\nc']]);
  });

  it('keep the blanks around a field', () => {
    expect(rows('a, b ,c')).toEqual([['a', ' b ', 'c']]);
  });

  it('take delimiters of several characters', () => {
    expect(parseDelimited('a||b;;c||d', delimitedBy(';;', '||'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('read what the engine writes', () => {
    const fields = ['plain', 'a,b', 'say "so"', 'two\nlines', ''];
    expect(rows(csvLine(fields))).toEqual([fields]);
  });
});
