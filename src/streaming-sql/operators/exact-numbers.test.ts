// BIGINT and DECIMAL keep every digit on their way through windows, joins and snapshots. Source of truth: the types' ranges,
// https://docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-data-types.html and sql-reference-numeric-types-precision.html;
// the name NUMERIC_OVERFLOW is inferred.
import { describe, expect, test } from 'vitest';
import { type Execution, prepareQuery, QUERY_STREAM, type SqlValue } from '../engine.ts';

const MOST = 2n ** 63n - 1n;
const LEAST = -(2n ** 63n);
const ODD = 2n ** 53n + 1n; // no double

const STREAMS = ['S', 'T'].map((name) => ({
  name,
  columns: [
    { name: 'K', type: 'INTEGER' },
    { name: 'B', type: 'BIGINT' },
    { name: 'D', type: 'DECIMAL(18,3)' },
  ],
}));

type Given = readonly [k: number, b: SqlValue, d: SqlValue];

describe.each([false, true])('interpreted: %s', (interpreted) => {
  function started(sql: string, tableRows: readonly Given[] = []): Execution {
    const tables = [{ schema: { name: 'RATES', columns: STREAMS[0]?.columns ?? [] }, rows: tableRows }];
    return prepareQuery(sql, { streams: STREAMS, tables }, { interpreted }).start(0);
  }

  function results(sql: string, given: readonly Given[], tableRows?: readonly Given[]): { rows: readonly SqlValue[][]; errors: string[] } {
    const run = started(sql, tableRows);
    run.push(
      'S',
      given.map((values, i) => ({ rowtimeMs: i, values })),
    );
    run.advance(60_000);
    return { rows: run.drain(QUERY_STREAM).map(({ values }) => [...values]), errors: run.errors().map(({ name }) => name) };
  }
  const window = "STEP(S.ROWTIME BY INTERVAL '10' SECOND)";

  test('a number that is pushed has one form: bigint and number, text and number are the same key', () => {
    const { rows, errors } = results(`SELECT STREAM B, D, COUNT(*) FROM S GROUP BY B, D, ${window}`, [
      [1, 5n, '1.50'],
      [1, 5, 1.5],
      [1, ODD, '123456789012345.678'],
      [1, ODD, '0123456789012345.6780'],
      [1, 2 ** 60, 0.1 + 0.2],
      [1, 2n ** 60n, '0.3'],
    ]);
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      [5, 1.5, 2],
      [ODD, '123456789012345.678', 2],
      [2n ** 60n, 0.3, 2],
    ]);
  });

  test('a number that its column cannot hold loses its row', () => {
    const given: Given[] = [
      [1, MOST + 1n, 0],
      [2, 1.5, 0],
      [3, Number.NaN, 0],
      [4, 0, '1000000000000000'],
      [5, 0, 'x'],
      [6, 0, Number.POSITIVE_INFINITY],
      [7, LEAST, '999999999999999.999'],
    ];
    expect(results('SELECT STREAM K FROM S', given)).toEqual({ rows: [[7]], errors: Array(6).fill('NUMERIC_OVERFLOW') });
    expect(() => started('SELECT STREAM K FROM S', [[1, MOST + 1n, 0]])).toThrow('Table RATES: Numeric overflow');
  });

  test('sums and means of a tumbling window are exact, whatever the sum has been in between', () => {
    const sql = `SELECT STREAM K, SUM(B), AVG(B), SUM(D), AVG(D), MIN(B), MAX(B), MIN(D), MAX(D) FROM S GROUP BY K, ${window}`;
    const { rows } = results(sql, [
      [1, MOST, '999999999999999.999'],
      [1, MOST, '-999999999999999.998'],
      [1, LEAST, '0.001'],
      [2, ODD, '123456789012345.678'],
      [2, ODD + 2n, '123456789012345.679'],
    ]);
    expect(rows).toEqual([
      [1, MOST - 1n, 3074457345618258602n, 0.002, 0.001, LEAST, MOST, '-999999999999999.998', '999999999999999.999'],
      [
        2,
        2n * ODD + 2n,
        ODD + 1n,
        '246913578024691.357',
        '123456789012345.679',
        ODD,
        ODD + 2n,
        '123456789012345.678',
        '123456789012345.679',
      ],
    ]);
  });

  test('a sum out of range loses the row of its group, and no other', () => {
    const sql = `SELECT STREAM K, SUM(B), SUM(D) FROM S GROUP BY K, ${window}`;
    const given: Given[] = [
      [1, MOST, 0],
      [2, 1, 0],
      [1, 1, 0],
      [3, 0, '999999999999999.999'],
      [3, 0, '0.001'],
    ];
    expect(results(sql, given)).toEqual({ rows: [[2, 1, 0]], errors: ['NUMERIC_OVERFLOW', 'NUMERIC_OVERFLOW'] });
    const stagger = "SELECT STREAM K, SUM(B) FROM S WINDOWED BY STAGGER (PARTITION BY K RANGE INTERVAL '10' SECOND)";
    expect(results(stagger, given.slice(0, 3))).toEqual({ rows: [[2, 1]], errors: ['NUMERIC_OVERFLOW'] });
  });

  test('a sum of INTEGER goes on beyond 2^53', () => {
    const most = 2 ** 31 - 1;
    const run = started(`SELECT STREAM SUM(K * CAST(1000000000 AS BIGINT)), SUM(K), AVG(K) FROM S GROUP BY ${window}`);
    run.push(
      'S',
      Array.from({ length: 4 }, (_, i) => ({ rowtimeMs: i, values: [most, 0, 0] })),
    );
    run.advance(60_000);
    expect(run.drain(QUERY_STREAM)[0]?.values).toEqual([BigInt(most) * 4_000_000_000n, 4 * most, most]);
  });

  test('a sliding sum comes back from beyond the range, in all windows alike', () => {
    const sql = 'SELECT STREAM SUM(B) OVER (ROWS 1 PRECEDING), COUNT(*) OVER (ROWS 9 PRECEDING), SUM(D) OVER (ROWS 1 PRECEDING) FROM S';
    const { rows, errors } = results(sql, [
      [1, MOST, 0],
      [1, 1, '999999999999999.999'],
      [1, 2, '-999999999999999.999'],
      [1, ODD, '0.001'],
      [1, 1, '0.001'],
      [1, 1, '0.001'],
    ]);
    expect(errors).toEqual(['NUMERIC_OVERFLOW']);
    expect(rows).toEqual([
      [MOST, 1, 0],
      [3, 3, 0],
      [ODD + 2n, 4, '-999999999999999.998'],
      [ODD + 1n, 5, 0.002],
      [2, 6, 0.002],
    ]);
  });

  test('sliding extremes and places keep the digits', () => {
    const sql = `SELECT STREAM MIN(B) OVER w, MAX(B) OVER w, MIN(D) OVER w, MAX(D) OVER w, LAG(B, 1) OVER w, FIRST_VALUE(D) OVER w
      FROM S WINDOW w AS (ROWS 1 PRECEDING)`;
    const { rows } = results(sql, [
      [1, ODD, '123456789012345.678'],
      [1, ODD - 1n, '123456789012345.677'],
      [1, 7, '-123456789012345.677'],
    ]);
    expect(rows).toEqual([
      [ODD, ODD, '123456789012345.678', '123456789012345.678', null, '123456789012345.678'],
      [ODD - 1n, ODD, '123456789012345.677', '123456789012345.678', ODD, '123456789012345.678'],
      [7, ODD - 1n, '-123456789012345.677', '123456789012345.677', ODD - 1n, '123456789012345.677'],
    ]);
  });

  test('the default of LAG has the type of its value', () => {
    const sql = 'SELECT STREAM LAG(B, 1, 1.5) OVER w, LAG(D, 1, 9007199254740993) OVER w FROM S WINDOW w AS (ROWS 3 PRECEDING)';
    expect(results(sql, [[1, ODD, 0]])).toEqual({ rows: [], errors: ['NUMERIC_OVERFLOW'] });
    expect(results(sql.replace('9007199254740993', '90071992547409'), [[1, ODD, 0]]).rows).toEqual([[2, 90071992547409]]);
  });

  test('partitions, joins of streams and of tables, DISTINCT and ORDER BY tell neighbours apart', () => {
    const given: Given[] = [
      [1, ODD, '123456789012345.678'],
      [2, ODD - 1n, '123456789012345.677'],
      [3, ODD, '123456789012345.678'],
      [4, 9, 1.5],
    ];
    const counts =
      'SELECT STREAM K, COUNT(*) OVER (PARTITION BY B ROWS 9 PRECEDING), COUNT(*) OVER (PARTITION BY D ROWS 9 PRECEDING) FROM S';
    expect(results(counts, given).rows).toEqual([
      [1, 1, 1],
      [2, 1, 1],
      [3, 2, 2],
      [4, 1, 1],
    ]);
    const table: Given[] = [
      [10, ODD, '123456789012345.678'],
      [20, 9n, '1.500'],
    ];
    for (const column of ['B', 'D']) {
      const lookup = `SELECT STREAM S.K, R.K FROM S LEFT JOIN RATES AS R ON S.${column} = R.${column}`;
      expect(results(lookup, given, table).rows).toEqual([
        [1, 10],
        [2, null],
        [3, 10],
        [4, 20],
      ]);
    }
    // A BIGINT beside a DECIMAL.
    expect(
      results('SELECT STREAM S.K, R.K FROM S JOIN RATES AS R ON S.B = R.D', [[1, 123456789012345678n, 0]], [[5, 0, '123']]).rows,
    ).toEqual([]);
    expect(results('SELECT STREAM S.K, R.K FROM S JOIN RATES AS R ON S.B = R.D', [[1, 123n, 0]], [[5, 0, '123.000']]).rows).toEqual([
      [1, 5],
    ]);
    const distinct = `SELECT STREAM DISTINCT FLOOR(S.ROWTIME TO MINUTE), B, D FROM S`;
    expect(results(distinct, given).rows).toHaveLength(3);
    for (const order of ['B', 'D']) {
      const sorted = `SELECT STREAM K FROM S ORDER BY FLOOR(S.ROWTIME TO MINUTE), ${order} DESC`;
      expect(results(sorted, given).rows.flat().map(Number)).toEqual([1, 3, 2, 4]);
    }
  });

  test('what is spilled of a sum is part of a snapshot', () => {
    const sql = `SELECT STREAM SUM(B), SUM(D) FROM S GROUP BY ${window}`;
    const run = started(sql);
    run.push('S', [
      { rowtimeMs: 1, values: [1, MOST, '999999999999999.999'] },
      { rowtimeMs: 1, values: [1, MOST, '999999999999999.999'] },
    ]);
    const restored = started(sql);
    restored.restore(structuredClone(run.snapshot()));
    restored.push('S', [{ rowtimeMs: 2, values: [1, -MOST, '-999999999999999.999'] }]);
    restored.advance(60_000);
    expect(restored.drain(QUERY_STREAM)[0]?.values).toEqual([MOST, '999999999999999.999']);
  });

  test('RANDOM_CUT_FOREST and deviations compute with doubles', () => {
    const sql = 'SELECT STREAM STDDEV_POP(B) OVER w, VAR_SAMP(D) OVER w FROM S WINDOW w AS (ROWS 1 PRECEDING)';
    const given: Given[] = [
      [1, ODD, '123456789012345.678'],
      [1, -ODD, '123456789012345.678'],
    ];
    expect(results(sql, given).rows).toEqual([
      [0, null],
      [2 ** 53, 0],
    ]);
    const forest = 'SELECT STREAM B, ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM B FROM S), 10, 10))';
    const many = Array.from({ length: 30 }, (_, i): Given => [1, i === 29 ? MOST : ODD + BigInt(i), 0]);
    expect(Number(results(forest, many).rows.at(-1)?.[1])).toBeGreaterThan(0);
  });
});
