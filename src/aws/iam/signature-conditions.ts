// What S3's policies may ask of the signature itself.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
import type { ReadRequest } from '../core/call.ts';
import type { ConditionKeys } from './policy/request-context.ts';
import { parseRequestTime } from './request-time.ts';

/** Keys and values; none for a request without a signature. */
export function signatureConditions({ headers, url }: ReadRequest, nowMs: number): ConditionKeys {
  const old = url.searchParams.has('AWSAccessKeyId');
  const presigned = old || url.searchParams.has('X-Amz-Signature');
  if (!presigned && !headers.has('authorization')) return {};
  const signedMs = parseRequestTime(url.searchParams.get('X-Amz-Date') ?? '');
  const payload = headers.get('x-amz-content-sha256') ?? url.searchParams.get('X-Amz-Content-Sha256');
  return {
    's3:authType': [presigned ? 'REST-QUERY-STRING' : 'REST-HEADER'],
    's3:signatureversion': [old ? 'AWS' : 'AWS4-HMAC-SHA256'],
    's3:signatureAge': presigned && signedMs !== undefined ? [String(nowMs - signedMs)] : [],
    's3:x-amz-content-sha256': payload === null ? [] : [payload],
  };
}
