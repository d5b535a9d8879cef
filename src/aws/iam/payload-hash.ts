// The last line of a canonical request: the hash of the body, or the word that stands in its place.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
import type { ReadRequest } from '../core/call.ts';
import { AwsError } from '../core/errors.ts';
import type { Dialect } from './dialect.ts';
import { sha256Hex } from './signature.ts';
import type { Signer } from './sigv4.ts';

const words: readonly string[] = [
  'UNSIGNED-PAYLOAD',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
];

// Events that come one by one cannot be hashed at the beginning: they are signed themselves.
const wordsElsewhere: readonly string[] = ['UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-EVENTS'];

/** Throws AwsError when S3 is told a hash that is not the body's. */
export function payloadHash({ headers, url, body }: ReadRequest, { place }: Signer, dialect: Dialect): string {
  const said = headers.get('x-amz-content-sha256') ?? url.searchParams.get('X-Amz-Content-Sha256');
  if (said !== null && (dialect === 's3' ? words : wordsElsewhere).includes(said)) return said;
  if (dialect !== 's3') return sha256Hex(body);
  if (said === null) {
    if (place === 'query') return 'UNSIGNED-PAYLOAD';
    throw new AwsError('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  if (!/^[0-9a-f]{64}$/.test(said)) {
    const sentence =
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, ' +
      'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, or a valid sha256 value.';
    throw new AwsError('InvalidArgument', sentence, 400, { ArgumentName: 'x-amz-content-sha256', ArgumentValue: said });
  }
  const computed = sha256Hex(body);
  if (computed === said) return said;
  throw new AwsError('XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed.", 400, {
    ClientComputedContentSHA256: said,
    S3ComputedContentSHA256: computed,
  });
}
