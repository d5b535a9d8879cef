// The engine from outside: application code and rows in, rows and errors out, compiled and interpreted alike.
import { describe, expect, test } from 'vitest';
import { type Execution, type InputCatalog, prepare, type Row, SqlError } from './engine.ts';

const CATALOG: InputCatalog = {
  streams: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'ticker', type: 'VARCHAR(4)' },
        { name: 'PRICE', type: 'DOUBLE' },
      ],
    },
  ],
};
const SECOND = 1000;
const at = (seconds: number, ...values: Row['values']): Row => ({ rowtimeMs: seconds * SECOND, values });
const PRICES = [at(1, 'A', 5), at(2, 'B', 3), at(9, 'A', 4), at(10, 'A', 2), at(12, 'B', 1.5)];

const application = (columns: string, select: string): string =>
  `CREATE OR REPLACE STREAM "D" (${columns});
   CREATE OR REPLACE PUMP "P" AS INSERT INTO "D" ${select};`;

function started(sql: string, interpreted = false): Execution {
  return prepare(sql, CATALOG, { interpreted }).start(0);
}

function failure(sql: string): SqlError {
  try {
    prepare(sql, CATALOG);
  } catch (error) {
    if (error instanceof SqlError) return error;
    throw error;
  }
  throw new Error('the SQL was accepted');
}

describe.each(['compiled', 'interpreted'])('a %s plan', (mode) => {
  const interpreted = mode === 'interpreted';

  // Source: the conference notes' tumbling window; ROWTIME of results from AWS sql-reference-group-by-clause.html.
  test('tumbles by the epoch arithmetic of the notes and gives rows at the end of the window', () => {
    const run = started(
      application(
        't VARCHAR(4), n INTEGER, total DOUBLE',
        `SELECT STREAM "ticker", COUNT(*), SUM(PRICE) FROM "SOURCE_SQL_STREAM_001"
         GROUP BY "ticker", FLOOR(("SOURCE_SQL_STREAM_001".ROWTIME - TIMESTAMP '1970-01-01 00:00:00') SECOND / 10 TO SECOND)`,
      ),
      interpreted,
    );
    run.push('SOURCE_SQL_STREAM_001', PRICES);
    expect(run.drain('D')).toEqual([at(10, 'A', 2, 9), at(10, 'B', 1, 3)]);
    expect(run.nextDeadlineMs()).toBe(20 * SECOND);
    run.advance(20 * SECOND);
    expect(run.drain('D')).toEqual([at(20, 'A', 1, 2), at(20, 'B', 1, 1.5)]);
    expect(run.nextDeadlineMs()).toBeUndefined();
  });

  // Source: AWS sql-reference-windowed-aggregation-stream.html: one row out per row in, lower bound inclusive.
  test('slides by RANGE and by ROWS in one SELECT', () => {
    const run = started(
      application(
        't VARCHAR(4), low DOUBLE, n BIGINT',
        `SELECT STREAM "ticker", MIN(PRICE) OVER w, COUNT(*) OVER (PARTITION BY "ticker" ROWS 1 PRECEDING)
         FROM "SOURCE_SQL_STREAM_001" WINDOW w AS (PARTITION BY "ticker" RANGE INTERVAL '8' SECOND PRECEDING)`,
      ),
      interpreted,
    );
    run.push('SOURCE_SQL_STREAM_001', [at(1, 'A', 3), at(2, 'B', 3), at(9, 'A', 4), at(10, 'A', 5)]);
    expect(run.drain('D')).toEqual([at(1, 'A', 3, 1), at(2, 'B', 3, 1), at(9, 'A', 3, 2), at(10, 'A', 4, 2)]);
  });

  // Source: AWS dev guide, error-handling: a row that fails goes to the error stream, the others go on.
  test('sends a row that fails to the error stream', () => {
    const run = started(application('x DOUBLE', 'SELECT STREAM 1 / (PRICE - 3) FROM "SOURCE_SQL_STREAM_001"'), interpreted);
    run.push('SOURCE_SQL_STREAM_001', [at(1, 'A', 5), at(2, 'B', 3)]);
    expect(run.drain('D')).toEqual([at(1, 0.5)]);
    expect(run.errors()).toMatchObject([{ name: 'DIVISION_BY_ZERO', pump: 'P', dataRowtimeMs: 2 * SECOND, dataRow: ['B', 3] }]);
    expect(run.errors()).toEqual([]);
  });
});

