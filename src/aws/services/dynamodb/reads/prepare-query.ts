// What Query says, without its table. Order: recorded by dynalite (validations and test/query.js).
import type { QueryInput } from '@aws-sdk/client-dynamodb';
import { validation } from '../errors.ts';
import type { Condition, KeyTest, Projection } from '../expressions/compiled.ts';
import { parseCondition } from '../expressions/condition.ts';
import { ExpressionContext } from '../expressions/context.ts';
import { keyTestsOf } from '../expressions/key-condition.ts';
import { parseProjection } from '../expressions/projection.ts';
import type { Item } from '../item.ts';
import { conditionFromFilter, keyConditionFromConditions } from '../legacy/conditions.ts';
import { checkParameterMix } from '../legacy/parameter-mix.ts';
import { legacyProjection } from '../requests/legacy-parameters.ts';
import { checkSelect } from './read-source.ts';
import { validStartKey } from './start-key.ts';

export interface PreparedQuery {
  readonly keyTests: readonly KeyTest[];
  readonly filter: Condition | undefined;
  readonly projection: Projection | undefined;
  readonly startKey: Item | undefined;
}

/** Throws AwsError ValidationException. */
export function prepareQuery(input: QueryInput): PreparedQuery {
  checkParameterMix(input, 'Query');
  const oldFilter = conditionFromFilter(input.QueryFilter, input.ConditionalOperator);
  const oldProjection = legacyProjection(input);
  const startKey = validStartKey(input.ExclusiveStartKey);
  const { KeyConditions: keyConditions, KeyConditionExpression: keyText, FilterExpression: filterText, ProjectionExpression: text } = input;
  if (!keyConditions && keyText === undefined)
    throw validation('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  checkSelect(input);
  const expressions = new ExpressionContext(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const keyCondition = keyText === undefined ? undefined : parseCondition(keyText, expressions, 'KeyConditionExpression');
  const filter = filterText === undefined ? oldFilter : parseCondition(filterText, expressions, 'FilterExpression');
  const projection = text === undefined ? oldProjection : parseProjection(text, expressions);
  expressions.checkAllUsed();
  const keyTests = keyCondition ? keyTestsOf(keyCondition) : keyConditionFromConditions(keyConditions ?? {});
  return { keyTests, filter, projection, startKey };
}
