// GetBucketEncryption, PutBucketEncryption and DeleteBucketEncryption. Every bucket encrypts by S3's own key.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html
import type { GetBucketEncryptionOutput, PutBucketEncryptionRequest, ServerSideEncryptionConfiguration } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { malformedXml, notEmbedded } from '../errors.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

const ownKey: ServerSideEncryptionConfiguration = {
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
};

export const getBucketEncryption =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketEncryptionOutput> =>
  (input, context) => ({ ServerSideEncryptionConfiguration: s3.buckets.get(input, context).settings.encryption ?? ownKey });

export const putBucketEncryption =
  (s3: S3): Operation<PutBucketEncryptionRequest, object> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const { Rules: rules = [] } = input.ServerSideEncryptionConfiguration ?? {};
    const [rule] = rules;
    const algorithm = rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm;
    if (rules.length !== 1 || algorithm === undefined) throw malformedXml();
    if (algorithm.startsWith('aws:')) throw notEmbedded(`Encryption with KMS (${algorithm})`);
    if (algorithm !== 'AES256') throw malformedXml();
    settings.encryption = { Rules: [{ BucketKeyEnabled: false, ...rule }] };
    return {};
  };

/** AWS: the bucket goes back to S3's own key. */
export const deleteBucketEncryption =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    delete s3.buckets.get(input, context).settings.encryption;
    return {};
  };
