// GetBucketReplication and DeleteBucketReplication: no bucket has a replication configuration, because there is none to put.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { absentConfiguration } from '../errors.ts';
import type { S3 } from '../s3.ts';

export const getBucketReplication =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    const { definition } = s3.buckets.get(input, context);
    throw absentConfiguration('ReplicationConfigurationNotFoundError', 'The replication configuration was not found', definition.name);
  };

export const deleteBucketReplication =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    s3.buckets.get(input, context);
    return {};
  };
