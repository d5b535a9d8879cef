// The places of an error: offsets for editors, lines and columns for people. Inferred; the message's form is the service's.
import { expect, test } from 'vitest';
import { parseStatements } from './parser.ts';
import { SqlError } from './sql-error.ts';

test('offsets and lines speak of the same stretch of text', () => {
  const sql = 'CREATE STREAM S (a INTEGER);\nCREATE STREAM T (b NUMBER);';
  const start = sql.indexOf('NUMBER');
  try {
    parseStatements(sql);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(SqlError);
    expect(error).toMatchObject({ start, end: start + 'NUMBER'.length, line: 2, column: 20, endLine: 2, endColumn: 25 });
  }
});

test('a stretch over several lines', () => {
  const sql = 'a\nbc\nd';
  expect(new SqlError({ sql, start: 0, end: 4 }, 'why')).toMatchObject({ start: 0, end: 4, line: 1, column: 1, endLine: 2, endColumn: 2 });
});
