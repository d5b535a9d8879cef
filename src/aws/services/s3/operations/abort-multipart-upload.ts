// AbortMultipartUpload: an upload and its parts go.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
import type { AbortMultipartUploadOutput, AbortMultipartUploadRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { preconditionFailed } from '../errors.ts';
import { findUpload } from '../find-upload.ts';
import type { S3 } from '../s3.ts';

export const abortMultipartUpload =
  (s3: S3): Operation<AbortMultipartUploadRequest, AbortMultipartUploadOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const upload = findUpload(bucket, input);
    const { IfMatchInitiatedTime: initiated } = input;
    if (initiated && initiated.getTime() !== Math.floor(upload.initiatedMs / 1000) * 1000)
      throw preconditionFailed('x-amz-if-match-initiated-time');
    bucket.uploads.delete(upload.id);
    return {};
  };
