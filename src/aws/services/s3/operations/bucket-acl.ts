// GetBucketAcl and PutBucketAcl.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html
import type { GetBucketAclOutput, PutBucketAclRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { arePublic, grantsOfPut, ownerOf, privateGrants } from '../acl.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { accessDenied, aclNotSupported } from '../errors.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getBucketAcl =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketAclOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    // AWS: with ACLs disabled the answer is full control for the owner, whatever was granted before.
    const grants = settings.ownership === 'BucketOwnerEnforced' ? undefined : settings.grants;
    return { Owner: ownerOf(definition.account), Grants: [...(grants ?? privateGrants(definition.account))] };
  };

export const putBucketAcl =
  (s3: S3): Operation<PutBucketAclRequest, object> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    verifyDocument(context.request);
    if (bucket.aclsDisabled) {
      if (input.ACL === 'private') return {};
      throw aclNotSupported();
    }
    const { account } = bucket.definition;
    const grants = grantsOfPut(input, account, account);
    if (bucket.settings.publicAccessBlock?.BlockPublicAcls && arePublic(grants)) throw accessDenied();
    bucket.settings.grants = grants;
    return {};
  };
