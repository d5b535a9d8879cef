// GetBucketOwnershipControls, PutBucketOwnershipControls and DeleteBucketOwnershipControls.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
import type { GetBucketOwnershipControlsOutput, PutBucketOwnershipControlsRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { canonicalUserId } from '../canonical-user.ts';
import { absentConfiguration, malformedXml } from '../errors.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getBucketOwnershipControls =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketOwnershipControlsOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (!settings.ownership)
      throw absentConfiguration('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found', definition.name);
    return { OwnershipControls: { Rules: [{ ObjectOwnership: settings.ownership }] } };
  };

export const putBucketOwnershipControls =
  (s3: S3): Operation<PutBucketOwnershipControlsRequest, object> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const [rule, second] = input.OwnershipControls?.Rules ?? [];
    const ownership = rule?.ObjectOwnership;
    if (second || (ownership !== 'BucketOwnerEnforced' && ownership !== 'BucketOwnerPreferred' && ownership !== 'ObjectWriter'))
      throw malformedXml();
    const owner = canonicalUserId(definition.account);
    const others = settings.grants?.some(({ Grantee: grantee }) => grantee?.ID !== owner) ?? false;
    if (ownership === 'BucketOwnerEnforced' && others)
      throw new AwsError(
        'InvalidBucketAclWithObjectOwnership',
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      );
    settings.ownership = ownership;
    return {};
  };

export const deleteBucketOwnershipControls =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    delete s3.buckets.get(input, context).settings.ownership;
    return {};
  };
