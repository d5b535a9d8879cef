// A tree of XML elements into a value, by walking the schema.
// AWS: https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings
import type { NormalizedSchema } from '@smithy/core/schema';
import { malformedMember } from './malformed.ts';
import { readText } from './text-values.ts';
import { isFlat, xmlName } from './xml-names.ts';
import type { XmlElement } from './xml-tree.ts';

/** The value of `schema` that `element` holds. Throws Malformed. */
export function readElement(schema: NormalizedSchema, element: XmlElement): unknown {
  if (schema.isUnitSchema()) return {};
  if (schema.isStructSchema()) return readMembers([...schema.structIterator()], element);
  if (schema.isListSchema()) return readList(schema, childrenNamed(element, xmlName(schema.getValueSchema(), 'member')));
  if (schema.isMapSchema()) return readMap(schema, childrenNamed(element, 'entry'));
  if (element.children.length > 0) throw malformedMember(element.name, `<${element.children[0]?.name}>`, 'a text');
  return readText(schema, schema.isStringSchema() ? element.text : element.text.trim(), element.name, 'date-time');
}

/** The members of a structure that `element` holds. Elements that the schema does not know are passed over. */
export function readMembers(members: Iterable<readonly [string, NormalizedSchema]>, element: XmlElement): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  const byName = Map.groupBy(element.children, (child) => child.name);
  for (const [name, schema] of members) {
    const value = readMember(name, schema, element, byName);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function readMember(
  name: string,
  schema: NormalizedSchema,
  element: XmlElement,
  byName: ReadonlyMap<string, readonly XmlElement[]>,
): unknown {
  const wireName = xmlName(schema, name);
  if (schema.getMemberTraits().xmlAttribute) {
    const text = attributeNamed(element, wireName);
    return text === undefined ? undefined : readText(schema, text, wireName, 'date-time');
  }
  // The prefix of an element's own name is the model's, the one on the wire is the client's: neither counts.
  const found = byName.get(localName(wireName)) ?? [];
  const last = found.at(-1);
  if (!last) return undefined;
  if (isFlat(schema) && schema.isListSchema()) return readList(schema, found);
  return isFlat(schema) && schema.isMapSchema() ? readMap(schema, found) : readElement(schema, last);
}

function readList(schema: NormalizedSchema, items: readonly XmlElement[]): unknown[] {
  const element = schema.getValueSchema();
  return items.map((item) => readElement(element, item));
}

function readMap(schema: NormalizedSchema, entries: readonly XmlElement[]): Record<string, unknown> {
  const inner = schema.getValueSchema();
  const keyName = xmlName(schema.getKeySchema(), 'key');
  const valueName = xmlName(inner, 'value');
  // fromEntries makes own properties, also of a key like __proto__.
  return Object.fromEntries(
    entries.map((entry) => {
      const value = childrenNamed(entry, valueName)[0];
      return [childrenNamed(entry, keyName)[0]?.text ?? '', value && readElement(inner, value)];
    }),
  );
}

function childrenNamed({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === localName(name));
}

function attributeNamed({ attributes }: XmlElement, name: string): string | undefined {
  const local = localName(name);
  return attributes.get(name) ?? [...attributes].find(([key]) => key !== `xmlns:${local}` && localName(key) === local)?.[1];
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
