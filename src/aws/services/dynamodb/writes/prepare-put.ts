// What PutItem says, without its table. Order: recorded by dynalite (validations and test/putItem.js).
import type { Put, PutItemInput } from '@aws-sdk/client-dynamodb';
import { validation } from '../errors.ts';
import { checkParameterMix } from '../legacy/parameter-mix.ts';
import { checkAttributeNames } from '../requests/attribute-names.ts';
import { requestCondition } from '../requests/request-condition.ts';
import { validateItem } from '../values/validate.ts';
import { putAction } from './put.ts';
import { checkItemSize, type PreparedWrite } from './write-action.ts';

/** Of PutItem, and of the Put of a transaction. Throws AwsError ValidationException. */
export function preparePut(input: PutItemInput | Put): PreparedWrite {
  checkParameterMix(input, 'PutItem');
  const item = validateItem(input.Item ?? {});
  checkAttributeNames(Object.keys(item));
  if ('ReturnValues' in input) checkReturnValues(input.ReturnValues);
  checkItemSize(item);
  const condition = requestCondition(input);
  const onConditionFailure = input.ReturnValuesOnConditionCheckFailure;
  return { tableName: input.TableName ?? '', bind: (table) => putAction(table, item, { condition, onConditionFailure }) };
}

/** Throws AwsError ValidationException. */
export function checkReturnValues(returnValues: string | undefined): void {
  if (returnValues !== undefined && returnValues !== 'ALL_OLD' && returnValues !== 'NONE')
    throw validation('ReturnValues can only be ALL_OLD or NONE');
}
