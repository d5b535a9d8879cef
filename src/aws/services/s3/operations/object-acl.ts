// GetObjectAcl and PutObjectAcl.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html
import type { GetObjectAclOutput, GetObjectAclRequest, PutObjectAclOutput, PutObjectAclRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { arePublic, grantsOfPut, ownerOf, privateGrants } from '../acl.ts';
import { accessDenied, aclNotSupported } from '../errors.ts';
import { findObject } from '../find-version.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getObjectAcl =
  (s3: S3): Operation<GetObjectAclRequest, GetObjectAclOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const object = findObject(bucket, input, context.request, s3.errorHeaders);
    const owner = bucket.aclsDisabled ? bucket.definition.account : object.owner;
    const grants = bucket.aclsDisabled ? undefined : object.grants;
    return { Owner: ownerOf(owner), Grants: [...(grants ?? privateGrants(owner))] };
  };

export const putObjectAcl =
  (s3: S3): Operation<PutObjectAclRequest, PutObjectAclOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const object = findObject(bucket, input, context.request, s3.errorHeaders);
    if (bucket.aclsDisabled) {
      if (input.ACL === 'bucket-owner-full-control') return {};
      throw aclNotSupported();
    }
    const grants = grantsOfPut(input, object.owner, bucket.definition.account);
    if (bucket.settings.publicAccessBlock?.BlockPublicAcls && arePublic(grants)) throw accessDenied();
    object.grants = grants;
    s3.events.emit(bucket, 'ObjectAcl:Put', object, context);
    return {};
  };
