// What UpdateItem says, without its table. Order: recorded by dynalite (validations and test/updateItem.js).
import type { Update as TransactUpdate, UpdateItemInput } from '@aws-sdk/client-dynamodb';
import type { Update } from '../expressions/compiled.ts';
import { parseCondition } from '../expressions/condition.ts';
import { ExpressionContext } from '../expressions/context.ts';
import { parseUpdate } from '../expressions/update.ts';
import { checkParameterMix } from '../legacy/parameter-mix.ts';
import { checkNameLengths } from '../requests/attribute-names.ts';
import { checkKey } from '../requests/check-key.ts';
import { expectedCondition, legacyUpdate } from '../requests/legacy-parameters.ts';
import { validateItem } from '../values/validate.ts';
import { updateAction } from './update.ts';
import type { PreparedWrite } from './write-action.ts';

export interface PreparedUpdate extends PreparedWrite {
  /** Absent where nothing is updated but the item is made to exist. */
  readonly update?: Update | undefined;
}

/** Of UpdateItem, and of the Update of a transaction. Throws AwsError ValidationException. */
export function prepareUpdate(input: UpdateItemInput | TransactUpdate): PreparedUpdate {
  checkParameterMix(input, 'UpdateItem');
  const key = validateItem(input.Key ?? {});
  checkNameLengths(Object.values(input.ExpressionAttributeNames ?? {}));
  const legacy = legacyUpdate(input);
  const expected = expectedCondition(input);
  const expressions = new ExpressionContext(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const update = input.UpdateExpression === undefined ? legacy : parseUpdate(input.UpdateExpression, expressions);
  const condition =
    input.ConditionExpression === undefined ? expected : parseCondition(input.ConditionExpression, expressions, 'ConditionExpression');
  expressions.checkAllUsed();
  const onConditionFailure = input.ReturnValuesOnConditionCheckFailure;
  return {
    tableName: input.TableName ?? '',
    update,
    bind(table) {
      checkKey(key, table);
      return updateAction(table, key, update, { condition, onConditionFailure });
    },
  };
}
