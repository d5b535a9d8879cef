// GetObjectTagging, PutObjectTagging and DeleteObjectTagging, by the real SDK client.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
import {
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectTaggingCommand,
  type Tag,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

async function cloudWithObject() {
  const cloud = await s3Cloud();
  await cloud.put('a', 'text', { Tagging: 'old=1' });
  const named = { Bucket: BUCKET, Key: 'a' };
  return {
    ...cloud,
    named,
    tag: (TagSet: Tag[], input = {}) => cloud.s3.send(new PutObjectTaggingCommand({ ...named, Tagging: { TagSet }, ...input })),
    tags: async (input = {}) => (await cloud.s3.send(new GetObjectTaggingCommand({ ...named, ...input }))).TagSet,
  };
}

test('tags are replaced as a whole, and taken away; the object stays as it is', async () => {
  const { tag, tags, s3, named } = await cloudWithObject();
  const before = await s3.send(new HeadObjectCommand(named));
  await tag([
    { Key: 'team', Value: 'blue' },
    { Key: 'empty', Value: '' },
  ]);
  expect(await tags()).toEqual([
    { Key: 'team', Value: 'blue' },
    { Key: 'empty', Value: '' },
  ]);
  expect((await s3.send(new HeadObjectCommand(named))).LastModified).toEqual(before.LastModified);
  expect((await s3.send(new DeleteObjectTaggingCommand(named))).$metadata.httpStatusCode).toBe(204);
  expect((await tags()) ?? []).toEqual([]);
});

test('each version has tags of its own', async () => {
  const { tag, tags, versioning, put } = await cloudWithObject();
  await versioning('Enabled');
  const { VersionId } = await put('a', 'second');
  expect(await tag([{ Key: 'v', Value: '2' }])).toMatchObject({ VersionId });
  expect(await tags({ VersionId: 'null' })).toEqual([{ Key: 'old', Value: '1' }]);
  expect(await tags({ VersionId })).toEqual([{ Key: 'v', Value: '2' }]);
});

test('tags that are none', async () => {
  const { tag, tags } = await cloudWithObject();
  await expect(tag([{ Key: '', Value: '1' }])).rejects.toMatchObject({ name: 'InvalidTag' });
  await expect(tag([{ Key: 'a', Value: 'x'.repeat(257) }])).rejects.toMatchObject({
    name: 'InvalidTag',
    message: 'The TagValue you have provided is invalid',
  });
  await expect(
    tag([
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]),
  ).rejects.toMatchObject({
    name: 'InvalidTag',
    message: 'Cannot provide multiple Tags with the same key',
  });
  await expect(tag(Array.from({ length: 11 }, (_, k) => ({ Key: `k${k}`, Value: '' })))).rejects.toMatchObject({
    name: 'BadRequest',
    message: 'Object tags cannot be greater than 10',
  });
  await expect(tag([{ Key: 'a', Value: '!' }])).rejects.toMatchObject({ name: 'InvalidTag' });
  expect(await tags()).toEqual([{ Key: 'old', Value: '1' }]);
});

test('an object that is not there', async () => {
  const { tag, tags } = await cloudWithObject();
  await expect(tags({ Key: 'absent' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(tag([], { Key: 'absent' })).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(tag([], { Bucket: 'absent' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
});
