// The key of an object that is delivered to S3: evaluated prefix, name of the stream, version, time, a random text, extension.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html
import type { ExtendedS3DestinationDescription } from '@aws-sdk/client-firehose';
import type { Random } from '../../../core/random.ts';
import type { DeliveryStream, RecordBuffer } from '../delivery-stream.ts';
import { evaluatePrefix } from './prefix-expression.ts';
import { dataPrefix, failurePrefix } from './prefix-rules.ts';
import { formatTimestamp } from './timestamp-format.ts';

/** By compression. AWS: https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html */
const extensions: Readonly<Record<string, string>> = { GZIP: '.gz', ZIP: '.zip' };

type Bucket = Pick<
  ExtendedS3DestinationDescription,
  'Prefix' | 'ErrorOutputPrefix' | 'CompressionFormat' | 'FileExtension' | 'CustomTimeZone'
>;

export function objectKey(stream: DeliveryStream, buffer: RecordBuffer, bucket: Bucket, random: Random): string {
  const timeZone = bucket.CustomTimeZone || 'UTC';
  // AWS: the approximate arrival of the oldest record in the object.
  const atMs = buffer.records.reduce((oldest, { arrivalMs }) => Math.min(oldest, arrivalMs), Number.POSITIVE_INFINITY);
  const prefix = evaluatePrefix(buffer.purpose === 'failure' ? failurePrefix(bucket) : dataPrefix(bucket), {
    atMs,
    timeZone,
    partitionKeys: buffer.partitionKeys,
    errorOutputType: buffer.errorOutputType ?? '',
    randomString: () => random.hex(11),
  });
  const time = formatTimestamp('yyyy-MM-dd-HH-mm-ss', atMs, timeZone);
  const extension = bucket.FileExtension || (extensions[bucket.CompressionFormat ?? ''] ?? '');
  return `${prefix}${stream.name}-${stream.versionId}-${time}-${random.uuid()}${extension}`;
}
