// What deleting one key asks for. AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html, under "Permissions"
import type { Access } from '../../../core/access.ts';

export interface Deletion {
  readonly Key: string;
  readonly VersionId?: string | undefined;
  readonly ETag?: string | undefined;
  readonly BypassGovernanceRetention?: boolean | undefined;
}

export function accessOfDeletion(
  bucketArn: string,
  { Key: key, VersionId: id, ETag: etag, BypassGovernanceRetention: bypass }: Deletion,
): Access[] {
  const access = (action: string): Access => ({
    action,
    resource: `${bucketArn}/${key}`,
    conditions: id === undefined ? {} : { 's3:VersionId': [id] },
  });
  return [
    access(id === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion'),
    ...(bypass ? [access('s3:BypassGovernanceRetention')] : []),
    // AWS: who deletes by ETag must be allowed to read.
    ...(etag !== undefined && etag !== '*' ? [access('s3:GetObject')] : []),
  ];
}
