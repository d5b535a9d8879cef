// Does a parsed JSON value have the types that the schema wants? If not, AWS's SerializationException says what it found.
// Sentences: recorded from the real Kinesis by kinesalite (github.com/mhart/kinesalite, test/putRecord.js and its siblings).
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/errors.ts';

const serialization = (message: string) => new AwsError('SerializationException', message);

/** Throws AwsError SerializationException at the first value of a wrong type. Absent and null members are of every type. */
export function checkJsonTypes(schema: NormalizedSchema, value: unknown): void {
  if (value === undefined || value === null || schema.isDocumentSchema()) return;
  if (schema.isListSchema()) checkList(schema, value);
  else if (schema.isMapSchema()) checkMap(schema, value);
  else if (schema.isStructSchema()) checkStruct(schema, value);
  else checkSimple(schema, value);
}

function checkList(schema: NormalizedSchema, value: unknown): void {
  if (typeof value !== 'object') throw serialization('Expected list or null');
  if (!Array.isArray(value)) throw serialization('Start of structure or map found where not expected.');
  const element = schema.getValueSchema();
  for (const item of value) checkJsonTypes(element, item);
}

function checkMap(schema: NormalizedSchema, value: unknown): void {
  if (typeof value !== 'object' || value === null) throw serialization('Expected map or null');
  if (Array.isArray(value)) throw serialization('Start of list found where not expected');
  const element = schema.getValueSchema();
  for (const item of Object.values(value)) checkJsonTypes(element, item);
}

function checkStruct(schema: NormalizedSchema, value: unknown): void {
  if (typeof value !== 'object' || value === null) throw serialization('Expected null');
  if (Array.isArray(value)) throw serialization('Start of list found where not expected');
  for (const [name, member] of schema.structIterator()) checkJsonTypes(member, (value as Record<string, unknown>)[name]);
}

function checkSimple(schema: NormalizedSchema, value: unknown): void {
  if (Array.isArray(value)) throw serialization('Start of list found where not expected');
  if (typeof value === 'object') throw serialization('Start of structure or map found where not expected.');
  if (schema.isBlobSchema()) checkBase64(value);
  else if (schema.isStringSchema()) expectType(value, 'string', 'an String');
  else if (schema.isBooleanSchema()) expectType(value, 'boolean', 'an Boolean');
  else if (schema.isTimestampSchema()) expectType(value, 'number', 'milliseconds since epoch');
  // The model knows one kind of number; AWS names the Java type, and Integer is the usual one.
  else if (schema.isNumericSchema()) expectType(value, 'number', 'an Integer');
}

function expectType(value: unknown, type: 'string' | 'number' | 'boolean', wanted: string): void {
  if (typeof value !== type) throw serialization(`${javaClass(value)} can not be converted to ${wanted}`);
}

function javaClass(value: unknown): string {
  if (typeof value === 'boolean') return 'class java.lang.Boolean';
  if (typeof value === 'string') return 'class java.lang.String';
  return 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber';
}

function checkBase64(text: unknown): void {
  if (typeof text !== 'string') throw serialization(`${javaClass(text)} can not be converted to a Blob`);
  const complain = (what: string) => serialization(`'${text}' can not be converted to a Blob: ${what}`);
  if (text.length % 4 !== 0) throw complain(`Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`);
  const stranger = /[^A-Za-z0-9+/=]|=(?!=?$)/.exec(text);
  if (stranger) throw complain(`Invalid Base64 character: '${stranger[0]}'`);
}
