// A row's numbers as a point whose distances to other points are numbers too.
import type { Value } from '../semantics/value.ts';

/** Beyond it a number counts as this: 900 sides (30 columns, 30 shingles) of twice the length still have a finite sum. */
const FARTHEST = 1e300;

/** The point of some columns; undefined when one of them is NULL or not a number. */
export function finitePoint(values: readonly Value[], columns: readonly number[]): number[] | undefined {
  // A BIGINT beyond the safe integers is a bigint: distances are doubles.
  const point = columns.map((i) => (typeof values[i] === 'bigint' ? Number(values[i]) : values[i]));
  if (!point.every((value) => typeof value === 'number' && !Number.isNaN(value))) return undefined;
  return point.map((value) => Math.min(FARTHEST, Math.max(-FARTHEST, value as number)));
}
