// Numbers: rounding to a scale, and printing as the service prints them.

import { INTEGER_RANGES, type SqlType } from '../semantics/sql-type.ts';
import { RowFailure } from '../semantics/value.ts';

const POWERS = Array.from({ length: 19 }, (_, i) => 10 ** i);

/** Rounds half away from zero to `scale` decimals; the factor forgives the last bit of binary fractions (1.005). */
export function roundTo(value: number, scale: number): number {
  const power = POWERS[scale] ?? 10 ** scale;
  const scaled = Math.round(Math.abs(value) * power * (1 + Number.EPSILON)) / power;
  return value < 0 ? -scaled : scaled;
}

/** A DOUBLE as Java prints it: 1.0, 1.0E10, 2.5E-4. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '-Infinity' : 'Infinity';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** Checks that a whole number fits its type. Throws RowFailure. */
export function checkRange(value: number, type: SqlType): number {
  const range = INTEGER_RANGES[type.kind];
  if (range && !(value >= range[0] && value <= range[1])) {
    throw new RowFailure('NUMERIC_OVERFLOW', `Numeric overflow: ${value} is not a value of ${type.kind}`);
  }
  return value;
}

/** Checks that a number fits DECIMAL(precision, scale), rounding it to the scale. Throws RowFailure. */
export function checkDecimal(value: number, type: SqlType): number {
  const scale = type.scale ?? 0;
  const rounded = roundTo(value, scale);
  if (!(Math.abs(rounded) < 10 ** ((type.precision ?? 18) - scale))) {
    throw new RowFailure('NUMERIC_OVERFLOW', `Numeric overflow: ${value} is not a value of DECIMAL(${type.precision}, ${scale})`);
  }
  return rounded;
}
