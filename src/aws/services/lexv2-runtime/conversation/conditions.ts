// Whether the condition of a branch is true.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html
import { type ConditionExpression, type Operand, parsedCondition, UnreadableCondition } from '../../../core/condition-expression.ts';
import { invalid } from '../errors.ts';
import { compared, countOf, lengthOf, referenced, type Value } from './condition-values.ts';
import type { Turn } from './turn.ts';

/** Is the expression true? What has no value makes a comparison false. Throws AwsError ValidationException when it cannot be read. */
export const isTrue = (expression: string, turn: Turn): boolean => holds(parsed(expression), turn);

function parsed(expression: string): ConditionExpression {
  try {
    return parsedCondition(expression);
  } catch (error) {
    throw error instanceof UnreadableCondition ? invalid(error.message) : error;
  }
}

function holds(expression: ConditionExpression, turn: Turn): boolean {
  switch (expression.kind) {
    case 'and':
      return holds(expression.left, turn) && holds(expression.right, turn);
    case 'or':
      return holds(expression.left, turn) || holds(expression.right, turn);
    case 'not':
      return !holds(expression.operand, turn);
    case 'is-set': {
      const value = referenced(expression.reference, turn);
      return value !== undefined && value !== '';
    }
    case 'comparison':
      return compared(operandValue(expression.left, turn), expression.operator, operandValue(expression.right, turn));
  }
}

function operandValue(operand: Operand, turn: Turn): Value {
  switch (operand.kind) {
    case 'constant':
      return operand.text;
    case 'null':
      return undefined;
    case 'reference':
      return referenced(operand.reference, turn);
    case 'count':
      return countOf(operand.reference, turn);
    case 'length':
      return lengthOf(operand.reference, turn);
  }
}
