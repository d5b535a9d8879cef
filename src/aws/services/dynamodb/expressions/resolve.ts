// References to what they stand for. An undefined one is the first thing that AWS complains of in a condition.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DocumentPath } from './compiled.ts';
import type { ExpressionContext } from './context.ts';
import { type ExpressionParameter, invalidExpression } from './invalid-expression.ts';
import type { PathNode, Step } from './syntax.ts';

/** The path with its names. Throws AwsError ValidationException for a name that is not defined. */
export function resolvePath({ steps }: PathNode, context: ExpressionContext, parameter: ExpressionParameter): DocumentPath {
  const [first = '', ...others] = steps;
  return [String(resolveStep(first, context, parameter)), ...others.map((step) => resolveStep(step, context, parameter))];
}

/** The value behind `:value`. Throws AwsError ValidationException when it is not defined. */
export function resolveValue(reference: string, context: ExpressionContext, parameter: ExpressionParameter): AttributeValue {
  const value = context.value(reference);
  if (value !== undefined) return value;
  throw invalidExpression(parameter, `An expression attribute value used in expression is not defined; attribute value: ${reference}`);
}

function resolveStep(step: Step, context: ExpressionContext, parameter: ExpressionParameter): Step {
  if (typeof step === 'number' || !step.startsWith('#')) return step;
  const name = context.name(step);
  if (name !== undefined) return name;
  throw invalidExpression(parameter, `An expression attribute name used in the document path is not defined; attribute name: ${step}`);
}
