// The errors of IAM. Sentences are those that the real service answers, as moto (github.com/getmoto/moto) and the issues of Terraform's
// provider show them, unless a comment says that one is inferred. Status codes: the service's model.
import { AwsError } from '../../core/errors.ts';

export const noSuchEntity = (sentence: string) => new AwsError('NoSuchEntity', sentence, 404);
export const alreadyExists = (sentence: string) => new AwsError('EntityAlreadyExists', sentence, 409);
export const deleteConflict = (sentence: string) => new AwsError('DeleteConflict', sentence, 409);
export const limitExceeded = (sentence: string) => new AwsError('LimitExceeded', sentence, 409);
export const invalidInput = (sentence: string) => new AwsError('InvalidInput', sentence, 400);
export const malformedPolicy = (sentence: string) => new AwsError('MalformedPolicyDocument', sentence, 400);
export const passwordViolation = (sentence: string) => new AwsError('PasswordPolicyViolation', sentence, 400);

/** The wire calls it ValidationError. */
export const validationError = (sentence: string) => new AwsError('ValidationException', sentence, 400);

/** One complaint about a member, as AWS's service framework writes it. */
export const memberInvalid = (complaint: string) => validationError(`1 validation error detected: ${complaint}`);

export const quotaExceeded = (quota: string, limit: number) => limitExceeded(`Cannot exceed quota for ${quota}: ${limit}`);

export const policyNotFound = (arn: string) => noSuchEntity(`Policy ${arn} was not found.`);

export const policyNotAttachable = (arn: string) => noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);

export const protectedRole = (name: string) =>
  new AwsError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
    400,
  );

/** Something that the embedded IAM does not honour. Better an error than a promise that is not kept. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `${what} is not embedded in Sandshark's IAM.`, 501);
