// Every complaint about an expression begins with the parameter that holds it.
import { AwsError } from '../../../core/errors.ts';

export type ExpressionParameter =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'UpdateExpression'
  | 'ProjectionExpression';

/** `Invalid UpdateExpression: ...` */
export function invalidExpression(parameter: ExpressionParameter, sentence: string): AwsError {
  return new AwsError('ValidationException', `Invalid ${parameter}: ${sentence}`);
}
