// What a request says of its signature: the SigV4 parameters, from the Authorization header or from a presigned URL.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { AwsError } from '../core/errors.ts';
import type { Dialect } from './dialect.ts';
import { basicTime, parseRequestTime } from './request-time.ts';

/** The signature of a request, not yet verified. */
export interface Signer {
  readonly accessKeyId: string;
  /** The date of the credential scope: `20261101`. */
  readonly scopeDate: string;
  readonly region: string;
  /** The signing name of the service, for example `kinesis`. */
  readonly service: string;
  /** Lower case, as listed. */
  readonly signedHeaders: readonly string[];
  /** Hexadecimal. */
  readonly signature: string;
  /** When it says it was signed, `20261101T000000Z`; empty when it says nothing that is a time. */
  readonly time: string;
  readonly securityToken?: string;
  /** `query`: a presigned URL. */
  readonly place: 'header' | 'query';
  /** X-Amz-Expires, as it came; presigned URLs only. */
  readonly expires?: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const headerParameters = ['Credential', 'Signature', 'SignedHeaders'] as const;
const queryParameters = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'] as const;

/**
 * Reads the signer. Throws AwsError MissingAuthenticationTokenException, IncompleteSignatureException or
 * InvalidSignatureException. Sentences: recorded from the real Kinesis by kinesalite (github.com/mhart/kinesalite, test/helpers.js).
 */
export function readSigner(headers: Headers, query: URLSearchParams, dialect: Dialect = 'json'): Signer {
  const authorization = headers.get('authorization');
  const presigned = query.has('X-Amz-Algorithm');
  if (authorization && presigned) {
    const sentence = "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.";
    throw new AwsError('InvalidSignatureException', sentence);
  }
  // Recorded from the real DynamoDB by dynalite (github.com/architect/dynalite, test/connection.js), as are its other words here.
  if (authorization && dialect === 'dynamodb' && !authorization.startsWith('AWS4-')) throw missingToken(dialect);
  if (authorization) return fromHeader(authorization, headers, dialect);
  if (presigned) return fromQuery(query, dialect);
  throw missingToken(dialect);
}

function missingToken(dialect: Dialect): AwsError {
  const sentence = dialect === 'dynamodb' ? 'Request is missing Authentication Token' : 'Missing Authentication Token';
  return new AwsError('MissingAuthenticationTokenException', sentence);
}

/** The signing name of the service where one can be read, for finding out which service is meant. Never throws. */
export function signingNameOf(headers: Headers, query: URLSearchParams): string | undefined {
  const credential = parseParameters(headers.get('authorization') ?? '').get('Credential') ?? query.get('X-Amz-Credential');
  return credential?.split('/')[3];
}

function fromHeader(authorization: string, headers: Headers, dialect: Dialect): Signer {
  const scheme = authorization.split(' ')[0] ?? '';
  refuseAsymmetric(scheme);
  if (dialect === 's3' && scheme !== algorithm) {
    const sentence = 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.';
    throw new AwsError('InvalidRequest', sentence);
  }
  const parameters = parseParameters(authorization);
  const complaints: string[] = headerParameters
    .filter((name) => !parameters.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (!headers.has('x-amz-date') && !headers.has('date'))
    complaints.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (complaints.length > 0) throw incomplete(`${complaints.join(' ')} Authorization=${authorization}`, dialect);
  const token = headers.get('x-amz-security-token');
  return {
    ...fromCredential(parameters.get('Credential') ?? '', dialect),
    ...fromLists(parameters.get('SignedHeaders') ?? '', parameters.get('Signature') ?? ''),
    time: timeOf(headers.get('x-amz-date') ?? headers.get('date') ?? ''),
    ...(token !== null && { securityToken: token }),
    place: 'header',
  };
}

function fromQuery(query: URLSearchParams, dialect: Dialect): Signer {
  refuseAsymmetric(query.get('X-Amz-Algorithm') ?? '');
  const missing: readonly string[] = [...queryParameters, ...(dialect === 's3' ? ['X-Amz-Expires'] : [])].filter(
    (name) => !query.get(name),
  );
  if (missing.length > 0 && dialect === 's3') {
    const sentence =
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, ' +
      'X-Amz-SignedHeaders, and X-Amz-Expires parameters.';
    throw new AwsError('AuthorizationQueryParametersError', sentence);
  }
  const complaints = missing.map((name) => `AWS query-string parameters must include '${name}'.`);
  if (complaints.length > 0) throw incomplete(`${complaints.join(' ')} Re-examine the query-string parameters.`, dialect);
  const token = query.get('X-Amz-Security-Token');
  const expires = query.get('X-Amz-Expires');
  return {
    ...fromCredential(query.get('X-Amz-Credential') ?? '', dialect),
    ...fromLists(query.get('X-Amz-SignedHeaders') ?? '', query.get('X-Amz-Signature') ?? ''),
    time: timeOf(query.get('X-Amz-Date') ?? ''),
    ...(token !== null && { securityToken: token }),
    place: 'query',
    ...(expires !== null && { expires }),
  };
}

function fromCredential(credential: string, dialect: Dialect): Pick<Signer, 'accessKeyId' | 'scopeDate' | 'region' | 'service'> {
  const [accessKeyId, scopeDate, region, service, terminator, ...rest] = credential.split('/');
  if (!accessKeyId || !scopeDate || !region || !service || terminator !== 'aws4_request' || rest.length > 0)
    throw incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
      dialect,
    );
  return { accessKeyId, scopeDate, region, service };
}

function fromLists(signedHeaders: string, signature: string): Pick<Signer, 'signedHeaders' | 'signature'> {
  return { signedHeaders: signedHeaders.toLowerCase().split(';'), signature };
}

let lastTime = { text: '', time: '' };

/** Calls of one second say the same time: to read and write it anew takes longer than the rest of the signer. */
function timeOf(text: string): string {
  if (lastTime.text === text) return lastTime.time;
  const timeMs = parseRequestTime(text);
  lastTime = { text, time: timeMs === undefined ? '' : basicTime(timeMs) };
  return lastTime.time;
}

/** By design: version 4A signs with a key pair; the embedded AWS has no multi-region endpoints that would need it. */
function refuseAsymmetric(scheme: string): void {
  if (scheme !== 'AWS4-ECDSA-P256-SHA256') return;
  const sentence = `Sandshark verifies signatures of version 4 (${algorithm}); this request is signed with version 4A (${scheme}).`;
  throw new AwsError('NotImplemented', sentence, 501);
}

function incomplete(sentence: string, dialect: Dialect): AwsError {
  return new AwsError('IncompleteSignatureException', sentence, dialect === 'dynamodb' ? 400 : 403);
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
