// The ARN of a stream: is it one at all?
import { validation } from './errors.ts';

const streamArn = /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[a-zA-Z0-9_.-]+\/stream\/.+$/;

/**
 * Throws AwsError ValidationException for a text that is no ARN of a stream; that a stream is not there is another error.
 * scylladb/alternator's tests record that; the sentence is inferred.
 */
export function checkStreamArn(arn: string): void {
  if (!streamArn.test(arn)) throw validation(`Invalid StreamArn: ${arn}`);
}
