// The errors of Lambda, in its own sentences as the AWS documentation, moto's tests and users quote them, unless a comment says "inferred".
import { AwsError } from '../../core/errors.ts';

const typed = (code: string, message: string, status: number, more: Readonly<Record<string, unknown>> = {}) =>
  new AwsError(code, message, status, { Type: 'User', ...more });

export const functionNotFound = (arn: string) => typed('ResourceNotFoundException', `Function not found: ${arn}`, 404);

export const notFound = (sentence: string) => typed('ResourceNotFoundException', sentence, 404);

export const resourceMissing = () => notFound('The resource you requested does not exist.');

export const otherRegion = (theirs: string, ours: string) =>
  notFound(`Functions from '${theirs}' are not reachable in this region ('${ours}')`);

export const invalidParameter = (sentence: string) => typed('InvalidParameterValueException', sentence, 400);

export const conflict = (sentence: string) => typed('ResourceConflictException', sentence, 409);

export const updateInProgress = (arn: string) =>
  conflict(`The operation cannot be performed at this time. An update is in progress for resource: ${arn}`);

export const functionPending = () =>
  conflict('The operation cannot be performed at this time. The function is currently in the following state: Pending');

export const wrongRevision = () =>
  typed(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
  );

export const wrongPolicyRevision = () =>
  typed(
    'PreconditionFailedException',
    'The RevisionId provided does not match the latest RevisionId. Call the GetPolicy API to retrieve the latest RevisionId for your resource.',
    412,
  );

export const requestTooLarge = (bytes: number, operation: string) =>
  typed('RequestTooLargeException', `Request must be smaller than ${bytes} bytes for the ${operation} operation`, 413);

export const badPayload = (reason: string) =>
  typed('InvalidRequestContentException', `Could not parse request body into json: Could not parse payload into json: ${reason}`, 400);

export type ThrottleReason = 'ConcurrentInvocationLimitExceeded' | 'ReservedFunctionConcurrentInvocationLimitExceeded';

export const tooManyRequests = (Reason: ThrottleReason) => typed('TooManyRequestsException', 'Rate Exceeded.', 429, { Reason });

export const recursiveInvocation = () => {
  const sentence =
    'Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources and stopped your ' +
    "function's invocation.";
  return new AwsError('RecursiveInvocationException', sentence, 400, { Type: 'User' });
};

export const policyTooLong = () => typed('PolicyLengthExceededException', 'The final policy size is bigger than the limit (20480).', 400);

/** A member that the embedded Lambda does not honour. Better an error than a promise that is not kept. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `${what} is not embedded in Sandshark's Lambda.`, 501);

/** Who made the cloud has no place where functions could run. */
export const noFunctionHost = () =>
  new AwsError('NotImplemented', 'This cloud was made without a function host, so no function can run in it.', 501);
