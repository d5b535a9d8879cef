// Marks of axes. Source: arithmetic.
import { expect, test } from 'vitest';
import { numberTicks, scaled, timeTicks, timeTickText, valueRange } from './axis-ticks.ts';

const NINE = Date.UTC(2026, 0, 5, 9);

test('numbers get round marks, and never more than asked for', () => {
  expect(numberTicks(0, 3.4, 5)).toEqual([0, 1, 2, 3]);
  expect(numberTicks(0, 0.3, 4)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(numberTicks(-20, 95, 4)).toEqual([0, 50]);
  for (let high = 0.013; high < 1e6; high *= 1.7) expect(numberTicks(0, high, 5).length).toBeLessThanOrEqual(5);
});

test('time gets full minutes or hours', () => {
  const twentyMinutes = timeTicks(NINE, NINE + 20 * 60_000, 6);
  expect(twentyMinutes.map((ms) => timeTickText(ms, 20 * 60_000))).toEqual(['09:00', '09:05', '09:10', '09:15', '09:20']);
  expect(timeTicks(NINE + 1, NINE + 1, 6)).toEqual([NINE + 1]);
  expect(timeTickText(NINE + 61_000, 90_000)).toBe('09:01:01');
  expect(timeTickText(NINE, 30 * 86_400_000)).toBe('01-05');
});

test('a range of values holds zero and ends on a mark', () => {
  expect(valueRange([1.2, 3.4, null], 4)).toEqual({ from: 0, to: 4 });
  expect(valueRange([-3, 8], 4)).toEqual({ from: -5, to: 10 });
  expect(valueRange([], 4)).toEqual({ from: 0, to: 1 });
  expect(scaled({ from: 0, to: 4 }, 1, 100, 0)).toBe(75);
  expect(scaled({ from: 2, to: 2 }, 2, 0, 100)).toBe(50);
});
