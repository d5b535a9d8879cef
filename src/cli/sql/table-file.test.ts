// Reference tables. Source of truth: `sandshark sql --help` and README.md; the example of app-add-reference-data.html.
import { describe, expect, it } from 'vitest';
import { parseSchema } from './declared-schema.ts';
import { readReferenceTable } from './table-file.ts';

const TEXT = 'Ticker, Company\nAMZN,Amazon\nASD, SomeCompanyA\n';

describe('a reference table', () => {
  it('is named as its file, and names keep their case where the SQL quotes them', () => {
    const { data } = readReferenceTable('data/CompanyName.csv', TEXT, 'JOIN "CompanyName" AS c ON c."Ticker" = TICKER', []);
    expect(data).toEqual({
      schema: {
        name: 'CompanyName',
        columns: [
          { name: 'Ticker', type: 'VARCHAR(4)' },
          { name: 'COMPANY', type: 'VARCHAR(12)' },
        ],
      },
      rows: [
        ['AMZN', 'Amazon'],
        ['ASD', 'SomeCompanyA'],
      ],
    });
  });

  it('has the narrowest type that holds each column', () => {
    const text = 'i,l,d,b,t,day,zip,none,s\n1,5000000000,1.5,true,2018-11-01 00:00:00,2018-11-01,007,,x\n,1,2,FALSE,,,8,,\n';
    const { data } = readReferenceTable('r.csv', text, '', []);
    expect(data.schema.columns.map(({ type }) => type)).toEqual([
      'INTEGER',
      'BIGINT',
      'DOUBLE',
      'BOOLEAN',
      'TIMESTAMP',
      'DATE',
      'VARCHAR(3)',
      'VARCHAR(1)',
      'VARCHAR(1)',
    ]);
    expect(data.rows[1]).toEqual([null, 1, 2, false, null, null, '8', '', '']);
  });

  it('takes names and types from a schema of its name, in any order; what does not fit is a fault', () => {
    const schema = parseSchema('"Prices"("b" INTEGER, A VARCHAR(2))');
    const { data, faults } = readReferenceTable('prices=x.csv', 'a,B\nlong,1\ny,z\n', '', [schema]);
    expect(data).toMatchObject({ schema: { name: 'Prices' }, rows: [[1, 'lo']] });
    expect(faults).toEqual([{ message: 'table prices, column b: cannot coerce "z" to INTEGER', data: '["y","z"]' }]);
  });

  it('without a first line, or without a declared column, is refused with a sentence', () => {
    expect(() => readReferenceTable('x.csv', '', '', [])).toThrow('x.csv is empty');
    expect(() => readReferenceTable('x.csv', 'a\n1', '', [parseSchema('x(b INTEGER)')])).toThrow(
      'x.csv has no column B, which --schema declares',
    );
  });
});

describe('--schema', () => {
  it('is read by the parser of the SQL: names fold, synonyms resolve, NOT NULL is kept', () => {
    expect(parseSchema('s(a INT NOT NULL, "b" NUMERIC(5,2))')).toEqual({
      name: 'S',
      columns: [
        { name: 'A', type: 'INTEGER' },
        { name: 'b', type: 'DECIMAL(5, 2)' },
      ],
      notNull: new Set(['A']),
    });
  });

  it.each([['S'], ['S(A INTEGR)'], ['S(A INTEGER); CREATE STREAM T (A INTEGER)'], ['']])('refuses %j', (text) => {
    expect(() => parseSchema(text)).toThrow('--schema takes');
  });
});
