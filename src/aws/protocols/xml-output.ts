// An output as XML elements, by walking the schema.
// AWS: https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings
import type { NormalizedSchema } from '@smithy/core/schema';
import { toBase64 } from '@smithy/core/serde';
import { isFlat, xmlName } from './query-form.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#xD;' };

/** Text that is safe inside an element. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => escapes[character] ?? character);
}

/** The members of a structure as elements, without an element around them. */
export function writeMembers(schema: NormalizedSchema, value: unknown): string {
  if (schema.isUnitSchema() || typeof value !== 'object' || value === null) return '';
  let xml = '';
  for (const [name, member] of schema.structIterator()) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner !== undefined && inner !== null) xml += writeElement(xmlName(member, name), member, inner);
  }
  return xml;
}

function writeElement(name: string, schema: NormalizedSchema, value: unknown): string {
  if (schema.isListSchema() && Array.isArray(value)) {
    const element = schema.getValueSchema();
    if (isFlat(schema)) return value.map((item) => writeElement(name, element, item)).join('');
    return `<${name}>${value.map((item) => writeElement(xmlName(element, 'member'), element, item)).join('')}</${name}>`;
  }
  if (schema.isMapSchema()) return writeMap(name, schema, value as Record<string, unknown>);
  if (schema.isStructSchema()) return `<${name}>${writeMembers(schema, value)}</${name}>`;
  return `<${name}>${escapeXml(simpleText(value))}</${name}>`;
}

function writeMap(name: string, schema: NormalizedSchema, map: Record<string, unknown>): string {
  const key = schema.getKeySchema();
  const inner = schema.getValueSchema();
  const entries = Object.entries(map).map(
    ([entryKey, value]) => `${writeElement(xmlName(key, 'key'), key, entryKey)}${writeElement(xmlName(inner, 'value'), inner, value)}`,
  );
  if (isFlat(schema)) return entries.map((entry) => `<${name}>${entry}</${name}>`).join('');
  return `<${name}>${entries.map((entry) => `<entry>${entry}</entry>`).join('')}</${name}>`;
}

function simpleText(value: unknown): string {
  if (value instanceof Uint8Array) return toBase64(value);
  return value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : String(value);
}
