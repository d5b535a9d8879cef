// The errors of CloudWatch Logs. Sentences as the AWS CLI shows them in public reports, unless a comment says inferred.
import { AwsError } from '../../core/errors.ts';

export const invalidParameter = (sentence: string) => new AwsError('InvalidParameterException', sentence);

export const groupNotFound = () => new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');

export const streamNotFound = () => new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');

export const groupExists = () => new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');

export const streamExists = () => new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');

/** Inferred from the two above. */
export const metricFilterNotFound = () => new AwsError('ResourceNotFoundException', 'The specified metric filter does not exist.');

/** Inferred from the two above. */
export const subscriptionFilterNotFound = () =>
  new AwsError('ResourceNotFoundException', 'The specified subscription filter does not exist.');

export const resourceLimitExceeded = () => new AwsError('LimitExceededException', 'Resource limit exceeded.');

/** Inferred. */
export const deletionProtected = () =>
  new AwsError('ValidationException', 'The specified log group has deletion protection enabled and cannot be deleted.');

export const memberNotEmbedded = (member: string) =>
  new AwsError('NotImplemented', `${member} is not embedded in Sandshark's CloudWatch Logs.`, 501);
