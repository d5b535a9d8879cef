// GetBucketTagging, PutBucketTagging and DeleteBucketTagging.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html

import type { GetBucketTaggingOutput, PutBucketTaggingRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { absentConfiguration } from '../errors.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';
import { checkTags } from '../tags.ts';

export const getBucketTagging =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketTaggingOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (!settings.tags) throw absentConfiguration('NoSuchTagSet', 'The TagSet does not exist', definition.name);
    return { TagSet: [...settings.tags] };
  };

export const putBucketTagging =
  (s3: S3): Operation<PutBucketTaggingRequest, object> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    settings.tags = checkTags(input.Tagging?.TagSet ?? [], 'bucket');
    return {};
  };

export const deleteBucketTagging =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    delete s3.buckets.get(input, context).settings.tags;
    return {};
  };
