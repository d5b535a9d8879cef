// What DeleteItem says, without its table. Order: recorded by dynalite (validations and test/deleteItem.js).
import type { ConditionCheck, Delete, DeleteItemInput } from '@aws-sdk/client-dynamodb';
import { checkParameterMix } from '../legacy/parameter-mix.ts';
import { checkKey } from '../requests/check-key.ts';
import { requestCondition } from '../requests/request-condition.ts';
import { validateItem } from '../values/validate.ts';
import { checkReturnValues } from './prepare-put.ts';
import { checkAction, deleteAction } from './put.ts';
import type { PreparedWrite } from './write-action.ts';

/** Of DeleteItem, and of the Delete of a transaction. Throws AwsError ValidationException. */
export function prepareDelete(input: DeleteItemInput | Delete): PreparedWrite {
  return prepare(input, deleteAction);
}

/** The ConditionCheck of a transaction. */
export function prepareCheck(input: ConditionCheck): PreparedWrite {
  return prepare(input, checkAction);
}

function prepare(input: DeleteItemInput | Delete | ConditionCheck, action: typeof checkAction): PreparedWrite {
  checkParameterMix(input, 'DeleteItem');
  const key = validateItem(input.Key ?? {});
  if ('ReturnValues' in input) checkReturnValues(input.ReturnValues);
  const condition = requestCondition(input);
  const onConditionFailure = input.ReturnValuesOnConditionCheckFailure;
  return {
    tableName: input.TableName ?? '',
    bind(table) {
      checkKey(key, table);
      return action(table, key, { condition, onConditionFailure });
    },
  };
}
