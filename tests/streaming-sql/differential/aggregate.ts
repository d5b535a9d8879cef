// Aggregates by their definition: the list of the rows of a group or frame, folded each time from the beginning.
import { type Expression, isNumber, numeric, type Tuple, type Type, type Value } from './expression.ts';
import { asDouble, checked, decimalType, digitsOf, type ExactType, type NumberType, rounded } from './number.ts';
import type { Random } from './random.ts';

export interface Aggregate {
  readonly sql: string; // without OVER
  readonly type: Type;
  readonly wide?: boolean;
  readonly value: (rows: readonly Tuple[]) => Value;
}

type Fold = (values: readonly Value[]) => Value; // of the values that are not NULL; the list is not empty

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const units = (values: readonly Value[]): bigint => (values as readonly bigint[]).reduce((sum, value) => sum + value, 0n);
const squares = (values: readonly number[]): number => {
  const middle = total(values) / values.length;
  return total(values.map((value) => (value - middle) ** 2));
};
const best =
  (better: (a: never, b: never) => boolean): Fold =>
  (values) =>
    values.reduce((found, value) => (better(value as never, found as never) ? value : found));

const EXTREMES: Readonly<Record<string, Fold>> = {
  MIN: best((a: number, b: number) => a < b),
  MAX: best((a: number, b: number) => a > b),
};
const SPREADS: Readonly<Record<string, (values: readonly number[]) => number | null>> = {
  STDDEV_POP: (values) => Math.sqrt(squares(values) / values.length),
  VAR_SAMP: (values) => (values.length < 2 ? null : squares(values) / (values.length - 1)),
};

const sumType = (type: ExactType): ExactType => (type.startsWith('DECIMAL') ? decimalType(18, digitsOf(type).scale) : 'BIGINT');

/** AVG keeps its argument's type: of whole numbers it truncates, of DECIMAL it rounds (the engine's README, "Decisions"). */
function mean(type: ExactType): Fold {
  return (values) => {
    const count = BigInt(values.length);
    return type.startsWith('DECIMAL') ? rounded(units(values), count) : units(values) / count;
  };
}

function summing(name: 'SUM' | 'AVG', type: NumberType): { readonly type: NumberType; readonly fold: Fold } {
  if (type === 'DOUBLE') {
    const sum: Fold = (values) => total(values as readonly number[]);
    return { type, fold: name === 'SUM' ? sum : (values) => (sum(values) as number) / values.length };
  }
  if (name === 'AVG') return { type, fold: mean(type) };
  const result = sumType(type);
  return { type: result, fold: (values) => checked(units(values), result) };
}

/** An aggregate over the columns: COUNT(*), COUNT(x), SUM, AVG, MIN, MAX, deviation and variance. */
export function aggregate(random: Random, columns: readonly Expression[]): Aggregate {
  if (random.chance(0.25)) return { sql: 'COUNT(*)', type: 'BIGINT', value: (rows) => BigInt(rows.length) };
  const plain = random.pick(columns);
  const seen = (argument: Expression, rows: readonly Tuple[]): Value[] => rows.map(argument.value).filter((value) => value !== null);
  const over = (argument: Expression, fold: Fold): Aggregate['value'] => {
    return (rows) => {
      const values = seen(argument, rows);
      return values.length === 0 ? null : fold(values);
    };
  };
  if (random.chance(0.2)) return { sql: `COUNT(${plain.sql})`, type: 'BIGINT', value: (rows) => BigInt(seen(plain, rows).length) };
  if (random.chance(0.25) && plain.type !== 'BOOLEAN' && plain.type !== 'VARBINARY(4)') {
    const name = random.pick(['MIN', 'MAX']);
    return { ...plain, sql: `${name}(${plain.sql})`, value: over(plain, EXTREMES[name] as Fold) };
  }
  const argument = random.chance(0.7) ? number(random, columns) : numeric(random, columns, 1);
  if (random.chance(0.3) && !argument.wide) {
    const name = random.pick(Object.keys(SPREADS));
    const spread = SPREADS[name] as (values: readonly number[]) => number | null;
    const fold: Fold = (values) => spread(values.map((value) => asDouble(value as bigint, argument.type as NumberType)));
    return { sql: `${name}(${argument.sql})`, type: 'DOUBLE', value: over(argument, fold) };
  }
  if (random.chance(0.3)) {
    const name = random.pick(['MIN', 'MAX']);
    return { ...argument, sql: `${name}(${argument.sql})`, value: over(argument, EXTREMES[name] as Fold) };
  }
  const name = random.pick(['SUM', 'AVG'] as const);
  const { type, fold } = summing(name, argument.type as NumberType);
  return { ...argument, sql: `${name}(${argument.sql})`, type, value: over(argument, fold) };
}

const number = (random: Random, columns: readonly Expression[]): Expression => {
  const numbers = columns.filter(({ type }) => isNumber(type));
  return numbers.length > 0 ? random.pick(numbers) : numeric(random, columns, 0);
};

/** A call that has a meaning only in a sliding window: places in the frame. NULLs count, or are passed over. */
export function positional(random: Random, columns: readonly Expression[]): Aggregate {
  const argument = random.pick(columns);
  const ignores = random.chance(0.4);
  const n = random.int(1, 3);
  const call = random.pick<readonly [sql: string, pick: (values: readonly Value[], before: readonly Value[]) => Value | undefined]>([
    [`FIRST_VALUE(${argument.sql})`, (values) => values[0]],
    [`LAST_VALUE(${argument.sql})`, (values) => values.at(-1)],
    [`NTH_VALUE(${argument.sql}, ${n})`, (values) => values[n - 1]],
    [`NTH_VALUE(${argument.sql}, ${n}) FROM LAST`, (values) => values.at(-n)],
    [`LAG(${argument.sql}, ${n})`, (_, before) => before.at(-n)],
  ]);
  const counting = (rows: readonly Tuple[]): Value[] => rows.map(argument.value).filter((value) => !ignores || value !== null);
  return {
    ...argument,
    sql: `${call[0]}${ignores ? ' IGNORE NULLS' : ''}`,
    value: (rows) => call[1](counting(rows), counting(rows.slice(0, -1))) ?? null,
  };
}
