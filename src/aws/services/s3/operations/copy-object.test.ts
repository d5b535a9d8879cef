// CopyObject, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

async function cloudWithSource() {
  const cloud = await s3Cloud();
  const { ETag } = await cloud.put('source key', 'text', {
    Metadata: { x: '1' },
    ContentType: 'text/csv',
    Tagging: 'team=blue',
    WebsiteRedirectLocation: '/elsewhere',
    StorageClass: 'STANDARD_IA',
  });
  return {
    ...cloud,
    etag: ETag ?? '',
    copy: (input: Partial<CopyObjectCommandInput> = {}) =>
      cloud.s3.send(new CopyObjectCommand({ Bucket: BUCKET, Key: 'copy', CopySource: `${BUCKET}/source%20key`, ...input })),
    head: (Key = 'copy') => cloud.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key })),
  };
}

test('bytes, metadata and tags are copied; storage class and redirect are not', async () => {
  const { copy, head, text, etag, s3 } = await cloudWithSource();
  expect((await copy()).CopyObjectResult).toMatchObject({
    ETag: etag,
    LastModified: new Date(Date.UTC(2026, 10, 1)),
    ChecksumCRC32: 'O4unxw==',
  });
  expect(await text('copy')).toBe('text');
  expect(await head()).toMatchObject({ Metadata: { x: '1' }, ContentType: 'text/csv', TagCount: 1 });
  const { StorageClass, WebsiteRedirectLocation } = await head();
  expect([StorageClass, WebsiteRedirectLocation]).toEqual([undefined, undefined]);
  const { TagSet } = await s3.send(new GetObjectTaggingCommand({ Bucket: BUCKET, Key: 'copy' }));
  expect(TagSet).toEqual([{ Key: 'team', Value: 'blue' }]);
});

test('REPLACE puts new metadata, and new tags', async () => {
  const { copy, head } = await cloudWithSource();
  await copy({ MetadataDirective: 'REPLACE', Metadata: { y: '2' }, ContentType: 'text/plain' });
  expect(await head()).toMatchObject({ Metadata: { y: '2' }, ContentType: 'text/plain', TagCount: 1 });
  await copy({ TaggingDirective: 'REPLACE', Tagging: 'a=1&b=2' });
  expect(await head()).toMatchObject({ Metadata: { x: '1' }, TagCount: 2 });
  await expect(copy({ MetadataDirective: 'MERGE' as 'COPY' })).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('onto itself only with a change', async () => {
  const { copy, head } = await cloudWithSource();
  await expect(copy({ Key: 'source key' })).rejects.toMatchObject({
    name: 'InvalidRequest',
    message: expect.stringContaining('trying to copy an object to itself without changing'),
  });
  await copy({ Key: 'source key', MetadataDirective: 'REPLACE', Metadata: { changed: 'yes' } });
  expect((await head('source key')).Metadata).toEqual({ changed: 'yes' });
  await copy({ Key: 'source key', StorageClass: 'GLACIER_IR' });
  expect((await head('source key')).StorageClass).toBe('GLACIER_IR');
});

test('conditions on the source; a read that would be "not modified" is a failed condition here', async () => {
  const { copy, etag, clock } = await cloudWithSource();
  await copy({ CopySourceIfMatch: etag });
  const now = new Date(clock.now());
  for (const [input, Condition] of [
    [{ CopySourceIfMatch: '"x"' }, 'If-Match'],
    [{ CopySourceIfNoneMatch: etag }, 'x-amz-copy-source-If-None-Match'],
    [{ CopySourceIfModifiedSince: now }, 'x-amz-copy-source-If-Modified-Since'],
    [{ CopySourceIfUnmodifiedSince: new Date(clock.now() - 1000) }, 'If-Unmodified-Since'],
  ] as const)
    await expect(copy(input)).rejects.toMatchObject({ name: 'PreconditionFailed', Condition, $metadata: { httpStatusCode: 412 } });
});

test('a condition on the target', async () => {
  const { copy } = await cloudWithSource();
  await copy({ IfNoneMatch: '*' });
  await expect(copy({ IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
});

test('a version of the source, and between buckets', async () => {
  const { copy, put, text, versioning, s3 } = await cloudWithSource();
  await versioning('Enabled');
  const { VersionId } = await put('v', 'first');
  await put('v', 'second');
  const answer = await copy({ CopySource: `/${BUCKET}/v?versionId=${VersionId}` });
  expect(answer).toMatchObject({ CopySourceVersionId: VersionId, VersionId: expect.stringMatching(/^[\w.]{32}$/) });
  expect(await text('copy')).toBe('first');
  await s3.send(new CreateBucketCommand({ Bucket: 'other-bucket' }));
  await copy({ Bucket: 'other-bucket' });
  expect((await s3.send(new HeadObjectCommand({ Bucket: 'other-bucket', Key: 'copy' }))).ContentLength).toBe(4);
});

test('another checksum is computed when asked for', async () => {
  const { copy } = await cloudWithSource();
  const { CopyObjectResult } = await copy({ ChecksumAlgorithm: 'SHA256' });
  expect(CopyObjectResult).toMatchObject({ ChecksumSHA256: 'mC2ePrmW9VnmM/TRlN7zdh2Qn1o7ZH0ahR/q1nwyydE=', ChecksumType: 'FULL_OBJECT' });
});

test('sources that are not there', async () => {
  const { copy, s3, put, versioning } = await cloudWithSource();
  await expect(copy({ CopySource: `${BUCKET}/absent` })).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(copy({ CopySource: 'absent-bucket/a' })).rejects.toMatchObject({ name: 'NoSuchBucket', BucketName: 'absent-bucket' });
  await expect(copy({ CopySource: BUCKET })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(copy({ CopySource: 'arn:aws:s3:us-east-1:123456789012:accesspoint/a/object/b' })).rejects.toMatchObject({
    name: 'NotImplemented',
  });
  await versioning('Enabled');
  await put('gone');
  const { VersionId } = await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'gone' }));
  await expect(copy({ CopySource: `${BUCKET}/gone` })).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(copy({ CopySource: `${BUCKET}/gone?versionId=${VersionId}` })).rejects.toMatchObject({
    name: 'InvalidRequest',
    message: 'The source of a copy request may not specifically refer to a delete marker by version id.',
  });
});
