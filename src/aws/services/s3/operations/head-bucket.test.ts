// HeadBucket, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
import { CreateBucketCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

test('says where the bucket is', async () => {
  const { s3 } = await s3Cloud({ CreateBucketConfiguration: { LocationConstraint: 'ap-northeast-1' } });
  expect(await s3.send(new HeadBucketCommand({ Bucket: BUCKET }))).toMatchObject({
    BucketRegion: 'ap-northeast-1',
    BucketArn: `arn:aws:s3:::${BUCKET}`,
    $metadata: { httpStatusCode: 200 },
  });
});

test('a bucket that is not there is 404, without a body', async () => {
  const { s3, anonymous } = await s3Cloud();
  await expect(s3.send(new HeadBucketCommand({ Bucket: 'absent' }))).rejects.toMatchObject({
    name: 'NotFound',
    $metadata: { httpStatusCode: 404 },
  });
  expect(await (await anonymous('/absent', { method: 'HEAD' })).text()).toBe('');
});

test("somebody else's bucket is 403, and so is one whose owner is not the expected one", async () => {
  const { s3, s3As } = await s3Cloud();
  const head = new HeadBucketCommand({ Bucket: BUCKET });
  await expect(s3As({ account: '111122223333' }).send(head)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  const expected = new HeadBucketCommand({ Bucket: BUCKET, ExpectedBucketOwner: '111122223333' });
  await expect(s3.send(expected)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
});

test('any region reaches a bucket (by design)', async () => {
  const { s3As } = await s3Cloud('none');
  const sydney = s3As({ region: 'ap-southeast-2' });
  await sydney.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: 'ap-southeast-2' } }));
  const { BucketRegion } = await s3As({ region: 'eu-west-1' }).send(new HeadBucketCommand({ Bucket: BUCKET }));
  expect(BucketRegion).toBe('ap-southeast-2');
});
