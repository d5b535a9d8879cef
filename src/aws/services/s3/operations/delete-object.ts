// DeleteObject: for good without versioning, by a delete marker with it; one version for good when its id is named.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
import type { DeleteObjectOutput, DeleteObjectRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { deleteFromBucket } from '../delete-from-bucket.ts';
import { checkKey } from '../object-properties.ts';
import type { S3 } from '../s3.ts';

/** AWS: nothing to delete is a success too. */
export const deleteObject =
  (s3: S3): Operation<DeleteObjectRequest, DeleteObjectOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const { Key: key = '', VersionId: versionId, BypassGovernanceRetention: bypassGovernance, IfMatch: ifMatch } = input;
    checkKey(key);
    return deleteFromBucket(s3, bucket, { key, versionId, bypassGovernance, ifMatch }, context);
  };
