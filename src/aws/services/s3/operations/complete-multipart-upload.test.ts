// Uploads in parts from beginning to end, by the real SDK client.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html and userguide/mpuoverview.html
import {
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const MiB5 = 5 * 1024 * 1024;
const named = { Bucket: BUCKET, Key: 'large' };
const bytes = (length: number, byte: number) => new Uint8Array(length).fill(byte);

async function cloudWithUpload(input: Partial<CreateMultipartUploadCommandInput> = {}) {
  const cloud = await s3Cloud();
  const { UploadId } = await cloud.s3.send(new CreateMultipartUploadCommand({ ...named, ...input }));
  return {
    ...cloud,
    UploadId,
    part: async (PartNumber: number, Body: Uint8Array | string) => {
      const algorithm = input.ChecksumAlgorithm && { ChecksumAlgorithm: input.ChecksumAlgorithm };
      const {
        $metadata: _,
        ServerSideEncryption: __,
        ...told
      } = await cloud.s3.send(new UploadPartCommand({ ...named, UploadId, PartNumber, Body, ...algorithm }));
      return { PartNumber, ...told };
    },
    complete: (Parts: { PartNumber: number; ETag?: string | undefined }[], more: Partial<CompleteMultipartUploadCommandInput> = {}) =>
      cloud.s3.send(new CompleteMultipartUploadCommand({ ...named, UploadId, MultipartUpload: { Parts }, ...more })),
  };
}

test('parts become one object, whose ETag tells how many they were', async () => {
  const { part, complete, s3 } = await cloudWithUpload({ Metadata: { x: '1' }, ContentType: 'text/plain', Tagging: 'a=1' });
  const parts = [await part(1, bytes(MiB5, 97)), await part(7, 'the end')];
  expect(await complete(parts)).toMatchObject({
    Bucket: BUCKET,
    Key: 'large',
    Location: `https://${BUCKET}.s3.us-east-1.amazonaws.com/large`,
    ETag: expect.stringMatching(/^"[0-9a-f]{32}-2"$/),
    ChecksumType: 'FULL_OBJECT',
  });
  const { Body, ...read } = await s3.send(new GetObjectCommand({ ...named, Range: 'bytes=-8' }));
  expect(await Body?.transformToString()).toBe('athe end');
  expect(read).toMatchObject({
    Metadata: { x: '1' },
    ContentType: 'text/plain',
    TagCount: 1,
    ContentRange: `bytes ${MiB5 - 1}-${MiB5 + 6}/${MiB5 + 7}`,
  });
  expect((await s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }))).Uploads).toBeUndefined();
});

test('a part can be read by its number', async () => {
  const { part, complete, s3 } = await cloudWithUpload();
  await complete([await part(1, bytes(MiB5, 97)), await part(2, 'the end')]);
  const { Body, ...read } = await s3.send(new GetObjectCommand({ ...named, PartNumber: 2 }));
  expect(await Body?.transformToString()).toBe('the end');
  expect(read).toMatchObject({ PartsCount: 2, ContentRange: `bytes ${MiB5}-${MiB5 + 6}/${MiB5 + 7}`, $metadata: { httpStatusCode: 206 } });
  await expect(s3.send(new GetObjectCommand({ ...named, PartNumber: 3 }))).rejects.toMatchObject({
    name: 'InvalidPartNumber',
    ActualPartCount: '2',
    $metadata: { httpStatusCode: 416 },
  });
  await expect(s3.send(new GetObjectCommand({ ...named, PartNumber: 1, Range: 'bytes=0-1' }))).rejects.toMatchObject({
    name: 'InvalidRequest',
  });
});

