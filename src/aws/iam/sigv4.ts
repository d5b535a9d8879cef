// Who signed a request: the SigV4 parameters, from the Authorization header or from a presigned URL.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { AwsError } from '../core/errors.ts';

/** The credential scope of a request. The signature itself is not verified (a known gap). */
export interface Signer {
  readonly accessKeyId: string;
  readonly region: string;
  /** The signing name of the service, for example `kinesis`. */
  readonly service: string;
}

const headerParameters = ['Credential', 'Signature', 'SignedHeaders'] as const;
const queryParameters = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'] as const;

/**
 * Reads the signer. Throws AwsError MissingAuthenticationTokenException, IncompleteSignatureException or
 * InvalidSignatureException. Sentences: recorded from the real Kinesis by kinesalite (github.com/mhart/kinesalite, test/helpers.js).
 */
export function readSigner(headers: Headers, query: URLSearchParams): Signer {
  const authorization = headers.get('authorization');
  const presigned = query.has('X-Amz-Algorithm');
  if (authorization && presigned) {
    const sentence = "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.";
    throw new AwsError('InvalidSignatureException', sentence);
  }
  if (authorization) return fromHeader(authorization, headers);
  if (presigned) return fromQuery(query);
  throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
}

/** The signing name of the service where one can be read, for finding out which service is meant. Never throws. */
export function signingNameOf(headers: Headers, query: URLSearchParams): string | undefined {
  const credential = parseParameters(headers.get('authorization') ?? '').get('Credential') ?? query.get('X-Amz-Credential');
  return credential?.split('/')[3];
}

function fromHeader(authorization: string, headers: Headers): Signer {
  const parameters = parseParameters(authorization);
  const complaints: string[] = headerParameters
    .filter((name) => !parameters.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (!headers.has('x-amz-date') && !headers.has('date'))
    complaints.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (complaints.length > 0) throw incomplete(`${complaints.join(' ')} Authorization=${authorization}`);
  return fromCredential(parameters.get('Credential') ?? '');
}

function fromQuery(query: URLSearchParams): Signer {
  const complaints = queryParameters
    .filter((name) => !query.get(name))
    .map((name) => `AWS query-string parameters must include '${name}'.`);
  if (complaints.length > 0) throw incomplete(`${complaints.join(' ')} Re-examine the query-string parameters.`);
  return fromCredential(query.get('X-Amz-Credential') ?? '');
}

function fromCredential(credential: string): Signer {
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || rest.length > 0)
    throw incomplete(`Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`);
  return { accessKeyId, region, service };
}

function incomplete(sentence: string): AwsError {
  return new AwsError('IncompleteSignatureException', sentence, 403);
}

function parseParameters(authorization: string): ReadonlyMap<string, string> {
  const [, ...pairs] = authorization.split(/[, ]+/);
  return new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}
