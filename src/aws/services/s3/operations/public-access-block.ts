// GetPublicAccessBlock, PutPublicAccessBlock and DeletePublicAccessBlock. A new bucket has all four switched on.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
import type { GetPublicAccessBlockOutput, PutPublicAccessBlockRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { absentConfiguration } from '../errors.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getPublicAccessBlock =
  (s3: S3): Operation<BucketArgumentOnly, GetPublicAccessBlockOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (!settings.publicAccessBlock)
      throw absentConfiguration(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        definition.name,
      );
    return { PublicAccessBlockConfiguration: settings.publicAccessBlock };
  };

export const putPublicAccessBlock =
  (s3: S3): Operation<PutPublicAccessBlockRequest, object> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets } = input.PublicAccessBlockConfiguration ?? {};
    settings.publicAccessBlock = {
      BlockPublicAcls: BlockPublicAcls ?? false,
      IgnorePublicAcls: IgnorePublicAcls ?? false,
      BlockPublicPolicy: BlockPublicPolicy ?? false,
      RestrictPublicBuckets: RestrictPublicBuckets ?? false,
    };
    return {};
  };

export const deletePublicAccessBlock =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    delete s3.buckets.get(input, context).settings.publicAccessBlock;
    return {};
  };
