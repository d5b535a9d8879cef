// Comparing attribute values: their types, their order, their equality.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeOf } from './attributes.ts';
import { compareNumbers } from './number.ts';
import { compareUtf8 } from './utf8.ts';

export const attributeTypes = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL'] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** The type of a valid value, which has exactly one member. */
export function typeOf(value: AttributeValue): AttributeType {
  for (const type in value) if (value[type as AttributeType] !== undefined) return type as AttributeType;
  throw new Error('Bug in Sandshark: an attribute value without a type');
}

/**
 * Negative, zero or positive for two strings (by UTF-8 bytes), two numbers or two binaries (by unsigned bytes); undefined when the
 * values have no order between them.
 */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.S !== undefined) return b.S === undefined ? undefined : compareUtf8(a.S, b.S);
  if (a.N !== undefined) return b.N === undefined ? undefined : compareNumbers(a.N, b.N);
  if (a.B !== undefined) return b.B === undefined ? undefined : compareBytes(a.B, b.B);
  return undefined;
}

/** Same type and same content; sets in any order, numbers by value. */
export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  switch (type) {
    case 'S':
    case 'BOOL':
      return a[type] === b[type];
    case 'NULL':
      return true;
    case 'N':
    case 'B':
      return compareValues(a, b) === 0;
    case 'SS':
    case 'NS':
    case 'BS':
      return equalSets(setKeys(a), setKeys(b));
    case 'L':
      return equalLists(a.L ?? [], b.L ?? []);
    case 'M':
      return equalMaps(a.M ?? {}, b.M ?? {});
  }
}

/** The elements of a set as texts that are equal exactly when the elements are. Numbers are taken as canonical. */
export function setKeys(set: AttributeValue): string[] {
  return set.SS ?? set.NS ?? (set.BS ?? []).map(bytesKey);
}

/** A text that is equal for equal bytes. */
export const bytesKey = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** The order of unsigned bytes; a prefix comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function equalSets(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const members = new Set(a);
  return b.every((member) => members.has(member));
}

function equalLists(a: readonly AttributeValue[], b: readonly AttributeValue[]): boolean {
  return (
    a.length === b.length &&
    a.every((value, index) => {
      const other = b[index];
      return other !== undefined && equalValues(value, other);
    })
  );
}

function equalMaps(a: Record<string, AttributeValue>, b: Record<string, AttributeValue>): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const one = attributeOf(a, name);
    const other = attributeOf(b, name);
    return one !== undefined && other !== undefined && equalValues(one, other);
  });
}
