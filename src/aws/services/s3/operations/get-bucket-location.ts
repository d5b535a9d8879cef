// GetBucketLocation: the region of a bucket; nothing for us-east-1.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
import type { BucketLocationConstraint, GetBucketLocationOutput, GetBucketLocationRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import type { S3 } from '../s3.ts';

export const getBucketLocation =
  (s3: S3): Operation<GetBucketLocationRequest, GetBucketLocationOutput> =>
  (input, context) => {
    const { region } = s3.buckets.get(input, context).definition;
    return region === 'us-east-1' ? {} : { LocationConstraint: region as BucketLocationConstraint };
  };
