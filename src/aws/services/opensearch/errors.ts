// The errors of the control plane. Sentences as users and Terraform's tests quote them; the others are inferred from the documentation.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/CommonErrors.html
import { AwsError } from '../../core/errors.ts';

export const domainNotFound = (name: string) => new AwsError('ResourceNotFoundException', `Domain not found: ${name}`, 409);

export const arnNotFound = (arn: string) => new AwsError('ResourceNotFoundException', `Domain not found: ${arn}`, 409);

export const domainExists = (name: string) =>
  new AwsError('ResourceAlreadyExistsException', `Domain/migration with name '${name}' already exists: ${name}`, 409);

export const invalid = (sentence: string) => new AwsError('ValidationException', sentence, 400);

export const tooManyTags = (most: number) => new AwsError('LimitExceededException', `A domain has at most ${most} tags.`, 409);

/** Something of the service that Sandshark lacks, where an operation as a whole is embedded. */
export const notEmbedded = (what: string) =>
  new AwsError('NotImplemented', `OpenSearch Service: ${what} is not embedded in Sandshark.`, 501);
