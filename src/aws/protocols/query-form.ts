// Form fields of the Query protocols into an input, by walking the schema: `Tags.member.1.Key=a` is Tags[0].Key.
// AWS: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { Malformed } from './malformed.ts';
import { readText } from './text-values.ts';
import { isFlat, xmlName } from './xml-names.ts';

/** How a form calls members, and whether lists have a word of their own between name and number. */
export interface FormNames {
  member(schema: NormalizedSchema, name: string): string;
  /** `by trait`: `Tags.member.1`, or `Tags.1` where the schema says flattened. `flat`: always `Tags.1`. */
  readonly lists: 'by trait' | 'flat';
}

/** The fields of a form, split at their dots. */
interface Field {
  readonly path: string;
  text?: string;
  readonly inner: Map<string, Field>;
}

const DEEPEST_FIELDS = 100;
// A structure in a structure in a structure: each level of a form is a part of a name.
const queryNames: FormNames = { member: xmlName, lists: 'by trait' };

/** The input that a form describes. Throws Malformed. */
export function readForm(schema: NormalizedSchema, form: URLSearchParams, names = queryNames): unknown {
  if (!schema.isStructSchema()) return {};
  return readStruct(schema, fieldsOf(form), names);
}

function fieldsOf(form: URLSearchParams): Field {
  const root: Field = { path: '', inner: new Map() };
  for (const [name, text] of form) {
    const parts = name.split('.', DEEPEST_FIELDS + 1);
    if (parts.length > DEEPEST_FIELDS) throw new Malformed('body', 'A parameter is nested too deeply.');
    let field = root;
    for (const part of parts) {
      const path = field === root ? part : `${field.path}.${part}`;
      const inner = field.inner.get(part) ?? { path, inner: new Map() };
      field.inner.set(part, inner);
      field = inner;
    }
    field.text ??= text;
  }
  return root;
}

function readField(schema: NormalizedSchema, field: Field, names: FormNames): unknown {
  if (schema.isStructSchema()) return readStruct(schema, field, names);
  if (schema.isListSchema()) return readList(schema, field, names);
  if (schema.isMapSchema()) return readMap(schema, field, names);
  return field.text === undefined ? undefined : readText(schema, field.text, field.path, 'date-time');
}

function readStruct(schema: NormalizedSchema, field: Field, names: FormNames): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const inner = field.inner.get(names.member(member, name));
    const value = inner && readField(member, inner, names);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function readList(schema: NormalizedSchema, field: Field, names: FormNames): unknown[] | undefined {
  const element = schema.getValueSchema();
  const flat = names.lists === 'flat' || isFlat(schema);
  const items = numbered(flat ? field : field.inner.get(xmlName(element, 'member')));
  // AWS: an empty list is sent as the bare name without a value.
  if (items.length === 0) return field.text === '' ? [] : undefined;
  return items.map((item) => readField(element, item, names)).filter((value) => value !== undefined);
}

function readMap(schema: NormalizedSchema, field: Field, names: FormNames): Record<string, unknown> | undefined {
  const inner = schema.getValueSchema();
  const keyName = xmlName(schema.getKeySchema(), 'key');
  const valueName = xmlName(inner, 'value');
  const entries = numbered(isFlat(schema) ? field : field.inner.get('entry')).map((entry): [string, unknown] => {
    const value = entry.inner.get(valueName);
    return [entry.inner.get(keyName)?.text ?? '', value && readField(inner, value, names)];
  });
  // fromEntries makes own properties, also of a key like __proto__.
  return entries.length > 0 || field.text === '' ? Object.fromEntries(entries) : undefined;
}

/** The fields below one that are called by numbers, in their order. */
function numbered(field: Field | undefined): readonly Field[] {
  return [...(field?.inner ?? [])]
    .filter(([name]) => /^\d{1,9}$/.test(name))
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, inner]) => inner);
}
