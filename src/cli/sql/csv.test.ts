// CSV of reference tables. Source of truth: https://www.rfc-editor.org/rfc/rfc4180; blanks as AWS prints its example (app-add-reference-data.html).
import { expect, it } from 'vitest';
import { csvRecords } from './csv.ts';

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
  expect(csvRecords(text)).toEqual(records);
});
