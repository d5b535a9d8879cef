// The order of values and of rows.
import { addressRange } from './address-range.ts';

/** Sorts by several keys, the first one first. Rows without a value come last; rows with equal ones keep their order. */
export function ordered<Row>(
  rows: readonly Row[],
  keys: readonly { readonly direction: 'ASC' | 'DESC'; readonly valuesOf: (row: Row) => readonly unknown[] }[],
): readonly Row[] {
  return rows.toSorted((one, other) => {
    for (const { direction, valuesOf } of keys) {
      const [left, right] = [extreme(valuesOf(one), direction), extreme(valuesOf(other), direction)];
      if (left === undefined || right === undefined) {
        if (left !== right) return left === undefined ? 1 : -1;
        continue;
      }
      const difference = compareValues(left, right);
      if (difference !== 0) return direction === 'ASC' ? difference : -difference;
    }
    return 0;
  });
}

/** Of many values the one that stands first in this direction. */
function extreme(values: readonly unknown[], direction: 'ASC' | 'DESC'): unknown {
  return values.toSorted((one, other) => compareValues(one, other)).at(direction === 'ASC' ? 0 : -1);
}

/** Numbers and addresses by size, everything else as text. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [one, other] = [`${left}`, `${right}`];
  const [first, second] = [addressRange(one), addressRange(other)];
  if (first && second && first.bits === second.bits && first.lowest !== second.lowest) return first.lowest < second.lowest ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}
