// Putting an item: what PutItem, transactions, batches and PartiQL's INSERT share.
import type { Condition } from '../expressions/compiled.ts';
import { type Item, keyOf } from '../item.ts';
import { checkItemKeys } from '../requests/check-key.ts';
import type { Table } from '../tables/table.ts';
import type { WriteAction } from './write-action.ts';

/** `item` is in normal form. Throws AwsError ValidationException. */
export function putAction(
  table: Table,
  item: Item,
  { condition, onConditionFailure }: Pick<WriteAction, 'condition' | 'onConditionFailure'> = {},
): WriteAction {
  checkItemKeys(item, table);
  return { table, position: table.positionOf(item), key: keyOf(item, table.key), condition, onConditionFailure, next: () => item };
}

/** Deleting an item. `key` is in normal form. */
export function deleteAction(
  table: Table,
  key: Item,
  { condition, onConditionFailure }: { condition?: Condition | undefined } & Pick<WriteAction, 'onConditionFailure'> = {},
): WriteAction {
  return { table, position: table.positionOf(key), key, condition, onConditionFailure, next: () => undefined };
}

/** A condition alone. */
export function checkAction(
  table: Table,
  key: Item,
  { condition, onConditionFailure }: Pick<WriteAction, 'condition' | 'onConditionFailure'>,
): WriteAction {
  return { table, position: table.positionOf(key), key, condition, onConditionFailure, next: (before) => before };
}
