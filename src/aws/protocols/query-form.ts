// Form fields of the Query protocol into an input, by walking the schema: `Tags.member.1.Key=a` is Tags[0].Key.
// AWS: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { readText } from './text-values.ts';
import { isFlat, xmlName } from './xml-names.ts';

/** The value of `schema` that the fields under `prefix` describe; undefined when there is none. Throws Malformed. */
export function readForm(schema: NormalizedSchema, form: URLSearchParams, prefix = ''): unknown {
  if (schema.isUnitSchema()) return {};
  if (schema.isStructSchema()) return readStruct(schema, form, prefix);
  if (schema.isListSchema()) return readList(schema, form, prefix);
  if (schema.isMapSchema()) return readMap(schema, form, prefix);
  const text = form.get(prefix);
  return text === null ? undefined : readText(schema, text, prefix, 'date-time');
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

function hasFields(form: URLSearchParams, prefix: string): boolean {
  for (const name of form.keys()) if (name === prefix || name.startsWith(`${prefix}.`)) return true;
  return false;
}

function join(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}
