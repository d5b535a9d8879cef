// Random expressions: the SQL text and, beside it, its value by the rules of SQL, written without the engine.
import {
  asDouble,
  checked,
  commonType,
  computed,
  converted,
  decimalType,
  digitsOf,
  type ExactType,
  exactText,
  isExact,
  Lost,
  type NumberType,
  resultType,
  rounded,
} from './number.ts';
import type { Random } from './random.ts';

/** An exact number is its units of the type's scale, as a bigint; bytes are their hexadecimal digits. */
export type Value = number | bigint | string | boolean | null;
export type Type = NumberType | 'VARCHAR(8)' | 'VARCHAR(1024)' | 'BOOLEAN' | 'TIMESTAMP' | 'DATE' | 'TIME' | 'VARBINARY(4)';

/** A row of the naive computation. */
export interface Tuple {
  readonly time: number;
  readonly values: readonly Value[];
}

export interface Expression {
  readonly sql: string;
  readonly type: Type;
  readonly value: (row: Tuple) => Value;
  /** It may be so large that sums of doubles of it depend on their order. */
  readonly wide?: boolean;
}

export interface Column {
  readonly name: string;
  readonly type: Type;
  readonly wide?: boolean;
}

export { Lost };

/** Values as one text, different for different values. */
export const keyText = (values: readonly Value[]): string =>
  JSON.stringify(values.map((value) => (typeof value === 'bigint' ? `${value}n` : value)));

/** The columns of a relation as expressions; `alias` stands before the names. */
export function columnsOf(columns: readonly Column[], alias = '', offset = 0): Expression[] {
  return columns.map(({ name, type, wide }, i) => ({
    sql: `${alias}${name}`,
    type,
    ...(wide && { wide }),
    value: (row) => row.values[offset + i] as Value,
  }));
}

export const isNumber = (type: Type): type is NumberType => type === 'DOUBLE' || isExact(type);
type Numeric = Expression & { readonly type: NumberType };
const isNumeric = (expression: Expression): expression is Numeric => isNumber(expression.type);

const constant = <T extends Type>(sql: string, type: T, value: Value): Expression & { readonly type: T } => ({
  sql,
  type,
  value: () => value,
});
const wholeConstant = (random: Random): Numeric => {
  const value = random.int(-3, 6);
  return constant(value < 0 ? `(${value})` : `${value}`, 'INTEGER', BigInt(value));
};

/** A constant that may be compared with a column: near the values that columns have. */
function nearConstant(random: Random, { type }: Expression): Numeric {
  if (type === 'BIGINT' && random.chance(0.5)) {
    const units = 9_007_199_254_740_992n + BigInt(random.int(0, 2));
    return constant(`${units}`, 'BIGINT', units);
  }
  if (type.startsWith('DECIMAL') && random.chance(0.7)) {
    const units = BigInt(random.pick([0, 5, 100, 123_456_789]));
    return constant(exactText(units, 2), `DECIMAL(${units > 999n ? 9 : 3}, 2)`, units);
  }
  return wholeConstant(random);
}

type Operator = '+' | '-' | '*' | '/';

/** a <operator> b, by the types of both. */
function arithmetic(operator: Operator, a: Numeric, b: Numeric): Numeric {
  const type = isExact(a.type) && isExact(b.type) ? resultType(operator, a.type, b.type) : 'DOUBLE';
  return {
    sql: `(${a.sql} ${operator} ${b.sql})`,
    type,
    ...((a.wide || b.wide) && { wide: true }),
    value: (row) => {
      const [x, y] = [a.value(row), b.value(row)] as (bigint | number | null)[];
      if (x === null || y === null || x === undefined || y === undefined) return null;
      if (type !== 'DOUBLE') return computed(operator, x as bigint, y as bigint, [a.type as ExactType, b.type as ExactType]);
      return ofDoubles(operator, asDouble(x, a.type), asDouble(y, b.type));
    },
  };
}

