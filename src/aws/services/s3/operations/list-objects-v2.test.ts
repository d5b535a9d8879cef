// ListObjectsV2, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
import { DeleteObjectCommand, ListObjectsV2Command, type ListObjectsV2CommandInput, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

async function cloudWith(keys: readonly string[]) {
  const cloud = await s3Cloud();
  for (const key of keys) await cloud.put(key, 'x');
  const list = (input: Partial<ListObjectsV2CommandInput> = {}) => cloud.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, ...input }));
  const names = async (input: Partial<ListObjectsV2CommandInput> = {}) => {
    const { Contents = [], CommonPrefixes = [] } = await list(input);
    return [...Contents.map(({ Key }) => Key), ...CommonPrefixes.map(({ Prefix }) => `[${Prefix}]`)];
  };
  return { ...cloud, list, names };
}

const photos = ['photos/2026/a.jpg', 'photos/2026/b.jpg', 'photos/2025/c.jpg', 'photos/d.jpg', 'e.jpg', 'photos.txt'];

test('keys come in the order of their bytes in UTF-8', async () => {
  const { names } = await cloudWith(['b', 'a/', 'a', 'B', 'é', '\u{1F600}', '\uFF5E', 'a b', 'a0']);
  expect(await names()).toEqual(['B', 'a', 'a b', 'a/', 'a0', 'b', 'é', '\uFF5E', '\u{1F600}']);
});

test('a prefix and a delimiter make folders of keys', async () => {
  const { names } = await cloudWith(photos);
  expect(await names({ Delimiter: '/' })).toEqual(['e.jpg', 'photos.txt', '[photos/]']);
  expect(await names({ Delimiter: '/', Prefix: 'photos/' })).toEqual(['photos/d.jpg', '[photos/2025/]', '[photos/2026/]']);
  expect(await names({ Prefix: 'photos/2026' })).toEqual(['photos/2026/a.jpg', 'photos/2026/b.jpg']);
  expect(await names({ Delimiter: '20', Prefix: 'photos' })).toEqual(['photos.txt', 'photos/d.jpg', '[photos/20]']);
  expect(await names({ Prefix: 'nothing' })).toEqual([]);
});

test('what is listed of an object', async () => {
  const { list } = await cloudWith(['a']);
  expect(await list({ FetchOwner: true })).toMatchObject({
    Name: BUCKET,
    KeyCount: 1,
    MaxKeys: 1000,
    IsTruncated: false,
    Contents: [
      {
        Key: 'a',
        ETag: '"9dd4e461268c8034f5c8564e155c67a6"',
        Size: 1,
        StorageClass: 'STANDARD',
        LastModified: new Date(Date.UTC(2026, 10, 1)),
        ChecksumAlgorithm: ['CRC32'],
        ChecksumType: 'FULL_OBJECT',
        Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ],
  });
  expect((await list()).Contents?.[0]?.Owner).toBeUndefined();
});

test('pages of keys and folders together, none told twice', async () => {
  const { s3 } = await cloudWith(photos);
  const pages: unknown[] = [];
  const input = { Bucket: BUCKET, Delimiter: '/', Prefix: 'photos/' };
  for await (const page of paginateListObjectsV2({ client: s3, pageSize: 1 }, input))
    pages.push([page.KeyCount, page.Contents?.[0]?.Key ?? page.CommonPrefixes?.[0]?.Prefix]);
  expect(pages).toEqual([
    [1, 'photos/2025/'],
    [1, 'photos/2026/'],
    [1, 'photos/d.jpg'],
  ]);
});

test('a page ends exactly at the last key', async () => {
  const { list } = await cloudWith(['a', 'b']);
  expect(await list({ MaxKeys: 2 })).toMatchObject({ KeyCount: 2, IsTruncated: false });
  expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false, MaxKeys: 0 });
  expect(await list({ MaxKeys: 5000 })).toMatchObject({ MaxKeys: 1000 });
});

test('start-after begins behind a key, on the first page', async () => {
  const { names, list } = await cloudWith(['a', 'b', 'c', 'd']);
  expect(await names({ StartAfter: 'b' })).toEqual(['c', 'd']);
  expect(await names({ StartAfter: 'bb', MaxKeys: 1 })).toEqual(['c']);
  expect(await names({ ContinuationToken: '', MaxKeys: 1 })).toEqual(['a']);
  const { NextContinuationToken } = await list({ StartAfter: 'a', MaxKeys: 1 });
  expect(await names({ StartAfter: 'a', ContinuationToken: NextContinuationToken })).toEqual(['c', 'd']);
});

test('keys that XML cannot hold are written as in URLs when asked for', async () => {
  const { list } = await cloudWith(['a b/ü+%.txt']);
  const answer = await list({ EncodingType: 'url', Delimiter: '/', Prefix: 'a b/' });
  expect(answer).toMatchObject({ EncodingType: 'url', Prefix: 'a%20b/', Delimiter: '/', Contents: [{ Key: 'a%20b/%C3%BC%2B%25.txt' }] });
  await expect(list({ EncodingType: 'base64' as 'url' })).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('arguments that make no sense', async () => {
  const { list } = await cloudWith([]);
  await expect(list({ ContinuationToken: 'x' })).rejects.toMatchObject({
    name: 'InvalidArgument',
    message: 'The continuation token provided is incorrect',
  });
  await expect(list({ MaxKeys: -1 })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(list({ Bucket: 'absent' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test('a key whose newest version is a delete marker is not listed, nor its folder', async () => {
  const { names, versioning, s3 } = await cloudWith(['a', 'folder/b']);
  await versioning('Enabled');
  await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'folder/b' }));
  expect(await names({ Delimiter: '/' })).toEqual(['a']);
  expect(await names()).toEqual(['a']);
});
