// Is the request signed with the secret of this key, for this service, now?
// The order of checks is that of DynamoDB as dynalite recorded it (github.com/architect/dynalite): scope, time, host, signature, token.
import type { ReadRequest } from '../core/call.ts';
import { AwsError } from '../core/errors.ts';
import type { StoredCredentials } from '../core/identities.ts';
import { canonicalRequest } from './canonical-request.ts';
import { checkChunks } from './chunk-signatures.ts';
import type { Dialect } from './dialect.ts';
import { payloadHash } from './payload-hash.ts';
import { isEqual, sha256Hex, signatureOf, stringToSign } from './signature.ts';
import { badSignature, doesNotMatch, expiredToken, type KeyAndToken, unknownKey, wrongToken } from './signature-errors.ts';
import { checkSkew } from './signature-time.ts';
import type { Signer } from './sigv4.ts';

export interface Expected {
  readonly credentials: StoredCredentials;
  readonly dialect: Dialect;
  /** The service of the credential scope. */
  readonly signingName: string;
  readonly nowMs: number;
}

/** Throws AwsError unless everything about the signature is right. */
export function verifySignature(request: ReadRequest, signer: Signer, { credentials, dialect, signingName, nowMs }: Expected): void {
  if (signer.service !== signingName) throw badSignature(`Credential should be scoped to correct service: '${signingName}'. `, dialect);
  checkSkew(signer, nowMs, dialect);
  if (!signer.signedHeaders.some((name) => name === 'host' || name === ':authority'))
    throw badSignature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", dialect);
  if (dialect === 's3') checkHeadersSigned(request, signer);
  if (credentials.status === 'Inactive') throw unknownKey(signer, dialect);
  const payload = payloadHash(request, signer, dialect);
  const encoding = dialect === 's3' ? 'as sent' : 'once more';
  // Which of the two it was cannot be seen any more; the second is only tried where the first fails.
  const canonical = canonicalRequest(request, signer.signedHeaders, payload, encoding);
  const joined = () => canonicalRequest(request, signer.signedHeaders, payload, encoding, 'bare commas');
  const isSigned = (text: string) =>
    isEqual(signatureOf(credentials.secretAccessKey, signer, stringToSign(signer, sha256Hex(text))), signer.signature);
  if (!isSigned(canonical) && !isSigned(joined()))
    throw doesNotMatch(signer, canonical, stringToSign(signer, sha256Hex(canonical)), dialect);
  checkChunks(request, signer, credentials.secretAccessKey, payload);
  checkToken(signer, credentials, nowMs, dialect);
}

/** Throws AwsError for a session token that is missing, wrong or too old. */
export function checkToken(signer: KeyAndToken, { sessionToken, expiresAtMs }: StoredCredentials, nowMs: number, dialect: Dialect): void {
  if (!isEqual(signer.securityToken ?? '', sessionToken ?? '')) throw wrongToken(signer, dialect);
  if (expiresAtMs !== undefined && expiresAtMs <= nowMs) throw expiredToken(signer, dialect);
}

/** AWS: what changes the meaning of a request to S3 must be signed. */
function checkHeadersSigned({ headers }: ReadRequest, { signedHeaders }: Signer): void {
  const unsigned = [...headers.keys()].filter((name) => name.startsWith('x-amz-') && !signedHeaders.includes(name));
  if (unsigned.length === 0) return;
  const sentence = 'There were headers present in the request which were not signed';
  throw new AwsError('AccessDenied', sentence, 403, { HeadersNotSigned: unsigned.join(', ') });
}
