// The errors of STS. Sentences as the real service answers them, quoted by users of the AWS CLI, of Terraform and of GitHub Actions,
// unless a comment says that one is inferred. Status codes: the service's model.
import { AwsError } from '../../core/errors.ts';

export const accessDenied = (sentence: string) => new AwsError('AccessDenied', sentence, 403);

export const validationError = (sentence: string) => new AwsError('ValidationException', sentence, 400);

export const invalidIdentityToken = (sentence: string) => new AwsError('InvalidIdentityToken', sentence, 400);

export const invalidParameter = (sentence: string) => new AwsError('InvalidParameterValue', sentence, 400);

/** The sentence is inferred. */
export const policyNotThere = (arn: string) =>
  new AwsError('MalformedPolicyDocument', `The session policy ${arn} does not exist or is not attachable.`, 400);

export const packedTooLarge = (percent: number) =>
  new AwsError('PackedPolicyTooLarge', `Packed size of session policies and session tags consumes ${percent}% of allotted space.`, 400);

export const tokenExpired = (nowMs: number, expiresS: number) =>
  new AwsError(
    'ExpiredTokenException',
    `Token expired: current date/time ${Math.floor(nowMs / 1000)} must be before the expiration date/time ${expiresS}`,
    400,
  );
