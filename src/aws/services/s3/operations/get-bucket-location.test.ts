// GetBucketLocation, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
import { GetBucketLocationCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

test('the region; nothing for us-east-1', async () => {
  const { s3 } = await s3Cloud();
  expect((await s3.send(new GetBucketLocationCommand({ Bucket: BUCKET }))).LocationConstraint).toBeUndefined();
  const elsewhere = await s3Cloud({ CreateBucketConfiguration: { LocationConstraint: 'EU' } });
  expect((await elsewhere.s3.send(new GetBucketLocationCommand({ Bucket: BUCKET }))).LocationConstraint).toBe('eu-west-1');
});

test('the answer is one element, as S3 writes it', async () => {
  const { anonymous } = await s3Cloud({ CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } });
  const authorization = 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=ab';
  const answer = await anonymous(`/${BUCKET}?location`, { headers: { authorization, 'x-amz-date': '20261101T000000Z' } });
  expect(await answer.text()).toContain(
    '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>',
  );
});

test('a bucket that is not there', async () => {
  const { s3 } = await s3Cloud();
  await expect(s3.send(new GetBucketLocationCommand({ Bucket: 'absent' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
    BucketName: 'absent',
  });
});
