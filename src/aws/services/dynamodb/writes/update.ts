// Updating an item: what UpdateItem, transactions and PartiQL's UPDATE share.
// Sentences: recorded by dynalite (test/updateItem.js); of empty index keys by scylladb/alternator's tests.
import { invalidParameter, validation } from '../errors.ts';
import type { Update } from '../expressions/compiled.ts';
import { type Item, keyAttributes } from '../item.ts';
import { checkPaths } from '../requests/check-paths.ts';
import type { Table } from '../tables/table.ts';
import { attributeOf } from '../values/attributes.ts';
import { checkItemSize, type WriteAction } from './write-action.ts';

/** `key` is a checked key in normal form; without `update` the item is made to exist. Throws AwsError ValidationException. */
export function updateAction(
  table: Table,
  key: Item,
  update: Update | undefined,
  { condition, onConditionFailure }: Pick<WriteAction, 'condition' | 'onConditionFailure'> = {},
): WriteAction {
  if (update) checkUpdateKeys(update, table);
  const onlyRemoves =
    update !== undefined && update.actions.length > 0 && update.actions.every(({ kind }) => kind === 'REMOVE' || kind === 'DELETE');
  return {
    table,
    position: table.positionOf(key),
    key,
    condition,
    onConditionFailure,
    next(before) {
      // AWS: removing attributes of an item that does not exist does not make it exist (so do scylladb/alternator's tests record it).
      if (!before && onlyRemoves) return undefined;
      const after = update ? update.apply(before ?? key) : (before ?? key);
      checkIndexAttributes(before, after, table);
      checkItemSize(after, 'Item size to update has exceeded the maximum allowed size');
      return after;
    },
  };
}

function checkUpdateKeys(update: Update, table: Table): void {
  const { actions } = update;
  for (const { name } of keyAttributes(table.key))
    if (actions.some(({ path }) => path[0] === name))
      throw invalidParameter(`Cannot update attribute ${name}. This attribute is part of the key`);
  for (const { name: index, key } of table.indexes)
    for (const { name, type } of keyAttributes(key)) {
      const actual = actions.find(({ path }) => path.length === 1 && path[0] === name)?.type;
      if (actual !== undefined && actual !== type)
        throw invalidParameter(`Type mismatch for Index Key ${name} Expected: ${type} Actual: ${actual} IndexName: ${index}`);
    }
  checkPaths(update.paths(), table);
}

/** What an update makes of the key attributes of indexes is known only now. */
function checkIndexAttributes(before: Item | undefined, after: Item, table: Table): void {
  for (const { key } of table.indexes)
    for (const { name, type } of keyAttributes(key)) {
      const value = attributeOf(after, name);
      if (value === undefined || value === (before && attributeOf(before, name))) continue;
      if (value[type] === undefined)
        throw validation('The update expression attempted to update the secondary index key to unsupported type');
      if (value.S === '' || value.B?.length === 0)
        throw validation(
          'One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that ' +
            `is not supported. The AttributeValue for a key attribute cannot contain an empty ${value.B ? 'binary' : 'string'} value.`,
        );
    }
}
