// Which attributes a read gives: an expression, or its predecessor AttributesToGet.
import type { Projection } from '../expressions/compiled.ts';
import { ExpressionContext } from '../expressions/context.ts';
import { parseProjection } from '../expressions/projection.ts';
import { checkNameLengths } from '../requests/attribute-names.ts';
import { legacyProjection } from '../requests/legacy-parameters.ts';

interface Projected {
  readonly AttributesToGet?: string[] | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
}

/** Throws AwsError ValidationException. */
export function requestProjection(input: Projected): Projection | undefined {
  const legacy = legacyProjection(input);
  checkNameLengths(Object.values(input.ExpressionAttributeNames ?? {}));
  const expressions = new ExpressionContext(input.ExpressionAttributeNames);
  const { ProjectionExpression: text } = input;
  const projection = text === undefined ? legacy : parseProjection(text, expressions);
  expressions.checkAllUsed();
  return projection;
}
