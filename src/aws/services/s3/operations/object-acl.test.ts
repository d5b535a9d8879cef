// ACLs of buckets and objects, and who obeys them, by the real SDK client and by requests without a signature.
// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html and about-object-ownership.html
import {
  DeleteObjectCommand,
  GetBucketAclCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketAclCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, openS3Cloud, s3Cloud } from '../testing/s3-cloud.ts';

const named = { Bucket: BUCKET, Key: 'a' };
const everybody = { Type: 'Group' as const, URI: 'http://acs.amazonaws.com/groups/global/AllUsers' };

test('public-read lets everybody read an object, and nothing else', async () => {
  const { put, anonymous, s3 } = await openS3Cloud();
  await put('a', 'open', { ACL: 'public-read' });
  await put('b', 'closed');
  expect(await (await anonymous(`/${BUCKET}/a`)).text()).toBe('open');
  expect((await anonymous(`/${BUCKET}/b`)).status).toBe(403);
  expect((await anonymous(`/${BUCKET}`)).status).toBe(403);
  expect((await anonymous(`/${BUCKET}/a`, { method: 'DELETE' })).status).toBe(403);
  await s3.send(new PutObjectAclCommand({ ...named, ACL: 'private' }));
  expect((await anonymous(`/${BUCKET}/a`)).status).toBe(403);
});

test('a bucket that is public-read-write is listed and written by everybody', async () => {
  const { s3, anonymous, text } = await openS3Cloud();
  await s3.send(new PutBucketAclCommand({ Bucket: BUCKET, ACL: 'public-read-write' }));
  expect((await anonymous(`/${BUCKET}/a`, { method: 'PUT', body: 'by anybody' })).status).toBe(200);
  expect(await (await anonymous(`/${BUCKET}`)).text()).toContain('<Key>a</Key>');
  expect((await anonymous(`/${BUCKET}/a`)).status).toBe(403);
  expect(await text('a')).toBe('by anybody');
  const open = { method: 'PUT', headers: { 'x-amz-acl': 'public-read' }, body: 'for all' };
  expect((await anonymous(`/${BUCKET}/b`, open)).status).toBe(200);
  expect(await (await anonymous(`/${BUCKET}/b`)).text()).toBe('for all');
  expect((await anonymous(`/${BUCKET}/a?acl`, { ...open, body: '' })).status).toBe(403);
  expect((await anonymous(`/${BUCKET}/absent`)).status).toBe(404);
  expect((await anonymous('/absent-bucket/a')).status).toBe(404);
});

