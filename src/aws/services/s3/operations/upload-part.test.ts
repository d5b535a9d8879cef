// UploadPart, UploadPartCopy, ListParts, ListMultipartUploads and AbortMultipartUpload, by the real SDK client.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html and its siblings
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  type UploadPartCommandInput,
  UploadPartCopyCommand,
  type UploadPartCopyCommandInput,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET, Key: 'large' };

async function cloudWithUpload(algorithm?: 'SHA256') {
  const cloud = await s3Cloud();
  const { UploadId } = await cloud.s3.send(
    new CreateMultipartUploadCommand({ ...named, ...(algorithm && { ChecksumAlgorithm: algorithm }) }),
  );
  const upload = { ...named, UploadId };
  return {
    ...cloud,
    upload,
    part: (PartNumber: number, Body = 'text', input: Partial<UploadPartCommandInput> = {}) =>
      cloud.s3.send(new UploadPartCommand({ ...upload, PartNumber, Body, ...input })),
    partCopy: (input: Partial<UploadPartCopyCommandInput>) =>
      cloud.s3.send(new UploadPartCopyCommand({ ...upload, PartNumber: 1, CopySource: `${BUCKET}/source`, ...input })),
  };
}

test('answers the MD5 and the checksum of the part', async () => {
  const { part } = await cloudWithUpload();
  expect(await part(1, 'hello')).toMatchObject({ ETag: '"5d41402abc4b2a76b9719d911017c592"', ChecksumCRC32: 'NhCmhg==' });
});

test('parts that are wrong stay out', async () => {
  const { part, s3, upload } = await cloudWithUpload('SHA256');
  const sha = { ChecksumAlgorithm: 'SHA256' as const };
  await expect(part(0)).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(part(10_001)).rejects.toMatchObject({
    name: 'InvalidArgument',
    message: 'Part number must be an integer between 1 and 10000, inclusive',
  });
  await expect(part(1, 'hello', { ContentMD5: 'XUFAKrxLKna5cZ2REBfFkw==', ...sha })).rejects.toMatchObject({ name: 'BadDigest' });
  await expect(part(1, 'hello')).rejects.toMatchObject({
    name: 'InvalidRequest',
    message: 'Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: crc32',
  });
  await expect(part(1, 'x', { UploadId: 'absent' })).rejects.toMatchObject({ name: 'NoSuchUpload', UploadId: 'absent' });
  await expect(part(1, 'x', { Key: 'another' })).rejects.toMatchObject({ name: 'NoSuchUpload' });
  expect((await s3.send(new ListPartsCommand(upload))).Parts).toBeUndefined();
});

test('a part may be a range of an object', async () => {
  const { put, partCopy, s3, upload, text } = await cloudWithUpload();
  await put('source', '0123456789');
  const { CopyPartResult } = await partCopy({ CopySourceRange: 'bytes=2-4' });
  expect(CopyPartResult?.LastModified).toEqual(new Date(Date.UTC(2026, 10, 1)));
  const Parts = [{ PartNumber: 1, ETag: CopyPartResult?.ETag }];
  await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  expect(await text('large')).toBe('234');
});

test('a part that cannot be copied', async () => {
  const { put, partCopy } = await cloudWithUpload();
  await put('source', '0123456789');
  for (const CopySourceRange of ['bytes=2-', 'bytes=4-2', 'bytes=0-10'])
    await expect(partCopy({ CopySourceRange })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(partCopy({ CopySource: `${BUCKET}/absent` })).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(partCopy({ CopySourceIfMatch: '"x"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  await expect(partCopy({ UploadId: 'absent' })).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

test('ListParts tells the parts by number, in pages', async () => {
  const { part, s3, upload } = await cloudWithUpload();
  for (const number of [3, 1, 2]) await part(number, `part ${number}`);
  expect(await s3.send(new ListPartsCommand({ ...upload, MaxParts: 2 }))).toMatchObject({
    Parts: [{ PartNumber: 1, Size: 6 }, { PartNumber: 2 }],
    IsTruncated: true,
    NextPartNumberMarker: '2',
    StorageClass: 'STANDARD',
  });
  const rest = await s3.send(new ListPartsCommand({ ...upload, PartNumberMarker: '2' }));
  expect(rest).toMatchObject({ Parts: [{ PartNumber: 3 }], IsTruncated: false });
  await expect(s3.send(new ListPartsCommand({ ...upload, UploadId: 'absent' }))).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

test('ListMultipartUploads tells uploads by key, then by their beginning, in pages', async () => {
  const { s3, upload } = await cloudWithUpload();
  const begin = async (Key: string) => (await s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key }))).UploadId;
  const again = await begin('large');
  const other = await begin('folder/a');
  const list = async (input: object) => {
    const { Uploads = [], CommonPrefixes = [], ...rest } = await s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, ...input }));
    return { ids: Uploads.map(({ UploadId }) => UploadId), folders: CommonPrefixes.map(({ Prefix }) => Prefix), ...rest };
  };
  expect((await list({})).ids).toEqual([other, upload.UploadId, again]);
  expect((await list({ Prefix: 'folder/' })).ids).toEqual([other]);
  expect(await list({ Delimiter: '/' })).toMatchObject({ ids: [upload.UploadId, again], folders: ['folder/'] });
  const page = await list({ MaxUploads: 2 });
  expect(page).toMatchObject({ IsTruncated: true, NextKeyMarker: 'large', NextUploadIdMarker: upload.UploadId });
  expect((await list({ KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker })).ids).toEqual([again]);
  expect((await list({ KeyMarker: 'folder/a' })).ids).toEqual([upload.UploadId, again]);
  await expect(list({ Bucket: 'absent' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('an upload that is aborted is gone', async () => {
  const { part, s3, upload } = await cloudWithUpload();
  await part(1);
  await expect(s3.send(new AbortMultipartUploadCommand({ ...upload, IfMatchInitiatedTime: new Date(0) }))).rejects.toMatchObject({
    name: 'PreconditionFailed',
  });
  expect((await s3.send(new AbortMultipartUploadCommand(upload))).$metadata.httpStatusCode).toBe(204);
  await expect(s3.send(new AbortMultipartUploadCommand(upload))).rejects.toMatchObject({ name: 'NoSuchUpload' });
  await expect(part(2)).rejects.toMatchObject({ name: 'NoSuchUpload' });
});
