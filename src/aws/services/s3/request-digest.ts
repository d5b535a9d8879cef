// The digest of a request whose body is a document: configurations, tag sets, lists of keys.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
import type { ReadRequest } from '../../core/call.ts';
import { AwsError } from '../../core/errors.ts';
import { withoutChunks } from '../../protocols/aws-chunked.ts';
import { algorithmNames } from './checksums/algorithms.ts';
import { md5 } from './checksums/md5.ts';
import { checkAgrees, checksumOf, verifiedMd5 } from './checksums/object-checksum.ts';

/** Throws AwsError InvalidRequest for a request without any. */
export function requireDigest({ headers }: ReadRequest): void {
  const names = [...headers.keys()];
  if (headers.has('content-md5') || headers.has('x-amz-trailer') || names.some((name) => name.startsWith('x-amz-checksum-'))) return;
  throw new AwsError('InvalidRequest', 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
}

/** Throws AwsError BadDigest, InvalidDigest, InvalidRequest where a digest and the body disagree. */
export function verifyDocument(request: ReadRequest): void {
  const { headers, body } = withoutChunks(request);
  const contentMd5 = headers.get('content-md5');
  if (contentMd5 !== null) verifiedMd5(contentMd5, md5([body]));
  for (const algorithm of algorithmNames) {
    const value = headers.get(`x-amz-checksum-${algorithm.toLowerCase()}`);
    if (value !== null) checkAgrees({ algorithm, value }, checksumOf(algorithm, [body]));
  }
}
