// Attributes of items and maps by name, with names such as `__proto__` as harmless as any other.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item, or the members of a map. Values are never changed in place: whoever changes one makes a new one. */
export type Item = Record<string, AttributeValue>;

/** The attribute itself, never something that objects inherit. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  const value = item[name];
  return value !== undefined && Object.hasOwn(item, name) ? value : undefined;
}

/** Sets an attribute of an item that is being built. */
export function setAttribute(item: Item, name: string, value: AttributeValue): void {
  if (name === '__proto__') Object.defineProperty(item, name, { value, writable: true, enumerable: true, configurable: true });
  else item[name] = value;
}
