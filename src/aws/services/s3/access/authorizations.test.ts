// What users of an account may do with S3, by their own policies, and requests that are signed ahead.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html and
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { clientOf, type Key, userWithKey } from '../../../iam/testing/client-of.ts';
import { signedBySdk } from '../../../iam/testing/sdk-signer.ts';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const ARN = `arn:aws:s3:::${BUCKET}`;
const named = { Bucket: BUCKET };

async function cloudWithBob(...Statement: object[]) {
  const cloud = await s3Cloud();
  const key = await userWithKey(cloud, 'bob');
  const allow = async (...statements: object[]) => {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) });
    await cloud.client(IAMClient).send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'p', PolicyDocument }));
  };
  if (Statement.length > 0) await allow(...Statement);
  return { ...cloud, key, allow, bob: clientOf(cloud, S3Client, key) };
}

test('a denial says who, what, on which resource and why', async () => {
  const { bob, put } = await cloudWithBob();
  await put('a');
  await expect(bob.send(new GetObjectCommand({ ...named, Key: 'a' }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `User: arn:aws:iam::123456789012:user/bob is not authorized to perform: s3:GetObject on resource: "${ARN}/a" because no identity-based policy allows the s3:GetObject action`,
    $metadata: { httpStatusCode: 403 },
  });
});

test('objects under one prefix, and a listing of that prefix', async () => {
  const { bob, put } = await cloudWithBob(
    { Action: ['s3:GetObject', 's3:PutObject'], Resource: `${ARN}/bob/*` },
    { Action: 's3:ListBucket', Resource: ARN, Condition: { StringLike: { 's3:prefix': ['', 'bob/*'] } } },
  );
  await put('secret');
  await bob.send(new PutObjectCommand({ ...named, Key: 'bob/a', Body: 'x' }));
  expect((await bob.send(new ListObjectsV2Command({ ...named, Prefix: 'bob/' }))).KeyCount).toBe(1);
  for (const command of [
    bob.send(new ListObjectsV2Command(named)),
    bob.send(new ListObjectsV2Command({ ...named, Prefix: 'secret' })),
    bob.send(new GetObjectCommand({ ...named, Key: 'secret' })),
    bob.send(new ListBucketsCommand({})),
    bob.send(new CreateBucketCommand({ Bucket: 'bobs' })),
  ])
    await expect(command).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a copy reads its source and writes its target', async () => {
  const { bob, put, allow } = await cloudWithBob({ Action: 's3:PutObject', Resource: `${ARN}/to/*` });
  await put('from/a');
  const copy = new CopyObjectCommand({ ...named, Key: 'to/a', CopySource: `${BUCKET}/from/a` });
  await expect(bob.send(copy)).rejects.toMatchObject({ message: expect.stringContaining('s3:GetObject') });
  await allow({ Action: 's3:GetObject', Resource: `${ARN}/from/*` });
  await expect(bob.send(copy)).rejects.toMatchObject({ message: expect.stringContaining('s3:PutObject') });
  await allow({ Action: 's3:GetObject', Resource: `${ARN}/from/*` }, { Action: 's3:PutObject', Resource: `${ARN}/to/*` });
  await bob.send(copy);
});

test('tags with an object need a permission of their own', async () => {
  const { bob, allow } = await cloudWithBob({ Action: 's3:PutObject', Resource: `${ARN}/*` });
  const put = new PutObjectCommand({ ...named, Key: 'a', Tagging: 'team=blue' });
  await expect(bob.send(put)).rejects.toMatchObject({ message: expect.stringContaining('s3:PutObjectTagging') });
  await allow({
    Action: ['s3:PutObject', 's3:PutObjectTagging'],
    Resource: `${ARN}/*`,
    Condition: { StringEquals: { 's3:RequestObjectTag/team': 'blue' } },
  });
  await bob.send(put);
});

test('the tags that an object has decide who reads it', async () => {
  const { bob, put } = await cloudWithBob({
    Action: 's3:GetObject',
    Resource: `${ARN}/*`,
    Condition: { StringEquals: { 's3:ExistingObjectTag/public': 'yes' } },
  });
  await put('a', 'open', { Tagging: 'public=yes' });
  await put('b', 'closed');
  expect(await (await bob.send(new GetObjectCommand({ ...named, Key: 'a' }))).Body?.transformToString()).toBe('open');
  await expect(bob.send(new GetObjectCommand({ ...named, Key: 'b' }))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('each key of DeleteObjects is allowed or refused for itself', async () => {
  const { bob, put, text } = await cloudWithBob({ Action: 's3:DeleteObject', Resource: `${ARN}/bob/*` });
  await put('bob/a');
  await put('secret');
  const Delete = { Objects: [{ Key: 'bob/a' }, { Key: 'secret' }] };
  const { Deleted, Errors } = await bob.send(new DeleteObjectsCommand({ ...named, Delete }));
  expect(Deleted).toEqual([{ Key: 'bob/a' }]);
  expect(Errors).toEqual([
    { Key: 'secret', Code: 'AccessDenied', Message: expect.stringContaining('is not authorized to perform: s3:DeleteObject') },
  ]);
  expect(await text('secret')).toBe('secret');
});

test('a bucket policy alone opens a bucket for a user of its own account', async () => {
  const { bob, put, s3 } = await cloudWithBob();
  await put('a', 'open');
  const Statement = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::123456789012:user/bob' },
    Action: 's3:GetObject',
    Resource: `${ARN}/*`,
  };
  await s3.send(new PutBucketPolicyCommand({ ...named, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  expect(await (await bob.send(new GetObjectCommand({ ...named, Key: 'a' }))).Body?.transformToString()).toBe('open');
});

test.each(['PUT', 'GET', 'HEAD', 'DELETE'])('a presigned URL does what its signer may: %s', async (method) => {
  const { aws, key, clock, put, allow } = await cloudWithBob();
  await put('a b', 'text');
  const ask = async (signer: Key, afterMs = 0) => {
    const url = `http://${BUCKET}.s3.localhost:4566/a%20b`;
    // As @aws-sdk/s3-request-presigner does it: whatever the body will be.
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const request = { method, url, headers, service: 's3', atMs: clock.now() - afterMs, expiresIn: 60 };
    const signed = await signedBySdk({ ...request, key: { ...signer, status: 'Active', principal: {} as never } });
    const body = method === 'PUT' ? { body: 'new' } : {};
    return aws.fetch(new Request(signed.url, { method, headers: signed.headers, ...body }));
  };
  expect((await ask(key)).status).toBe(403);
  await allow({ Action: 's3:*', Resource: `${ARN}/*` });
  expect((await ask({ ...key, secretAccessKey: 'another' })).status).toBe(403);
  expect((await ask(key, 61_000)).status).toBe(403);
  const answer = await ask(key);
  expect(answer.status).toBe(method === 'DELETE' ? 204 : 200);
  expect(await answer.text()).toBe(method === 'GET' ? 'text' : '');
});
