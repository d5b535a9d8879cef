// The condition of a write: an expression, or its predecessor Expected.
import type { ExpectedAttributeValue } from '@aws-sdk/client-dynamodb';
import type { Condition } from '../expressions/compiled.ts';
import { parseCondition } from '../expressions/condition.ts';
import { ExpressionContext } from '../expressions/context.ts';
import type { AttributeValue } from '../item.ts';
import { expectedCondition } from './legacy-parameters.ts';

interface Conditional {
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue> | undefined;
  readonly Expected?: Record<string, ExpectedAttributeValue> | undefined;
}

/** Throws AwsError ValidationException. */
export function requestCondition(input: Conditional): Condition | undefined {
  const expected = expectedCondition(input);
  const expressions = new ExpressionContext(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const { ConditionExpression: text } = input;
  const condition = text === undefined ? expected : parseCondition(text, expressions, 'ConditionExpression');
  expressions.checkAllUsed();
  return condition;
}
