// + - * / MOD of DECIMAL: exact, then rounded half away from zero to the scale of the result.
// AWS: sql-reference-numeric-types-precision.html
import type { SqlType } from '../semantics/sql-type.ts';
import { type DecimalNumber, decimalWithin, MOST_UNITS, POWERS, powerOfTen, roundedQuotient, unitsAt, unitsOf } from './decimal-number.ts';
import { divisionByZero } from './whole-number.ts';

/** An operand is a DECIMAL, or a whole number of any type. */
type Operand = DecimalNumber | bigint;
type DecimalFunction = (a: Operand, b: Operand) => DecimalNumber;

const scaleOf = (type: SqlType): number => (type.kind === 'DECIMAL' ? (type.scale ?? 0) : 0);

/** The units of the result of a type; NaN where doubles may not say it exactly, and the slow way must. */
type Quick = (a: number, b: number) => number;

/** `quick` as long as all of it stays within 15 digits, else `exact`. */
function either(quick: Quick, exact: DecimalFunction, { precision = 0, scale = 0 }: SqlType): DecimalFunction {
  const most = Math.min(MOST_UNITS, 10 ** precision - 1);
  const power = POWERS[scale] as number;
  return (a, b) => {
    const units = typeof a === 'number' && typeof b === 'number' ? quick(a, b) : Number.NaN;
    return units <= most && units >= -most ? units / power : exact(a, b);
  };
}

const isFew = (units: number): boolean => units <= MOST_UNITS && units >= -MOST_UNITS;

function added(sign: 1 | -1, type: SqlType): DecimalFunction {
  const { scale = 0 } = type;
  const power = POWERS[scale] as number;
  return either(
    (a, b) => {
      const [x, y] = [Math.round(a * power), Math.round(b * power)];
      return isFew(x) && isFew(y) ? x + sign * y : Number.NaN;
    },
    (a, b) => decimalWithin(unitsAt(a, scale) + BigInt(sign) * unitsAt(b, scale), type),
    type,
  );
}

function multiplied(a: SqlType, b: SqlType, type: SqlType): DecimalFunction {
  const { scale = 0 } = type;
  const [p, q] = [POWERS[scaleOf(a)] as number, POWERS[scaleOf(b)] as number];
  const keepsAll = scaleOf(a) + scaleOf(b) === scale;
  return either(
    (x, y) => (keepsAll ? Math.round(x * p) * Math.round(y * q) : Number.NaN),
    (x, y) => {
      const [u, v] = [unitsOf(x), unitsOf(y)];
      const [units, digits] = [u.units * v.units, u.scale + v.scale];
      return decimalWithin(digits <= scale ? units * powerOfTen(scale - digits) : roundedQuotient(units, powerOfTen(digits - scale)), type);
    },
    type,
  );
}

function divided(a: SqlType, b: SqlType, type: SqlType): DecimalFunction {
  const { scale = 0 } = type;
  const [s, q] = [scaleOf(a), POWERS[scaleOf(b)] as number];
  // a / b in units of the result: a's units, so many times ten, over b's units.
  const raised = scale - s + scaleOf(b);
  const power = (raised >= 0 && POWERS[s + raised]) || Number.NaN;
  return either(
    (x, y) => {
      const [dividend, divisor] = [Math.round(x * power), Math.round(y * q)];
      if (!isFew(dividend) || !isFew(divisor) || divisor === 0) return Number.NaN;
      const quotient = Math.trunc(dividend / divisor);
      const rest = Math.abs(dividend - quotient * divisor) * 2;
      if (rest < Math.abs(divisor)) return quotient;
      return dividend < 0 === divisor < 0 ? quotient + 1 : quotient - 1;
    },
    (x, y) => {
      const [u, v] = [unitsOf(x), unitsOf(y)];
      if (v.units === 0n) divisionByZero();
      return decimalWithin(roundedQuotient(u.units * powerOfTen(v.scale + scale), v.units * powerOfTen(u.scale)), type);
    },
    type,
  );
}

/** <a> <operator> <b> of which one at least is a DECIMAL, and none a double; `type` is the result's. */
export function decimalArithmetic(operator: '+' | '-' | '*' | '/', a: SqlType, b: SqlType, type: SqlType): DecimalFunction {
  if (operator === '*') return multiplied(a, b, type);
  return operator === '/' ? divided(a, b, type) : added(operator === '+' ? 1 : -1, type);
}

/** MOD(a, b): what a whole multiple of b leaves, with the sign of a. */
export function decimalModulo(type: SqlType): DecimalFunction {
  return (a, b) => {
    const [x, y] = [unitsOf(a), unitsOf(b)];
    if (y.units === 0n) divisionByZero();
    const scale = Math.max(x.scale, y.scale, type.scale ?? 0);
    const rest = (x.units * powerOfTen(scale - x.scale)) % (y.units * powerOfTen(scale - y.scale));
    return decimalWithin(roundedQuotient(rest, powerOfTen(scale - (type.scale ?? 0))), type);
  };
}
