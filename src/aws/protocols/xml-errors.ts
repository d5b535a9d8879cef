// How errors look and are called where answers are XML. Inside, errors have the names of the JSON protocols.
import { sha512 } from '@noble/hashes/sha2.js';
import type { NormalizedSchema } from '@smithy/core/schema';
import { toBase64 } from '@smithy/core/serde';
import type { AwsError } from '../core/errors.ts';
import { xmlName } from './xml-names.ts';
import { escapeXml } from './xml-output.ts';

type Names = Readonly<Record<string, readonly [code: string, status: number, message?: string]>>;

// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html names these without "Exception", with statuses of its own.
export const queryNames: Names = {
  AccessDeniedException: ['AccessDenied', 403],
  ExpiredTokenException: ['ExpiredToken', 403],
  IncompleteSignatureException: ['IncompleteSignature', 400],
  // SQS, which spoke Query first: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
  InvalidParameterValueException: ['InvalidParameterValue', 400],
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  MissingAuthenticationTokenException: ['MissingAuthenticationToken', 403],
  MissingRequiredParameterException: ['MissingParameter', 400],
  UnknownOperationException: ['InvalidAction', 400],
  UnrecognizedClientException: ['InvalidClientTokenId', 403],
  ValidationException: ['ValidationError', 400],
};

// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
export const s3Names: Names = {
  AccessDeniedException: ['AccessDenied', 403],
  ExpiredTokenException: ['ExpiredToken', 400, 'The provided token has expired.'],
  IncompleteSignatureException: ['AuthorizationHeaderMalformed', 400],
  InternalFailure: ['InternalError', 500],
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  MissingAction: ['MethodNotAllowed', 405, 'The specified method is not allowed against this resource.'],
  MissingAuthenticationTokenException: ['AccessDenied', 403, 'Access Denied'],
  UnknownOperationException: ['MethodNotAllowed', 405, 'The specified method is not allowed against this resource.'],
  UnrecognizedClientException: ['InvalidAccessKeyId', 403, 'The AWS Access Key Id you provided does not exist in our records.'],
  // What the model requires and a request lacks stands in the XML of its body: S3 has no other complaint for that.
  ValidationException: ['MalformedXML', 400, 'The XML you provided was not well-formed or did not validate against our published schema'],
};

/** Code, status and sentence of an error under the names of one family of services. */
export function namedAs(
  names: Names,
  error: AwsError,
  status: number,
  modelled?: NormalizedSchema,
): readonly [code: string, status: number, message: string] {
  const own: unknown = modelled?.getOwnTraits().awsQueryError;
  if (Array.isArray(own)) return [String(own[0]), Number(own[1]), error.message];
  const [code, named, message] = (Object.hasOwn(names, error.code) ? names[error.code] : undefined) ?? [error.code, status];
  return [code, named, message ?? error.message];
}

/** The further members of an error as elements, under the names of its model where it has one. */
export function writeErrorMembers(error: AwsError, modelled: NormalizedSchema | undefined): string {
  const known = new Map(modelled?.structIterator() ?? []);
  return Object.entries(error.members)
    .filter(([name, value]) => value !== undefined && value !== null && !known.get(name)?.getMemberTraits().httpHeader)
    .map(([name, value]) => {
      const schema = known.get(name);
      const wireName = schema ? xmlName(schema, name) : name;
      return `<${wireName}>${plainXml(value)}</${wireName}>`;
    })
    .join('');
}

function plainXml(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${plainXml(item)}</member>`).join('');
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, inner]) => `<${name}>${plainXml(inner)}</${name}>`)
    .join('');
}

/** The sentence of an error; none where it has none. */
export function messageElement(message: string): string {
  return message === '' ? '' : `<Message>${escapeXml(message)}</Message>`;
}

/** The second id of an answer of S3: derived from the first, so that header and body of one answer agree. */
export function hostIdOf(requestId: string): string {
  return toBase64(sha512(new TextEncoder().encode(requestId)));
}
