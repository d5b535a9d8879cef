// + - * / on numbers, datetimes and intervals.
import { call, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import {
  arithmeticType,
  familyOf,
  INTEGER_RANGES,
  interval,
  isApproximate,
  isInteger,
  isMonths,
  type SqlType,
  type TypeKind,
  typeText,
} from '../semantics/sql-type.ts';
import { addMonths, DAY_MS } from './calendar.ts';
import { approximated } from './cast.ts';
import { decimalArithmetic } from './decimal-arithmetic.ts';
import { decimalOf, unitsOf } from './decimal-number.ts';
import { divisionByZero, negatedWhole, overflow, WHOLE_ARITHMETIC } from './whole-number.ts';

type Operator = '+' | '-' | '*' | '/';
type Apply = (a: number, b: number) => number;

const PLAIN: Readonly<Record<Operator, Apply>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? divisionByZero() : a / b),
};

/** Of INTEGER and smaller: a double holds any sum of two exactly, and a product that it rounds is out of range anyway. */
function smallInteger(operator: Operator): Apply {
  const [least, most] = INTEGER_RANGES.INTEGER as readonly [number, number];
  const plain = PLAIN[operator];
  // Integer / integer truncates. AWS: sql-reference-aggregate-functions.html, SUM(TEMP)/COUNT(TEMP).
  const whole: Apply = operator === '/' ? (a, b) => Math.trunc(plain(a, b)) : plain;
  return (a, b) => {
    const result = whole(a, b);
    return result >= least && result <= most ? result : overflow(result, 'INTEGER');
  };
}

const cache = new Map<string, ScalarFunction>();

function numberFunction(operator: Operator, a: SqlType, b: SqlType, type: SqlType): ScalarFunction {
  const key = [operator, typeText(type), ...(type.kind === 'DECIMAL' ? [typeText(a), typeText(b)] : [])].join(' ');
  const known = cache.get(key);
  if (known) return known;
  const named = { name: operator, nulls: 'propagate' as const };
  const plain = PLAIN[operator];
  let fn: ScalarFunction = { ...named, apply: plain };
  if (type.kind === 'BIGINT') fn = { ...named, apply: WHOLE_ARITHMETIC[operator] };
  else if (isInteger(type)) fn = { ...named, apply: smallInteger(operator) };
  else if (type.kind === 'DECIMAL') fn = { ...named, apply: decimalArithmetic(operator, a, b, type) };
  else if (type.kind === 'REAL') fn = { ...named, apply: ((x: number, y: number) => Math.fround(plain(x, y))) as Apply };
  else if (operator !== '/') fn = { ...named, template: ['(', ` ${operator} `, ')'], apply: plain };
  if (cache.size < 10_000) cache.set(key, fn);
  return fn;
}

const propagate = (name: string, apply: Apply, template?: readonly string[]): ScalarFunction => ({
  name,
  nulls: 'propagate',
  apply,
  ...(template && { template }),
});

const PLUS = propagate('+', PLAIN['+'], ['(', ' + ', ')']);
const MINUS = propagate('-', PLAIN['-'], ['(', ' - ', ')']);
const INTERVAL_TIMES = propagate('*', (a, b) => Math.trunc(a * b));
const INTERVAL_OVER = propagate('/', (a, b) => (b === 0 ? divisionByZero() : Math.trunc(a / b)));
const PLUS_MONTHS = propagate('+ months', addMonths);
const MINUS_MONTHS = propagate('- months', (a, b) => addMonths(a, -b));
const timeOfDay = (ms: number): number => ((ms % DAY_MS) + DAY_MS) % DAY_MS;
const PLUS_TIME = propagate('+ time', (a, b) => timeOfDay(a + b));
const MINUS_TIME = propagate('- time', (a, b) => timeOfDay(a - b));

