// The grants of ACLs as statements of a policy, so that one evaluation judges both.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions (the mapping of ACL permissions to actions)
import type { Grant, Permission } from '@aws-sdk/client-s3';
import { allUsers, arePublic, authenticatedUsers } from '../acl.ts';
import type { Bucket } from '../bucket.ts';
import { canonicalUserId } from '../canonical-user.ts';

export interface Statement {
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly AWS: string };
  readonly Action: readonly string[];
  readonly Resource: string;
}

const bucketActions: Readonly<Record<Exclude<Permission, 'FULL_CONTROL'>, readonly string[]>> = {
  READ: ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'],
  WRITE: ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion'],
  READ_ACP: ['s3:GetBucketAcl'],
  WRITE_ACP: ['s3:PutBucketAcl'],
};
const objectActions: typeof bucketActions = {
  READ: ['s3:GetObject', 's3:GetObjectVersion'],
  WRITE: [],
  READ_ACP: ['s3:GetObjectAcl', 's3:GetObjectVersionAcl'],
  WRITE_ACP: ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'],
};

/**
 * The statements of the bucket's own ACL that could mean a caller of that account (empty: nobody's).
 * @param use who may write may say more about the object that is being put; that is no right over the objects that are there
 */
export function statementsOfBucketAcl(bucket: Bucket, caller: string, use: 'put of an object' | 'other'): readonly Statement[] {
  const actions =
    use === 'other' ? bucketActions : { ...bucketActions, WRITE: [...bucketActions.WRITE, 's3:PutObjectAcl', 's3:PutObjectTagging'] };
  return inForce(bucket, bucket.settings.grants).flatMap((grant) => statementOf(grant, actions, caller, `${bucket.arn}*`));
}

export function statementsOfObjectAcl(
  bucket: Bucket,
  grants: readonly Grant[] | undefined,
  caller: string,
  arn: string,
): readonly Statement[] {
  return inForce(bucket, grants).flatMap((grant) => statementOf(grant, objectActions, caller, arn));
}

function inForce(bucket: Bucket, grants: readonly Grant[] = []): readonly Grant[] {
  if (bucket.aclsDisabled) return [];
  return bucket.settings.publicAccessBlock?.IgnorePublicAcls ? grants.filter((grant) => !arePublic([grant])) : grants;
}

function statementOf(
  { Grantee: grantee, Permission: permission }: Grant,
  actions: typeof bucketActions,
  caller: string,
  arn: string,
): Statement[] {
  const principal = principalOf(grantee?.URI ?? grantee?.ID ?? '', caller);
  if (!principal || !permission) return [];
  const allowed = permission === 'FULL_CONTROL' ? Object.values(actions).flat() : actions[permission];
  return allowed.length === 0 ? [] : [{ Effect: 'Allow', Principal: principal, Action: allowed, Resource: arn }];
}

/** Canonical ids are computed from accounts, so that of the caller is all that can be compared, and all that matters. */
function principalOf(grantee: string, caller: string): Statement['Principal'] | undefined {
  if (grantee === allUsers) return '*';
  if (caller === '') return undefined;
  return grantee === authenticatedUsers || grantee === canonicalUserId(caller) ? { AWS: caller } : undefined;
}
