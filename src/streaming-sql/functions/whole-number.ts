// BIGINT values: a JavaScript number while it is a safe integer, beyond that a bigint, so that each value has one form.
import { BIGINT_RANGE } from '../semantics/sql-type.ts';
import { RowFailure } from '../semantics/value.ts';

/** A whole number in its one form: `===`, `<` and the keys of a Map tell two of them apart. */
export type WholeNumber = number | bigint;

/** The form of a whole number of any size. */
export function wholeNumber(value: bigint): WholeNumber {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

export function overflow(value: unknown, type: string): never {
  throw new RowFailure('NUMERIC_OVERFLOW', `Numeric overflow: ${String(value)} is not a value of ${type}`);
}

/** The same within BIGINT. Throws RowFailure beyond it. */
export function bigintValue(value: bigint): WholeNumber {
  return value >= BIGINT_RANGE[0] && value <= BIGINT_RANGE[1] ? wholeNumber(value) : overflow(value, 'BIGINT');
}

/** A double without a fraction as a BIGINT. Throws RowFailure for what is none, NaN and infinities too. */
export function bigintOfDouble(value: number): WholeNumber {
  if (Number.isSafeInteger(value)) return value;
  return Number.isInteger(value) ? bigintValue(BigInt(value)) : overflow(value, 'BIGINT');
}

type Whole = (a: WholeNumber, b: WholeNumber) => WholeNumber;

export function divisionByZero(): never {
  throw new RowFailure('DIVISION_BY_ZERO', 'Division by zero');
}

/** + - * / % of BIGINT: numbers as long as the result is a safe integer, which a rounded one never is. */
export const WHOLE_ARITHMETIC: Readonly<Record<'+' | '-' | '*' | '/' | '%', Whole>> = {
  '+': (a, b) => {
    const result = typeof a === 'number' && typeof b === 'number' ? a + b : Number.NaN;
    return Number.isSafeInteger(result) ? result : bigintValue(BigInt(a) + BigInt(b));
  },
  '-': (a, b) => {
    const result = typeof a === 'number' && typeof b === 'number' ? a - b : Number.NaN;
    return Number.isSafeInteger(result) ? result : bigintValue(BigInt(a) - BigInt(b));
  },
  '*': (a, b) => {
    const result = typeof a === 'number' && typeof b === 'number' ? a * b : Number.NaN;
    return Number.isSafeInteger(result) ? result : bigintValue(BigInt(a) * BigInt(b));
  },
  '/': (a, b) => {
    if (b === 0) divisionByZero();
    // The quotient of two safe integers never rounds up to the next whole number.
    return typeof a === 'number' && typeof b === 'number' ? Math.trunc(a / b) : bigintValue(BigInt(a) / BigInt(b));
  },
  '%': (a, b) => {
    if (b === 0) divisionByZero();
    return typeof a === 'number' && typeof b === 'number' ? a % b : wholeNumber(BigInt(a) % BigInt(b));
  },
};

/** -x of BIGINT. Throws RowFailure for the least one. */
export const negatedWhole = (value: WholeNumber): WholeNumber => (typeof value === 'number' ? -value : bigintValue(-value));
