// Values on their way into the engine and out of it: exact numbers as units here, as numbers, bigints and texts there.
import type { SqlValue } from '../../../src/streaming-sql/engine.ts';
import type { Type, Value } from './expression.ts';
import { digitsOf, exactText, isExact, unitsOfText } from './number.ts';
import type { Random } from './random.ts';

/** Any form that the engine takes for this value. */
export function toEngine(value: Value, type: Type, random: Random): SqlValue {
  if (type === 'VARBINARY(4)' && value !== null)
    return Uint8Array.from(String(value).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (typeof value !== 'bigint' || !isExact(type)) return value;
  if (type === 'INTEGER') return Number(value);
  if (type === 'BIGINT') return Number.isSafeInteger(Number(value)) && random.chance(0.7) ? Number(value) : value;
  const text = exactText(value, digitsOf(type).scale);
  return isShort(value) && random.chance(0.7) ? Number(text) : text;
}

const isShort = (units: bigint): boolean => units <= 10n ** 15n && units >= -(10n ** 15n);

/** The value that the engine gave. Throws when it has another form than the one that the engine's README promises. */
export function fromEngine(value: SqlValue, type: Type): Value {
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (value === null || !isExact(type)) return value;
  const wrong = (): never => {
    throw new Error(`${typeof value} ${String(value)} is no form of ${type}`);
  };
  if (!type.startsWith('DECIMAL')) {
    if (typeof value === 'number' ? !Number.isSafeInteger(value) : typeof value !== 'bigint' || Number.isSafeInteger(Number(value)))
      wrong();
    return BigInt(value as number | bigint);
  }
  const { scale } = digitsOf(type);
  if (typeof value === 'number') return unitsOfText(plainText(value), scale);
  if (typeof value !== 'string') return wrong();
  const units = unitsOfText(value, scale);
  const fraction = value.split('.')[1] ?? '';
  return fraction.endsWith('0') || isShort(unitsOfText(value, fraction.length)) ? wrong() : units;
}

/** The shortest text of a number, without an exponent. */
function plainText(value: number): string {
  const text = String(value);
  const [digits = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const behind = (digits.split('.')[1] ?? '').length - Number(exponent);
  return value.toFixed(Math.max(0, behind));
}
