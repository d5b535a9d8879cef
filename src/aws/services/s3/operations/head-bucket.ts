// HeadBucket: is there such a bucket, may the caller use it, and where is it?
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
import type { HeadBucketOutput, HeadBucketRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import type { S3 } from '../s3.ts';

export const headBucket =
  (s3: S3): Operation<HeadBucketRequest, HeadBucketOutput> =>
  (input, context) => {
    const { definition, arn } = s3.buckets.get(input, context);
    return { BucketRegion: definition.region, BucketArn: arn, AccessPointAlias: false };
  };
