// The parameters that expressions replaced, compiled to the same things. Each is undefined where the request has none.
import type { AttributeValueUpdate, ConditionalOperator, ExpectedAttributeValue } from '@aws-sdk/client-dynamodb';
import type { Condition, Projection, Update } from '../expressions/compiled.ts';
import { updateFromAttributeUpdates } from '../legacy/attribute-updates.ts';
import { projectionFromAttributesToGet } from '../legacy/attributes-to-get.ts';
import { conditionFromExpected } from '../legacy/conditions.ts';
import { checkAttributeNames } from './attribute-names.ts';

/** What has no legacy parameters in its model has none in its requests. */
interface Legacy {
  readonly Expected?: Record<string, ExpectedAttributeValue> | undefined;
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  readonly AttributeUpdates?: Record<string, AttributeValueUpdate> | undefined;
  readonly AttributesToGet?: string[] | undefined;
}

/** Throws AwsError ValidationException. */
export function expectedCondition(input: object): Condition | undefined {
  const { Expected: expected, ConditionalOperator: operator } = input as Legacy;
  return conditionFromExpected(expected, operator);
}

/** Throws AwsError ValidationException. */
export function legacyUpdate(input: object): Update | undefined {
  const { AttributeUpdates: updates } = input as Legacy;
  if (!updates) return undefined;
  checkAttributeNames(Object.keys(updates));
  return updateFromAttributeUpdates(updates);
}

/** Throws AwsError ValidationException. */
export function legacyProjection(input: object): Projection | undefined {
  const { AttributesToGet: names } = input as Legacy;
  if (!names) return undefined;
  checkAttributeNames(names);
  return projectionFromAttributesToGet(names);
}
