// The one error of a query.
import { AwsError } from '../../../core/errors.ts';

/** Where a token stands, both from 1 on. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A query that is well formed and asks for what advanced queries do not do. */
export function invalidExpression(reason: string): AwsError {
  return new AwsError('InvalidExpressionException', reason);
}

/**
 * Recorded from AWS: `syntax error at line 1, column 51` (github.com/awslabs/backstage-plugins-for-aws/pull/182). What follows the colon is
 * ours, for learners.
 */
export function syntaxError({ line, column }: Position, reason: string): AwsError {
  return invalidExpression(`syntax error at line ${line}, column ${column}: ${reason}`);
}
