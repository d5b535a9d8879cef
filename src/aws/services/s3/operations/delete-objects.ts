// DeleteObjects: up to a thousand keys in one call; each succeeds or fails for itself.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
import type {
  DeletedObject,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
  _Error as DeletionError,
  ObjectIdentifier,
} from '@aws-sdk/client-s3';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { accessOfDeletion } from '../access/deletion-access.ts';
import { requireAccess } from '../access/judge-access.ts';
import type { Bucket } from '../bucket.ts';
import { deleteFromBucket } from '../delete-from-bucket.ts';
import { malformedXml } from '../errors.ts';
import { limits } from '../limits.ts';
import { checkKey } from '../object-properties.ts';
import { requireDigest, verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const deleteObjects =
  (s3: S3): Operation<DeleteObjectsRequest, DeleteObjectsOutput> =>
  async (input, context) => {
    const bucket = s3.buckets.get(input, context);
    requireDigest(context.request);
    verifyDocument(context.request);
    const { Objects: objects = [], Quiet: quiet } = input.Delete ?? {};
    if (objects.length === 0 || objects.length > limits.keysPerDelete) throw malformedXml();
    const outcomes: Outcome[] = [];
    for (const object of objects) outcomes.push(await deleteOne(s3, bucket, object, input.BypassGovernanceRetention, context));
    const deleted = outcomes.flatMap(({ deleted }) => deleted ?? []);
    const errors = outcomes.flatMap(({ error }) => error ?? []);
    return { ...(!quiet && deleted.length > 0 && { Deleted: deleted }), ...(errors.length > 0 && { Errors: errors }) };
  };

interface Outcome {
  readonly deleted?: DeletedObject;
  readonly error?: DeletionError;
}

async function deleteOne(
  s3: S3,
  bucket: Bucket,
  { Key: key = '', VersionId: versionId, ETag: ifMatch }: ObjectIdentifier,
  bypassGovernance: boolean | undefined,
  context: CallContext,
): Promise<Outcome> {
  try {
    checkKey(key);
    const wanted = accessOfDeletion(bucket.arn, {
      Key: key,
      VersionId: versionId,
      ETag: ifMatch,
      BypassGovernanceRetention: bypassGovernance,
    });
    await requireAccess(s3, bucket, context, wanted, context.request);
    const { DeleteMarker: marker, VersionId: id } = deleteFromBucket(s3, bucket, { key, versionId, bypassGovernance, ifMatch }, context);
    const markerMembers = marker && id !== undefined ? { DeleteMarker: true, DeleteMarkerVersionId: id } : {};
    return { deleted: { Key: key, ...(versionId !== undefined && { VersionId: versionId }), ...markerMembers } };
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    return { error: { Key: key, ...(versionId !== undefined && { VersionId: versionId }), Code: codeOf(thrown), Message: thrown.message } };
  }
}

/** Inside the cloud a denial has the name of the JSON protocols. */
function codeOf({ code }: AwsError): string {
  return code === 'AccessDeniedException' ? 'AccessDenied' : code;
}
