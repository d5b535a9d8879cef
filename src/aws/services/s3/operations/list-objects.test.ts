// ListObjects, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
import { ListObjectsCommand, type ListObjectsCommandInput } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

async function cloudWith(keys: readonly string[]) {
  const cloud = await s3Cloud();
  for (const key of keys) await cloud.put(key, 'x');
  return (input: Partial<ListObjectsCommandInput> = {}) => cloud.s3.send(new ListObjectsCommand({ Bucket: BUCKET, ...input }));
}

test('keys with their owners, behind a marker', async () => {
  const list = await cloudWith(['a', 'b', 'c']);
  const { Contents, Marker } = await list({ Marker: 'a' });
  expect(Contents?.map(({ Key }) => Key)).toEqual(['b', 'c']);
  expect(Contents?.[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  expect(Marker).toBe('a');
});

test('the next marker is told with a delimiter only, and may be a folder', async () => {
  const list = await cloudWith(['a/1', 'a/2', 'b']);
  const plain = await list({ MaxKeys: 1 });
  expect([plain.IsTruncated, plain.NextMarker]).toEqual([true, undefined]);
  const first = await list({ MaxKeys: 1, Delimiter: '/' });
  expect(first).toMatchObject({ NextMarker: 'a/', CommonPrefixes: [{ Prefix: 'a/' }] });
  const second = await list({ MaxKeys: 1, Delimiter: '/', Marker: first.NextMarker });
  expect(second).toMatchObject({ IsTruncated: false, Contents: [{ Key: 'b' }] });
  expect(second.CommonPrefixes).toBeUndefined();
});

test('a bucket that is not there', async () => {
  const list = await cloudWith([]);
  await expect(list({ Bucket: 'absent' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
  await expect(list({ MaxKeys: -1 })).rejects.toMatchObject({ name: 'InvalidArgument' });
});