/** <a> <operator> <b>; undefined when the types have no such operation. */
export function arithmetic(operator: Operator, a: Scalar, b: Scalar): Scalar | undefined {
  const left = familyOf(a.type);
  const right = familyOf(b.type);
  const number = (family: string): boolean => family === 'numeric' || family === 'null';
  if (number(left) && number(right)) {
    const type = arithmeticType(operator, a.type, b.type);
    const operands = isApproximate(type) ? [approximated(a), approximated(b)] : [a, b];
    return call(numberFunction(operator, a.type, b.type, type), operands, type);
  }
  if (left === 'interval' && right === 'interval' && (operator === '+' || operator === '-')) {
    if (isMonths(a.type) !== isMonths(b.type)) return undefined;
    return call(operator === '+' ? PLUS : MINUS, [a, b], widerInterval(a.type, b.type));
  }
  if (left === 'interval' && number(right) && operator === '*') return call(INTERVAL_TIMES, [a, approximated(b)], a.type);
  if (left === 'interval' && number(right) && operator === '/') return call(INTERVAL_OVER, [a, approximated(b)], a.type);
  if (number(left) && right === 'interval' && operator === '*') return call(INTERVAL_TIMES, [b, approximated(a)], b.type);
  if (left === 'datetime' && right === 'interval' && (operator === '+' || operator === '-')) return shifted(operator, a, b);
  if (left === 'interval' && right === 'datetime' && operator === '+') return shifted('+', b, a);
  return undefined;
}

function shifted(operator: '+' | '-', time: Scalar, by: Scalar): Scalar | undefined {
  if (isMonths(by.type)) {
    if (time.type.kind === 'TIME') return undefined;
    return call(operator === '+' ? PLUS_MONTHS : MINUS_MONTHS, [time, by], time.type);
  }
  if (time.type.kind === 'TIME') return call(operator === '+' ? PLUS_TIME : MINUS_TIME, [time, by], time.type);
  return call(operator === '+' ? PLUS : MINUS, [time, by], time.type);
}

const UNIT_ORDER = ['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND'];

function widerInterval(a: SqlType, b: SqlType): SqlType {
  const [p, q] = [a.qualifier, b.qualifier];
  if (!p || !q) return a;
  const from = UNIT_ORDER.indexOf(p.from) <= UNIT_ORDER.indexOf(q.from) ? p.from : q.from;
  const to = UNIT_ORDER.indexOf(p.to) >= UNIT_ORDER.indexOf(q.to) ? p.to : q.to;
  return interval({ from, to });
}

/** (<datetime> - <datetime>): milliseconds, or whole months when the qualifier says YEAR or MONTH. */
export const DATETIME_DIFFERENCE = MINUS;
export const MONTHS_BETWEEN = propagate('months between', (a, b) => {
  const [x, y] = [new Date(a), new Date(b)];
  const months = (x.getUTCFullYear() - y.getUTCFullYear()) * 12 + x.getUTCMonth() - y.getUTCMonth();
  if (months > 0 && addMonths(b, months) > a) return months - 1;
  if (months < 0 && addMonths(b, months) < a) return months + 1;
  return months;
});

const NEGATE = propagate('-', ((a: number) => -a) as Apply, ['(-', ')']);
const NEGATE_BIGINT: ScalarFunction = { name: '-', nulls: 'propagate', apply: negatedWhole };
const NEGATE_DECIMAL: ScalarFunction = {
  name: '-',
  nulls: 'propagate',
  apply: (a: number | string) => {
    if (typeof a === 'number') return -a;
    const { units, scale } = unitsOf(a);
    return decimalOf(-units, scale);
  },
};
/** Of the smaller types: the least value has no positive counterpart. */
const negateSmall = (kind: 'TINYINT' | 'SMALLINT' | 'INTEGER'): ScalarFunction => {
  const [least] = INTEGER_RANGES[kind] as readonly [number, number];
  return { name: '-', nulls: 'propagate', apply: (a: number) => (a === least ? overflow(-a, kind) : -a) };
};
const NEGATIONS: Readonly<Partial<Record<TypeKind, ScalarFunction>>> = {
  TINYINT: negateSmall('TINYINT'),
  SMALLINT: negateSmall('SMALLINT'),
  INTEGER: negateSmall('INTEGER'),
  BIGINT: NEGATE_BIGINT,
  DECIMAL: NEGATE_DECIMAL,
};

/** - <number or interval>; undefined for other types. */
export function negated(operand: Scalar): Scalar | undefined {
  const family = familyOf(operand.type);
  if (family !== 'numeric' && family !== 'interval' && family !== 'null') return undefined;
  return call(NEGATIONS[operand.type.kind] ?? NEGATE, [operand], operand.type);
}
