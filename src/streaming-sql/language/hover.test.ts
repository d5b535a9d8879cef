// Hover: a bar marks the pointer.
import { describe, expect, test } from 'vitest';
import { hover, type SqlHover } from './hover.ts';
import type { SqlCatalog } from './sql-catalog.ts';

const INPUTS: SqlCatalog = {
  streams: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'TICKER', type: 'VARCHAR(4)' },
        { name: 'price', type: 'DOUBLE' },
      ],
    },
  ],
  others: 'none',
};
const PUMP = 'CREATE STREAM "D" (SYMBOL VARCHAR(4), LOW DOUBLE);\nCREATE PUMP "P" AS INSERT INTO "D" ';

function over(marked: string): SqlHover | undefined {
  return hover(marked.replace('|', ''), marked.indexOf('|'), INPUTS);
}

describe('hover', () => {
  test('over a function gives its signature, a sentence and the page of AWS', () => {
    const sql = `${PUMP}SELECT STREAM TICKER, M|IN("price") FROM "SOURCE_SQL_STREAM_001" GROUP BY TICKER, FLOOR(ROWTIME TO MINUTE)`;
    expect(over(sql)).toMatchObject({
      title: 'MIN(expression)',
      says: 'The least value.',
      page: 'https://docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-min.html',
    });
    expect(over(sql.replace('M|IN', 'MIN').replace('FLOOR', 'F|LOOR'))?.title).toContain('FLOOR(datetime TO unit)');
  });

  test('over a column gives its type and its stream, and says when it needs its quotes', () => {
    const sql = `${PUMP}SELECT STREAM s.T|ICKER, "price" FROM "SOURCE_SQL_STREAM_001" AS s`;
    expect(over(sql)).toMatchObject({ title: 'TICKER VARCHAR(4)', says: 'Column of S.' });
    expect(over(sql.replace('|', '').replace('"price', '"pr|ice'))).toMatchObject({ title: '"price" DOUBLE' });
  });

  test('over a stream lists its columns, one declared in the file too', () => {
    expect(over(`${PUMP}SELECT STREAM TICKER FROM "SOURCE|_SQL_STREAM_001"`)?.title).toBe(
      'SOURCE_SQL_STREAM_001 (TICKER VARCHAR(4), "price" DOUBLE)',
    );
    expect(over(PUMP.replace('INTO "D"', 'INTO "|D"'))?.title).toBe('D (SYMBOL VARCHAR(4), LOW DOUBLE)');
    expect(over(PUMP.replace('STREAM "D"', 'STREAM "|D"'))?.title).toBe('D (SYMBOL VARCHAR(4), LOW DOUBLE)');
  });

  test('over a word of the language says what it does', () => {
    expect(over(PUMP.replace('PUMP', 'PU|MP'))?.says).toContain('runs as long as the application');
    expect(over(`${PUMP}SELECT STREAM s.ROW|TIME FROM "SOURCE_SQL_STREAM_001" AS s`)?.page).toContain('sql-reference-rowtime');
  });

  test('covers the whole word, and is silent elsewhere', () => {
    const sql = `${PUMP}SELECT STREAM UPPER(TICKER), 'MIN(' FROM "SOURCE_SQL_STREAM_001" -- MIN(`;
    const found = hover(sql, sql.indexOf('UPPER') + 2, INPUTS);
    expect(sql.slice(found?.start, found?.end)).toBe('UPPER');
    expect(hover(sql, sql.indexOf("'MIN(") + 2, INPUTS)).toBeUndefined();
    expect(hover(sql, sql.length - 3, INPUTS)).toBeUndefined();
    expect(hover('', 0, INPUTS)).toBeUndefined();
  });

  test('over a column of the row outside, in a subquery', () => {
    const sql = `${PUMP}SELECT STREAM TICKER, "price" FROM "SOURCE_SQL_STREAM_001" AS s WHERE TICKER IN (SELECT X FROM (VALUES ('a')) AS v (X) WHERE X = s.T|ICKER)`;
    expect(over(sql)).toMatchObject({ title: 'TICKER VARCHAR(4)', says: 'Column of S.' });
    expect(over(sql.replace('|', '').replace(' IN (', ' I|N ('))?.says).toContain('NOT IN then keeps no row');
  });

  test('over a function of this file shows each of its name', () => {
    const sql = `CREATE FUNCTION F (P INTEGER) RETURNS INTEGER CONTAINS SQL RETURN P;\nCREATE FUNCTION F (P DOUBLE) RETURNS DOUBLE CONTAINS SQL RETURN P;\n${PUMP}SELECT STREAM TICKER, |F("price") FROM "SOURCE_SQL_STREAM_001"`;
    expect(over(sql)?.title).toBe('F(INTEGER) RETURNS INTEGER\nF(DOUBLE) RETURNS DOUBLE');
  });
});
