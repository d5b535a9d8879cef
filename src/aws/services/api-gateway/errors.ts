// The errors of API Gateway. Sentences as moto or users quote them; the others are inferred from the documentation.
// AWS: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html
import { AwsError } from '../../core/errors.ts';

/** @param kind `API`, `Route`, `Integration`, `Stage`, `Authorizer`, `Deployment` */
export const notFound = (kind: string, id: string) =>
  new AwsError('NotFoundException', `Invalid ${kind} identifier specified ${id}`, 404, { ResourceType: kind });

export const badRequest = (sentence: string) => new AwsError('BadRequestException', sentence, 400);

export const conflict = (sentence: string) => new AwsError('ConflictException', sentence, 409);

/** Something of the service that Sandshark lacks, where an operation as a whole is embedded. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `API Gateway: ${what} is not embedded in Sandshark.`, 501);
