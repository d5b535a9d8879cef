// The errors of CloudWatch. Sentences as the AWS CLI shows them in public reports, unless a comment says inferred.
import { AwsError } from '../../core/errors.ts';

export const invalidValue = (sentence: string) => new AwsError('InvalidParameterValueException', sentence);

export const invalidCombination = (sentence: string) => new AwsError('InvalidParameterCombinationException', sentence);

export const missingParameter = (sentence: string) => new AwsError('MissingRequiredParameterException', sentence);

export const validation = (sentence: string) => new AwsError('ValidationException', sentence);

/** Inferred. */
export const alarmNotFound = (name: string) => new AwsError('ResourceNotFound', `Alarm ${name} does not exist.`, 404);

/** Inferred. */
export const resourceNotFound = (arn: string) =>
  new AwsError('ResourceNotFoundException', `Resource ${arn} does not exist.`, 404, { ResourceId: arn });

export const memberNotEmbedded = (member: string) =>
  new AwsError('NotImplemented', `${member} is not embedded in Sandshark's CloudWatch.`, 501);
