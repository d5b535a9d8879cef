// ABS, FLOOR, CEIL, MOD and STEP of BIGINT and DECIMAL, without losing a digit. AWS: the sqlref page of each name.
import type { ScalarFunction } from '../semantics/scalar.ts';
import {
  arithmeticType,
  BIGINT_RANGE,
  commonType,
  DOUBLE,
  decimal,
  INTEGER_RANGES,
  isApproximate,
  isInteger,
  type SqlType,
} from '../semantics/sql-type.ts';
import { RowFailure } from '../semantics/value.ts';
import { decimalModulo } from './decimal-arithmetic.ts';
import { type DecimalNumber, decimalWithin, powerOfTen, roundedQuotient, unitsOf } from './decimal-number.ts';
import { negatedWhole, overflow, WHOLE_ARITHMETIC, wholeNumber } from './whole-number.ts';

/** FLOOR and CEIL of a DECIMAL have no digits behind the point. */
export const wholeType = ([type]: readonly SqlType[]): SqlType =>
  type?.kind === 'DECIMAL' ? decimal(type.precision ?? 18, 0) : (type ?? DOUBLE);

/** The function for arguments of these types; undefined where a double is all there is. */
type Exact = (types: readonly SqlType[]) => ScalarFunction['apply'] | undefined;

export function exactAbs([type]: readonly SqlType[]): ReturnType<Exact> {
  if (type?.kind === 'BIGINT') return (x: number | bigint) => (x < 0 ? negatedWhole(x) : x);
  if (type && isInteger(type)) {
    const [least] = INTEGER_RANGES[type.kind] as readonly [number, number];
    return (x: number) => (x === least ? overflow(-x, type.kind) : Math.abs(x));
  }
  if (type?.kind !== 'DECIMAL') return undefined;
  return (x: DecimalNumber) => (typeof x === 'string' ? x.replace('-', '') : Math.abs(x));
}

/** FLOOR and CEIL: `nudge` is what a quotient cut off misses, -1 or 1. */
export const exactWhole =
  (round: (x: number) => number, nudge: -1n | 1n): Exact =>
  ([type]) => {
    if (type?.kind === 'BIGINT') return (x: number | bigint) => x;
    if (type?.kind !== 'DECIMAL') return undefined;
    const result = wholeType([type]);
    return (x: DecimalNumber) => {
      if (typeof x === 'number') return round(x) + 0;
      const { units, scale } = unitsOf(x);
      const unit = powerOfTen(scale);
      const cut = units / unit;
      const missed = nudge > 0n ? units > cut * unit : units < cut * unit;
      return decimalWithin(missed ? cut + nudge : cut, result);
    };
  };

/** MOD: a double beside a double, else a DECIMAL beside a DECIMAL, else the second. */
export const moduloType = (types: readonly SqlType[]): SqlType =>
  types.find(isApproximate) ?? types.find((type) => !isInteger(type)) ?? types[1] ?? DOUBLE;

export function exactModulo(types: readonly SqlType[]): ReturnType<Exact> {
  if (types.some(isApproximate)) return undefined;
  return types.some(({ kind }) => kind === 'DECIMAL') ? decimalModulo(moduloType(types)) : WHOLE_ARITHMETIC['%'];
}

/** Of exact numbers the scale of the step, and room for the whole digits of x. */
export function stepType([x, step]: readonly SqlType[]): SqlType {
  if (!x || !step) return DOUBLE;
  if (isApproximate(x)) return x;
  if (isApproximate(step) || (isInteger(x) && isInteger(step))) return commonType(x, step) ?? step;
  const { precision = 0, scale = 0 } = x;
  return arithmeticType(
    '+',
    x.kind === 'DECIMAL' ? decimal(Math.max(1, precision - scale), 0) : x,
    step.kind === 'DECIMAL' ? step : decimal(10, 0),
  );
}

export function exactStep(types: readonly SqlType[]): ReturnType<Exact> {
  if (types.some(isApproximate)) return undefined;
  const type = stepType(types);
  const check = fitsExactly(type);
  const [least, most] = INTEGER_RANGES[type.kind] ?? BIGINT_RANGE;
  const whole = types.every(isInteger);
  return (x: number | bigint | string, step: number | bigint | string) => {
    if (whole && typeof x === 'number' && typeof step === 'number' && step > 0) {
      const result = Math.floor(x / step) * step;
      if (Number.isSafeInteger(result)) return result >= least && result <= most ? result : overflow(result, type.kind);
    }
    const [a, b] = [unitsOf(x), unitsOf(step)];
    if (b.units <= 0n) throw new RowFailure('INVALID_ARGUMENT', 'STEP: the step must be greater than 0');
    const scale = Math.max(a.scale, b.scale);
    const [units, by] = [a.units * powerOfTen(scale - a.scale), b.units * powerOfTen(scale - b.scale)];
    const quotient = units / by;
    return check((units < 0n && quotient * by !== units ? quotient - 1n : quotient) * by, scale);
  };
}

/** Units as a value of an exact type. Throws RowFailure when it is out of range. */
function fitsExactly(type: SqlType): (units: bigint, scale: number) => number | bigint | string {
  if (type.kind === 'DECIMAL')
    return (units, scale) => decimalWithin(roundedQuotient(units * powerOfTen(type.scale ?? 0), powerOfTen(scale)), type);
  const [least, most] = INTEGER_RANGES[type.kind] ?? BIGINT_RANGE;
  return (units, scale) => {
    const value = units / powerOfTen(scale);
    return value >= least && value <= most ? wholeNumber(value) : overflow(value, type.kind);
  };
}
