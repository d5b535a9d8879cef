// The errors of Secrets Manager. Sentences as moto recorded them or as users quote them; those marked so are inferred.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html#API_GetSecretValue_Errors
import { AwsError } from '../../core/errors.ts';

export const invalidParameter = (sentence: string) => new AwsError('InvalidParameterException', sentence);
export const invalidRequest = (sentence: string) => new AwsError('InvalidRequestException', sentence);

export const secretNotFound = () => new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");

/** @param by `staging label: AWSCURRENT` or `VersionId: ...` */
export const valueNotFound = (by: string) =>
  new AwsError('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${by}`);

export const markedForDeletion = () => invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");

export const nameIsBeingDeleted = () =>
  invalidRequest("You can't create this secret because a secret with this name is already scheduled for deletion.");

export const secretExists = (name: string) =>
  new AwsError('ResourceExistsException', `The operation failed because the secret ${name} already exists.`);

export const tokenInUse = (token: string, arn: string) =>
  new AwsError(
    'ResourceExistsException',
    `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${arn}.`,
  );

export const twoValues = () =>
  invalidParameter("You can't specify both a binary secret value and a string secret value in the same secret.");

export const noValue = () => invalidRequest('You must provide either SecretString or SecretBinary.');

export const wrongName = () =>
  new AwsError(
    'ValidationException',
    'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
  );

export const malformedPolicy = (sentence: string) => new AwsError('MalformedPolicyDocumentException', sentence);

/** The sentence is inferred. */
export const publicPolicy = () =>
  new AwsError('PublicPolicyException', "You can't attach this resource policy because it allows broad access to the secret.");

/** The sentence is inferred. */
export const tooMuch = (what: string, most: number) => new AwsError('LimitExceededException', `You can't have more than ${most} ${what}.`);

export const wrongToken = () => new AwsError('InvalidNextTokenException', 'The NextToken value is invalid.');

/** Something of the service that Sandshark lacks, where an operation as a whole is embedded. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `Secrets Manager: ${what} is not embedded in Sandshark.`, 501);
