// ListObjectVersions, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
import { DeleteObjectCommand, ListObjectVersionsCommand, type ListObjectVersionsCommandInput } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

async function cloudWithHistory() {
  const cloud = await s3Cloud();
  await cloud.put('a', 'null');
  await cloud.versioning('Enabled');
  const { VersionId: second } = await cloud.put('a', 'second');
  const { VersionId: marker } = await cloud.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'a' }));
  const { VersionId: b } = await cloud.put('b/1');
  const list = (input: Partial<ListObjectVersionsCommandInput> = {}) =>
    cloud.s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET, ...input }));
  return { ...cloud, list, second, marker, b };
}

test('versions and delete markers, newest first', async () => {
  const { list, second, marker, b } = await cloudWithHistory();
  const { Versions, DeleteMarkers } = await list();
  expect(Versions?.map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest])).toEqual([
    ['a', second, false],
    ['a', 'null', false],
    ['b/1', b, true],
  ]);
  expect(DeleteMarkers).toMatchObject([{ Key: 'a', VersionId: marker, IsLatest: true, Owner: { ID: expect.any(String) } }]);
});

test('pages go on within a key', async () => {
  const { list, second, marker, b } = await cloudWithHistory();
  const pages: unknown[] = [];
  let page = await list({ MaxKeys: 1 });
  for (;;) {
    pages.push((page.Versions ?? page.DeleteMarkers)?.[0]?.VersionId);
    if (!page.IsTruncated) break;
    page = await list({ MaxKeys: 1, KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker });
  }
  expect(pages).toEqual([marker, second, 'null', b]);
});

test('by prefix and delimiter', async () => {
  const { list } = await cloudWithHistory();
  expect((await list({ Delimiter: '/' })).CommonPrefixes).toEqual([{ Prefix: 'b/' }]);
  expect((await list({ Prefix: 'b' })).Versions).toHaveLength(1);
});

test('a version marker needs a key marker', async () => {
  const { list, second } = await cloudWithHistory();
  await expect(list({ VersionIdMarker: second })).rejects.toMatchObject({
    name: 'InvalidArgument',
    message: 'A version-id marker cannot be specified without a key marker.',
  });
  await expect(list({ Bucket: 'absent' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
});
