// Random expressions: the SQL text and, beside it, its value by the rules of SQL, written without the engine.
import type { Random } from './random.ts';

export type Value = number | string | boolean | null;
export type Type = 'VARCHAR(8)' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP';

/** A row of the naive computation. */
export interface Tuple {
  readonly time: number;
  readonly values: readonly Value[];
}

export interface Expression {
  readonly sql: string;
  readonly type: Type;
  readonly value: (row: Tuple) => Value;
}

export interface Column {
  readonly name: string;
  readonly type: Type;
}

/** The row is lost: division by zero. */
export class Lost extends Error {}

/** The columns of a relation as expressions; `alias` stands before the names. */
export function columnsOf(columns: readonly Column[], alias = '', offset = 0): Expression[] {
  return columns.map(({ name, type }, i) => ({
    sql: `${alias}${name}`,
    type,
    value: (row) => row.values[offset + i] as Value,
  }));
}

const isWhole = (type: Type): boolean => type === 'INTEGER' || type === 'BIGINT';
export const isNumber = (type: Type): boolean => isWhole(type) || type === 'DOUBLE';

const constant = (sql: string, type: Type, value: Value): Expression => ({ sql, type, value: () => value });
const wholeConstant = (random: Random): Expression => {
  const value = random.int(-3, 6);
  return constant(value < 0 ? `(${value})` : `${value}`, 'INTEGER', value);
};

function binary(sql: string, type: Type, a: Expression, b: Expression, apply: (x: never, y: never) => Value): Expression {
  return {
    sql: `(${a.sql} ${sql} ${b.sql})`,
    type,
    value: (row) => {
      const [x, y] = [a.value(row), b.value(row)];
      return x === null || y === null ? null : apply(x as never, y as never);
    },
  };
}

const numericType = (a: Type, b: Type): Type =>
  a === 'DOUBLE' || b === 'DOUBLE' ? 'DOUBLE' : a === 'BIGINT' || b === 'BIGINT' ? 'BIGINT' : 'INTEGER';

function divided(a: Expression, b: Expression): Expression {
  const type = numericType(a.type, b.type);
  return binary('/', type, a, b, (x: number, y: number) => {
    if (y === 0) throw new Lost();
    return type === 'DOUBLE' ? x / y : Math.trunc(x / y);
  });
}

/** A number from the columns. */
export function numeric(random: Random, columns: readonly Expression[], depth = 2): Expression {
  const candidates = columns.filter(({ type }) => isNumber(type));
  if (depth === 0 || candidates.length === 0) {
    return candidates.length > 0 && random.chance(0.8) ? random.pick(candidates) : wholeConstant(random);
  }
  const part = (): Expression => numeric(random, columns, depth - 1);
  const [a, b] = [part(), part()];
  switch (random.int(0, 7)) {
    case 0:
      return binary('+', numericType(a.type, b.type), a, b, (x: number, y: number) => x + y);
    case 1:
      return binary('-', numericType(a.type, b.type), a, b, (x: number, y: number) => x - y);
    case 2: {
      const factor = wholeConstant(random);
      return binary('*', numericType(a.type, 'INTEGER'), a, factor, (x: number, y: number) => x * y);
    }
    case 3: {
      const test = condition(random, columns, depth - 1);
      return {
        sql: `CASE WHEN ${test.sql} THEN ${a.sql} ELSE ${b.sql} END`,
        type: numericType(a.type, b.type),
        value: (row) => (test.value(row) === true ? a : b).value(row),
      };
    }
    case 4:
      return { sql: `COALESCE(${a.sql}, ${b.sql})`, type: numericType(a.type, b.type), value: (row) => a.value(row) ?? b.value(row) };
    case 5:
      return {
        sql: `ABS(${a.sql})`,
        type: a.type,
        value: (row) => {
          const value = a.value(row);
          return value === null ? null : Math.abs(value as number);
        },
      };
    case 6:
      return random.chance(0.3) ? divided(a, b) : divided(a, constant('4', 'INTEGER', 4));
    default:
      return a;
  }
}

const COMPARE: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>=': (order) => order >= 0,
};

export function compared(operator: string, a: Expression, b: Expression): Expression {
  const test = COMPARE[operator] as (order: number) => boolean;
  return binary(operator, 'BOOLEAN', a, b, (x: number, y: number) => test(x === y ? 0 : x < y ? -1 : 1));
}

/** AND and OR of three-valued logic; a lost row is lost whichever side loses it, so losing parts stay out of conditions. */
function both(operator: 'AND' | 'OR', a: Expression, b: Expression): Expression {
  const decided = operator === 'OR';
  return {
    sql: `(${a.sql} ${operator} ${b.sql})`,
    type: 'BOOLEAN',
    value: (row) => {
      const [x, y] = [a.value(row), b.value(row)];
      if (x === decided || y === decided) return decided;
      return x === null || y === null ? null : !decided;
    },
  };
}

/** TRUE, FALSE or UNKNOWN from the columns; it never loses a row. */
export function condition(random: Random, columns: readonly Expression[], depth = 2): Expression {
  if (depth > 0 && random.chance(0.4)) {
    const [a, b] = [condition(random, columns, depth - 1), condition(random, columns, depth - 1)];
    if (random.chance(0.7)) return both(random.pick(['AND', 'OR']), a, b);
    return {
      sql: `(NOT ${a.sql})`,
      type: 'BOOLEAN',
      value: (row) => {
        const value = a.value(row);
        return value === null ? null : !value;
      },
    };
  }
  const column = random.pick(columns);
  if (random.chance(0.2)) {
    const negated = random.chance(0.5);
    return {
      sql: `(${column.sql} IS ${negated ? 'NOT ' : ''}NULL)`,
      type: 'BOOLEAN',
      value: (row) => (column.value(row) === null) !== negated,
    };
  }
  if (column.type === 'BOOLEAN') return column;
  if (column.type === 'VARCHAR(8)') return ofText(random, column);
  if (column.type === 'TIMESTAMP') return compared('=', column, column);
  return compared(random.pick(Object.keys(COMPARE)), column, wholeConstant(random));
}

function ofText(random: Random, column: Expression): Expression {
  const text = random.pick(['a', 'b', 'A', 'a ', 'c']);
  if (random.chance(0.3)) {
    return {
      sql: `(${column.sql} LIKE '${text}%')`,
      type: 'BOOLEAN',
      value: (row) => {
        const value = column.value(row);
        return value === null ? null : (value as string).startsWith(text);
      },
    };
  }
  return compared(random.pick(Object.keys(COMPARE)), column, constant(`'${text}'`, 'VARCHAR(8)', text));
}

/** Anything that a SELECT list or a GROUP BY may hold. */
export function anything(random: Random, columns: readonly Expression[]): Expression {
  return random.chance(0.6) ? random.pick(columns) : numeric(random, columns);
}
