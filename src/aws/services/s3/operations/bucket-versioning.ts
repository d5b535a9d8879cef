// GetBucketVersioning and PutBucketVersioning. Once on it can be suspended, never taken away.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
import type { GetBucketVersioningOutput, GetBucketVersioningRequest, PutBucketVersioningRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { malformedXml, notEmbedded } from '../errors.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getBucketVersioning =
  (s3: S3): Operation<GetBucketVersioningRequest, GetBucketVersioningOutput> =>
  (input, context) => {
    const { versioning } = s3.buckets.get(input, context).settings;
    return versioning ? { Status: versioning } : {};
  };

export const putBucketVersioning =
  (s3: S3): Operation<PutBucketVersioningRequest, object> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const { Status: status, MFADelete: mfaDelete } = input.VersioningConfiguration ?? {};
    if (mfaDelete === 'Enabled') throw notEmbedded('MFA delete');
    if (status !== 'Enabled' && status !== 'Suspended') {
      if (status === undefined) throw new AwsError('IllegalVersioningConfigurationException', 'The Versioning element must be specified');
      throw malformedXml();
    }
    if (status === 'Suspended' && bucket.settings.objectLock)
      throw new AwsError(
        'InvalidBucketState',
        'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
        409,
      );
    bucket.settings.versioning = status;
    return {};
  };
