// RANDOM_CUT_FOREST and HOTSPOTS over numbers whose distances overflow or round away. Found by the fuzz (tests/streaming-sql).
import { expect, test } from 'vitest';
import { prepareQuery } from '../engine.ts';

const S = {
  name: 'S',
  columns: [
    { name: 'A', type: 'DOUBLE' },
    { name: 'B', type: 'DOUBLE' },
  ],
};
const NUMBERS = [-1e-300, 0, 1e308, -1e308, 5e-324, Number.MAX_VALUE, 1, 1 + Number.EPSILON, Number.POSITIVE_INFINITY, Number.NaN];

function lastColumn(call: string): unknown[] {
  const run = prepareQuery(`SELECT STREAM * FROM TABLE(${call})`, { streams: [S] }).start(0);
  NUMBERS.flatMap((a) => NUMBERS.map((b) => [a, b])).forEach((values, i) => {
    run.push('S', [{ rowtimeMs: i, values }]);
  });
  return run.drain('QUERY$').map(({ values }) => values.at(-1));
}

test('RANDOM_CUT_FOREST gives each row a finite score', () => {
  const scores = lastColumn('RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM S), 10, 20)');
  expect(scores).toHaveLength(NUMBERS.length ** 2);
  expect(scores.filter((score) => !Number.isFinite(score))).toEqual([]);
});

test('HOTSPOTS gives each row numbers', () => {
  const results = lastColumn('HOTSPOTS(CURSOR(SELECT STREAM * FROM S), 100, 1.0, 2)');
  expect(results).toHaveLength(NUMBERS.length ** 2);
  expect(results.filter((result) => String(result).includes('null'))).toEqual([]);
});
