// Comparisons, IS tests and the three-valued connectives.
import { call, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import { BOOLEAN, commonType, familyOf, isApproximate, type SqlType } from '../semantics/sql-type.ts';
import type { Value } from '../semantics/value.ts';
import { approximated } from './cast.ts';
import { compareDecimals, type DecimalNumber, decimalOf } from './decimal-number.ts';

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** -1, 0 or 1 for values of any type but DECIMAL (see orderOf); bytes compare as unsigned, CHAR ignoring trailing blanks is the caller's business. */
export function compareValues(a: Value, b: Value): number {
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
      const difference = (a[i] ?? 0) - (b[i] ?? 0);
      if (difference !== 0) return difference < 0 ? -1 : 1;
    }
    return Math.sign(a.length - b.length);
  }
  if (a === b) return 0;
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

/** How two values of a type are compared: -1, 0 or 1. */
export const orderOf = ({ kind }: SqlType): ((a: Value, b: Value) => number) =>
  kind === 'DECIMAL' ? (a, b) => compareDecimals(a as DecimalNumber, b as DecimalNumber) : compareValues;

const JS_OPERATORS: Readonly<Record<ComparisonOperator, string>> = { '=': '===', '<>': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const TESTS: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  '=': (o) => o === 0,
  '<>': (o) => o !== 0,
  '<': (o) => o < 0,
  '<=': (o) => o <= 0,
  '>': (o) => o > 0,
  '>=': (o) => o >= 0,
};
type Pair = (a: never, b: never) => boolean;
const PRIMITIVE: Readonly<Record<ComparisonOperator, Pair>> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function build(make: (operator: ComparisonOperator) => ScalarFunction): Readonly<Record<ComparisonOperator, ScalarFunction>> {
  return { '=': make('='), '<>': make('<>'), '<': make('<'), '<=': make('<='), '>': make('>'), '>=': make('>=') };
}

const DIRECT = build((operator) => ({
  name: operator,
  nulls: 'propagate',
  apply: PRIMITIVE[operator],
  template: ['(', ` ${JS_OPERATORS[operator]} `, ')'],
}));
const ORDERED = build((operator) => ({
  name: operator,
  nulls: 'propagate',
  apply: (a: never, b: never) => TESTS[operator](compareValues(a, b)),
}));
// CHAR(n) is padded with blanks, which do not count in a comparison.
const PADDED = build((operator) => ({
  name: operator,
  nulls: 'propagate',
  apply: (a: string, b: string) => TESTS[operator](compareValues(a.trimEnd(), b.trimEnd())),
}));

// A DECIMAL has one form for each value, but not all forms have an order of their own.
const DECIMALS = build((operator) =>
  operator === '=' || operator === '<>'
    ? DIRECT[operator]
    : {
        name: operator,
        nulls: 'propagate',
        apply: (a: DecimalNumber, b: DecimalNumber) =>
          typeof a === 'number' && typeof b === 'number'
            ? (PRIMITIVE[operator] as (x: number, y: number) => boolean)(a, b)
            : TESTS[operator](compareDecimals(a, b)),
      },
);

// A BIGINT may have more digits than any DECIMAL, so it is not cast to one.
const IN_DECIMAL_FORM: ScalarFunction = {
  name: 'EXACT',
  nulls: 'propagate',
  apply: (value: number | bigint) => decimalOf(BigInt(value), 0),
};

/**
 * Two operands in forms that can be compared: beside a double a number is a double, beside a DECIMAL it has the form of one.
 * The rest stays as it is.
 */
export function comparable(a: Scalar, b: Scalar): readonly [Scalar, Scalar] {
  if (a.type.kind === b.type.kind || familyOf(a.type) !== 'numeric' || familyOf(b.type) !== 'numeric') return [a, b];
  if (isApproximate(a.type) || isApproximate(b.type)) return [approximated(a), approximated(b)];
  const inForm = (operand: Scalar, other: Scalar): Scalar =>
    operand.type.kind === 'BIGINT' && other.type.kind === 'DECIMAL' ? call(IN_DECIMAL_FORM, [operand], other.type) : operand;
  return [inForm(a, b), inForm(b, a)];
}

/** <a> <operator> <b>; undefined when the types cannot be compared. */
export function comparison(operator: ComparisonOperator, a: Scalar, b: Scalar): Scalar | undefined {
  if (!commonType(a.type, b.type)) return undefined;
  const family = familyOf(a.type) === 'null' ? familyOf(b.type) : familyOf(a.type);
  if (family === 'record' || family === 'period') return undefined;
  if (family === 'binary') return call(ORDERED[operator], [a, b], BOOLEAN);
  const padded = family === 'character' && (a.type.kind === 'CHAR' || b.type.kind === 'CHAR');
  const decimal = family === 'numeric' && (a.type.kind === 'DECIMAL' || b.type.kind === 'DECIMAL');
  const [left, right] = comparable(a, b);
  const exact = decimal && left.type.kind !== 'DOUBLE' && right.type.kind !== 'DOUBLE';
  return call((padded ? PADDED : exact ? DECIMALS : DIRECT)[operator], [left, right], BOOLEAN);
}

export const NOT: ScalarFunction = { name: 'NOT', nulls: 'propagate', apply: (a: boolean) => !a, template: ['(!', ')'] };
export const IS_NULL: ScalarFunction = {
  name: 'IS NULL',
  nulls: 'handled',
  apply: (a: Value) => a === null,
  template: ['(', ' === null)'],
};
export const IS_NOT_NULL: ScalarFunction = {
  name: 'IS NOT NULL',
  nulls: 'handled',
  apply: (a: Value) => a !== null,
  template: ['(', ' !== null)'],
};
export const IS_TRUE: ScalarFunction = {
  name: 'IS TRUE',
  nulls: 'handled',
  apply: (a: Value) => a === true,
  template: ['(', ' === true)'],
};
export const IS_FALSE: ScalarFunction = {
  name: 'IS FALSE',
  nulls: 'handled',
  apply: (a: Value) => a === false,
  template: ['(', ' === false)'],
};
export const IS_DISTINCT: ScalarFunction = {
  name: 'IS DISTINCT FROM',
  nulls: 'handled',
  apply: (a: Value, b: Value) => (a === null || b === null ? a !== b : compareValues(a, b) !== 0), // the same value, the same form,
};
