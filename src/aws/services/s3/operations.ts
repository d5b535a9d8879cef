// The operations of S3 that are embedded, by name.
import type { Operation } from '../../core/service.ts';
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts';
import { getBucketAcl, putBucketAcl } from './operations/bucket-acl.ts';
import { deleteBucketCors, getBucketCors, putBucketCors } from './operations/bucket-cors.ts';
import { deleteBucketEncryption, getBucketEncryption, putBucketEncryption } from './operations/bucket-encryption.ts';
import {
  deleteBucketLifecycle,
  getBucketLifecycleConfiguration,
  putBucketLifecycleConfiguration,
} from './operations/bucket-lifecycle-configuration.ts';
import { getBucketNotificationConfiguration, putBucketNotificationConfiguration } from './operations/bucket-notification-configuration.ts';
import {
  deleteBucketOwnershipControls,
  getBucketOwnershipControls,
  putBucketOwnershipControls,
} from './operations/bucket-ownership-controls.ts';
import { deleteBucketPolicy, getBucketPolicy, getBucketPolicyStatus, putBucketPolicy } from './operations/bucket-policy.ts';
import { deleteBucketReplication, getBucketReplication } from './operations/bucket-replication.ts';
import {
  getBucketAccelerateConfiguration,
  getBucketLogging,
  getBucketRequestPayment,
  putBucketAccelerateConfiguration,
  putBucketLogging,
  putBucketRequestPayment,
} from './operations/bucket-small-settings.ts';
import { deleteBucketTagging, getBucketTagging, putBucketTagging } from './operations/bucket-tagging.ts';
import { getBucketVersioning, putBucketVersioning } from './operations/bucket-versioning.ts';
import { deleteBucketWebsite, getBucketWebsite, putBucketWebsite } from './operations/bucket-website.ts';
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts';
import { copyObject } from './operations/copy-object.ts';
import { createBucket } from './operations/create-bucket.ts';
import { createMultipartUpload } from './operations/create-multipart-upload.ts';
import { deleteBucket } from './operations/delete-bucket.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { getBucketLocation } from './operations/get-bucket-location.ts';
import { getObject } from './operations/get-object.ts';
import { getObjectAttributes } from './operations/get-object-attributes.ts';
import { headBucket } from './operations/head-bucket.ts';
import { headObject } from './operations/head-object.ts';
import { listBuckets } from './operations/list-buckets.ts';
import { listMultipartUploads } from './operations/list-multipart-uploads.ts';
import { listObjectVersions } from './operations/list-object-versions.ts';
import { listObjects } from './operations/list-objects.ts';
import { listObjectsV2 } from './operations/list-objects-v2.ts';
import { listParts } from './operations/list-parts.ts';
import { getObjectAcl, putObjectAcl } from './operations/object-acl.ts';
import { getObjectLockConfiguration, putObjectLockConfiguration } from './operations/object-lock-configuration.ts';
import { getObjectLegalHold, getObjectRetention, putObjectLegalHold, putObjectRetention } from './operations/object-retention.ts';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './operations/object-tagging.ts';
import { deletePublicAccessBlock, getPublicAccessBlock, putPublicAccessBlock } from './operations/public-access-block.ts';
import { putObject } from './operations/put-object.ts';
import { uploadPart } from './operations/upload-part.ts';
import { uploadPartCopy } from './operations/upload-part-copy.ts';
import type { S3 } from './s3.ts';

export type OperationName =
  | 'AbortMultipartUpload'
  | 'CompleteMultipartUpload'
  | 'CopyObject'
  | 'CreateBucket'
  | 'CreateMultipartUpload'
  | 'DeleteBucket'
  | 'DeleteBucketCors'
  | 'DeleteBucketEncryption'
  | 'DeleteBucketLifecycle'
  | 'DeleteBucketOwnershipControls'
  | 'DeleteBucketPolicy'
  | 'DeleteBucketReplication'
  | 'DeleteBucketTagging'
  | 'DeleteBucketWebsite'
  | 'DeleteObject'
  | 'DeleteObjectTagging'
  | 'DeleteObjects'
  | 'DeletePublicAccessBlock'
  | 'GetBucketAccelerateConfiguration'
  | 'GetBucketAcl'
  | 'GetBucketCors'
  | 'GetBucketEncryption'
  | 'GetBucketLifecycleConfiguration'
  | 'GetBucketLocation'
  | 'GetBucketLogging'
  | 'GetBucketNotificationConfiguration'
  | 'GetBucketOwnershipControls'
  | 'GetBucketPolicy'
  | 'GetBucketPolicyStatus'
  | 'GetBucketReplication'
  | 'GetBucketRequestPayment'
  | 'GetBucketTagging'
  | 'GetBucketVersioning'
  | 'GetBucketWebsite'
  | 'GetObject'
  | 'GetObjectAcl'
  | 'GetObjectAttributes'
  | 'GetObjectLegalHold'
  | 'GetObjectLockConfiguration'
  | 'GetObjectRetention'
  | 'GetObjectTagging'
  | 'GetPublicAccessBlock'
  | 'HeadBucket'
  | 'HeadObject'
  | 'ListBuckets'
  | 'ListMultipartUploads'
  | 'ListObjectVersions'
  | 'ListObjects'
  | 'ListObjectsV2'
  | 'ListParts'
  | 'PutBucketAccelerateConfiguration'
  | 'PutBucketAcl'
  | 'PutBucketCors'
  | 'PutBucketEncryption'
  | 'PutBucketLifecycleConfiguration'
  | 'PutBucketLogging'
  | 'PutBucketNotificationConfiguration'
  | 'PutBucketOwnershipControls'
  | 'PutBucketPolicy'
  | 'PutBucketRequestPayment'
  | 'PutBucketTagging'
  | 'PutBucketVersioning'
  | 'PutBucketWebsite'
  | 'PutObject'
  | 'PutObjectAcl'
  | 'PutObjectLegalHold'
  | 'PutObjectLockConfiguration'
  | 'PutObjectRetention'
  | 'PutObjectTagging'
  | 'PutPublicAccessBlock'
  | 'UploadPart'
  | 'UploadPartCopy';

