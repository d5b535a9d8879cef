// Expressions as closures: the same results as the compiled form, for hosts that forbid eval.
import { ROWTIME_INDEX, type Scalar } from '../semantics/scalar.ts';
import type { Value } from '../semantics/value.ts';
import type { Clock, Evaluate } from './operator.ts';

/** One expression as a function of two rows. */
export function interpretScalar(scalar: Scalar, clock: Clock): Evaluate {
  const build = (node: Scalar): Evaluate => interpretScalar(node, clock);
  switch (scalar.op) {
    case 'constant': {
      const { value } = scalar;
      return () => value;
    }
    case 'slot': {
      const { row, index } = scalar;
      if (index === ROWTIME_INDEX) return row === 0 ? (a) => a.rowtimeMs : (_, b) => b.rowtimeMs;
      return row === 0 ? (a) => a.values[index] as Value : (_, b) => b.values[index] as Value;
    }
    case 'clock':
      return scalar.which === 'start' ? () => clock.startMs : () => clock.rowMs;
    case 'call': {
      const args = scalar.args.map(build);
      const apply = scalar.fn.apply as (...values: Value[]) => Value;
      const strict = scalar.fn.nulls === 'propagate';
      return (a, b) => {
        const values = args.map((arg) => arg(a, b));
        return strict && values.includes(null) ? null : apply(...values);
      };
    }
    case 'and':
    case 'or': {
      const decided = scalar.op === 'or';
      const [left, right] = [build(scalar.left), build(scalar.right)];
      return (a, b) => {
        const x = left(a, b);
        if (x === decided) return decided;
        const y = right(a, b);
        return y === decided ? decided : x === null || y === null ? null : !decided;
      };
    }
    case 'case': {
      const whens = scalar.whens.map(([when, then]) => [build(when), build(then)] as const);
      const otherwise = build(scalar.otherwise);
      return (a, b) => (whens.find(([when]) => when(a, b) === true)?.[1] ?? otherwise)(a, b);
    }
    default:
      throw new Error(`A stand-in (${scalar.op}) reached the interpreter`);
  }
}
