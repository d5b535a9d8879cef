// The top-level attributes that a call names, for the condition key dynamodb:Attributes: those of the key, and those of expressions.
// AWS: "the names of all of the primary key and index key attributes" count too (specifying-conditions.html).
import type { PutItemInput, QueryInput, UpdateItemInput } from '@aws-sdk/client-dynamodb';
import type { DocumentPath } from '../expressions/compiled.ts';
import { parseCondition } from '../expressions/condition.ts';
import { ExpressionContext } from '../expressions/context.ts';
import { parseProjection } from '../expressions/projection.ts';
import { parseUpdate } from '../expressions/update.ts';
import type { Item } from '../item.ts';

type Names = Pick<UpdateItemInput, 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>;

export interface WriteCall
  extends Names,
    Pick<UpdateItemInput, 'UpdateExpression' | 'ConditionExpression' | 'AttributeUpdates' | 'Expected'> {
  readonly Item?: PutItemInput['Item'];
  readonly Key?: Item | undefined;
  readonly ReturnValues?: string | undefined;
  readonly ReturnConsumedCapacity?: string | undefined;
}

export interface ReadCall extends Pick<QueryInput, 'AttributesToGet' | 'ProjectionExpression' | 'ExpressionAttributeNames'> {
  readonly Key?: Item | undefined;
}

/** Throws AwsError for expressions that are none. */
export function attributesOfWrite(input: WriteCall): string[] {
  const context = new ExpressionContext(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const { UpdateExpression: update, ConditionExpression: condition } = input;
  return [
    ...Object.keys(input.Item ?? input.Key ?? {}),
    ...Object.keys(input.AttributeUpdates ?? {}),
    ...Object.keys(input.Expected ?? {}),
    ...(update === undefined ? [] : headsOf(parseUpdate(update, context).paths())),
    ...(condition === undefined ? [] : headsOf(parseCondition(condition, context, 'ConditionExpression').paths())),
  ];
}

/** Throws AwsError for expressions that are none. */
export function attributesOfRead(input: ReadCall): string[] {
  const { ProjectionExpression: text, ExpressionAttributeNames: names } = input;
  return [
    ...Object.keys(input.Key ?? {}),
    ...(input.AttributesToGet ?? []),
    ...(text === undefined ? [] : headsOf(parseProjection(text, new ExpressionContext(names)).paths)),
  ];
}

export function headsOf(paths: readonly DocumentPath[]): string[] {
  return paths.map(([name]) => name);
}
