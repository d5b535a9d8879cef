// Sums and means of exact numbers without losing a digit: a double while that is exact, what goes beyond it in a bigint beside it.
import { decimal, isInteger, MAX_DECIMAL_PRECISION, type SqlType, typeText } from '../semantics/sql-type.ts';
import { RowFailure, type Value } from '../semantics/value.ts';
import { decimalWithin, MOST_UNITS, POWERS, roundedQuotient, unitsAt } from './decimal-number.ts';
import { bigintValue, wholeNumber } from './whole-number.ts';

type Exact = number | bigint | string;
/** The bigint part of a sum; null: there is none. */
export type Spilled = bigint | null;

/** How the values of one type are summed: in units, which of a DECIMAL are those of its scale. */
export interface ExactSum {
  /** The units of a value; NaN where a double may not hold them exactly. */
  readonly quick: (value: Exact) => number;
  /** The spilled part, with the low one and a value that goes in or comes out; the low part is 0 then. */
  readonly spillIn: (spilled: Spilled, low: number, value: Exact) => bigint;
  readonly spillOut: (spilled: Spilled, low: number, value: Exact) => bigint;
  /** Throws RowFailure beyond BIGINT, or the 18 digits of DECIMAL. */
  readonly sum: (low: number, spilled: Spilled, count: number) => Value;
  readonly mean: (low: number, spilled: Spilled, count: number) => Value;
}

/** AVG keeps its argument's type: of integers it truncates, of DECIMAL it rounds to the scale (README, "Decisions"). */
function integerSum(): ExactSum {
  return {
    quick: (value) => (typeof value === 'number' ? value : Number.NaN),
    spillIn: (spilled, low, value) => (spilled ?? 0n) + BigInt(low) + BigInt(value),
    spillOut: (spilled, low, value) => (spilled ?? 0n) + BigInt(low) - BigInt(value),
    sum: (low, spilled) => (spilled === null ? low : bigintValue(spilled + BigInt(low))),
    mean: (low, spilled, count) => (spilled === null ? Math.trunc(low / count) : wholeNumber((spilled + BigInt(low)) / BigInt(count))),
  };
}

function decimalSum(type: SqlType): ExactSum {
  const { scale = 0 } = type;
  const power = POWERS[scale] as number;
  const sumType = decimal(MAX_DECIMAL_PRECISION, scale);
  return {
    quick(value) {
      const units = typeof value === 'number' ? Math.round(value * power) : Number.NaN;
      return units <= MOST_UNITS && units >= -MOST_UNITS ? units : Number.NaN;
    },
    spillIn: (spilled, low, value) => (spilled ?? 0n) + BigInt(low) + unitsAt(value, scale),
    spillOut: (spilled, low, value) => (spilled ?? 0n) + BigInt(low) - unitsAt(value, scale),
    sum: (low, spilled) => decimalWithin((spilled ?? 0n) + BigInt(low), sumType),
    mean: (low, spilled, count) => decimalWithin(roundedQuotient((spilled ?? 0n) + BigInt(low), BigInt(count)), type),
  };
}

const sums = new Map<string, ExactSum>();

/** The sum of values of an exact type; undefined of any other. */
export function exactSum(type: SqlType): ExactSum | undefined {
  if (type.kind !== 'DECIMAL') return isInteger(type) ? INTEGERS : undefined;
  const key = typeText(type);
  const found = sums.get(key) ?? decimalSum(type);
  sums.set(key, found);
  return found;
}

const INTEGERS = integerSum();

/** The same result, but NULL where it is out of range: for the row of the error stream, which must not fail again. */
export const orNull =
  <Arguments extends readonly unknown[]>(result: (...parts: Arguments) => Value) =>
  (...parts: Arguments): Value => {
    try {
      return result(...parts);
    } catch (error) {
      if (!(error instanceof RowFailure)) throw error;
      return null;
    }
  };
