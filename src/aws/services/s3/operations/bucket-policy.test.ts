// Bucket policies, and who obeys them.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html, access-control-block-public-access.html
import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, openS3Cloud, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET };
const ARN = `arn:aws:s3:::${BUCKET}`;
const policyOf = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const openPolicy = policyOf({ Sid: 'Read, by all', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${ARN}/*` });

async function cloudWithPolicy(policy: string) {
  const cloud = await openS3Cloud();
  await cloud.s3.send(new PutBucketPolicyCommand({ ...named, Policy: policy }));
  return cloud;
}

test('a policy is told as it was put, and taken away', async () => {
  const { s3 } = await cloudWithPolicy(openPolicy);
  expect((await s3.send(new GetBucketPolicyCommand(named))).Policy).toBe(openPolicy);
  await s3.send(new DeleteBucketPolicyCommand(named));
  await expect(s3.send(new GetBucketPolicyCommand(named))).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
});

test('everybody may read what a public policy opens', async () => {
  const { put, anonymous } = await cloudWithPolicy(openPolicy);
  await put('a', 'open');
  expect(await (await anonymous(`/${BUCKET}/a`)).text()).toBe('open');
  expect((await anonymous(`/${BUCKET}`)).status).toBe(403);
});

test('who may not list the bucket does not learn that an object is missing', async () => {
  const { anonymous, s3 } = await cloudWithPolicy(openPolicy);
  expect((await anonymous(`/${BUCKET}/absent`)).status).toBe(403);
  const listing = { Effect: 'Allow', Principal: '*', Action: 's3:ListBucket', Resource: ARN };
  const reading = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${ARN}/*` };
  await s3.send(new PutBucketPolicyCommand({ ...named, Policy: policyOf(reading, listing) }));
  expect((await anonymous(`/${BUCKET}/absent`)).status).toBe(404);
});

test('another account may do what a policy says, no more', async () => {
  const Principal = { AWS: '111122223333' };
  // ACLs disabled: what others put belongs to the bucket's owner.
  const { s3, s3As, put, text } = await s3Cloud();
  await s3.send(
    new PutBucketPolicyCommand({
      ...named,
      Policy: policyOf(
        { Effect: 'Allow', Principal, Action: 's3:PutObject', Resource: `${ARN}/inbox/*` },
        { Effect: 'Allow', Principal, Action: 's3:ListBucket', Resource: ARN, Condition: { StringLike: { 's3:prefix': 'inbox/*' } } },
      ),
    }),
  );
  await put('secret');
  const other = s3As({ account: '111122223333' });
  await other.send(new PutObjectCommand({ ...named, Key: 'inbox/letter', Body: 'hello' }));
  expect(await text('inbox/letter')).toBe('hello');
  expect((await other.send(new ListObjectsV2Command({ ...named, Prefix: 'inbox/' }))).KeyCount).toBe(1);
  for (const command of [
    other.send(new PutObjectCommand({ ...named, Key: 'elsewhere', Body: 'x' })),
    other.send(new ListObjectsV2Command(named)),
    other.send(new GetObjectCommand({ ...named, Key: 'secret' })),
  ])
    await expect(command).rejects.toMatchObject({ name: 'AccessDenied', message: 'Access Denied', $metadata: { httpStatusCode: 403 } });
});

test('a deny counts for the owner too, who can always repair the policy', async () => {
  const { s3, put } = await cloudWithPolicy(policyOf({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [ARN, `${ARN}/*`] }));
  await expect(put('a')).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('with an explicit deny in a resource-based policy'),
  });
  await s3.send(new DeleteBucketPolicyCommand(named));
  await put('a');
});

test('conditions on what is put: only with encryption, tags, ACL', async () => {
  const { put } = await cloudWithPolicy(
    policyOf({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `${ARN}/*`,
      Condition: { StringNotEquals: { 's3:RequestObjectTag/team': 'blue', 's3:x-amz-storage-class': 'STANDARD_IA' } },
    }),
  );
  await expect(put('a')).rejects.toMatchObject({ name: 'AccessDenied' });
  await put('a', 'x', { Tagging: 'team=blue', StorageClass: 'STANDARD_IA' });
});

test('a version is another resource action', async () => {
  const { put, versioning, anonymous } = await cloudWithPolicy(openPolicy);
  await versioning('Enabled');
  const { VersionId } = await put('a', 'open');
  expect((await anonymous(`/${BUCKET}/a`)).status).toBe(200);
  expect((await anonymous(`/${BUCKET}/a?versionId=${VersionId}`)).status).toBe(403);
});

test('public access block: no new public policy, and an old one counts for the owner alone', async () => {
  const { s3, put, anonymous } = await cloudWithPolicy(openPolicy);
  await put('a', 'open');
  const block = (input: object) => s3.send(new PutPublicAccessBlockCommand({ ...named, PublicAccessBlockConfiguration: input }));
  await block({ RestrictPublicBuckets: true });
  expect((await anonymous(`/${BUCKET}/a`)).status).toBe(403);
  await block({ BlockPublicPolicy: true });
  expect((await anonymous(`/${BUCKET}/a`)).status).toBe(200);
  await expect(s3.send(new PutBucketPolicyCommand({ ...named, Policy: openPolicy }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('public policies are prevented by the BlockPublicPolicy setting'),
  });
});

test.each([
  ['everybody', {}, true],
  ['everybody from one address', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, false],
  ['everybody from everywhere', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, true],
  ['everybody of one account', { StringEquals: { 'aws:SourceAccount': '111122223333' } }, false],
  ['everybody of many accounts', { StringLike: { 'aws:SourceAccount': '1111*' } }, true],
  ['everybody with one referer', { StringLike: { 'aws:Referer': 'https://example.com/*' } }, true],
])('a policy for %s', async (_who, Condition, isPublic) => {
  const statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:GetObject', Resource: `${ARN}/*`, Condition };
  const { s3 } = await cloudWithPolicy(policyOf(statement));
  expect((await s3.send(new GetBucketPolicyStatusCommand(named))).PolicyStatus?.IsPublic).toBe(isPublic);
});

test.each([
  ['{', "Policies must be valid JSON and the first byte must be '{'"],
  [policyOf({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${ARN}/*` }), 'Missing required field Principal'],
  [policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' }), 'Policy has invalid resource'],
  [policyOf({ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: `${ARN}/*` }), 'Policy has invalid action'],
  [
    policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: ARN }),
    'Action does not apply to any resource(s) in statement',
  ],
])('%s is no policy for this bucket', async (Policy, message) => {
  const { s3 } = await s3Cloud();
  await expect(s3.send(new PutBucketPolicyCommand({ ...named, Policy }))).rejects.toMatchObject({ name: 'MalformedPolicy', message });
});

test('a policy has room for 20 KB', async () => {
  const { s3 } = await s3Cloud();
  const Policy = policyOf({ Sid: 'x'.repeat(21_000), Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: `${ARN}/*` });
  await expect(s3.send(new PutBucketPolicyCommand({ ...named, Policy }))).rejects.toMatchObject({ name: 'PolicyTooLarge' });
});
