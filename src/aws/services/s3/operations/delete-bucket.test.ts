// DeleteBucket, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
import { CreateMultipartUploadCommand, DeleteBucketCommand, DeleteObjectCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET };

test('an empty bucket goes, uploads under way with it', async () => {
  const { s3 } = await s3Cloud();
  await s3.send(new CreateMultipartUploadCommand({ ...named, Key: 'half' }));
  expect((await s3.send(new DeleteBucketCommand(named))).$metadata.httpStatusCode).toBe(204);
  await expect(s3.send(new HeadBucketCommand(named))).rejects.toMatchObject({ name: 'NotFound' });
  await expect(s3.send(new DeleteBucketCommand(named))).rejects.toMatchObject({ name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } });
});

test('a bucket with objects stays', async () => {
  const { s3, put, text } = await s3Cloud();
  await put('a');
  await expect(s3.send(new DeleteBucketCommand(named))).rejects.toMatchObject({
    name: 'BucketNotEmpty',
    message: 'The bucket you tried to delete is not empty',
    BucketName: BUCKET,
    $metadata: { httpStatusCode: 409 },
  });
  expect(await text('a')).toBe('a');
});

test('versions behind a delete marker keep a bucket too', async () => {
  const { s3, put, versioning } = await s3Cloud();
  await versioning('Enabled');
  await put('a');
  await s3.send(new DeleteObjectCommand({ ...named, Key: 'a' }));
  await expect(s3.send(new DeleteBucketCommand(named))).rejects.toMatchObject({
    name: 'BucketNotEmpty',
    message: 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
  });
});