test('a grant to one account, by its canonical id', async () => {
  const { s3As, put } = await openS3Cloud();
  const friend = s3As({ account: '111122223333' });
  const { Owner } = await friend.send(new ListBucketsCommand({}));
  await put('a', 'for a friend', { GrantRead: `id="${Owner?.ID}"` });
  expect(await (await friend.send(new GetObjectCommand(named))).Body?.transformToString()).toBe('for a friend');
  await expect(s3As({ account: '444455556666' }).send(new GetObjectCommand(named))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('IgnorePublicAcls closes what ACLs have opened', async () => {
  const { s3, put, anonymous } = await openS3Cloud();
  await put('a', 'open', { ACL: 'public-read' });
  await s3.send(new PutPublicAccessBlockCommand({ Bucket: BUCKET, PublicAccessBlockConfiguration: { IgnorePublicAcls: true } }));
  expect((await anonymous(`/${BUCKET}/a`)).status).toBe(403);
});

test('BlockPublicAcls refuses new public ACLs', async () => {
  const { s3, put } = await openS3Cloud();
  await put('a');
  await s3.send(new PutPublicAccessBlockCommand({ Bucket: BUCKET, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }));
  await expect(put('a', 'x', { ACL: 'public-read' })).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(s3.send(new PutObjectAclCommand({ ...named, ACL: 'public-read' }))).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(s3.send(new PutBucketAclCommand({ Bucket: BUCKET, ACL: 'public-read' }))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('ACLs are told as they were put', async () => {
  const { s3, put } = await openS3Cloud();
  await put('a', 'x', { ACL: 'public-read' });
  const { Owner, Grants } = await s3.send(new GetObjectAclCommand(named));
  expect(Grants).toEqual([
    { Grantee: { Type: 'CanonicalUser', ID: Owner?.ID }, Permission: 'FULL_CONTROL' },
    { Grantee: everybody, Permission: 'READ' },
  ]);
  const AccessControlPolicy = { Owner, Grants: [{ Grantee: everybody, Permission: 'READ_ACP' as const }] };
  await s3.send(new PutBucketAclCommand({ Bucket: BUCKET, AccessControlPolicy }));
  expect((await s3.send(new GetBucketAclCommand({ Bucket: BUCKET }))).Grants).toEqual(AccessControlPolicy.Grants);
});

test('ACLs that are none', async () => {
  const { s3, put } = await openS3Cloud();
  await put('a');
  const acl = (input: object) => s3.send(new PutObjectAclCommand({ ...named, ...input }));
  await expect(acl({ ACL: 'mine' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(acl({ ACL: 'private', GrantRead: 'uri="x"' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(acl({ GrantRead: 'everybody' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(acl({ GrantRead: 'emailAddress="a@example.com"' })).rejects.toMatchObject({ name: 'UnresolvableGrantByEmailAddress' });
  await expect(acl({})).rejects.toMatchObject({ name: 'MissingSecurityHeader' });
  await expect(acl({ Key: 'absent', ACL: 'private' })).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('while ACLs are disabled they are refused, and those of before do not count', async () => {
  const { s3, put, anonymous } = await openS3Cloud();
  await put('a', 'open', { ACL: 'public-read' });
  const OwnershipControls = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] };
  await s3.send(new PutBucketOwnershipControlsCommand({ Bucket: BUCKET, OwnershipControls }));
  expect((await anonymous(`/${BUCKET}/a`)).status).toBe(403);
  expect((await s3.send(new GetObjectAclCommand(named))).Grants).toHaveLength(1);
  for (const command of [
    s3.send(new PutObjectAclCommand({ ...named, ACL: 'public-read' })),
    s3.send(new PutBucketAclCommand({ Bucket: BUCKET, ACL: 'public-read' })),
  ])
    await expect(command).rejects.toMatchObject({ name: 'AccessControlListNotSupported', message: 'The bucket does not allow ACLs' });
});

test('a bucket whose ACL names others keeps its ACLs', async () => {
  const { s3 } = await openS3Cloud();
  await s3.send(new PutBucketAclCommand({ Bucket: BUCKET, ACL: 'public-read' }));
  const OwnershipControls = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] };
  await expect(s3.send(new PutBucketOwnershipControlsCommand({ Bucket: BUCKET, OwnershipControls }))).rejects.toMatchObject({
    name: 'InvalidBucketAclWithObjectOwnership',
  });
});

test('a new bucket has no public ACL to give', async () => {
  const { put } = await s3Cloud();
  await expect(put('a', 'x', { ACL: 'public-read' })).rejects.toMatchObject({ name: 'AccessControlListNotSupported' });
});

test('what another account owns, that account opens: the owner of the bucket can delete it, and read it when granted', async () => {
  const { s3, s3As } = await openS3Cloud();
  const Statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: ['s3:PutObject', 's3:PutObjectAcl', 's3:GetObject'],
    Resource: `arn:aws:s3:::${BUCKET}/*`,
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  const writer = s3As({ account: '111122223333' });
  await writer.send(new PutObjectCommand({ ...named, Body: 'x' }));
  const read = (client: S3Client) => client.send(new GetObjectCommand(named));
  await read(writer);
  await expect(read(s3)).rejects.toMatchObject({ name: 'AccessDenied' });
  const { Owner } = await s3.send(new ListBucketsCommand({}));
  await writer.send(new PutObjectCommand({ ...named, Body: 'x', GrantRead: `id="${Owner?.ID}"` }));
  await read(s3);
  await writer.send(new PutObjectCommand({ ...named, Body: 'x' }));
  await s3.send(new DeleteObjectCommand(named));
});

test('whose an object is that another account puts', async () => {
  const { s3, s3As, anonymous } = await openS3Cloud();
  const Statement = { Effect: 'Allow', Principal: '*', Action: ['s3:PutObject', 's3:PutObjectAcl'], Resource: `arn:aws:s3:::${BUCKET}/*` };
  await s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  const writer = s3As({ account: '111122223333' });
  const put = (Key: string, input = {}) => writer.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x', ...input }));
  const owns = async (owner: S3Client) => {
    const { Owner } = await owner.send(new ListBucketsCommand({}));
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, FetchOwner: true }));
    return Contents.filter((object) => object.Owner?.ID === Owner?.ID).map(({ Key }) => Key);
  };
  await put('mine');
  await put('given', { ACL: 'bucket-owner-full-control' });
  await anonymous(`/${BUCKET}/nobodys`, { method: 'PUT', body: 'x' });
  expect(await owns(writer)).toEqual(['mine']);
  expect(await owns(s3)).toEqual(['given', 'nobodys']);
});
