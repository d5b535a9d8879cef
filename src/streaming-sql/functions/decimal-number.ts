// DECIMAL values: a JavaScript number of up to 15 digits, which a double tells apart, beyond that their digits as a text.
import { MAX_DECIMAL_PRECISION, type SqlType, typeText } from '../semantics/sql-type.ts';
import { overflow } from './whole-number.ts';

/** A value in its one form, whatever scale it was computed with: `===` and the keys of a Map tell two of them apart. */
export type DecimalNumber = number | string;

/** A whole number of units up to here is told apart as a double even when it is divided by a power of ten. */
export const MOST_UNITS = 1e15;
const MOST_EXPONENT = 400; // beyond it a text is no number of any type
const MOST_DIGITS = 10_000; // beyond them it would take long to read

/** 1, 10, 100 ... as doubles; all are exact. */
export const POWERS: readonly number[] = Array.from({ length: MAX_DECIMAL_PRECISION + 1 }, (_, i) => 10 ** i);
export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

/** `units` / 10^scale. */
export interface Units {
  readonly units: bigint;
  readonly scale: number;
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** The quotient of whole numbers, rounded half away from zero. */
export function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  if (absolute(dividend - quotient * divisor) * 2n < absolute(divisor)) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

const NUMBER = /^\s*([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?\s*$/;

/** The exact value of a number's text; undefined when it is none, or out of all measure. */
export function unitsOfText(text: string): Units | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const digits = whole.length + fraction.length;
  if (digits === 0 || digits > MOST_DIGITS) return undefined;
  const shift = Number(exponent);
  if (Math.abs(shift) > MOST_EXPONENT) return undefined;
  const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - shift;
  return scale >= 0 ? { units, scale } : { units: units * powerOfTen(-scale), scale: 0 };
}

/** The exact value of a DECIMAL or BIGINT in its form; of a double with a fraction, that of its shortest text. */
export function unitsOf(value: number | bigint | string): Units {
  if (typeof value === 'bigint') return { units: value, scale: 0 };
  if (typeof value === 'number' && Number.isInteger(value)) return { units: BigInt(value), scale: 0 };
  return unitsOfText(String(value)) ?? overflow(value, 'DECIMAL');
}

/** How many units of 10^-scale a value has, rounded half away from zero. */
export function unitsAt(value: number | bigint | string, scale: number): bigint {
  const exact = unitsOf(value);
  return exact.scale <= scale
    ? exact.units * powerOfTen(scale - exact.scale)
    : roundedQuotient(exact.units, powerOfTen(exact.scale - scale));
}

/** The one form of units / 10^scale. */
export function decimalOf(units: bigint, scale: number): DecimalNumber {
  let [least, digits] = [units, scale];
  if (absolute(least) > MOST_UNITS || digits >= POWERS.length) {
    while (digits > 0 && least % 10n === 0n) {
      least /= 10n;
      digits--;
    }
    if (absolute(least) > MOST_UNITS || digits >= POWERS.length) return unitsText(least, digits);
  }
  return Number(least) / (POWERS[digits] as number);
}

/** The same, checked against DECIMAL(precision, scale), whose scale the units have. Throws RowFailure. */
export function decimalWithin(units: bigint, type: SqlType): DecimalNumber {
  const scale = type.scale ?? 0;
  if (absolute(units) >= powerOfTen(type.precision ?? MAX_DECIMAL_PRECISION)) overflow(unitsText(units, scale), typeText(type));
  return decimalOf(units, scale);
}

/** units / 10^scale with all digits of the scale: -0.050. */
export function unitsText(units: bigint, scale: number): string {
  const digits = absolute(units)
    .toString()
    .padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ''}`;
}

/** A DECIMAL as the service prints it: with all digits of its scale. */
export function decimalText(value: DecimalNumber, scale: number): string {
  // toFixed() prints the double, whose digits are the DECIMAL's as far as 15 of them go.
  if (typeof value === 'number' && Math.abs(value) * (POWERS[scale] as number) <= MOST_UNITS) return value.toFixed(scale);
  return unitsText(unitsAt(value, scale), scale);
}

/** -1, 0 or 1. */
export function compareDecimals(a: DecimalNumber, b: DecimalNumber): number {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : 1;
  const [x, y] = [unitsOf(a), unitsOf(b)];
  const scale = Math.max(x.scale, y.scale);
  return x.units * powerOfTen(scale - x.scale) < y.units * powerOfTen(scale - y.scale) ? -1 : 1;
}

/** True when a number already has the form of a DECIMAL of this scale: at most 15 digits, none behind the scale. */
export function isDecimalOf(value: number, scale: number): boolean {
  const power = POWERS[scale] as number;
  const units = Math.round(value * power);
  return units <= MOST_UNITS && units >= -MOST_UNITS && units / power === value;
}

/** A number, a text of one or a bigint as DECIMAL(precision, scale), rounded to the scale. Throws RowFailure when it does not fit. */
export function fittedDecimal(value: number | bigint | string, type: SqlType): DecimalNumber {
  if (typeof value === 'number' && !Number.isFinite(value)) overflow(value, typeText(type));
  return decimalWithin(unitsAt(value, type.scale ?? 0), type);
}
