// The ARN of a role as a caller writes it.
import { validationError } from './errors.ts';

/** Throws AwsError ValidationException for what is no ARN at all. Sentence and cases: recorded from STS by LocalStack. */
export function checkRoleArn(arn: string): void {
  if (!/^arn:[^:]+:[^:]+:[^:]*:[^:]*:./.test(arn)) throw validationError(`${arn} is invalid`);
}
