// DeleteBucket: an empty bucket goes.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
import type { DeleteBucketRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import type { S3 } from '../s3.ts';

/** AWS: uploads in parts that are under way do not keep a bucket; versions and delete markers do. */
export const deleteBucket =
  (s3: S3): Operation<DeleteBucketRequest, object> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    if (!bucket.objects.isEmpty) {
      const versioned = bucket.settings.versioning !== undefined;
      const hint = versioned
        ? 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.'
        : 'The bucket you tried to delete is not empty';
      throw new AwsError('BucketNotEmpty', hint, 409, { BucketName: bucket.definition.name });
    }
    s3.buckets.delete(bucket);
    return {};
  };
