// Numbers of the naive computation: exact ones as units of a scale in a bigint, doubles as doubles; types by the documented rules.
// AWS: sql-reference-numeric-types-precision.html

export type ExactType = 'INTEGER' | 'BIGINT' | `DECIMAL(${number}, ${number})`;
export type NumberType = ExactType | 'DOUBLE';

/** The row is lost: division by zero, or a number out of its type's range. */
export class Lost extends Error {}

const MOST_DIGITS = 18;
const RANGES = { INTEGER: 2n ** 31n, BIGINT: 2n ** 63n } as const;

interface Digits {
  readonly precision: number;
  readonly scale: number;
}

export function digitsOf(type: ExactType): Digits {
  if (type === 'INTEGER') return { precision: 10, scale: 0 };
  if (type === 'BIGINT') return { precision: MOST_DIGITS, scale: 0 };
  const [, precision, scale] = /^DECIMAL\((\d+), (\d+)\)$/.exec(type) ?? [];
  return { precision: Number(precision), scale: Number(scale) };
}

export const decimalType = (precision: number, scale: number): ExactType =>
  `DECIMAL(${Math.min(MOST_DIGITS, precision)}, ${Math.min(scale, MOST_DIGITS, precision)})`;

export const isExact = (type: string): type is ExactType => type === 'INTEGER' || type === 'BIGINT' || type.startsWith('DECIMAL');
const isWhole = (type: ExactType): boolean => !type.startsWith('DECIMAL');

/** The type of a + b, a * b ... */
export function resultType(operator: '+' | '-' | '*' | '/', a: ExactType, b: ExactType): ExactType {
  if (isWhole(a) && isWhole(b)) return a === 'BIGINT' || b === 'BIGINT' ? 'BIGINT' : 'INTEGER';
  const [{ precision: p1, scale: s1 }, { precision: p2, scale: s2 }] = [digitsOf(a), digitsOf(b)];
  if (operator === '*') return decimalType(p1 + p2, s1 + s2);
  if (operator === '/') {
    const whole = p1 - s1 + s2;
    const scale = Math.max(6, s1 + p2 + 1);
    return decimalType(whole + scale, Math.min(scale, Math.max(0, MOST_DIGITS - whole)));
  }
  const scale = Math.max(s1, s2);
  return decimalType(Math.max(p1 - s1, p2 - s2) + scale + 1, scale);
}

/** The type that holds both: of CASE and COALESCE. */
export function commonType(a: NumberType, b: NumberType): NumberType {
  if (a === b) return a;
  if (a === 'DOUBLE' || b === 'DOUBLE') return 'DOUBLE';
  if (isWhole(a) && isWhole(b)) return 'BIGINT';
  const [{ precision: p1, scale: s1 }, { precision: p2, scale: s2 }] = [digitsOf(a), digitsOf(b)];
  const scale = Math.max(s1, s2);
  return decimalType(Math.max(p1 - s1, p2 - s2) + scale, scale);
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/** dividend / divisor, half away from zero. */
export function rounded(dividend: bigint, divisor: bigint): bigint {
  const sign = dividend < 0n === divisor < 0n ? 1n : -1n;
  return sign * ((magnitude(dividend) * 2n + magnitude(divisor)) / (magnitude(divisor) * 2n));
}

/** Throws Lost when the units are out of the type's range. */
export function checked(units: bigint, type: ExactType): bigint {
  const fits = isWhole(type)
    ? units >= -RANGES[type as 'BIGINT'] && units < RANGES[type as 'BIGINT']
    : magnitude(units) < power(digitsOf(type).precision);
  if (!fits) throw new Lost();
  return units;
}

/** A number of one type as one of another: what CAST does. */
export function converted(value: bigint | number, from: NumberType, to: NumberType): bigint | number {
  if (from === to) return value;
  if (to === 'DOUBLE') return asDouble(value, from);
  if (from === 'DOUBLE') throw new Error('A double is never made exact here');
  const [{ scale: s }, { scale: t }] = [digitsOf(from), digitsOf(to)];
  return checked(t >= s ? (value as bigint) * power(t - s) : rounded(value as bigint, power(s - t)), to);
}

/** The nearest double, by way of its text. */
export const asDouble = (value: bigint | number, type: NumberType): number =>
  typeof value === 'number' || type === 'DOUBLE' ? Number(value) : Number(exactText(value, digitsOf(type).scale));

export function computed(operator: '+' | '-' | '*' | '/', a: bigint, b: bigint, types: readonly [ExactType, ExactType]): bigint {
  const type = resultType(operator, ...types);
  const [s1, s2] = types.map((each) => digitsOf(each).scale) as [number, number];
  const { scale } = digitsOf(type);
  if (operator === '/') {
    if (b === 0n) throw new Lost();
    return checked(isWhole(type) ? a / b : rounded(a * power(s2 + scale), b * power(s1)), type);
  }
  if (operator === '*') return checked(rounded(a * b * power(scale), power(s1 + s2)), type);
  const other = b * power(scale - s2);
  return checked(a * power(scale - s1) + (operator === '+' ? other : -other), type);
}

/** All digits of units of a scale: -0.50. */
export function exactText(units: bigint, scale: number): string {
  const digits = magnitude(units)
    .toString()
    .padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

/** Units of a scale from the text of a number without an exponent. */
export function unitsOfText(text: string, scale: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  if (fraction.length > scale) throw new Error(`${text} has more than ${scale} digits behind the point`);
  return BigInt(whole + fraction.padEnd(scale, '0'));
}
