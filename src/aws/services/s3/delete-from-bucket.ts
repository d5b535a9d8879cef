// What DeleteObject and DeleteObjects do with one key.
import type { DeleteObjectOutput } from '@aws-sdk/client-s3';
import type { CallContext } from '../../core/call.ts';
import type { Bucket } from './bucket.ts';
import { checkDelete } from './conditions.ts';
import { invalidArgument } from './errors.ts';
import { isVersionId } from './random-id.ts';
import type { S3 } from './s3.ts';

interface Deletion {
  readonly key: string;
  readonly versionId: string | undefined;
  readonly bypassGovernance: boolean | undefined;
  readonly ifMatch: string | undefined;
}

/** Throws AwsError InvalidArgument, PreconditionFailed, AccessDenied (object lock). */
export function deleteFromBucket(
  s3: S3,
  bucket: Bucket,
  { key, versionId, bypassGovernance, ifMatch }: Deletion,
  context: CallContext,
): DeleteObjectOutput {
  if (versionId !== undefined && !isVersionId(versionId)) throw invalidArgument('Invalid version id specified', 'versionId', versionId);
  checkDelete(bucket.objects.newest(key), ifMatch);
  if (versionId !== undefined) {
    const removed = s3.writes.deleteVersion(bucket, key, versionId, context, bypassGovernance);
    return { VersionId: versionId, ...(removed?.kind === 'delete-marker' && { DeleteMarker: true }) };
  }
  const marker = s3.writes.delete(bucket, key, context.account || bucket.definition.account, context);
  return marker ? { DeleteMarker: true, VersionId: marker.versionId } : {};
}
