// Which expressions never decrease along a stream. AWS: sql-reference-monotonic-expressions-operators.html
import { ROWTIME_INDEX, type Scalar } from '../semantics/scalar.ts';

export type Monotonicity = 'constant' | 'increasing' | 'decreasing' | 'none';

const reversed = (m: Monotonicity): Monotonicity => (m === 'increasing' ? 'decreasing' : m === 'decreasing' ? 'increasing' : m);

/** How the expression moves along the rows. `columns` says it of the input's columns, by index. */
export function monotonicity(scalar: Scalar, columns: readonly Monotonicity[] = []): Monotonicity {
  switch (scalar.op) {
    case 'constant':
      return 'constant';
    case 'slot':
      if (scalar.row === 0 && scalar.index === ROWTIME_INDEX) return 'increasing';
      return (scalar.row === 0 && columns[scalar.index]) || 'none';
    case 'clock':
      return scalar.which === 'start' ? 'constant' : 'increasing';
    case 'call':
      return ofCall(
        scalar.fn.name,
        scalar.args,
        scalar.args.map((arg) => monotonicity(arg, columns)),
      );
    default:
      return 'none';
  }
}

function ofCall(name: string, args: readonly Scalar[], moves: readonly Monotonicity[]): Monotonicity {
  const [a = 'none', b = 'none'] = moves;
  if (moves.every((move) => move === 'constant')) return 'constant';
  if (name === 'MONOTONIC') return 'increasing';
  if (/^(FLOOR|CEIL|CAST (TIMESTAMP|DATE|BIGINT|INTEGER|DOUBLE|DECIMAL)|UNIX_TIMESTAMP|TO_TIMESTAMP)/.test(name)) return a;
  if (name === '-' && args.length === 1) return reversed(a);
  const second = args[1];
  const by = second?.op === 'constant' && typeof second.value === 'number' ? second.value : undefined;
  if (name === 'SUBSTRING_FROM') return by === 0 && moves.slice(1).every((move) => move === 'constant') ? a : 'none';
  if (name.startsWith('STEP')) return b === 'constant' ? a : 'none';
  if (name === '+' || name === '+ months') {
    if (b === 'constant') return a;
    return a === 'constant' || a === b ? b : 'none';
  }
  if (name === '-' || name === '- months' || name === 'months between') {
    if (b === 'constant') return a;
    if (a === 'constant') return reversed(b);
    return a === reversed(b) ? a : 'none';
  }
  if (name === '*' || name === '/') {
    const first = args[0];
    const factor = by ?? (name === '*' && first?.op === 'constant' && typeof first.value === 'number' ? first.value : undefined);
    if (factor === undefined) return 'none';
    const moving = b === 'constant' ? a : b;
    return factor > 0 ? moving : factor < 0 ? reversed(moving) : 'constant';
  }
  return 'none';
}

/** True for what moves in one direction along a stream: a value once left does not come back. */
export const isMoving = (move: Monotonicity): boolean => move === 'increasing' || move === 'decreasing';

/** True for a function of ROWTIME alone that moves in one direction: its next change can be computed ahead. */
export function isTimeKey(scalar: Scalar): boolean {
  return dependsOnRowtimeAlone(scalar) && isMoving(monotonicity(scalar));
}

function dependsOnRowtimeAlone(scalar: Scalar): boolean {
  if (scalar.op === 'constant') return true;
  if (scalar.op === 'slot') return scalar.row === 0 && scalar.index === ROWTIME_INDEX;
  return scalar.op === 'call' && scalar.fn.name !== 'MONOTONIC' && scalar.args.every(dependsOnRowtimeAlone);
}
