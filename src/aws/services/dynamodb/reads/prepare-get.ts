// What GetItem says, without its table; BatchGetItem and TransactGetItems say the same of each item.
// Order: recorded by dynalite (validations and test/getItem.js).
import type { GetItemInput } from '@aws-sdk/client-dynamodb';
import type { Projection } from '../expressions/compiled.ts';
import type { Item } from '../item.ts';
import { checkParameterMix } from '../legacy/parameter-mix.ts';
import { validateItem } from '../values/validate.ts';
import { requestProjection } from './request-projection.ts';

type Get = Pick<GetItemInput, 'Key' | 'AttributesToGet' | 'ProjectionExpression' | 'ExpressionAttributeNames'>;

export interface PreparedGet {
  /** In normal form, not yet checked against a table. */
  readonly key: Item;
  readonly projection: Projection | undefined;
}

/** Throws AwsError ValidationException. */
export function prepareGet(input: Get): PreparedGet {
  checkParameterMix(input, 'GetItem');
  const key = validateItem(input.Key ?? {});
  return { key, projection: requestProjection(input) };
}
