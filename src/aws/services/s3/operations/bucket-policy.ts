// GetBucketPolicy, PutBucketPolicy, DeleteBucketPolicy and GetBucketPolicyStatus. Who obeys it: access/.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
import type { GetBucketPolicyOutput, GetBucketPolicyStatusOutput, PutBucketPolicyRequest } from '@aws-sdk/client-s3';
import { Answered } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { checkPolicy } from '../access/policy-check.ts';
import { isPublicPolicy } from '../access/public-policy.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { absentConfiguration, accessDenied } from '../errors.ts';
import { limits } from '../limits.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

const noPolicy = (bucket: string) => absentConfiguration('NoSuchBucketPolicy', 'The bucket policy does not exist', bucket);

export const getBucketPolicy =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketPolicyOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (settings.policy === undefined) throw noPolicy(definition.name);
    return { Policy: settings.policy };
  };

export const putBucketPolicy =
  (s3: S3): Operation<PutBucketPolicyRequest, object> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const { Policy: policy = '' } = input;
    if (new TextEncoder().encode(policy).length > limits.policyBytes)
      throw new AwsError('PolicyTooLarge', 'Policies exceed the maximum allowed document size.', 400);
    checkPolicy(policy, bucket.definition.name);
    if (bucket.settings.publicAccessBlock?.BlockPublicPolicy && isPublicPolicy(policy))
      throw accessDenied(
        `User: ${context.callerArn} is not authorized to perform: s3:PutBucketPolicy on resource: "${bucket.arn}" because public policies are ` +
          'prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
      );
    bucket.settings.policy = policy;
    // AWS: the real answer has no content, whatever the model says.
    return new Answered({}, { status: 204 });
  };

export const deleteBucketPolicy =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    delete s3.buckets.get(input, context).settings.policy;
    return {};
  };

export const getBucketPolicyStatus =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketPolicyStatusOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (settings.policy === undefined) throw noPolicy(definition.name);
    return { PolicyStatus: { IsPublic: isPublicPolicy(settings.policy) } };
  };
