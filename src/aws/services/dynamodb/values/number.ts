// Numbers of DynamoDB: exact decimals of 38 significant digits, from 1E-130 to 9.99...E+125, kept as canonical text.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
// The sentences are those that dynalite recorded from the real service (github.com/mhart/dynalite, test/putItem.js).
import { AwsError } from '../../../core/errors.ts';

/** `sign * d.ddd * 10 ** exponent`; `digits` has no zero at either end and is empty for zero. */
export interface DynamoNumber {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly exponent: number;
}

export const mostDigits = 38;
export const largestExponent = 125;
export const smallestExponent = -130;

const zero: DynamoNumber = { sign: 0, digits: '', exponent: 0 };

// No two parts can match the same character, so that a hostile text takes no more than linear time.
const numeral = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** Texts up to this length are exact in a double: at most fifteen significant digits. */
const exactLength = 15;

const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range';

const invalid = (sentence: string) => new AwsError('ValidationException', sentence);

/** Reads any numeral that DynamoDB accepts. Throws AwsError ValidationException for what is none, is too large, too small or too precise. */
export function parseNumber(text: string): DynamoNumber {
  if (text === '') throw invalid('The parameter cannot be converted to a numeric value');
  const parts = numeral.exec(text);
  if (parts === null) throw invalid(`The parameter cannot be converted to a numeric value: ${text}`);
  const [, sign, whole = '', fraction = parts[4] ?? '', , power] = parts;
  const exponent = Number(power ?? 0);
  const number = decimal(sign === '-' ? -1 : 1, whole + fraction, whole.length - 1 + exponent);
  if (number.sign !== 0) return checked(number);
  // AWS: a zero has the exponent of its last digit, so that 0e126 is too large (recorded by test/alternator/test_number.py of scylladb).
  checked({ ...zero, exponent: exponent - fraction.length });
  return zero;
}

/** The number as DynamoDB answers it: `0015.70e1` is `157`, never scientific. Throws as `parseNumber` does. */
export function normalizeNumber(text: string): string {
  return isShortInteger(text) ? text : formatNumber(parseNumber(text));
}

/** The canonical text of a number. */
export function formatNumber({ sign, digits, exponent }: DynamoNumber): string {
  if (sign === 0) return '0';
  const minus = sign < 0 ? '-' : '';
  if (exponent < 0) return `${minus}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (exponent >= digits.length - 1) return minus + digits + '0'.repeat(exponent + 1 - digits.length);
  return `${minus}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. Both are numerals. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length <= exactLength && b.length <= exactLength) return Number(a) - Number(b);
  const one = parseNumber(a);
  const other = parseNumber(b);
  if (one.sign !== other.sign) return one.sign - other.sign;
  if (one.exponent !== other.exponent) return one.sign * (one.exponent - other.exponent);
  // Without zeros at their ends digits of the same exponent compare as texts do.
  if (one.digits === other.digits) return 0;
  return one.digits < other.digits ? -one.sign : one.sign;
}

/** The exact sum as canonical text. Throws AwsError when it needs more than 38 digits or is out of range. */
export function addNumbers(a: string, b: string): string {
  return sum(a, b, 1);
}

/** The exact difference as canonical text. Throws as `addNumbers` does. */
export function subtractNumbers(a: string, b: string): string {
  return sum(a, b, -1);
}

/**
 * A key whose order as text is the order of the numbers: sign, exponent in three digits, digits. For a negative number exponent and
 * digits are complemented, and `~` ends it so that fewer digits come after more.
 */
export function numberSortKey(text: string): string {
  const { sign, digits, exponent } = parseNumber(text);
  if (sign === 0) return '1';
  const shifted = exponent - smallestExponent;
  if (sign > 0) return `2${String(shifted).padStart(3, '0')}${digits}`;
  return `0${String(999 - shifted)}${complement(digits)}~`;
}

function sum(a: string, b: string, direction: 1 | -1): string {
  if (isShortInteger(a) && isShortInteger(b)) return String(Number(a) + direction * Number(b));
  const one = parseNumber(a);
  const other = parseNumber(b);
  const lowest = Math.min(lowestPower(one), lowestPower(other));
  const total = scaled(one, lowest) + BigInt(direction) * scaled(other, lowest);
  const digits = String(total < 0n ? -total : total);
  const result = decimal(total < 0n ? -1 : 1, digits, digits.length - 1 + lowest);
  // AWS: 1e50 - 1 is an overflow, not a number of too many digits (recorded by test/alternator/test_number.py of scylladb).
  if (result.digits.length > mostDigits) throw invalid(overflow);
  return formatNumber(checked(result));
}

/** The power of ten of the last digit. */
const lowestPower = ({ digits, exponent }: DynamoNumber): number => exponent - digits.length + 1;

const scaled = (number: DynamoNumber, lowest: number): bigint =>
  number.sign === 0 ? 0n : BigInt(number.sign) * BigInt(number.digits + '0'.repeat(lowestPower(number) - lowest));

/** `exponent` is that of the first digit, zeros included. */
function decimal(sign: -1 | 1, digits: string, exponent: number): DynamoNumber {
  let start = 0;
  let end = digits.length;
  while (start < end && digits.charCodeAt(start) === 48) start++;
  while (end > start && digits.charCodeAt(end - 1) === 48) end--;
  return start === end ? zero : { sign, digits: digits.slice(start, end), exponent: exponent - start };
}

function checked(number: DynamoNumber): DynamoNumber {
  if (number.exponent > largestExponent) throw invalid(overflow);
  if (number.exponent < smallestExponent)
    throw invalid('Number underflow. Attempting to store a number with magnitude smaller than supported range');
  if (number.digits.length > mostDigits) throw invalid('Attempting to store more than 38 significant digits in a Number');
  return number;
}

/** Is this an integer in canonical form that a double holds exactly? */
function isShortInteger(text: string): boolean {
  const length = text.length;
  if (length === 0 || length > exactLength) return false;
  const first = text.charCodeAt(0);
  const start = first === 45 ? 1 : 0;
  if (start === length) return false;
  if (text.charCodeAt(start) === 48) return length === 1;
  for (let index = start; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function complement(digits: string): string {
  let text = '';
  for (let index = 0; index < digits.length; index++) text += String.fromCharCode(105 - digits.charCodeAt(index));
  return text;
}
