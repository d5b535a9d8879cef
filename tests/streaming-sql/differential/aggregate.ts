// Aggregates by their definition: the list of the rows of a group or frame, folded each time from the beginning.
import { type Expression, isNumber, numeric, type Tuple, type Type, type Value } from './expression.ts';
import type { Random } from './random.ts';

export interface Aggregate {
  readonly sql: string; // without OVER
  readonly type: Type;
  readonly value: (rows: readonly Tuple[]) => Value;
}

type Fold = (values: readonly Value[]) => Value; // of the values that are not NULL; the list is not empty

const sum = (values: readonly Value[]): number => (values as readonly number[]).reduce((total, value) => total + value, 0);
const mean = (values: readonly Value[]): number => sum(values) / values.length;
const squares = (values: readonly Value[]): number => {
  const middle = mean(values);
  return sum(values.map((value) => ((value as number) - middle) ** 2));
};
const best =
  (better: (a: never, b: never) => boolean): Fold =>
  (values) =>
    values.reduce((found, value) => (better(value as never, found as never) ? value : found));

const FOLDS: Readonly<Record<string, Fold>> = {
  MIN: best((a: number, b: number) => a < b),
  MAX: best((a: number, b: number) => a > b),
  SUM: sum,
  STDDEV_POP: (values) => Math.sqrt(squares(values) / values.length),
  VAR_SAMP: (values) => (values.length < 2 ? null : squares(values) / (values.length - 1)),
};

const NAMES = ['SUM', 'SUM', 'AVG', 'AVG', 'MIN', 'MAX', 'STDDEV_POP', 'VAR_SAMP'];

/** An aggregate over the columns: COUNT(*), COUNT(x), SUM, AVG, MIN, MAX, deviation and variance. */
export function aggregate(random: Random, columns: readonly Expression[]): Aggregate {
  if (random.chance(0.25)) return { sql: 'COUNT(*)', type: 'BIGINT', value: (rows) => rows.length };
  const plain = random.pick(columns);
  const seen = (argument: Expression, rows: readonly Tuple[]): Value[] => rows.map(argument.value).filter((value) => value !== null);
  if (random.chance(0.2)) return { sql: `COUNT(${plain.sql})`, type: 'BIGINT', value: (rows) => seen(plain, rows).length };
  if (random.chance(0.25) && plain.type !== 'BOOLEAN') {
    const name = random.pick(['MIN', 'MAX']);
    return { sql: `${name}(${plain.sql})`, type: plain.type, value: (rows) => folded(FOLDS[name] as Fold, seen(plain, rows)) };
  }
  const argument = random.chance(0.7) ? number(random, columns) : numeric(random, columns, 1);
  const name = random.pick(NAMES);
  const sql = `${name}(${argument.sql})`;
  // AVG keeps its argument's type, so that of whole numbers it truncates (the engine's README, "Decisions").
  if (name === 'AVG') {
    const average: Fold = argument.type === 'DOUBLE' ? mean : (values) => Math.trunc(mean(values));
    return { sql, type: argument.type, value: (rows) => folded(average, seen(argument, rows)) };
  }
  const type = name === 'SUM' && argument.type !== 'DOUBLE' ? 'BIGINT' : /^(SUM|STDDEV|VAR)/.test(name) ? 'DOUBLE' : argument.type;
  return { sql, type, value: (rows) => folded(FOLDS[name] as Fold, seen(argument, rows)) };
}

const number = (random: Random, columns: readonly Expression[]): Expression => {
  const numbers = columns.filter(({ type }) => isNumber(type));
  return numbers.length > 0 ? random.pick(numbers) : numeric(random, columns, 0);
};

const folded = (fold: Fold, values: readonly Value[]): Value => (values.length === 0 ? null : fold(values));

/** A call that has a meaning only in a sliding window: places in the frame. */
export function positional(random: Random, columns: readonly Expression[]): Aggregate {
  const argument = random.pick(columns);
  const at = (rows: readonly Tuple[], index: number): Value => {
    const row = rows[index];
    return row ? argument.value(row) : null;
  };
  const n = random.int(1, 2);
  return random.pick<Aggregate>([
    { sql: `FIRST_VALUE(${argument.sql})`, type: argument.type, value: (rows) => at(rows, 0) },
    { sql: `LAST_VALUE(${argument.sql})`, type: argument.type, value: (rows) => at(rows, rows.length - 1) },
    { sql: `NTH_VALUE(${argument.sql}, ${n})`, type: argument.type, value: (rows) => at(rows, n - 1) },
    { sql: `LAG(${argument.sql}, ${n})`, type: argument.type, value: (rows) => at(rows, rows.length - 1 - n) },
  ]);
}
