// GetObjectAttributes, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  type GetObjectAttributesCommandInput,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET, Key: 'a' };
const everything: GetObjectAttributesCommandInput['ObjectAttributes'] = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'];

test('what is asked for, and no more', async () => {
  const { s3, put } = await s3Cloud();
  await put('a', 'hello');
  const all = await s3.send(new GetObjectAttributesCommand({ ...named, ObjectAttributes: everything }));
  expect(all).toMatchObject({
    ETag: '5d41402abc4b2a76b9719d911017c592',
    Checksum: { ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' },
    StorageClass: 'STANDARD',
    ObjectSize: 5,
    LastModified: new Date(Date.UTC(2026, 10, 1)),
  });
  expect(all.ObjectParts).toBeUndefined();
  const { ETag, ObjectSize } = await s3.send(new GetObjectAttributesCommand({ ...named, ObjectAttributes: ['ObjectSize'] }));
  expect([ETag, ObjectSize]).toEqual([undefined, 5]);
});

test('the parts of an object that was uploaded in parts', async () => {
  const { s3 } = await s3Cloud();
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...named, ChecksumAlgorithm: 'CRC32' }));
  const part = async (PartNumber: number, Body: Uint8Array) => {
    const { ETag, ChecksumCRC32 } = await s3.send(new UploadPartCommand({ ...named, UploadId, PartNumber, Body }));
    return { PartNumber, ETag, ChecksumCRC32 };
  };
  const Parts = [await part(1, new Uint8Array(5 * 1024 * 1024)), await part(2, new Uint8Array(3))];
  await s3.send(new CompleteMultipartUploadCommand({ ...named, UploadId, MultipartUpload: { Parts } }));
  const { ObjectParts } = await s3.send(new GetObjectAttributesCommand({ ...named, ObjectAttributes: everything, MaxParts: 1 }));
  expect(ObjectParts).toMatchObject({
    TotalPartsCount: 2,
    IsTruncated: true,
    NextPartNumberMarker: '1',
    Parts: [{ PartNumber: 1, Size: 5 * 1024 * 1024, ChecksumCRC32: Parts[0]?.ChecksumCRC32 }],
  });
});

test('objects and attributes that are not there', async () => {
  const { s3, put } = await s3Cloud();
  await put('a');
  const ask = (input: object) => s3.send(new GetObjectAttributesCommand({ ...named, ObjectAttributes: everything, ...input }));
  await expect(ask({ Key: 'absent' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(ask({ ObjectAttributes: ['Colour'] })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(ask({ VersionId: 'x'.repeat(32) })).rejects.toMatchObject({ name: 'NoSuchVersion' });
});
