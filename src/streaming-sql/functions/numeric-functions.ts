// Numeric functions. AWS: the sqlref page of each name.
import { DOUBLE, type SqlType } from '../semantics/sql-type.ts';
import { RowFailure } from '../semantics/value.ts';
import type { FunctionDefinition } from './definition.ts';
import { exactAbs, exactModulo, exactStep, exactWhole, moduloType, stepType, wholeType } from './exact-functions.ts';
import { divisionByZero } from './whole-number.ts';

function invalid(message: string): never {
  throw new RowFailure('INVALID_ARGUMENT', message);
}

const same = ([type]: readonly SqlType[]): SqlType => type ?? DOUBLE;
function logarithm(name: string, log: (x: number) => number): (x: number) => number {
  return (x) => (x > 0 ? log(x) : invalid(`${name}: the argument must be greater than 0, and is ${x}`));
}

function power(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) invalid('POWER: 0 to a negative power');
  if (base < 0 && !Number.isInteger(exponent)) invalid('POWER: a negative number to a fractional power');
  return base ** exponent;
}

function modulo(a: number, b: number): number {
  if (b === 0) divisionByZero();
  return a % b;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : invalid('Numeric overflow');
}

export const NUMERIC_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'ABS',
    parameters: ['numeric'],
    returns: same,
    apply: (x: number) => Math.abs(x),
    exact: exactAbs,
    summary: 'The absolute value',
  },
  { name: 'EXP', parameters: ['numeric'], returns: () => DOUBLE, apply: (x: number) => finite(Math.exp(x)), summary: 'e to this power' },
  { name: 'LN', parameters: ['numeric'], returns: () => DOUBLE, apply: logarithm('LN', Math.log), summary: 'The natural logarithm' },
  {
    name: 'LOG10',
    parameters: ['numeric'],
    returns: () => DOUBLE,
    apply: logarithm('LOG10', Math.log10),
    summary: 'The logarithm to base 10',
  },
  {
    name: 'SQRT',
    parameters: ['numeric'],
    returns: () => DOUBLE,
    apply: (x: number) => (x < 0 ? invalid('SQRT of a negative number') : Math.sqrt(x)),
    summary: 'The square root',
  },
  {
    name: 'POWER',
    parameters: ['numeric', 'numeric'],
    returns: () => DOUBLE,
    apply: (a: number, b: number) => finite(power(a, b)),
    summary: 'POWER(x, y): x to the power y',
  },
  {
    name: 'MOD',
    parameters: ['numeric', 'numeric'],
    returns: moduloType,
    apply: modulo,
    exact: exactModulo,
    summary: 'MOD(x, y): the remainder of x / y, with the sign of x',
  },
  {
    name: 'FLOOR',
    parameters: ['numeric'],
    returns: wholeType,
    apply: (x: number) => Math.floor(x),
    exact: exactWhole(Math.floor, -1n),
    summary: 'The greatest whole number not above x',
  },
  {
    name: 'CEIL',
    parameters: ['numeric'],
    returns: wholeType,
    apply: (x: number) => Math.ceil(x) + 0,
    exact: exactWhole(Math.ceil, 1n),
    summary: 'The least whole number not below x',
  },
  {
    name: 'STEP',
    parameters: ['numeric', 'numeric'],
    returns: stepType,
    exact: exactStep,
    apply: (x: number, step: number) => (step > 0 ? Math.floor(x / step) * step : invalid('STEP: the step must be greater than 0')),
    summary: 'STEP(x BY n): x rounded down to a multiple of n',
  },
];
