// CreateMultipartUpload: begins an upload in parts and keeps what the object will be.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html
import type { CreateMultipartUploadOutput, CreateMultipartUploadRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { grantsForObject } from '../acl.ts';
import { algorithmNamed, checksumTypeFor } from '../checksums/object-checksum.ts';
import { invalidRequest } from '../errors.ts';
import { lockOfPut } from '../object-lock.ts';
import { ownerOfNew } from '../object-ownership.ts';
import { checkEncryption, checkKey, encryptionMembers, propertiesOf, storageClassOf } from '../object-properties.ts';
import { uploadId } from '../random-id.ts';
import type { S3 } from '../s3.ts';
import { granted } from '../store-object.ts';
import { tagsOfHeader } from '../tags.ts';

export const createMultipartUpload =
  (s3: S3): Operation<CreateMultipartUploadRequest, CreateMultipartUploadOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const { Key: key = '', ChecksumType: type } = input;
    checkKey(key);
    checkEncryption(input);
    const algorithm = algorithmNamed(input.ChecksumAlgorithm);
    if (type !== undefined && !algorithm)
      throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.');
    const checksum = algorithm && { algorithm, type: checksumTypeFor(algorithm, type) };
    const owner = ownerOfNew(bucket, context.account, input.ACL);
    const id = uploadId(s3.environment.random);
    bucket.uploads.set(id, {
      id,
      key,
      initiatedMs: s3.now(),
      owner,
      initiatorArn: context.callerArn,
      properties: propertiesOf(input, context.request),
      storageClass: storageClassOf(input.StorageClass),
      tags: tagsOfHeader(input.Tagging),
      ...granted(grantsForObject(bucket, input, owner)),
      ...lockOfPut(bucket, input, s3.now()),
      ...(checksum && { checksum }),
      parts: new Map(),
    });
    return {
      Bucket: bucket.definition.name,
      Key: key,
      UploadId: id,
      ...encryptionMembers,
      ...(checksum && { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type }),
    };
  };
