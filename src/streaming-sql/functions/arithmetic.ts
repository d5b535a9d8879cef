// + - * / on numbers, datetimes and intervals.
import { call, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import { arithmeticType, familyOf, interval, isInteger, isMonths, type SqlType, typeText } from '../semantics/sql-type.ts';
import { RowFailure } from '../semantics/value.ts';
import { addMonths, DAY_MS } from './calendar.ts';
import { checkRange, roundTo } from './number-text.ts';

type Operator = '+' | '-' | '*' | '/';
type Apply = (a: number, b: number) => number;

function divisionByZero(): never {
  throw new RowFailure('DIVISION_BY_ZERO', 'Division by zero');
}

const PLAIN: Readonly<Record<Operator, Apply>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? divisionByZero() : a / b),
};

const cache = new Map<string, ScalarFunction>();

function numberFunction(operator: Operator, type: SqlType): ScalarFunction {
  const key = `${operator} ${typeText(type)}`;
  const known = cache.get(key);
  if (known) return known;
  const plain = PLAIN[operator];
  let fn: ScalarFunction = { name: operator, nulls: 'propagate', apply: plain };
  if (isInteger(type)) {
    // Integer / integer truncates. AWS: sql-reference-aggregate-functions.html, SUM(TEMP)/COUNT(TEMP).
    const whole: Apply = operator === '/' ? (a, b) => (b === 0 ? divisionByZero() : Math.trunc(a / b)) : plain;
    fn = { ...fn, apply: ((a: number, b: number) => checkRange(whole(a, b), type)) as Apply };
  } else if (type.kind === 'DECIMAL') {
    const scale = type.scale ?? 0;
    fn = { ...fn, apply: ((a: number, b: number) => roundTo(plain(a, b), scale)) as Apply };
  } else if (type.kind === 'REAL') {
    fn = { ...fn, apply: ((a: number, b: number) => Math.fround(plain(a, b))) as Apply };
  } else if (operator !== '/') fn = { ...fn, template: ['(', ` ${operator} `, ')'] };
  cache.set(key, fn);
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
    return call(numberFunction(operator, type), [a, b], type);
  }
  if (left === 'interval' && right === 'interval' && (operator === '+' || operator === '-')) {
    if (isMonths(a.type) !== isMonths(b.type)) return undefined;
    return call(operator === '+' ? PLUS : MINUS, [a, b], widerInterval(a.type, b.type));
  }
  if (left === 'interval' && number(right) && operator === '*') return call(INTERVAL_TIMES, [a, b], a.type);
  if (left === 'interval' && number(right) && operator === '/') return call(INTERVAL_OVER, [a, b], a.type);
  if (number(left) && right === 'interval' && operator === '*') return call(INTERVAL_TIMES, [b, a], b.type);
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

/** - <number or interval>; undefined for other types. */
export function negated(operand: Scalar): Scalar | undefined {
  const family = familyOf(operand.type);
  return family === 'numeric' || family === 'interval' || family === 'null' ? call(NEGATE, [operand], operand.type) : undefined;
}
