// An output as XML elements, by walking the schema: names, attributes, namespaces, flattened lists and maps.
// AWS: https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings
import type { NormalizedSchema } from '@smithy/core/schema';
import { writeText } from './text-values.ts';
import { isFlat, namespaceOf, xmlName } from './xml-names.ts';

type Members = Iterable<readonly [name: string, schema: NormalizedSchema]>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text that is safe inside an element or attribute. Control characters go as references, as S3 writes them in keys. */
export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
  return text.replace(/[&<>"'\x00-\x08\x0b-\x1f\x85\u2028]/g, (character) => escapes[character] ?? reference(character));
}

const reference = (character: string) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;

/** The members of a structure as elements, without an element around them. `namespace` is the one in force. */
export function writeMembers(schema: NormalizedSchema, value: unknown, namespace = ''): string {
  if (schema.isUnitSchema()) return '';
  return writeThese([...schema.structIterator()], value, namespace).elements;
}

/** A document: the root element in its namespace, attributes and members inside. */
export function writeRoot(name: string, schema: NormalizedSchema, members: Members, value: unknown, namespace: string): string {
  const [own, inForce] = namespaceOf(schema.getMergedTraits(), namespace);
  // A structure's own namespace replaces the service's; one with a prefix stands beside it.
  const declared = namespace !== '' && inForce === namespace ? ` xmlns="${namespace}"${own}` : own;
  const { attributes, elements } = writeThese(members, value, inForce);
  return elements === '' ? `<${name}${declared}${attributes}/>` : `<${name}${declared}${attributes}>${elements}</${name}>`;
}

function writeThese(members: Members, value: unknown, namespace: string): { attributes: string; elements: string } {
  let attributes = '';
  let elements = '';
  if (typeof value !== 'object' || value === null) return { attributes, elements };
  for (const [name, schema] of members) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner === undefined || inner === null) continue;
    if (schema.getMemberTraits().xmlAttribute)
      attributes += ` ${xmlName(schema, name)}="${escapeXml(writeText(schema, inner, 'date-time')).replace(/[\t\n]/g, reference)}"`;
    else elements += writeElement(xmlName(schema, name), schema, inner, namespace);
  }
  return { attributes, elements };
}

function writeElement(name: string, schema: NormalizedSchema, value: unknown, namespace: string): string {
  const [declared, inForce] = namespaceOf(schema.getMemberTraits(), namespace);
  const wrap = (attributes: string, content: string) => `<${name}${declared}${attributes}>${content}</${name}>`;
  if (schema.isListSchema() && Array.isArray(value)) {
    const element = schema.getValueSchema();
    if (isFlat(schema)) return writeItems(name, element, value, inForce);
    return wrap('', writeItems(xmlName(element, 'member'), element, value, inForce));
  }
  if (schema.isMapSchema()) {
    const entries = writeEntries(schema, value as Record<string, unknown>, inForce);
    return isFlat(schema)
      ? entries.map((entry) => wrap('', entry)).join('')
      : wrap('', entries.map((entry) => `<entry>${entry}</entry>`).join(''));
  }
  if (!schema.isStructSchema()) return wrap('', escapeXml(writeText(schema, value, 'date-time')));
  const { attributes, elements } = writeThese([...schema.structIterator()], value, inForce);
  return wrap(attributes, elements);
}

function writeItems(name: string, element: NormalizedSchema, items: readonly unknown[], namespace: string): string {
  return items.map((item) => (item === null || item === undefined ? '' : writeElement(name, element, item, namespace))).join('');
}

function writeEntries(schema: NormalizedSchema, map: Readonly<Record<string, unknown>>, namespace: string): string[] {
  const [key, inner] = [schema.getKeySchema(), schema.getValueSchema()];
  return Object.entries(map)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(
      ([name, value]) =>
        writeElement(xmlName(key, 'key'), key, name, namespace) + writeElement(xmlName(inner, 'value'), inner, value, namespace),
    );
}
