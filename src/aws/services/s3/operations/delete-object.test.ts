// DeleteObject and versions, by the real SDK client.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html, userguide/DeletingObjectVersions.html, conditional-deletes.html
import { DeleteObjectCommand, type DeleteObjectCommandInput, HeadObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

async function cloudWithDelete() {
  const cloud = await s3Cloud();
  return {
    ...cloud,
    remove: (input: Partial<DeleteObjectCommandInput> = {}) =>
      cloud.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'a', ...input })),
    async history() {
      const { Versions = [], DeleteMarkers = [] } = await cloud.s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET }));
      return [...Versions.map(({ VersionId }) => VersionId), ...DeleteMarkers.map(({ VersionId }) => `deleted ${VersionId}`)];
    },
  };
}

test('without versioning an object is gone, and deleting nothing succeeds', async () => {
  const { put, remove, s3 } = await cloudWithDelete();
  await put('a');
  expect(await remove()).toMatchObject({ $metadata: { httpStatusCode: 204 } });
  await expect(s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'a' }))).rejects.toMatchObject({ name: 'NotFound' });
  expect((await remove()).DeleteMarker).toBeUndefined();
  await expect(remove({ Bucket: 'absent' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('with versioning a delete marker hides the object; deleting the marker brings it back', async () => {
  const { put, remove, versioning, text, history } = await cloudWithDelete();
  await versioning('Enabled');
  const { VersionId: kept } = await put('a', 'text');
  const marker = await remove();
  expect(marker).toMatchObject({ DeleteMarker: true, VersionId: expect.stringMatching(/^[\w.]{32}$/) });
  await expect(text('a')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(await history()).toEqual([kept, `deleted ${marker.VersionId}`]);
  expect(await remove({ VersionId: marker.VersionId })).toMatchObject({ DeleteMarker: true, VersionId: marker.VersionId });
  expect(await text('a')).toBe('text');
});

test('a version that is named goes for good', async () => {
  const { put, remove, versioning, text } = await cloudWithDelete();
  await versioning('Enabled');
  await put('a', 'first');
  const { VersionId } = await put('a', 'second');
  expect(await remove({ VersionId })).toMatchObject({ VersionId });
  expect(await text('a')).toBe('first');
  await expect(remove({ VersionId: 'no id' })).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('while versioning is suspended the version "null" is written over, and a delete replaces it by a marker "null"', async () => {
  const { put, remove, versioning, history } = await cloudWithDelete();
  await put('a', 'before');
  await versioning('Enabled');
  const { VersionId: kept } = await put('a', 'versioned');
  await versioning('Suspended');
  expect((await put('a', 'suspended')).VersionId).toBe('null');
  expect(await history()).toEqual(['null', kept]);
  expect(await remove()).toMatchObject({ DeleteMarker: true, VersionId: 'null' });
  expect(await history()).toEqual([kept, 'deleted null']);
});

test('If-Match deletes only what it names; nothing there fails too', async () => {
  const { put, remove, text } = await cloudWithDelete();
  const { ETag } = await put('a', 'text');
  await expect(remove({ IfMatch: '"x"' })).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
  expect(await text('a')).toBe('text');
  await remove({ IfMatch: ETag });
  await expect(remove({ IfMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
});
