// Simple values as CBOR writes them. The newer protocol counts times in seconds, the older one in milliseconds.
// AWS: https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
// Milliseconds: https://github.com/aws/aws-sdk-java-v2/issues/4661 (what the Java SDK sends and Kinesis answers).
import { CborShapeSerializer2 } from '@smithy/core/cbor';
import type { NormalizedSchema } from '@smithy/core/schema';
import { NumericValue } from '@smithy/core/serde';
import { CborTagged } from './cbor-tree.ts';
import { coralSentences, notOfKind } from './coral-sentences.ts';
import type { Dialect } from './shaped-input.ts';
import { timeOfMs } from './timestamps.ts';

export type CborTimes = 'seconds' | 'milliseconds';

export function cborDialect(times: CborTimes, irregular: Dialect['irregular']): Dialect {
  return {
    wireName: (_schema, name) => name,
    readSimple: (schema, value) => readSimple(schema, value, times),
    irregular,
    wrongTypes: coralSentences,
  };
}

/** Bytes of CBOR. */
export function writeCbor(schema: NormalizedSchema, value: unknown, times: CborTimes): Uint8Array {
  const serializer = new CborShapeSerializer2();
  // The serializer divides by a thousand. A time a thousand times as late comes out in milliseconds, and still is a Date until the year 9999.
  serializer.write(schema, times === 'milliseconds' ? withLaterTimes(value) : value);
  return serializer.flush();
}

function withLaterTimes(value: unknown): unknown {
  if (value instanceof Date) return new Date(value.getTime() * 1000);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof NumericValue) return value;
  if (Array.isArray(value)) return value.map(withLaterTimes);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withLaterTimes(inner)]));
}

function readSimple(schema: NormalizedSchema, value: unknown, times: CborTimes): unknown {
  if (schema.isStringSchema()) return typeof value === 'string' ? value : refuse(value, 'text');
  if (schema.isBooleanSchema()) return typeof value === 'boolean' ? value : refuse(value, 'truth');
  if (schema.isBlobSchema()) return value instanceof Uint8Array ? value : refuse(value, 'blob');
  if (schema.isTimestampSchema()) return readTime(value, times);
  if (schema.isBigIntegerSchema()) return readBigInteger(value);
  if (schema.isBigDecimalSchema()) return readBigDecimal(value);
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : refuse(value, 'number');
}

function refuse(value: unknown, kind: 'text' | 'truth' | 'blob' | 'number' | 'time'): never {
  throw notOfKind(value, kind);
}

function readTime(value: unknown, times: CborTimes): Date {
  const number = value instanceof CborTagged && value.tag === 1 ? value.value : refuse(value, 'time');
  if (typeof number !== 'number' && typeof number !== 'bigint') refuse(value, 'time');
  return timeOfMs(Number(number) * (times === 'seconds' ? 1000 : 1)) ?? refuse(value, 'time');
}

function readBigInteger(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (!(value instanceof CborTagged) || (value.tag !== 2 && value.tag !== 3) || !(value.value instanceof Uint8Array))
    refuse(value, 'number');
  const digits = Array.from(value.value.subarray(0, 1024), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const size = BigInt(`0x0${digits}`);
  return value.tag === 2 ? size : -1n - size;
}

function readBigDecimal(value: unknown): NumericValue {
  if (typeof value === 'number' || typeof value === 'bigint') return new NumericValue(String(value), 'bigDecimal');
  const parts = value instanceof CborTagged && value.tag === 4 && Array.isArray(value.value) ? value.value : refuse(value, 'number');
  const [exponent, mantissa] = parts as unknown[];
  if (parts.length !== 2 || typeof exponent !== 'number' || !Number.isInteger(exponent)) refuse(value, 'number');
  return new NumericValue(`${readBigInteger(mantissa)}e${exponent}`, 'bigDecimal');
}
