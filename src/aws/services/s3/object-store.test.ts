// Buckets as other services of the cloud see them, by the port ObjectStore.
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { cloudWithTargets } from './testing/cloud-with-targets.ts';
import { BUCKET } from './testing/s3-cloud.ts';

const ARN = `arn:aws:s3:::${BUCKET}`;
const utf8 = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

async function cloudWithStore() {
  const cloud = await cloudWithTargets([]);
  const store = cloud.services.all.get('s3')?.objectStore;
  if (!store?.put || !store.list || !store.head) throw new Error('S3 has no object store');
  return { ...cloud, store: { get: store.get, put: store.put, list: store.list, head: store.head } };
}

test('what a client puts a service gets, and the other way round', async () => {
  const { s3, store } = await cloudWithStore();
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a', Body: 'by a client' }));
  expect(utf8(await store.get(ARN, 'a'))).toBe('by a client');
  const bytes = new TextEncoder().encode('by a service');
  await store.put(ARN, 'b/1', bytes, { contentType: 'text/plain', metadata: { from: 'firehose' } });
  bytes.fill(0);
  const { Body, ...read } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'b/1' }));
  expect(await Body?.transformToString()).toBe('by a service');
  expect(read).toMatchObject({ ContentType: 'text/plain', Metadata: { from: 'firehose' } });
  expect((await store.list(ARN, 'b/')).map(({ key, size }) => [key, size])).toEqual([['b/1', 12]]);
  expect(await store.head(ARN, 'b/1')).toMatchObject({ size: 12, contentType: 'text/plain', metadata: { from: 'firehose' } });
});

test('what is not there', async () => {
  const { store } = await cloudWithStore();
  await expect(store.get(ARN, 'absent')).rejects.toMatchObject({ code: 'NoSuchKey' });
  await expect(store.get('arn:aws:s3:::absent', 'a')).rejects.toMatchObject({ code: 'NoSuchBucket' });
});

test('of several buckets of one name the one of the account is meant', async () => {
  const { s3, s3As, store } = await cloudWithStore();
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a', Body: 'first' }));
  const other = s3As('111122223333');
  await other.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await other.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'a', Body: 'second' }));
  expect(utf8(await store.get(ARN, 'a', '111122223333'))).toBe('second');
  expect(utf8(await store.get(ARN, 'a'))).toBe('first');
});
