// GetObjectTagging, PutObjectTagging and DeleteObjectTagging.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
import type {
  DeleteObjectTaggingOutput,
  DeleteObjectTaggingRequest,
  GetObjectTaggingOutput,
  GetObjectTaggingRequest,
  PutObjectTaggingOutput,
  PutObjectTaggingRequest,
} from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { findObject } from '../find-version.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';
import { versionMember } from '../store-object.ts';
import { checkTags } from '../tags.ts';

export const getObjectTagging =
  (s3: S3): Operation<GetObjectTaggingRequest, GetObjectTaggingOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const object = findObject(bucket, input, context.request, s3.errorHeaders);
    return { ...versionMember(object, bucket.settings.versioning), TagSet: [...object.tags] };
  };

export const putObjectTagging =
  (s3: S3): Operation<PutObjectTaggingRequest, PutObjectTaggingOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const object = findObject(bucket, input, context.request, s3.errorHeaders);
    object.tags = checkTags(input.Tagging?.TagSet ?? [], 'object');
    s3.events.emit(bucket, 'ObjectTagging:Put', object, context);
    return versionMember(object, bucket.settings.versioning);
  };

export const deleteObjectTagging =
  (s3: S3): Operation<DeleteObjectTaggingRequest, DeleteObjectTaggingOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const object = findObject(bucket, input, context.request, s3.errorHeaders);
    object.tags = [];
    s3.events.emit(bucket, 'ObjectTagging:Delete', object, context);
    return versionMember(object, bucket.settings.versioning);
  };
