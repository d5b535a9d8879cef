// Form fields of the Query protocol into an input, by walking the schema: `Tags.member.1.Key=a` is Tags[0].Key.
// AWS: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { fromBase64 } from '@smithy/core/serde';
import { AwsError } from '../core/errors.ts';

/** The value of `schema` that the fields under `prefix` describe; undefined when there is none. Throws AwsError MalformedInput. */
export function readForm(schema: NormalizedSchema, form: URLSearchParams, prefix = ''): unknown {
  if (schema.isUnitSchema()) return {};
  if (schema.isStructSchema()) return readStruct(schema, form, prefix);
  if (schema.isListSchema()) return readList(schema, form, prefix);
  if (schema.isMapSchema()) return readMap(schema, form, prefix);
  const text = form.get(prefix);
  return text === null ? undefined : readSimple(schema, text, prefix);
}

function readStruct(schema: NormalizedSchema, form: URLSearchParams, prefix: string): Record<string, unknown> | undefined {
  const read: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = readForm(member, form, join(prefix, xmlName(member, name)));
    if (value !== undefined) read[name] = value;
  }
  return prefix === '' || hasFields(form, prefix) ? read : undefined;
}

function readList(schema: NormalizedSchema, form: URLSearchParams, prefix: string): unknown[] | undefined {
  const element = schema.getValueSchema();
  const base = isFlat(schema) ? prefix : join(prefix, xmlName(element, 'member'));
  const read: unknown[] = [];
  for (let place = 1; hasFields(form, `${base}.${place}`); place++) read.push(readForm(element, form, `${base}.${place}`));
  // AWS: an empty list is sent as the bare name without a value.
  return read.length > 0 || form.get(prefix) === '' ? read : undefined;
}

function readMap(schema: NormalizedSchema, form: URLSearchParams, prefix: string): Record<string, unknown> | undefined {
  const base = isFlat(schema) ? prefix : `${prefix}.entry`;
  const keyName = xmlName(schema.getKeySchema(), 'key');
  const valueName = xmlName(schema.getValueSchema(), 'value');
  const read: [string, unknown][] = [];
  for (let place = 1; hasFields(form, `${base}.${place}`); place++) {
    const key = form.get(`${base}.${place}.${keyName}`) ?? '';
    read.push([key, readForm(schema.getValueSchema(), form, `${base}.${place}.${valueName}`)]);
  }
  return read.length > 0 ? Object.fromEntries(read) : undefined;
}

function readSimple(schema: NormalizedSchema, text: string, field: string): unknown {
  const malformed = () => new AwsError('MalformedInput', `The value '${text}' of ${field} is not valid.`);
  if (schema.isNumericSchema()) {
    if (text.trim() === '' || Number.isNaN(Number(text))) throw malformed();
    return Number(text);
  }
  if (schema.isBooleanSchema()) {
    if (text !== 'true' && text !== 'false') throw malformed();
    return text === 'true';
  }
  if (schema.isTimestampSchema()) {
    const date = new Date(text);
    if (Number.isNaN(date.getTime())) throw malformed();
    return date;
  }
  return schema.isBlobSchema() ? fromBase64(text) : text;
}

function hasFields(form: URLSearchParams, prefix: string): boolean {
  for (const name of form.keys()) if (name === prefix || name.startsWith(`${prefix}.`)) return true;
  return false;
}

/** The name of a member on the wire. */
export function xmlName(schema: NormalizedSchema, fallback: string): string {
  const named: unknown = schema.getMergedTraits().xmlName;
  return typeof named === 'string' ? named : fallback;
}

/** True for a list or map whose elements have no wrapping element. */
export function isFlat(schema: NormalizedSchema): boolean {
  return Boolean(schema.getMergedTraits().xmlFlattened);
}

function join(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}
