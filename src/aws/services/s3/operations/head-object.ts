// HeadObject: what GetObject would say, without the bytes.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
import type { HeadObjectOutput, HeadObjectRequest } from '@aws-sdk/client-s3';
import { Answered } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import { type ReadInput, readObject } from '../read-object.ts';
import type { S3 } from '../s3.ts';

export const headObject =
  (s3: S3): Operation<HeadObjectRequest, HeadObjectOutput> =>
  (input, context) => {
    const { members, headers, status } = readObject(s3, input as ReadInput, context);
    return new Answered<HeadObjectOutput>(status === 304 ? {} : members, { status, headers });
  };
