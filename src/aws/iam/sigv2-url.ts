// Presigned URLs of signature version 2, which boto3 still makes for S3 unless told otherwise. Requests so signed are not taken otherwise.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html#RESTAuthenticationQueryStringAuth
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from '@smithy/core/serde';
import type { ReadRequest } from '../core/call.ts';
import { AwsError } from '../core/errors.ts';
import { extendedTime } from './request-time.ts';
import { isEqual } from './signature.ts';

/** The signature of such a URL, not yet verified. */
export interface UrlSignature {
  readonly accessKeyId: string;
  /** Base64. */
  readonly signature: string;
  /** Seconds since the epoch, as written. */
  readonly expires: string;
  readonly securityToken?: string;
}

// AWS: the parameters that belong to the resource; the others are not signed.
const subresources: readonly string[] = [
  ...'accelerate acl analytics cors delete inventory lifecycle location logging metrics notification object-lock partNumber'.split(' '),
  ...'policy replication requestPayment restore select select-type storageClass tagging torrent uploadId uploads'.split(' '),
  ...'versionId versioning versions website response-cache-control response-content-disposition response-content-encoding'.split(' '),
  ...'response-content-language response-content-type response-expires'.split(' '),
];

/** Reads the signature; undefined when the URL has none of this version. */
export function readUrlSignature({ searchParams }: URL): UrlSignature | undefined {
  const accessKeyId = searchParams.get('AWSAccessKeyId');
  const signature = searchParams.get('Signature');
  const expires = searchParams.get('Expires');
  if (accessKeyId === null && signature === null) return undefined;
  if (accessKeyId === null || signature === null || expires === null)
    throw new AwsError('AccessDenied', 'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters', 403);
  const token = searchParams.get('x-amz-security-token');
  return { accessKeyId, signature, expires, ...(token !== null && { securityToken: token }) };
}

/** Throws AwsError when the URL has run out. Checked for every key. */
export function checkUrlExpiry({ expires }: UrlSignature, nowMs: number): void {
  if (!/^\d{1,12}$/.test(expires)) throw new AwsError('AccessDenied', `Invalid date (should be seconds since epoch): ${expires}`, 403);
  const endMs = Number(expires) * 1000;
  if (nowMs <= endMs) return;
  throw new AwsError('AccessDenied', 'Request has expired', 403, { Expires: extendedTime(endMs), ServerTime: extendedTime(nowMs) });
}

/**
 * Throws AwsError SignatureDoesNotMatch.
 * @param addressed the request with its bucket taken out of host or path
 */
export function verifyUrl(request: ReadRequest, addressed: ReadRequest, signed: UrlSignature, secretAccessKey: string): void {
  const toSign = stringToSign(request, addressed, signed);
  if (isEqual(toBase64(hmac(sha1, utf8ToBytes(secretAccessKey), utf8ToBytes(toSign))), signed.signature)) return;
  const sentence = 'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  const members = { AWSAccessKeyId: signed.accessKeyId, StringToSign: toSign, SignatureProvided: signed.signature };
  throw new AwsError('InvalidSignatureException', sentence, 403, members);
}

function stringToSign({ method, url, headers }: ReadRequest, addressed: ReadRequest, { expires }: UrlSignature): string {
  const said = (name: string) => headers.get(name) ?? url.searchParams.get(name) ?? '';
  const amazon = [...headers, ...url.searchParams].filter(([name]) => name.startsWith('x-amz-'));
  const lines = amazon.map(([name, value]) => `${name}:${value.trim()}\n`).sort();
  // The bucket belongs to the resource, also where it stands in the host.
  const { Bucket } = addressed.labels ?? {};
  const inHost = Bucket !== undefined && addressed.url.pathname === url.pathname;
  const parts = [...url.searchParams].filter(([name]) => subresources.includes(name)).sort(([one], [other]) => (one < other ? -1 : 1));
  const query = parts.map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join('&');
  const resource = `${inHost ? `/${Bucket}` : ''}${url.pathname}${query === '' ? '' : `?${query}`}`;
  return `${method}\n${said('content-md5')}\n${said('content-type')}\n${expires}\n${lines.join('')}${resource}`;
}
