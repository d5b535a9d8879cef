// The rules for names of buckets. AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
import { AwsError } from '../../core/errors.ts';

const reservedBeginnings = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const reservedEnds = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** Throws AwsError InvalidBucketName. */
export function checkBucketName(name: string): void {
  const wellFormed =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    // No two dots together, no hyphen beside a dot: each part must be able to stand in a host.
    !/\.\.|-\.|\.-/.test(name) &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !reservedBeginnings.some((beginning) => name.startsWith(beginning)) &&
    !reservedEnds.some((end) => name.endsWith(end));
  if (!wellFormed) throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name });
}
