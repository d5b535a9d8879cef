// AttributeUpdates of UpdateItem as the update that an UpdateExpression gives.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributeUpdates.html
// The sentences are those that dynalite recorded from the real service (test/updateItem.js).
import type { AttributeValueUpdate } from '@aws-sdk/client-dynamodb';
import { wrongAttribute } from '../expressions/apply-update.ts';
import type { Update } from '../expressions/compiled.ts';
import { compiledUpdate } from '../expressions/compiled-update.ts';
import type { BoundAction } from '../expressions/update-actions.ts';
import { type AttributeType, typeOf } from '../values/compare.ts';
import { validateAttributeValue } from '../values/validate.ts';
import { invalidParameter } from './legacy-condition.ts';

const typesOfAdd: ReadonlySet<AttributeType> = new Set(['N', 'SS', 'NS', 'BS', 'L']);
const typesOfDelete: ReadonlySet<AttributeType> = new Set(['SS', 'NS', 'BS']);

/** Throws AwsError ValidationException. */
export function updateFromAttributeUpdates(updates: Readonly<Record<string, AttributeValueUpdate>>): Update {
  return compiledUpdate(Object.entries(updates).map(actionOf), wrongAttribute);
}

function actionOf([name, { Action: action, Value: given }]: [string, AttributeValueUpdate]): BoundAction {
  const path = [name] as const;
  if (given == null) {
    if (action !== 'DELETE') throw invalidParameter('Only DELETE action is allowed when no attribute value is specified');
    return { kind: 'REMOVE', path };
  }
  const value = validateAttributeValue(given);
  const type = typeOf(value);
  if (action === 'DELETE') {
    if (!typesOfDelete.has(type)) throw invalidParameter(`DELETE action with value is not supported for the type ${type}`);
    return { kind: 'DELETE', path, value };
  }
  if (action === 'ADD') {
    if (!typesOfAdd.has(type)) throw invalidParameter(`ADD action is not supported for the type ${type}`);
    return { kind: 'ADD', path, value };
  }
  return { kind: 'SET', path, value: { kind: 'value', value } };
}