function ofDoubles(operator: Operator, x: number, y: number): number {
  if (operator === '/' && y === 0) throw new Lost();
  return operator === '+' ? x + y : operator === '-' ? x - y : operator === '*' ? x * y : x / y;
}

/** A number from the columns. */
export function numeric(random: Random, columns: readonly Expression[], depth = 2): Numeric {
  const candidates = columns.filter(isNumeric);
  if (depth === 0 || candidates.length === 0) {
    return candidates.length > 0 && random.chance(0.8) ? random.pick(candidates) : wholeConstant(random);
  }
  const part = (): Numeric => numeric(random, columns, depth - 1);
  const [a, b] = [part(), part()];
  // Doubles of wide numbers would be right only as far as a double goes, and their sums in no order alike.
  const unlike = (a.type === 'DOUBLE' || b.type === 'DOUBLE') && (a.wide || b.wide);
  if (unlike) return a;
  const wide = (a.wide || b.wide) && { wide: true };
  const type = commonType(a.type, b.type);
  const common = (from: Numeric, row: Tuple): Value => {
    const value = from.value(row) as bigint | number | null;
    return value === null ? null : converted(value, from.type, type);
  };
  switch (random.int(0, 11)) {
    case 0:
      return arithmetic('+', a, b);
    case 1:
      return arithmetic('-', a, b);
    case 2:
      return arithmetic('*', a, random.chance(0.2) ? b : wholeConstant(random));
    case 3: {
      const test = condition(random, columns, depth - 1);
      return {
        sql: `CASE WHEN ${test.sql} THEN ${a.sql} ELSE ${b.sql} END`,
        type,
        ...wide,
        value: (row) => common(test.value(row) === true ? a : b, row),
      };
    }
    case 4:
      return { sql: `COALESCE(${a.sql}, ${b.sql})`, type, ...wide, value: (row) => common(a, row) ?? common(b, row) };
    case 5:
      return signed(random.pick(['ABS', '-']), a);
    case 6:
      return arithmetic('/', a, random.chance(0.3) ? b : constant('4', 'INTEGER', 4n));
    case 7:
      return castOf(random, a);
    case 8:
      return whole(random.pick(['FLOOR', 'CEIL']), a);
    case 9:
      return remainder(a, random.chance(0.3) ? b : constant('0.7', 'DECIMAL(1, 1)', 7n));
    default:
      return a;
  }
}

function signed(operator: 'ABS' | '-', a: Numeric): Numeric {
  return {
    ...a,
    sql: operator === 'ABS' ? `ABS(${a.sql})` : `(- ${a.sql})`,
    value: (row) => {
      const value = a.value(row) as bigint | number | null;
      if (value === null || (operator === 'ABS' && value >= 0)) return value;
      return typeof value === 'number' ? -value : checked(-value, a.type as ExactType);
    },
  };
}

/** FLOOR or CEIL of an exact number. */
function whole(name: 'FLOOR' | 'CEIL', a: Numeric): Numeric {
  if (!isExact(a.type)) return a;
  const { precision, scale } = digitsOf(a.type);
  const type = a.type.startsWith('DECIMAL') ? decimalType(precision, 0) : a.type;
  const unit = 10n ** BigInt(scale);
  return {
    ...a,
    sql: `${name}(${a.sql})`,
    type,
    value: (row) => {
      const value = a.value(row) as bigint | null;
      if (value === null) return null;
      const below = (value - (((value % unit) + unit) % unit)) / unit;
      return checked(name === 'CEIL' && below * unit < value ? below + 1n : below, type);
    },
  };
}

