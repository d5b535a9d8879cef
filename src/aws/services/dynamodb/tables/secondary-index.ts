// A global or local secondary index: which items it shows, which of their attributes, and what each write to it costs.
import type { AttributeDefinition } from '@aws-sdk/client-dynamodb';
import { type AttributeValue, equalItems, type Item, type KeySchema, keyAttributes, pick } from '../item.ts';
import { limits } from '../limits.ts';
import { ItemSet, type StoredItem } from '../storage/item-set.ts';
import { indexPositionOf, type Position } from '../storage/key-text.ts';
import { attributeOf } from '../values/attributes.ts';
import { itemSize } from '../values/size.ts';
import { utf8Length } from '../values/utf8.ts';
import { type IndexDefinition, keySchemaOf } from './definition.ts';

export class SecondaryIndex {
  readonly definition: IndexDefinition;
  readonly key: KeySchema;
  readonly items: ItemSet;
  readonly #tableKey: KeySchema;
  /** The attributes that it shows; undefined when it shows all. */
  readonly #shown: ReadonlySet<string> | undefined;

  constructor(definition: IndexDefinition, attributes: readonly AttributeDefinition[], tableKey: KeySchema) {
    this.definition = definition;
    this.key = keySchemaOf(definition.keySchema, attributes);
    this.items = new ItemSet(this.key.partition.type);
    this.#tableKey = tableKey;
    const { ProjectionType: type, NonKeyAttributes: others = [] } = definition.projection;
    const keys = [...keyAttributes(tableKey), ...keyAttributes(this.key)].map(({ name }) => name);
    this.#shown = type === 'ALL' ? undefined : new Set([...keys, ...(type === 'INCLUDE' ? others : [])]);
  }

  get name(): string {
    return this.definition.name;
  }

  /** Does it show that attribute of the items that it shows? */
  shows(attribute: string): boolean {
    return this.#shown === undefined || this.#shown.has(attribute);
  }

  /**
   * Follows a write to the table. Gives the bytes of each write to the index: none when nothing changes that it shows, two when the item
   * moves within it. AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
   */
  follow(inTable: Position, before: StoredItem | undefined, after: StoredItem | undefined): readonly number[] {
    const from = before && this.#positionOf(before.item, inTable);
    const to = after && this.#positionOf(after.item, inTable);
    const old = from && this.items.get(from);
    if (!after || !to) {
      if (!from || !old) return [];
      this.items.delete(from);
      return [old.bytes];
    }
    const shown = this.#shownOf(after, inTable);
    const stays = from?.partition === to.partition && from.place === to.place;
    if (old && stays && equalItems(old.item, shown.item)) return [];
    if (from && old && !stays) this.items.delete(from);
    this.items.set(to, shown);
    if (!old) return [shown.bytes];
    return stays ? [Math.max(old.bytes, shown.bytes)] : [old.bytes, shown.bytes];
  }

  /** Items that were there before the index may have values that no key of it can be: they are not in it. */
  #positionOf(item: Item, inTable: Position): Position | undefined {
    const { partition, sort } = this.key;
    const isKey =
      isKeyValue(attributeOf(item, partition.name), limits.partitionKeyBytes) &&
      (!sort || isKeyValue(attributeOf(item, sort.name), limits.sortKeyBytes));
    return isKey ? indexPositionOf(item, this.key, this.#tableKey, inTable) : undefined;
  }

  #shownOf(stored: StoredItem, inTable: Position): StoredItem {
    if (!this.#shown) return { item: stored.item, bytes: stored.bytes, inTable };
    const item: Item = pick(stored.item, this.#shown);
    return { item, bytes: itemSize(item), inTable };
  }
}

function isKeyValue(value: AttributeValue | undefined, mostBytes: number): boolean {
  if (value?.S !== undefined) return value.S !== '' && utf8Length(value.S) <= mostBytes;
  return value?.B === undefined || (value.B.length > 0 && value.B.length <= mostBytes);
}
