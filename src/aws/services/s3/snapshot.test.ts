// snapshot() and restore(): one of everything, in a new cloud the same and alive.
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetBucketTaggingCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketAccelerateConfigurationCommand,
  PutBucketAclCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketRequestPaymentCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectTaggingCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from './testing/s3-cloud.ts';

const named = { Bucket: BUCKET };

async function everything() {
  const cloud = await s3Cloud({ ObjectLockEnabledForBucket: true, ObjectOwnership: 'ObjectWriter' });
  const { s3, put } = cloud;
  const send = s3.send.bind(s3);
  await send(new PutPublicAccessBlockCommand({ ...named, PublicAccessBlockConfiguration: { BlockPublicPolicy: true } }));
  await send(new PutBucketAclCommand({ ...named, ACL: 'public-read' }));
  await send(new PutBucketAccelerateConfigurationCommand({ ...named, AccelerateConfiguration: { Status: 'Enabled' } }));
  await send(
    new PutBucketCorsCommand({ ...named, CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] } }),
  );
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }];
  await send(new PutBucketEncryptionCommand({ ...named, ServerSideEncryptionConfiguration: { Rules } }));
  const rule = { ID: 'r', Status: 'Enabled' as const, Filter: { Prefix: 'tmp/' }, Expiration: { Days: 1 } };
  await send(new PutBucketLifecycleConfigurationCommand({ ...named, LifecycleConfiguration: { Rules: [rule] } }));
  const Statement = { Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/secret/*` };
  await send(new PutBucketPolicyCommand({ ...named, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  await send(new PutBucketRequestPaymentCommand({ ...named, RequestPaymentConfiguration: { Payer: 'Requester' } }));
  await send(new PutBucketTaggingCommand({ ...named, Tagging: { TagSet: [{ Key: 'team', Value: 'blue' }] } }));
  await send(new PutBucketWebsiteCommand({ ...named, WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } }));
  await put('a', 'first', { Metadata: { x: '1' }, Tagging: 'a=1', StorageClass: 'STANDARD_IA', ACL: 'public-read' });
  await put('a', 'second', { Expires: new Date(0), ContentType: 'text/plain' });
  await send(new PutObjectTaggingCommand({ ...named, Key: 'a', Tagging: { TagSet: [{ Key: 'b', Value: '2' }] } }));
  await send(new PutObjectLegalHoldCommand({ ...named, Key: 'a', LegalHold: { Status: 'ON' } }));
  await put('tmp/b');
  await put('gone');
  await send(new DeleteObjectCommand({ ...named, Key: 'gone' }));
  const upload = async (Key: string) => {
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...named, Key, ChecksumAlgorithm: 'SHA256' }));
    const { ETag, ChecksumSHA256 } = await s3.send(
      new UploadPartCommand({ ...named, Key, UploadId, PartNumber: 1, Body: 'part', ChecksumAlgorithm: 'SHA256' }),
    );
    return { ...named, Key, UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag, ChecksumSHA256 }] } };
  };
  const done = await upload('done');
  await send(new CompleteMultipartUploadCommand(done));
  const half = await upload('half');
  await send(new CreateBucketCommand({ Bucket: 'plain' }));
  await send(new PutObjectCommand({ Bucket: 'plain', Key: 'k', Body: 'v' }));
  return { ...cloud, done, half };
}

test('a restored cloud has the same state, and says the same', async () => {
  const { aws, s3 } = await everything();
  const snapshot = structuredClone(await aws.snapshot());
  const restored = await s3Cloud('none');
  await restored.aws.restore(snapshot);
  expect(await restored.aws.snapshot()).toEqual(snapshot);
  const history = async (client: S3Client) => {
    const { Versions, DeleteMarkers } = await client.send(new ListObjectVersionsCommand(named));
    return { Versions, DeleteMarkers };
  };
  expect(await history(restored.s3)).toEqual(await history(s3));
  expect((await restored.s3.send(new GetBucketTaggingCommand(named))).TagSet).toEqual([{ Key: 'team', Value: 'blue' }]);
  expect(await restored.text('a')).toBe('second');
});

test('a restored cloud goes on: uploads, rules and locks', async () => {
  const { aws, done, half } = await everything();
  const restored = await s3Cloud('none');
  await restored.aws.restore(structuredClone(await aws.snapshot()));
  const { s3, advance, text } = restored;
  await s3.send(new CompleteMultipartUploadCommand(done));
  await s3.send(new CompleteMultipartUploadCommand(half));
  expect(await text('half')).toBe('part');
  await expect(s3.send(new AbortMultipartUploadCommand(half))).rejects.toMatchObject({ name: 'NoSuchUpload' });
  const { VersionId } = await s3.send(new HeadObjectCommand({ ...named, Key: 'a' }));
  await expect(s3.send(new DeleteObjectCommand({ ...named, Key: 'a', VersionId }))).rejects.toMatchObject({ name: 'AccessDenied' });
  await advance(2 * 24 * 60 * 60 * 1000);
  await expect(s3.send(new GetObjectCommand({ ...named, Key: 'tmp/b' }))).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('a snapshot does not change with the cloud that it was taken of', async () => {
  const { aws, s3, versioning } = await s3Cloud();
  await versioning('Enabled');
  await s3.send(new PutObjectCommand({ ...named, Key: 'a', Body: 'x', Tagging: 'a=1' }));
  const snapshot = await aws.snapshot();
  const before = structuredClone(snapshot);
  await s3.send(new PutObjectTaggingCommand({ ...named, Key: 'a', Tagging: { TagSet: [] } }));
  await s3.send(new PutBucketVersioningCommand({ ...named, VersioningConfiguration: { Status: 'Suspended' } }));
  expect(snapshot).toEqual(before);
});
