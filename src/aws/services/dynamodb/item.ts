// The keys of items: which attributes make them, and how they are taken out of an item.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeOf, type Item, setAttribute } from './values/attributes.ts';
import { equalValues } from './values/compare.ts';

export type { AttributeValue, Item };

/** Key attributes are text, number or binary. */
export type KeyType = 'S' | 'N' | 'B';

export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

/** The key of a table or index: its partition key, and its sort key if it has one. */
export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
}

/** The attributes of a key, partition key first. */
export function keyAttributes({ partition, sort }: KeySchema): readonly KeyAttribute[] {
  return sort ? [partition, sort] : [partition];
}

/** Some attributes of an item; those that it lacks are left out. */
export function pick(item: Item, names: Iterable<string>): Item {
  const picked: Item = {};
  for (const name of names) {
    const value = attributeOf(item, name);
    if (value !== undefined) setAttribute(picked, name, value);
  }
  return picked;
}

/** The key of an item. */
export function keyOf(item: Item, key: KeySchema): Item {
  return pick(
    item,
    keyAttributes(key).map(({ name }) => name),
  );
}

/** Same attributes with the same values; sets in any order. */
export function equalItems(one: Item, other: Item): boolean {
  return one === other || equalValues({ M: one }, { M: other });
}