test('a snapshot holds the open windows', () => {
  const sql = application(
    't VARCHAR(4), n BIGINT',
    'SELECT STREAM "ticker", COUNT(*) FROM "SOURCE_SQL_STREAM_001" AS s GROUP BY "ticker", STEP(s.ROWTIME BY INTERVAL \'10\' SECOND)',
  );
  const first = started(sql);
  first.push('SOURCE_SQL_STREAM_001', PRICES);
  first.drain('D');
  const second = started(sql);
  second.restore(structuredClone(first.snapshot()));
  second.advance(20 * SECOND);
  expect(second.drain('D')).toEqual([at(20, 'A', 1), at(20, 'B', 1)]);
});

test('pumps chain through declared streams', () => {
  const run = started(`
    CREATE STREAM filtered (t VARCHAR(4), p DOUBLE);
    CREATE PUMP one AS INSERT INTO filtered SELECT STREAM "ticker", PRICE FROM "SOURCE_SQL_STREAM_001" WHERE PRICE >= 3;
    CREATE STREAM counted (n BIGINT);
    CREATE PUMP two AS INSERT INTO counted SELECT STREAM COUNT(*) FROM filtered GROUP BY FLOOR(filtered.ROWTIME TO MINUTE);`);
  run.push('SOURCE_SQL_STREAM_001', PRICES);
  run.advance(60 * SECOND);
  expect(run.drain('COUNTED')).toEqual([at(60, 3)]);
});

// Source: AWS timestamps-rowtime-concepts: rows that arrive out of order go to the error stream.
test('a row older than the last goes to the error stream', () => {
  const run = started(application('p DOUBLE', 'SELECT STREAM PRICE FROM "SOURCE_SQL_STREAM_001"'));
  run.push('SOURCE_SQL_STREAM_001', [at(5, 'A', 1), at(4, 'A', 2), at(5, 'A', 3)]);
  expect(run.drain('D')).toEqual([at(5, 1), at(5, 3)]);
  expect(run.errors()).toMatchObject([{ name: 'OUT_OF_ORDER', dataRowtimeMs: 4 * SECOND }]);
});

describe('an error says where and what to write instead', () => {
  test('for an unquoted name of a lower-case column', () => {
    const error = failure(application('t VARCHAR(4)', 'SELECT STREAM ticker\nFROM "SOURCE_SQL_STREAM_001"'));
    expect(error).toMatchObject({ line: 2, column: 64, endLine: 2, endColumn: 69 });
    expect(error.reason).toContain('did you mean "ticker"?');
    expect(error.message).toContain(`${' '.repeat(63)}^^^^^^`);
  });

  // Source: AWS sql-reference-group-by-clause.html: a streaming GROUP BY needs a monotonic expression.
  test('for a GROUP BY without time', () => {
    const error = failure(
      application('t VARCHAR(4), n BIGINT', 'SELECT STREAM "ticker", COUNT(*) FROM "SOURCE_SQL_STREAM_001" GROUP BY "ticker"'),
    );
    expect(error.reason).toContain('STEP(<stream>.ROWTIME BY');
  });

  test.each([
    ['SELECT STREAM PRISE FROM "SOURCE_SQL_STREAM_001"', 'did you mean PRICE?'],
    ['SELECT STREAM PRICE FROM SOURCE_STREAM', 'not found'],
    ['SELECT STREAM "ticker" FROM "SOURCE_SQL_STREAM_001"', 'Cannot assign to target field'],
    [
      'SELECT STREAM PRICE, PRICE FROM "SOURCE_SQL_STREAM_001"',
      'Number of INSERT target columns (1) does not equal number of source items (2)',
    ],
    ['SELECT STREAM PRICE FROM \u201cSOURCE_SQL_STREAM_001\u201d', 'typographic quote'],
    ["SELECT STREAM COUNT(*) OVER (RANGE INTERVAL '1' MINUTE FOLLOWING) FROM SOURCE_SQL_STREAM_001", 'must end at the current row'],
  ])('%s: %s', (select, reason) => {
    expect(failure(application('x DOUBLE', select)).reason).toContain(reason);
  });
});
