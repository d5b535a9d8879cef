// A write to one item as all operations that write make it: prepared without the table, bound to it, then executed.
import type { ReturnValuesOnConditionCheckFailure } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../core/call.ts';
import { conditionFailed, validation } from '../errors.ts';
import type { Condition } from '../expressions/compiled.ts';
import type { Item } from '../item.ts';
import { limits } from '../limits.ts';
import type { StoredItem } from '../storage/item-set.ts';
import type { Position } from '../storage/key-text.ts';
import type { Table, Written } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import { itemSize } from '../values/size.ts';

/** What could be checked without the table has been checked. */
export interface PreparedWrite {
  /** Name or ARN. */
  readonly tableName: string;
  readonly onConditionFailure?: ReturnValuesOnConditionCheckFailure | undefined;
  /** Checks the key against the table. Throws AwsError ValidationException. */
  bind(table: Table): WriteAction;
}

export interface WriteAction {
  readonly table: Table;
  readonly position: Position;
  /** The key attributes of the item. */
  readonly key: Item;
  readonly condition?: Condition | undefined;
  readonly onConditionFailure?: ReturnValuesOnConditionCheckFailure | undefined;
  /**
   * The item after the write; undefined when there is none then. Throws AwsError ValidationException when the write does not fit the item.
   * A check of a condition leaves things as they are.
   */
  next(before: Item | undefined): Item | undefined;
}

/** The item before, and the one after; nothing is written yet. Throws AwsError. */
export function evaluateWrite(action: WriteAction): { before: StoredItem | undefined; after: Item | undefined } {
  const before = action.table.items.get(action.position);
  if (action.condition && !action.condition.evaluate(before?.item)) {
    throw conditionFailed(action.onConditionFailure === 'ALL_OLD' ? before?.item : undefined);
  }
  return { before, after: action.next(before?.item) };
}

/** Throws AwsError. */
export function executeWrite(tables: Tables, action: WriteAction, caller: Pick<CallContext, 'callerArn'>): Written {
  const { before, after } = evaluateWrite(action);
  // A condition alone, or a deletion of nothing, leaves things as they are.
  if (!before && after === undefined) return { before, after: undefined, indexWrites: new Map() };
  return tables.write(action.table, action.position, after, caller);
}

/** Throws AwsError ValidationException. */
export function checkItemSize(item: Item, sentence = 'Item size has exceeded the maximum allowed size'): void {
  if (itemSize(item) > limits.itemBytes) throw validation(sentence);
}
