// The errors of the model building API.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_BuildBotLocale.html#API_BuildBotLocale_Errors
import { AwsError } from '../../core/errors.ts';

// The sentence of both is recorded: github.com/hashicorp/terraform-provider-aws/pull/38661. Reading answers 404, changing 412.
const missing = 'Failed to retrieve resource since it does not exist';

export const notFound = () => new AwsError('ResourceNotFoundException', missing, 404);

/** What a change needs is not there. */
export const parentMissing = () => new AwsError('PreconditionFailedException', missing, 412);

/** A field of the request does not fit what is there; sentences inferred. */
export const preconditionFailed = (sentence: string) => new AwsError('PreconditionFailedException', sentence, 412);

/** The resource is not in a state for it, or in use; sentences inferred. */
export const conflict = (sentence: string) => new AwsError('ConflictException', sentence, 409);

export const invalid = (sentence: string) => new AwsError('ValidationException', sentence, 400);

// AWS: 402 is what the model says for this one.
export const quotaExceeded = (sentence: string) => new AwsError('ServiceQuotaExceededException', sentence, 402);

/** Something of the service that Sandshark lacks, where an operation as a whole is embedded. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `Amazon Lex V2: ${what} is not embedded in Sandshark.`, 501);
