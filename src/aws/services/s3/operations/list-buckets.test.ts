// ListBuckets, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
import { CreateBucketCommand, ListBucketsCommand, paginateListBuckets } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { s3Cloud } from '../testing/s3-cloud.ts';

async function withBuckets() {
  const cloud = await s3Cloud('none');
  for (const Bucket of ['tea', 'coffee', 'cocoa']) await cloud.s3.send(new CreateBucketCommand({ Bucket }));
  const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' as const };
  await cloud.s3.send(new CreateBucketCommand({ Bucket: 'cola', CreateBucketConfiguration }));
  return cloud;
}

test("the caller's buckets of all regions, by name; nobody else's", async () => {
  const { s3, s3As } = await withBuckets();
  const { Buckets, Owner } = await s3.send(new ListBucketsCommand({}));
  expect(Buckets?.map(({ Name }) => Name)).toEqual(['cocoa', 'coffee', 'cola', 'tea']);
  expect(Buckets?.[0]).toEqual({ Name: 'cocoa', CreationDate: new Date(Date.UTC(2026, 10, 1)) });
  expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  expect((await s3As({ account: '111122223333' }).send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
});

test('by prefix and by region, which are then told', async () => {
  const { s3 } = await withBuckets();
  const byPrefix = await s3.send(new ListBucketsCommand({ Prefix: 'co' }));
  expect(byPrefix).toMatchObject({
    Prefix: 'co',
    Buckets: [{ Name: 'cocoa', BucketRegion: 'us-east-1' }, { Name: 'coffee' }, { Name: 'cola' }],
  });
  const byRegion = await s3.send(new ListBucketsCommand({ BucketRegion: 'eu-west-1' }));
  expect(byRegion.Buckets?.map(({ Name }) => Name)).toEqual(['cola']);
});

test('in pages; a token that is none is refused', async () => {
  const { s3 } = await withBuckets();
  const pages: unknown[] = [];
  for await (const { Buckets } of paginateListBuckets({ client: s3, pageSize: 3 }, {})) pages.push(Buckets?.map(({ Name }) => Name));
  expect(pages).toEqual([['cocoa', 'coffee', 'cola'], ['tea']]);
  await expect(s3.send(new ListBucketsCommand({ ContinuationToken: 'x' }))).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(s3.send(new ListBucketsCommand({ MaxBuckets: 0 }))).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('nobody in particular has no buckets to list', async () => {
  const { anonymous } = await s3Cloud();
  expect((await anonymous('/')).status).toBe(403);
});