/** MOD of exact numbers: the sign of a, the type of the first DECIMAL, or else of b. */
function remainder(a: Numeric, b: Numeric): Numeric {
  if (!isExact(a.type) || !isExact(b.type)) return a;
  const type = [a.type, b.type].find((each) => each.startsWith('DECIMAL')) ?? b.type;
  const [s, t] = [digitsOf(a.type).scale, digitsOf(b.type).scale];
  const scale = Math.max(s, t, digitsOf(type).scale);
  return {
    ...a,
    sql: `MOD(${a.sql}, ${b.sql})`,
    type,
    value: (row) => {
      const [x, y] = [a.value(row), b.value(row)] as (bigint | null)[];
      if (x === null || y === null || x === undefined || y === undefined) return null;
      if (y === 0n) throw new Lost();
      const rest = (x * 10n ** BigInt(scale - s)) % (y * 10n ** BigInt(scale - t));
      return checked(rounded(rest, 10n ** BigInt(scale - digitsOf(type).scale)), type);
    },
  };
}

/** A cast of an exact number; of doubles there are none, as they are right only nearly. */
function castOf(random: Random, a: Numeric): Numeric {
  const { type: from } = a;
  if (from === 'DOUBLE') return a;
  const type = random.pick<NumberType>([
    'BIGINT',
    'DECIMAL(18, 3)',
    'DECIMAL(18, 0)',
    'DECIMAL(12, 4)',
    ...(a.wide ? [] : ['DOUBLE' as const]),
  ]);
  return {
    ...a,
    sql: `CAST(${a.sql} AS ${type})`,
    type,
    value: (row) => {
      const value = a.value(row) as bigint | number | null;
      return value === null ? null : converted(value, from, type);
    },
  };
}

const COMPARE: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>=': (order) => order >= 0,
};

/** The order of two values: exact numbers by their units of one scale. */
function orderOf(a: Expression, b: Expression): (x: Value, y: Value) => number {
  if (isExact(a.type) && isExact(b.type)) {
    const [s, t] = [digitsOf(a.type).scale, digitsOf(b.type).scale];
    const [p, q] = [10n ** BigInt(Math.max(0, t - s)), 10n ** BigInt(Math.max(0, s - t))];
    return (x, y) => Number((x as bigint) * p > (y as bigint) * q) - Number((x as bigint) * p < (y as bigint) * q);
  }
  const inForm = ({ type }: Expression, value: Value): Value => (isExact(type) ? asDouble(value as bigint, type) : value);
  return (x, y) => {
    const [u, v] = [inForm(a, x), inForm(b, y)] as [number, number];
    return u === v ? 0 : u < v ? -1 : 1;
  };
}

export function compared(operator: string, a: Expression, b: Expression): Expression {
  const test = COMPARE[operator] as (order: number) => boolean;
  const order = orderOf(a, b);
  return {
    sql: `(${a.sql} ${operator} ${b.sql})`,
    type: 'BOOLEAN',
    value: (row) => {
      const [x, y] = [a.value(row), b.value(row)];
      return x === null || y === null ? null : test(order(x, y));
    },
  };
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
  return tested(random, column, columns);
}

function tested(random: Random, column: Expression, columns: readonly Expression[]): Expression {
  const operator = random.pick(Object.keys(COMPARE));
  switch (column.type) {
    case 'BOOLEAN':
      return column;
    case 'VARCHAR(8)':
    case 'VARCHAR(1024)':
      return ofText(random, column);
    case 'TIMESTAMP':
      return compared('=', column, column);
    case 'DATE':
      return compared(operator, column, constant("DATE '2018-11-01'", 'DATE', Date.UTC(2018, 10, 1)));
    case 'TIME':
      return compared(operator, column, constant("TIME '01:00:30'", 'TIME', 3_630_000));
    case 'VARBINARY(4)':
      return compared(operator, column, constant("X'00FF'", 'VARBINARY(4)', '00ff'));
    default: {
      const others = columns.filter((other) => isNumber(other.type) && (other.type !== 'DOUBLE' || !column.wide));
      const other = random.chance(0.3) ? random.pick(others) : nearConstant(random, column);
      return compared(operator, column, other.wide && column.type === 'DOUBLE' ? wholeConstant(random) : other);
    }
  }
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