export function operationsOf(s3: S3): Readonly<Record<OperationName, Operation<never, unknown>>> {
  return {
    AbortMultipartUpload: abortMultipartUpload(s3),
    CompleteMultipartUpload: completeMultipartUpload(s3),
    CopyObject: copyObject(s3),
    CreateBucket: createBucket(s3),
    CreateMultipartUpload: createMultipartUpload(s3),
    DeleteBucket: deleteBucket(s3),
    DeleteBucketCors: deleteBucketCors(s3),
    DeleteBucketEncryption: deleteBucketEncryption(s3),
    DeleteBucketLifecycle: deleteBucketLifecycle(s3),
    DeleteBucketOwnershipControls: deleteBucketOwnershipControls(s3),
    DeleteBucketPolicy: deleteBucketPolicy(s3),
    DeleteBucketReplication: deleteBucketReplication(s3),
    DeleteBucketTagging: deleteBucketTagging(s3),
    DeleteBucketWebsite: deleteBucketWebsite(s3),
    DeleteObject: deleteObject(s3),
    DeleteObjectTagging: deleteObjectTagging(s3),
    DeleteObjects: deleteObjects(s3),
    DeletePublicAccessBlock: deletePublicAccessBlock(s3),
    GetBucketAccelerateConfiguration: getBucketAccelerateConfiguration(s3),
    GetBucketAcl: getBucketAcl(s3),
    GetBucketCors: getBucketCors(s3),
    GetBucketEncryption: getBucketEncryption(s3),
    GetBucketLifecycleConfiguration: getBucketLifecycleConfiguration(s3),
    GetBucketLocation: getBucketLocation(s3),
    GetBucketLogging: getBucketLogging(s3),
    GetBucketNotificationConfiguration: getBucketNotificationConfiguration(s3),
    GetBucketOwnershipControls: getBucketOwnershipControls(s3),
    GetBucketPolicy: getBucketPolicy(s3),
    GetBucketPolicyStatus: getBucketPolicyStatus(s3),
    GetBucketReplication: getBucketReplication(s3),
    GetBucketRequestPayment: getBucketRequestPayment(s3),
    GetBucketTagging: getBucketTagging(s3),
    GetBucketVersioning: getBucketVersioning(s3),
    GetBucketWebsite: getBucketWebsite(s3),
    GetObject: getObject(s3),
    GetObjectAcl: getObjectAcl(s3),
    GetObjectAttributes: getObjectAttributes(s3),
    GetObjectLegalHold: getObjectLegalHold(s3),
    GetObjectLockConfiguration: getObjectLockConfiguration(s3),
    GetObjectRetention: getObjectRetention(s3),
    GetObjectTagging: getObjectTagging(s3),
    GetPublicAccessBlock: getPublicAccessBlock(s3),
    HeadBucket: headBucket(s3),
    HeadObject: headObject(s3),
    ListBuckets: listBuckets(s3),
    ListMultipartUploads: listMultipartUploads(s3),
    ListObjectVersions: listObjectVersions(s3),
    ListObjects: listObjects(s3),
    ListObjectsV2: listObjectsV2(s3),
    ListParts: listParts(s3),
    PutBucketAccelerateConfiguration: putBucketAccelerateConfiguration(s3),
    PutBucketAcl: putBucketAcl(s3),
    PutBucketCors: putBucketCors(s3),
    PutBucketEncryption: putBucketEncryption(s3),
    PutBucketLifecycleConfiguration: putBucketLifecycleConfiguration(s3),
    PutBucketLogging: putBucketLogging(s3),
    PutBucketNotificationConfiguration: putBucketNotificationConfiguration(s3),
    PutBucketOwnershipControls: putBucketOwnershipControls(s3),
    PutBucketPolicy: putBucketPolicy(s3),
    PutBucketRequestPayment: putBucketRequestPayment(s3),
    PutBucketTagging: putBucketTagging(s3),
    PutBucketVersioning: putBucketVersioning(s3),
    PutBucketWebsite: putBucketWebsite(s3),
    PutObject: putObject(s3),
    PutObjectAcl: putObjectAcl(s3),
    PutObjectLegalHold: putObjectLegalHold(s3),
    PutObjectLockConfiguration: putObjectLockConfiguration(s3),
    PutObjectRetention: putObjectRetention(s3),
    PutObjectTagging: putObjectTagging(s3),
    PutPublicAccessBlock: putPublicAccessBlock(s3),
    UploadPart: uploadPart(s3),
    UploadPartCopy: uploadPartCopy(s3),
  };
}
