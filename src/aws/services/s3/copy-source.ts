// The source of a copy: `bucket/key`, encoded, with `?versionId=` where a version is meant.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
import type { CallContext } from '../../core/call.ts';
import { invalidArgument, invalidRequest, noSuchKey, notEmbedded } from './errors.ts';
import { findVersion } from './find-version.ts';
import type { StoredObject } from './object-version.ts';
import type { S3 } from './s3.ts';

export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

/** Throws AwsError InvalidArgument, or NotImplemented for an access point. */
export function parseCopySource(header = ''): CopySource {
  if (header.replace(/^\//, '').startsWith('arn:')) throw notEmbedded('A copy source by the ARN of an access point');
  const [path = '', versionId] = header.replace(/^\//, '').split('?versionId=');
  const decoded = decode(path);
  const slash = decoded.indexOf('/');
  if (slash < 1 || slash === decoded.length - 1)
    throw invalidArgument('Copy Source must mention the source bucket and key: sourcebucket/sourcekey', 'x-amz-copy-source', header);
  return { bucket: decoded.slice(0, slash), key: decoded.slice(slash + 1), ...(versionId !== undefined && { versionId }) };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidArgument('Invalid copy source encoding.', 'x-amz-copy-source', path);
  }
}

/** The object behind it. Throws AwsError NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidRequest. */
export function findCopySource(
  s3: S3,
  { bucket, key, versionId }: CopySource,
  context: CallContext,
  expectedOwner: string | undefined,
): { readonly object: StoredObject; readonly versioning: string | undefined } {
  const source = s3.buckets.get({ Bucket: bucket, ...(expectedOwner !== undefined && { ExpectedBucketOwner: expectedOwner }) }, context);
  const version = findVersion(source, key, versionId);
  if (version.kind === 'object') return { object: version, versioning: source.settings.versioning };
  if (versionId === undefined) throw noSuchKey(key);
  throw invalidRequest('The source of a copy request may not specifically refer to a delete marker by version id.');
}
