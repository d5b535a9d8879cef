// What the newer of AWS's service frameworks says of a value of the wrong type: it speaks of tokens and of the Java type that was wanted.
// Sentences: recorded from the real DynamoDB by dynalite (github.com/architect/dynalite, test/helpers.js, assertType). Services that name
// errors with a namespace are of this framework (inferred for SQS).
import type { NormalizedSchema } from '@smithy/core/schema';
import { type CoralKind, invalidBase64Character, unevenBase64, type WrongTypes } from './coral-sentences.ts';
import { Malformed } from './malformed.ts';

const genericCast =
  'class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class ' +
  "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

// dynalite recorded 'no' (test/putItem.js) and found out about the others (validations/index.js).
const truths: ReadonlyMap<string, boolean> = new Map([
  ['TRUE', true],
  ['1', true],
  ['YES', true],
  ['FALSE', false],
  ['0', false],
  ['NO', false],
]);

/** @param namespace the Java package of the service's structures, for example `com.amazonaws.dynamodb.v20120810` */
export function tokenSentences(namespace: string): WrongTypes {
  return {
    notOfKind: (value, kind, schema) => new Malformed('body', sentence(value, kind, schema, namespace)),
    notBase64(text) {
      const uneven = unevenBase64(text);
      if (uneven !== undefined) return new Malformed('body', uneven);
      // "dectected" is AWS's.
      if (hasStrayBits(text)) return new Malformed('body', 'Invalid last non-pad Base64 character dectected');
      const stranger = invalidBase64Character(text);
      return stranger === undefined ? undefined : new Malformed('body', stranger);
    },
    truthOf: (text) => truths.get(text.toUpperCase()),
  };
}

function sentence(value: unknown, kind: CoralKind, schema: NormalizedSchema, namespace: string): string {
  if (Array.isArray(value)) return `Unrecognized collection type ${kind === 'map' ? '' : 'class '}${javaType(schema, namespace)}`;
  if (typeof value === 'object') return 'Start of structure or map found where not expected';
  if (kind === 'structure') return isElement(schema) ? 'Unexpected value type in payload' : 'Unexpected field type';
  if (kind === 'list' || kind === 'map') return isElement(schema) ? genericCast : 'Unexpected field type';
  if (kind === 'blob') return 'only base-64-encoded strings are convertible to bytes';
  if (kind === 'truth' && typeof value === 'string') return 'Unexpected token received from parser';
  return `${tokenOf(value)} cannot be converted to ${javaType(schema, namespace).replace(/^.*\./, '')}`;
}

/** Does it stand in a list or map, as opposed to a member of a structure? The SDK's schemas name such members so. */
function isElement(schema: NormalizedSchema): boolean {
  return schema.isMemberSchema() && ['member', 'value'].includes(schema.getMemberName());
}

function tokenOf(value: unknown): string {
  if (typeof value === 'string') return 'STRING_VALUE';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
}

function javaType(schema: NormalizedSchema, namespace: string): string {
  if (schema.isStringSchema()) return 'java.lang.String';
  if (schema.isBooleanSchema()) return 'java.lang.Boolean';
  if (schema.isBlobSchema()) return 'java.nio.ByteBuffer';
  if (schema.isTimestampSchema()) return 'java.util.Date';
  if (schema.isListSchema()) return `java.util.List<${javaType(schema.getValueSchema(), namespace)}>`;
  if (schema.isMapSchema()) return `java.util.Map<java.lang.String, ${javaType(schema.getValueSchema(), namespace)}>`;
  if (schema.isStructSchema()) return `${namespace}.${schema.getName()}`;
  // The SDK's schemas know one kind of number. In the models, capacities are Longs and other numbers Integers.
  return /Units$/.test(schema.isMemberSchema() ? schema.getMemberName() : '') ? 'java.lang.Long' : 'java.lang.Integer';
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The last character before the padding carries bits that belong to no byte; they must be zero. */
function hasStrayBits(text: string): boolean {
  const padding = /={1,2}$/.exec(text)?.[0].length ?? 0;
  const last = alphabet.indexOf(text.charAt(text.length - padding - 1));
  const mask = [0, 0b11, 0b1111][padding] ?? 0;
  return last > 0 && (last & mask) !== 0;
}
