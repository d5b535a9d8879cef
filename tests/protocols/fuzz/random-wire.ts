// Bodies and addresses drawn at random along a schema: mostly right, often wrong, sometimes hostile; then spoilt byte by byte.
import { cbor } from '@smithy/core/cbor';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { Random } from '../../../src/aws/core/random.ts';

const hostileTexts: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'a'.repeat(3000),
  '\u0000',
  '\ud800',
  '\uffff',
  '1e999',
  '-0',
  'NaN',
  '9'.repeat(500),
  '0x10',
  '2026-11-01T00:00:00Z',
  '2026-13-45T99:99:99Z',
  'Sun, 01 Nov 2026 12:30:00 GMT',
  '1793536200',
  'aGVsbG8=',
  'true',
  ']]>',
  '&#xD800;',
  '&a;',
  '<a>',
  '%',
  '%ZZ',
  '{"a":1}',
  '[[[[',
  '"',
  '東京😹',
];
const hostileTokens: readonly string[] = [
  ...hostileTexts,
  '[',
  '{',
  '<',
  '</',
  '<!--',
  '<![CDATA[',
  '<?',
  '<!DOCTYPE a [',
  '\r\n',
  ';',
  '=',
  '&',
  '.',
  ',',
  ':',
  '\\u',
  '0\r\n',
  '[[[['.repeat(500),
  '{"a":'.repeat(500),
  '<a>'.repeat(500),
];
const hostileValues: readonly unknown[] = [null, true, 0, -1.5, 1e308, 2 ** 53, 'a', [], {}, [null], [[]], { a: { b: [] } }];
const DEEPEST = 5;

export const place = (random: Random, length: number): number => Math.floor(random.next() * length);
export const pick = <Item>(random: Random, items: readonly Item[]): Item => items[place(random, items.length)] as Item;

/** A tree as JSON or CBOR would hold it, for a schema. */
export function randomTree(schema: NormalizedSchema, random: Random, depth = 0): unknown {
  if (random.next() < 0.04) return pick(random, hostileValues);
  if (depth > DEEPEST) return null;
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].filter(() => random.next() < 2 / (2 + depth));
    const drawn = schema.isUnionSchema() && random.next() < 0.9 ? members.slice(0, 1) : members;
    const extra = random.next() < 0.05 ? [[pick(random, hostileTexts), pick(random, hostileValues)]] : [];
    return Object.fromEntries([...drawn.map(([name, member]) => [name, randomTree(member, random, depth + 1)]), ...extra]);
  }
  if (schema.isListSchema()) return Array.from({ length: place(random, 3) }, () => randomTree(schema.getValueSchema(), random, depth + 1));
  if (schema.isMapSchema())
    return Object.fromEntries(
      Array.from({ length: place(random, 3) }, () => [pick(random, hostileTexts), randomTree(schema.getValueSchema(), random, depth + 1)]),
    );
  if (schema.isNumericSchema()) return pick(random, [0, 1, -7, 1.5, 1e300, 2 ** 53]);
  if (schema.isBooleanSchema()) return random.next() < 0.5;
  if (schema.isTimestampSchema()) return pick(random, [1793536200, '2026-11-01T00:00:00Z', 'Sun, 01 Nov 2026 12:30:00 GMT', 1e300]);
  return schema.isBlobSchema() ? 'aGVsbG8=' : pick(random, hostileTexts);
}

export function toJson(tree: unknown): string {
  return JSON.stringify(tree) ?? '';
}

export function toCbor(tree: unknown): Uint8Array {
  return cbor.serialize(tree);
}

/** Elements for a tree, under any names that it has. */
export function toXml(tree: unknown, name: string, random: Random): string {
  const tag = /^[A-Za-z][\w]*$/.test(name) ? name : 'x';
  if (Array.isArray(tree))
    return `<${tag}>${tree.map((item) => toXml(item, pick(random, ['member', 'item', 'x']), random)).join('')}</${tag}>`;
  if (typeof tree !== 'object' || tree === null)
    return `<${tag}>${String(tree).replace(/[<&]/g, random.next() < 0.95 ? '.' : '<')}</${tag}>`;
  const attribute =
    random.next() < 0.1 ? ` ${pick(random, ['a', 'xsi:type', 'xmlns', 'xmlns:x'])}="${pick(random, ['a', 'urn:x', '&lt;'])}"` : '';
  return `<${tag}${attribute}>${Object.entries(tree)
    .map(([key, inner]) => toXml(inner, key, random))
    .join('')}</${tag}>`;
}

/** Fields for a tree. */
export function toForm(tree: unknown, prefix: string, random: Random): [string, string][] {
  const under = (name: string | number) => (prefix === '' ? String(name) : `${prefix}.${name}`);
  if (Array.isArray(tree))
    return tree.flatMap((item, index) => toForm(item, random.next() < 0.8 ? under(`member.${index + 1}`) : under(index + 1), random));
  if (typeof tree !== 'object' || tree === null) return [[prefix, String(tree)]];
  return Object.entries(tree).flatMap(([name, inner]) => toForm(inner, under(name), random));
}

/** Bytes cut, doubled, overwritten; hostile words put in between. Three times in ten nothing happens. */
export function spoilt(bytes: Uint8Array, random: Random): Uint8Array {
  let spoiling = bytes;
  for (let times = place(random, 4) - 1; times > 0; times--) spoiling = spoiltOnce(spoiling, random);
  return spoiling;
}

function spoiltOnce(bytes: Uint8Array, random: Random): Uint8Array {
  const [one, other] = [place(random, bytes.length + 1), place(random, bytes.length + 1)].sort((a, b) => a - b) as [number, number];
  const [head, middle, tail] = [bytes.subarray(0, one), bytes.subarray(one, other), bytes.subarray(other)];
  const kind = place(random, 5);
  if (kind === 0) return joined(head, tail);
  if (kind === 1) return joined(head, middle, middle, tail);
  if (kind === 2) return head;
  if (kind === 3) return joined(head, new TextEncoder().encode(pick(random, hostileTokens)), middle, tail);
  const flipped = bytes.slice();
  if (flipped.length > 0) flipped[place(random, flipped.length)] = place(random, 256);
  return flipped;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A text for a label, query or header. */
export function randomText(random: Random): string {
  return pick(random, hostileTexts);
}
