// The errors of ACM. Sentences as moto recorded them, or inferred from the documentation.
// AWS: https://docs.aws.amazon.com/acm/latest/APIReference/API_Operations.html
import { AwsError } from '../../core/errors.ts';
import { limits } from './limits.ts';

export const notFound = (arn: string, account: string) =>
  new AwsError('ResourceNotFoundException', `Certificate with arn ${arn} not found in account ${account}`);

export const invalid = (sentence: string) => new AwsError('ValidationException', sentence);

export const invalidParameter = (sentence: string) => new AwsError('InvalidParameterException', sentence);

export const invalidState = (sentence: string) => new AwsError('InvalidStateException', sentence);

export const invalidTag = (sentence: string) => new AwsError('InvalidTagException', sentence);

export const tooManyTags = () => new AwsError('TooManyTagsException', `A certificate has at most ${limits.tags} tags.`);

export const tooManyNames = () =>
  new AwsError('LimitExceededException', 'An ACM limit has been exceeded. Need to request SAN limit to be raised');

export const wrongValidationOptions = (sentence: string) => new AwsError('InvalidDomainValidationOptionsException', sentence);

export const notIssuedYet = (arn: string) =>
  new AwsError('RequestInProgressException', `The certificate ${arn} has not been issued yet: its status is PENDING_VALIDATION.`);

/** Something of ACM that Sandshark lacks, where the operation as a whole is embedded. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `ACM: ${what} is not embedded in Sandshark.`, 501);
