// Sliding sums and deviations keep their digits, whatever was in the frame before. Found by the differential proofs (tests/streaming-sql).
import { describe, expect, test } from 'vitest';
import { prepareQuery } from '../engine.ts';

describe.each([false, true])('interpreted: %s', (interpreted) => {
  const results = (expression: string, type: string, values: readonly (number | null)[]): unknown[] => {
    const streams = [{ name: 'S', columns: [{ name: 'X', type }] }];
    const run = prepareQuery(`SELECT STREAM ${expression} OVER (ROWS 1 PRECEDING) FROM S`, { streams }, { interpreted }).start(0);
    run.push(
      'S',
      values.map((value, i) => ({ rowtimeMs: i, values: [value] })),
    );
    return run.drain('QUERY$').map((row) => row.values[0]);
  };

  test('a sum that was infinite is a number again when the large values have left', () => {
    expect(results('SUM(X)', 'DOUBLE', [1e308, 1e308, 1, 1, null])).toEqual([1e308, Number.POSITIVE_INFINITY, 1e308, 2, 1]);
    expect(results('AVG(X)', 'DOUBLE', [Number.POSITIVE_INFINITY, 1, 2, 4])).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      1.5,
      3,
    ]);
  });

  test('a mean of the largest whole numbers loses no digit', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(results('AVG(X)', 'BIGINT', [most, most, most, null, most]).slice(2)).toEqual([most, most, most]);
  });

  test('a variance keeps no rest of larger values', () => {
    expect(results('VAR_SAMP(X)', 'BIGINT', [39780, 4, -2]).at(-1)).toBe(18);
    expect(results('STDDEV_POP(X)', 'BIGINT', [20400, 4349, 40545, null])).toEqual([0, 8025.5, 18098, 0]);
  });
});
