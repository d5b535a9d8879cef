// When the window that an instant lies in ends: the first later instant at which a key changes.
import { type Evaluate, NO_ROW } from './operator.ts';

// Past the year 275760 a date is none; a key that has not changed by then never does.
const LAST_MS = 8.64e15;

/**
 * Keys are non-decreasing functions of ROWTIME, so a search by doubling, then by halves, finds the change of any of them:
 * FLOOR, STEP, calendar months and the arithmetic of the epoch alike. Whole milliseconds; Infinity when none changes.
 */
export function windowEnd(keys: readonly Evaluate[], rowtimeMs: number): number {
  return Math.min(...keys.map((key) => changeAfter(key, rowtimeMs)));
}

function changeAfter(key: Evaluate, from: number): number {
  const at = (rowtimeMs: number): unknown => key({ rowtimeMs, values: [] }, NO_ROW);
  const value = at(from);
  let same = from;
  let step = 1;
  while (at(same + step) === value) {
    same += step;
    step *= 2;
    if (same + step > LAST_MS) return Number.POSITIVE_INFINITY;
  }
  let changed = same + step;
  while (changed - same > 1) {
    const middle = same + Math.floor((changed - same) / 2);
    if (at(middle) === value) same = middle;
    else changed = middle;
  }
  return changed;
}
