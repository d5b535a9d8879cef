// A frame without a lower bound remembers what its functions need, not the rows. Source of truth: the pages of the functions,
// https://docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-first-value.html, -last-value, -nth-value, -lag, -exp-avg.
import { describe, expect, test } from 'vitest';
import { type Execution, prepareQuery, QUERY_STREAM, type SqlValue } from '../engine.ts';

const STREAMS = [
  {
    name: 'S',
    columns: [
      { name: 'K', type: 'INTEGER' },
      { name: 'X', type: 'INTEGER' },
    ],
  },
];

describe.each([false, true])('interpreted: %s', (interpreted) => {
  function pushed(select: string, values: readonly (number | null)[], stepMs = 1000): Execution {
    const sql = `SELECT STREAM ${select} FROM S WINDOW w AS (PARTITION BY K ROWS UNBOUNDED PRECEDING)`;
    const run = prepareQuery(sql, { streams: STREAMS }, { interpreted }).start(0);
    run.push(
      'S',
      values.map((value, i) => ({ rowtimeMs: i * stepMs, values: [1, value] })),
    );
    return run;
  }
  const last = (run: Execution): SqlValue[] => [...(run.drain(QUERY_STREAM).at(-1)?.values ?? [])];

  test.each<[string, SqlValue]>([
    ['FIRST_VALUE(X) OVER w', null],
    ['FIRST_VALUE(X) IGNORE NULLS OVER w', 1],
    ['NTH_VALUE(X, 3) OVER w', 2],
    ['NTH_VALUE(X, 2) IGNORE NULLS OVER w', 2],
    ['NTH_VALUE(X, 2) FROM LAST OVER w', 5000],
    ['NTH_VALUE(X, 2) FROM LAST IGNORE NULLS OVER w', 4999],
    ['LAST_VALUE(X) IGNORE NULLS OVER w', 5000],
    ['LAG(X, 2) IGNORE NULLS OVER w', 4999],
    ['LAG(X, 1) OVER w', 5000],
    ['SUM(DISTINCT MOD(X, 10)) OVER w', 45],
    ['MAX(X) OVER w', 5000],
  ])('%s remembers little', (select, expected) => {
    const run = pushed(select, [null, ...Array.from({ length: 5000 }, (_, i) => i + 1), null]);
    expect(last(run)).toEqual([expected]);
    run.drain(QUERY_STREAM);
    expect(countOf(run.snapshot())).toBeLessThan(2500);
  });

  test('EXP_AVG forgets rows whose weight has become nothing', () => {
    // The half-life is a second, and there is a row each ten seconds: 1,075 seconds are 107 rows.
    const run = pushed("EXP_AVG(X, INTERVAL '1' SECOND) OVER w", [1e9, ...Array.from({ length: 5000 }, () => 3)], 10_000);
    const values = run.drain(QUERY_STREAM).map(({ values: [value] }) => value as number);
    expect(values[1]).toBeCloseTo((3 + 1e9 / 1024) / (1 + 1 / 1024), 6);
    expect(values.at(-1)).toBe(3);
    expect(countOf(run.snapshot())).toBeLessThan(3000);
  });
});

/** How many values there are in some data. */
function countOf(data: unknown): number {
  if (data instanceof Map) return [...data].reduce((sum, entry) => sum + countOf(entry), 0);
  if (data instanceof Set || Array.isArray(data)) return [...data].reduce((sum: number, item) => sum + countOf(item), 0);
  return typeof data === 'object' && data !== null ? Object.values(data).reduce((sum: number, item) => sum + countOf(item), 0) : 1;
}