test('the call may be repeated with the same parts', async () => {
  const { part, complete } = await cloudWithUpload();
  const parts = [await part(1, 'all')];
  const first = await complete(parts);
  expect((await complete(parts)).ETag).toBe(first.ETag);
  await expect(complete([{ PartNumber: 2, ETag: '"x"' }])).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

test('every part but the last must have 5 MiB', async () => {
  const { part, complete, s3 } = await cloudWithUpload();
  const parts = [await part(1, 'small'), await part(2, 'the end')];
  await expect(complete(parts)).rejects.toMatchObject({
    name: 'EntityTooSmall',
    message: 'Your proposed upload is smaller than the minimum allowed size',
    ProposedSize: '5',
    MinSizeAllowed: '5242880',
    PartNumber: '1',
  });
  await expect(s3.send(new HeadObjectCommand(named))).rejects.toMatchObject({ name: 'NotFound' });
});

test('the list of parts is checked', async () => {
  const { part, complete, UploadId } = await cloudWithUpload();
  const one = await part(1, bytes(MiB5, 1));
  const two = await part(2, 'two');
  await expect(complete([two, one])).rejects.toMatchObject({ name: 'InvalidPartOrder', UploadId });
  await expect(complete([one, { PartNumber: 3, ETag: two.ETag }])).rejects.toMatchObject({ name: 'InvalidPart', PartNumber: '3' });
  await expect(complete([{ PartNumber: 1, ETag: two.ETag }])).rejects.toMatchObject({ name: 'InvalidPart' });
  await expect(complete([])).rejects.toMatchObject({ name: 'MalformedXML' });
  await expect(complete([one], { UploadId: 'absent' })).rejects.toMatchObject({ name: 'NoSuchUpload', $metadata: { httpStatusCode: 404 } });
  await expect(complete([one, two], { MpuObjectSize: 1 })).rejects.toMatchObject({ name: 'InvalidRequest' });
  expect((await complete([{ ...one, ETag: one.ETag?.replaceAll('"', '') }, two])).ETag).toBeDefined();
});

test('a part that is uploaded again replaces the first one; parts that are not named are left out', async () => {
  const { part, complete, text } = await cloudWithUpload();
  await part(1, 'old');
  await part(9, 'unused');
  await complete([await part(1, 'new')]);
  expect(await text('large')).toBe('new');
});

test('If-None-Match: * completes only where nothing is', async () => {
  const { part, complete, put } = await cloudWithUpload();
  const parts = [await part(1, 'x')];
  await put('large', 'there');
  await expect(complete(parts, { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
});

test.each([
  ['CRC32', 'ChecksumCRC32', 'COMPOSITE'],
  ['CRC32C', 'ChecksumCRC32C', 'COMPOSITE'],
  ['SHA1', 'ChecksumSHA1', 'COMPOSITE'],
  ['SHA256', 'ChecksumSHA256', 'COMPOSITE'],
  ['CRC64NVME', 'ChecksumCRC64NVME', 'FULL_OBJECT'],
] as const)('%s over parts is %s, by default %s', async (ChecksumAlgorithm, member, type) => {
  const { part, complete, s3 } = await cloudWithUpload({ ChecksumAlgorithm });
  const parts = [await part(1, bytes(MiB5, 97)), await part(2, 'the end')];
  const answer = await complete(parts);
  expect(answer.ChecksumType).toBe(type);
  expect(answer[member]).toMatch(type === 'COMPOSITE' ? /=-2$/ : /^[A-Za-z0-9+/]{11}=$/);
  const head = await s3.send(new HeadObjectCommand({ ...named, ChecksumMode: 'ENABLED' }));
  expect([head[member], head.ChecksumType]).toEqual([answer[member], type]);
});

test('a checksum of the whole object does not depend on its parts', async () => {
  const { part, complete, put } = await cloudWithUpload({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
  const whole = new Uint8Array(MiB5 + 1).fill(97);
  const { ChecksumCRC32 } = await put('whole', '', { Body: whole });
  const parts = [await part(1, whole.subarray(0, MiB5)), await part(2, whole.subarray(MiB5))];
  await expect(complete(parts, { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({ name: 'BadDigest' });
  expect(await complete(parts, { ChecksumCRC32 })).toMatchObject({ ChecksumCRC32, ChecksumType: 'FULL_OBJECT' });
});

test('a composite checksum needs that of each part', async () => {
  const { part, complete } = await cloudWithUpload({ ChecksumAlgorithm: 'SHA256' });
  const { ETag } = await part(1, 'x');
  await expect(complete([{ PartNumber: 1, ETag }])).rejects.toMatchObject({
    name: 'InvalidRequest',
    message: expect.stringContaining('It was missing for part 1 in the request.'),
  });
});
