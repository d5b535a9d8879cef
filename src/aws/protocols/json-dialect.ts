// Simple values as JSON writes them: bytes in base64, times as numbers unless a member says otherwise.
// AWS: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#shape-serialization
import type { NormalizedSchema } from '@smithy/core/schema';
import { fromBase64, NumericValue } from '@smithy/core/serde';
import { notOfKind } from './coral-sentences.ts';
import { Malformed, textOf } from './malformed.ts';
import type { Dialect } from './shaped-input.ts';
import { formatOf, parseTimestamp, timeOfMs } from './timestamps.ts';

// AWS: numbers that JSON cannot write are texts.
const numberWords: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** `jsonName` counts in REST-JSON only. */
export function jsonDialect(names: 'member names' | 'json names', irregular: Dialect['irregular']): Dialect {
  return {
    wireName(schema, name) {
      const named: unknown = names === 'json names' ? schema.getMemberTraits().jsonName : undefined;
      return typeof named === 'string' ? named : name;
    },
    readSimple,
    irregular,
  };
}

/** The value of a JSON text. Throws Malformed without a sentence, as AWS does (recorded by kinesalite). */
export function parseJson(body: Uint8Array): unknown {
  const text = textOf(body);
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed('body', '');
  }
}

function readSimple(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isStringSchema()) return expect(value, 'string', 'text');
  if (schema.isBooleanSchema()) return expect(value, 'boolean', 'truth');
  if (schema.isBlobSchema()) return readBlob(value);
  if (schema.isTimestampSchema()) return readTime(schema, value);
  if (typeof value === 'string' && Object.hasOwn(numberWords, value)) return numberWords[value];
  const number = expect(value, 'number', 'number') as number;
  // JSON writes 1e999, a double cannot hold it.
  if (!Number.isFinite(number)) throw notOfKind(value, 'number');
  if (schema.isBigIntegerSchema()) return BigInt(Math.trunc(number));
  return schema.isBigDecimalSchema() ? new NumericValue(String(number), 'bigDecimal') : number;
}

function expect(value: unknown, type: 'string' | 'number' | 'boolean', kind: 'text' | 'number' | 'truth'): unknown {
  if (typeof value !== type) throw notOfKind(value, kind);
  return value;
}

function readTime(schema: NormalizedSchema, value: unknown): Date {
  const format = formatOf(schema, 'epoch-seconds');
  if (typeof value !== (format === 'epoch-seconds' ? 'number' : 'string')) throw notOfKind(value, 'time');
  const date = typeof value === 'number' ? timeOfMs(value * 1000) : parseTimestamp(String(value), format);
  if (!date) throw notOfKind(value, 'time');
  return date;
}

function readBlob(text: unknown): Uint8Array {
  if (typeof text !== 'string') throw notOfKind(text, 'blob');
  const complain = (what: string) => new Malformed('body', `'${text.slice(0, 1000)}' can not be converted to a Blob: ${what}`);
  if (text.length % 4 !== 0) throw complain(`Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`);
  const stranger = /[^A-Za-z0-9+/=]|=(?!=?$)/.exec(text);
  if (stranger) throw complain(`Invalid Base64 character: '${stranger[0]}'`);
  return fromBase64(text);
}
