// GetObjectLockConfiguration and PutObjectLockConfiguration: the default lock of a bucket's objects.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html
import type {
  GetObjectLockConfigurationOutput,
  ObjectLockRule,
  PutObjectLockConfigurationOutput,
  PutObjectLockConfigurationRequest,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { absentConfiguration, malformedXml } from '../errors.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getObjectLockConfiguration =
  (s3: S3): Operation<BucketArgumentOnly, GetObjectLockConfigurationOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (!settings.objectLock)
      throw absentConfiguration(
        'ObjectLockConfigurationNotFoundError',
        'Object Lock configuration does not exist for this bucket',
        definition.name,
      );
    return { ObjectLockConfiguration: settings.objectLock };
  };

export const putObjectLockConfiguration =
  (s3: S3): Operation<PutObjectLockConfigurationRequest, PutObjectLockConfigurationOutput> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const { ObjectLockEnabled: enabled, Rule: rule } = input.ObjectLockConfiguration ?? {};
    if (enabled !== 'Enabled') throw malformedXml();
    if (settings.versioning !== 'Enabled')
      throw new AwsError('InvalidBucketState', "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration", 409);
    checkRule(rule);
    settings.objectLock = { ObjectLockEnabled: 'Enabled', ...(rule && { Rule: rule }) };
    return {};
  };

function checkRule(rule: ObjectLockRule | undefined): void {
  if (!rule) return;
  const { Mode: mode, Days: days, Years: years } = rule.DefaultRetention ?? {};
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || (days === undefined) === (years === undefined)) throw malformedXml();
  const period = days ?? years ?? 0;
  if (!Number.isInteger(period) || period <= 0)
    throw new AwsError('InvalidArgument', 'Default retention period must be a positive integer value.');
}
