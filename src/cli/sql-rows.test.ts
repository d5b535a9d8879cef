// Rows from files: formats, column types, times. Source of truth: `sandshark sql --help`; CSV as in https://www.rfc-editor.org/rfc/rfc4180
import { describe, expect, it } from 'vitest';
import { readSqlRows } from './sql-rows.ts';

const values = (text: string, file: string) => readSqlRows(text, { file }).rows.map((row) => row.values);

describe('readSqlRows', () => {
  it('reads CSV with quotes, doubled quotes, line breaks inside quotes, empty cells and either line ending', () => {
    const text = 'a,b\r\n"x, ""y""",1\r\n"two\nlines",\r\n';
    expect(values(text, 'x.csv')).toEqual([
      ['x, "y"', 1],
      ['two\nlines', null],
    ]);
  });

  it('reads a JSON list and one object a line alike', () => {
    expect(values('[{"a":1},{"a":2}]', 'x.json')).toEqual([[1], [2]]);
    expect(values('{"a":1}\n\n{"a":2}\n', 'x.jsonl')).toEqual([[1], [2]]);
  });

  it('finds the narrowest type of each column, and makes names upper case', () => {
    const text =
      '[{"i":1,"big":5000000000,"d":1.5,"t":"2026-01-05 09:00:00","b":true,"s":"abc","o":{"x":1}},{"i":2,"big":1,"d":2,"t":null,"b":false,"s":"x"}]';
    expect(readSqlRows(text, { file: 'x.json' }).columns).toEqual([
      { name: 'I', type: 'INTEGER' },
      { name: 'BIG', type: 'BIGINT' },
      { name: 'D', type: 'DOUBLE' },
      { name: 'T', type: 'TIMESTAMP' },
      { name: 'B', type: 'BOOLEAN' },
      { name: 'S', type: 'VARCHAR(3)' },
      { name: 'O', type: 'VARCHAR(7)' },
    ]);
  });

  it('takes the time of a row from a column, in order, or gives each row a second', () => {
    const text = 'at,n\n2026-01-05T09:00:05Z,1\n2026-01-05T09:00:01Z,2\n';
    const timed = readSqlRows(text, { file: 'x.csv', rowtime: 'at' }).rows;
    expect(timed.map(({ rowtimeMs }) => rowtimeMs)).toEqual([Date.UTC(2026, 0, 5, 9, 0, 1), Date.UTC(2026, 0, 5, 9, 0, 5)]);
    const [first, second] = readSqlRows(text, { file: 'x.csv' }).rows;
    expect((second?.rowtimeMs ?? 0) - (first?.rowtimeMs ?? 0)).toBe(1000);
  });

  it('says what is wrong with a file or a time column', () => {
    expect(() => readSqlRows('[1]', { file: 'x.json' })).toThrow('x.json must hold objects');
    expect(() => readSqlRows('{', { file: 'x.json' })).toThrow('x.json is no JSON');
    expect(() => readSqlRows('a\nx', { file: 'x.csv', rowtime: 'b' })).toThrow("'b' is none. The columns are: A VARCHAR(1).");
  });
});
