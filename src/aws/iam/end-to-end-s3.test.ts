// Buckets and who may read them, through the real S3 client.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html
import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { testCloud } from '../testing/test-cloud.ts';
import { clientOf, policyOf, userWithKey } from './testing/client-of.ts';

async function cloudWithBucket() {
  const cloud = testCloud();
  const owner = cloud.client(S3Client);
  await owner.send(new CreateBucketCommand({ Bucket: 'shop' }));
  await owner.send(new PutObjectCommand({ Bucket: 'shop', Key: 'a.txt', Body: 'hello' }));
  return { cloud, owner, key: await userWithKey(cloud, 'bob') };
}
const read = new GetObjectCommand({ Bucket: 'shop', Key: 'a.txt' });
const bob = 'arn:aws:iam::123456789012:user/bob';

test('a bucket policy that names the user is enough in one account; a denial in it outweighs', async () => {
  const { cloud, owner, key } = await cloudWithBucket();
  const s3 = clientOf(cloud, S3Client, key);
  await expect(s3.send(read)).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `User: ${bob} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::shop/a.txt" because no identity-based policy allows the s3:GetObject action`,
    $metadata: { httpStatusCode: 403 },
  });
  const policy = (statement: object) =>
    owner.send(
      new PutBucketPolicyCommand({
        Bucket: 'shop',
        Policy: policyOf({ Resource: 'arn:aws:s3:::shop/*', Action: 's3:GetObject', ...statement }),
      }),
    );
  await policy({ Principal: { AWS: bob } });
  expect(await (await s3.send(read)).Body?.transformToString()).toBe('hello');
  await policy({ Effect: 'Deny', Principal: { AWS: bob } });
  await cloud
    .client(IAMClient)
    .send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'p', PolicyDocument: policyOf({ Action: 's3:*' }) }));
  await expect(s3.send(read)).rejects.toMatchObject({
    message: expect.stringMatching(/with an explicit deny in a resource-based policy$/),
  });
});

test('each user has a folder of its own', async () => {
  const { cloud, key } = await cloudWithBucket();
  const PolicyDocument = policyOf({ Action: 's3:*Object', Resource: 'arn:aws:s3:::shop/home/\u0024{aws:username}/*' });
  await cloud.client(IAMClient).send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'p', PolicyDocument }));
  const s3 = clientOf(cloud, S3Client, key);
  const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket: 'shop', Key, Body: 'x' }));
  expect(await put('home/bob/a b+c.txt')).toMatchObject({ ETag: expect.stringMatching(/^"/) });
  await expect(put('home/eve/a.txt')).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a stranger reads what a bucket policy gives to everybody, and only that', async () => {
  const { cloud, owner } = await cloudWithBucket();
  const get = (key: string) => cloud.aws.fetch(new Request(`http://localhost:4566/shop/${key}`));
  expect((await get('a.txt')).status).toBe(403);
  await owner.send(new PutPublicAccessBlockCommand({ Bucket: 'shop', PublicAccessBlockConfiguration: { BlockPublicPolicy: false } }));
  const Policy = policyOf({ Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shop/a.txt' });
  await owner.send(new PutBucketPolicyCommand({ Bucket: 'shop', Policy }));
  expect(await (await get('a.txt')).text()).toBe('hello');
  expect((await get('b.txt')).status).toBe(403);
});

test('a user of another account needs both sides', async () => {
  const { cloud, owner } = await cloudWithBucket();
  const policy = (Principal: object) =>
    owner.send(
      new PutBucketPolicyCommand({
        Bucket: 'shop',
        Policy: policyOf({ Principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::shop/*' }),
      }),
    );
  const stranger = cloud.client(S3Client, { account: '444455556666' });
  await expect(stranger.send(read)).rejects.toMatchObject({ name: 'AccessDenied', message: 'Access Denied' });
  await policy({ AWS: '444455556666' });
  expect(await (await stranger.send(read)).Body?.transformToString()).toBe('hello');
});
