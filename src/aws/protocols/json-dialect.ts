// Simple values as JSON writes them: bytes in base64, times as numbers unless a member says otherwise.
// AWS: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#shape-serialization
import type { NormalizedSchema } from '@smithy/core/schema';
import { NumericValue } from '@smithy/core/serde';
import { bytesOfBase64 } from './base64.ts';
import { type CoralKind, coralSentences, type WrongTypes } from './coral-sentences.ts';
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
export function jsonDialect(
  names: 'member names' | 'json names',
  irregular: Dialect['irregular'],
  wrongTypes: WrongTypes = coralSentences,
): Dialect {
  return {
    wireName(schema, name) {
      const named: unknown = names === 'json names' ? schema.getMemberTraits().jsonName : undefined;
      return typeof named === 'string' ? named : name;
    },
    readSimple: (schema, value) => readSimple(schema, value, wrongTypes),
    irregular,
    wrongTypes,
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

function readSimple(schema: NormalizedSchema, value: unknown, wrongTypes: WrongTypes): unknown {
  const refuse = (kind: CoralKind) => wrongTypes.notOfKind(value, kind, schema);
  if (schema.isStringSchema()) return expect(value, 'string', () => refuse('text'));
  if (schema.isBooleanSchema()) {
    const truth = typeof value === 'string' ? wrongTypes.truthOf(value) : undefined;
    return truth ?? expect(value, 'boolean', () => refuse('truth'));
  }
  if (schema.isBlobSchema()) return readBlob(expect(value, 'string', () => refuse('blob')) as string, wrongTypes);
  if (schema.isTimestampSchema()) return readTime(schema, value, () => refuse('time'));
  if (typeof value === 'string' && Object.hasOwn(numberWords, value)) return numberWords[value];
  const number = expect(value, 'number', () => refuse('number')) as number;
  // JSON writes 1e999, a double cannot hold it.
  if (!Number.isFinite(number)) throw refuse('number');
  if (schema.isBigIntegerSchema()) return BigInt(Math.trunc(number));
  return schema.isBigDecimalSchema() ? new NumericValue(String(number), 'bigDecimal') : number;
}

function expect(value: unknown, type: 'string' | 'number' | 'boolean', refusal: () => Malformed): unknown {
  if (typeof value !== type) throw refusal();
  return value;
}

function readTime(schema: NormalizedSchema, value: unknown, refusal: () => Malformed): Date {
  const format = formatOf(schema, 'epoch-seconds');
  if (typeof value !== (format === 'epoch-seconds' ? 'number' : 'string')) throw refusal();
  const date = typeof value === 'number' ? timeOfMs(value * 1000) : parseTimestamp(String(value), format);
  if (!date) throw refusal();
  return date;
}

function readBlob(text: string, wrongTypes: WrongTypes): Uint8Array {
  const complaint = wrongTypes.notBase64(text);
  if (complaint) throw complaint;
  return bytesOfBase64(text);
}
