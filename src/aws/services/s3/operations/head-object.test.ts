// HeadObject, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET, Key: 'a' };

test('everything but the bytes', async () => {
  const { s3, put } = await s3Cloud();
  await put('a', 'hello', { Metadata: { x: '1' }, ContentType: 'text/plain' });
  expect(await s3.send(new HeadObjectCommand({ ...named, ChecksumMode: 'ENABLED' }))).toMatchObject({
    ContentLength: 5,
    ContentType: 'text/plain',
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    LastModified: new Date(Date.UTC(2026, 10, 1)),
    AcceptRanges: 'bytes',
    ChecksumCRC32: 'NhCmhg==',
    Metadata: { x: '1' },
  });
});

test('the checksum is told only to who asks', async () => {
  const { s3, put } = await s3Cloud();
  await put('a');
  expect((await s3.send(new HeadObjectCommand(named))).ChecksumCRC32).toBeUndefined();
});

test('ranges and conditions count as for GetObject', async () => {
  const { s3, put } = await s3Cloud();
  const { ETag } = await put('a', 'hello');
  expect(await s3.send(new HeadObjectCommand({ ...named, Range: 'bytes=1-2' }))).toMatchObject({
    ContentLength: 2,
    $metadata: { httpStatusCode: 206 },
  });
  for (const [input, httpStatusCode] of [
    [{ IfMatch: '"x"' }, 412],
    [{ IfNoneMatch: ETag }, 304],
    [{ Range: 'bytes=9-' }, 416],
    [{ Key: 'absent' }, 404],
    [{ VersionId: 'x' }, 400],
  ] as const)
    await expect(s3.send(new HeadObjectCommand({ ...named, ...input }))).rejects.toMatchObject({ $metadata: { httpStatusCode } });
});

test('a delete marker is 404; by its id 405', async () => {
  const { s3, put, versioning } = await s3Cloud();
  await versioning('Enabled');
  await put('a');
  const { VersionId } = await s3.send(new DeleteObjectCommand(named));
  await expect(s3.send(new HeadObjectCommand(named))).rejects.toMatchObject({ name: 'NotFound' });
  await expect(s3.send(new HeadObjectCommand({ ...named, VersionId }))).rejects.toMatchObject({ $metadata: { httpStatusCode: 405 } });
});
