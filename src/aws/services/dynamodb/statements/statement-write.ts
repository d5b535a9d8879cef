// INSERT, UPDATE and DELETE of PartiQL as the writes that they are.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
import type { ReturnValuesOnConditionCheckFailure } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../../core/errors.ts';
import type { Condition } from '../expressions/compiled.ts';
import { projectionOf } from '../expressions/projection.ts';
import { type Item, keyAttributes } from '../item.ts';
import { wholeKey } from '../partiql/key-of-where.ts';
import type { DeleteStatement, InsertStatement, PartiqlStatement, UpdateStatement, Where } from '../partiql/statement.ts';
import { checkKey } from '../requests/check-key.ts';
import type { Table, Written } from '../tables/table.ts';
import { checkAction, deleteAction, putAction } from '../writes/put.ts';
import { updateAction } from '../writes/update.ts';
import { checkItemSize, type PreparedWrite, type WriteAction } from '../writes/write-action.ts';

export type WriteStatement = InsertStatement | UpdateStatement | DeleteStatement;

/** Throws AwsError ValidationException. */
export function prepareStatementWrite(
  statement: WriteStatement,
  onConditionFailure?: ReturnValuesOnConditionCheckFailure | undefined,
): PreparedWrite {
  if (statement.kind === 'insert') checkItemSize(statement.item);
  return { tableName: statement.table, bind: (table) => bind(statement, table, onConditionFailure) };
}

/** EXISTS of a transaction: its SELECT must find an item. */
export function prepareExists(table: string, where: Where): PreparedWrite {
  return {
    tableName: table,
    bind: (found) => checkAction(found, keyOfWhere(where, found), { condition: where.condition }),
  };
}

function bind(statement: WriteStatement, table: Table, onConditionFailure: WriteAction['onConditionFailure']): WriteAction {
  switch (statement.kind) {
    case 'insert':
      return { ...putAction(table, statement.item), next: (before) => inserted(before, statement.item) };
    case 'update': {
      const { where, update } = statement;
      return updateAction(table, keyOfWhere(where, table), update, { condition: where.condition, onConditionFailure });
    }
    case 'delete': {
      const { where } = statement;
      const condition = where.condition && ifThere(where.condition);
      return deleteAction(table, keyOfWhere(where, table), { condition, onConditionFailure });
    }
  }
}

/** AWS: the sentence is that of the error's documentation and of users. */
function inserted(before: Item | undefined, item: Item): Item {
  if (before) throw new AwsError('DuplicateItemException', 'Duplicate primary key exists in table');
  return item;
}

/** An item that is not there is no error of DELETE. */
function ifThere(condition: Condition): Condition {
  return { evaluate: (item) => item === undefined || condition.evaluate(item), paths: () => condition.paths() };
}

/** The key that WHERE names. Throws AwsError ValidationException. */
export function keyOfWhere(where: Where, table: Table): Item {
  const key = wholeKey(
    where,
    keyAttributes(table.key).map(({ name }) => name),
  );
  checkKey(key, table);
  return key;
}

/** What RETURNING asks for; undefined when it asks for nothing, or nothing is there. */
export function returnedBy(statement: PartiqlStatement, { before, after }: Pick<Written, 'before' | 'after'>): Item | undefined {
  if (statement.kind !== 'update' && statement.kind !== 'delete') return undefined;
  const paths = statement.kind === 'update' ? statement.update.touchedPaths : [];
  switch (statement.returning) {
    case 'ALL_OLD':
      return before?.item;
    case 'ALL_NEW':
      return after?.item;
    case 'MODIFIED_OLD':
      return before && projectionOf(paths).project(before.item);
    case 'MODIFIED_NEW':
      return after && projectionOf(paths).project(after.item);
    default:
      return undefined;
  }
}
