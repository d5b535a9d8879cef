// A buffer becomes an object of S3.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html, error codes: monitoring-with-cloudwatch-logs.html
import type { S3DestinationDescription } from '@aws-sdk/client-firehose';
import { AwsError } from '../../../core/errors.ts';
import { roleVerdict } from '../access/delivery-role.ts';
import type { DeliveryStream, RecordBuffer } from '../delivery-stream.ts';
import { objectKey } from '../prefix/object-key.ts';
import type { Failure } from './failure-line.ts';
import { objectBody } from './object-body.ts';
import type { Outcome, Surroundings } from './surroundings.ts';

const accessDenied: Failure = {
  errorCode: 'S3.AccessDenied',
  errorMessage:
    'Access was denied. Ensure that the trust policy for the provided IAM role allows Firehose to assume the role, and the access policy allows access to the S3 bucket.',
};
const noSuchBucket: Failure = {
  errorCode: 'S3.NoSuchBucket',
  errorMessage: 'The specified S3 bucket does not exist. Create the bucket or use a different bucket that does exist.',
};

/** AWS: tries for as long as the records are kept. */
export async function deliverToBucket(
  stream: DeliveryStream,
  buffer: RecordBuffer,
  bucket: S3DestinationDescription,
  { environment, metrics, errors }: Surroundings,
): Promise<Outcome> {
  const { clock, random, ports } = environment;
  const { BucketARN: bucketArn = '', RoleARN: roleArn = '' } = bucket;
  const kind = buffer.purpose === 'delivery' ? 'DeliveryToS3' : 'BackupToS3';
  const key = objectKey(stream, buffer, bucket, random);
  const body = objectBody(buffer.records, bucket.CompressionFormat, key, clock.now());
  const failure = await put();
  const oldestMs = Math.min(...buffer.records.slice(0, 1).map(({ arrivalMs }) => arrivalMs));
  metrics.put(stream, {
    [`${kind}.Success`]: failure ? 0 : 1,
    ...(!failure && {
      [`${kind}.Records`]: buffer.records.length,
      [`${kind}.Bytes`]: body.length,
      [`${kind}.DataFreshness`]: Math.round((clock.now() - oldestMs) / 1000),
    }),
  });
  if (!failure) return 'done';
  await errors.tell(stream, bucket.CloudWatchLoggingOptions, bucketArn, failure);
  return 'again';

  async function put(): Promise<Failure | undefined> {
    const verdict = await roleVerdict(environment, roleArn, stream, 's3:PutObject', `${bucketArn}/${key}`);
    if (verdict !== 'allowed') return accessDenied;
    try {
      const store = await ports.objectStore?.(bucketArn);
      if (!store?.put) return { errorCode: 'S3.InternalError', errorMessage: 'Amazon S3 is not embedded in this cloud.' };
      await store.put(bucketArn, key, body, { contentType: 'application/octet-stream' }, stream.account);
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown;
      return thrown.code === 'NoSuchBucket' ? noSuchBucket : { errorCode: `S3.${thrown.code}`, errorMessage: thrown.message };
    }
  }
}
