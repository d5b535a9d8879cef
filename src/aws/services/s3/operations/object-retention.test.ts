// Object Lock, by the real SDK client. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
import {
  DeleteObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  type PutObjectLockConfigurationCommandInput,
  PutObjectRetentionCommand,
  type PutObjectRetentionCommandInput,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { BUCKET, s3Cloud } from '../testing/s3-cloud.ts';

const dayMs = 24 * 60 * 60 * 1000;
const bucket = { Bucket: BUCKET };
const named = { ...bucket, Key: 'a' };

async function cloudWithLock() {
  const cloud = await s3Cloud({ ObjectLockEnabledForBucket: true });
  const { VersionId } = await cloud.put('a', 'text');
  const inDays = (days: number) => new Date(cloud.clock.now() + days * dayMs);
  return {
    ...cloud,
    VersionId,
    inDays,
    remove: (input = {}) => cloud.s3.send(new DeleteObjectCommand({ ...named, VersionId, ...input })),
    retain: (Mode: 'GOVERNANCE' | 'COMPLIANCE', days: number, input: Partial<PutObjectRetentionCommandInput> = {}) =>
      cloud.s3.send(new PutObjectRetentionCommand({ ...named, Retention: { Mode, RetainUntilDate: inDays(days) }, ...input })),
    configure: (ObjectLockConfiguration: PutObjectLockConfigurationCommandInput['ObjectLockConfiguration']) =>
      cloud.s3.send(new PutObjectLockConfigurationCommand({ ...bucket, ObjectLockConfiguration })),
  };
}

const isProtected = { name: 'AccessDenied', message: 'Access Denied because object protected by object lock.' };

test('a version under compliance stays until its time; a delete marker may hide it', async () => {
  const { retain, remove, s3, advance, text, VersionId, inDays } = await cloudWithLock();
  const until = inDays(1);
  await retain('COMPLIANCE', 1);
  expect((await s3.send(new GetObjectRetentionCommand(named))).Retention).toEqual({ Mode: 'COMPLIANCE', RetainUntilDate: until });
  await expect(remove()).rejects.toMatchObject(isProtected);
  await expect(remove({ BypassGovernanceRetention: true })).rejects.toMatchObject(isProtected);
  await s3.send(new DeleteObjectCommand(named));
  expect(await text('a', VersionId)).toBe('text');
  await advance(dayMs);
  await remove();
});

test('governance may be bypassed', async () => {
  const { retain, remove } = await cloudWithLock();
  await retain('GOVERNANCE', 1);
  await expect(remove()).rejects.toMatchObject(isProtected);
  await remove({ BypassGovernanceRetention: true });
});

test('a lock may become longer; shorter only in governance, by who bypasses it', async () => {
  const { retain } = await cloudWithLock();
  await retain('GOVERNANCE', 1);
  await retain('GOVERNANCE', 2);
  await expect(retain('GOVERNANCE', 1)).rejects.toMatchObject(isProtected);
  await retain('GOVERNANCE', 1, { BypassGovernanceRetention: true });
  await expect(retain('COMPLIANCE', 3)).rejects.toMatchObject(isProtected);
  await retain('COMPLIANCE', 3, { BypassGovernanceRetention: true });
  await retain('COMPLIANCE', 4);
  await expect(retain('COMPLIANCE', 2, { BypassGovernanceRetention: true })).rejects.toMatchObject(isProtected);
  await expect(retain('COMPLIANCE', -1)).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('a legal hold has no time', async () => {
  const { s3, remove, advance } = await cloudWithLock();
  await expect(s3.send(new GetObjectLegalHoldCommand(named))).rejects.toMatchObject({ name: 'NoSuchObjectLockConfiguration' });
  const hold = (Status: 'ON' | 'OFF') => s3.send(new PutObjectLegalHoldCommand({ ...named, LegalHold: { Status } }));
  await hold('ON');
  expect((await s3.send(new GetObjectLegalHoldCommand(named))).LegalHold).toEqual({ Status: 'ON' });
  await advance(1000 * dayMs);
  await expect(remove()).rejects.toMatchObject(isProtected);
  await hold('OFF');
  await remove();
});

test("a bucket's default locks what is put from then on", async () => {
  const { configure, put, s3, inDays } = await cloudWithLock();
  const configuration = { ObjectLockEnabled: 'Enabled' as const, Rule: { DefaultRetention: { Mode: 'GOVERNANCE' as const, Days: 2 } } };
  await configure(configuration);
  expect((await s3.send(new GetObjectLockConfigurationCommand(bucket))).ObjectLockConfiguration).toEqual(configuration);
  await put('b');
  expect(await s3.send(new HeadObjectCommand({ ...bucket, Key: 'b' }))).toMatchObject({
    ObjectLockMode: 'GOVERNANCE',
    ObjectLockRetainUntilDate: inDays(2),
  });
  await expect(s3.send(new GetObjectRetentionCommand(named))).rejects.toMatchObject({ name: 'NoSuchObjectLockConfiguration' });
});

test('a put may lock its object itself', async () => {
  const { put, s3, inDays } = await cloudWithLock();
  await put('b', 'x', { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: inDays(1), ObjectLockLegalHoldStatus: 'ON' });
  expect(await s3.send(new HeadObjectCommand({ ...bucket, Key: 'b' }))).toMatchObject({
    ObjectLockMode: 'COMPLIANCE',
    ObjectLockLegalHoldStatus: 'ON',
  });
  await expect(put('c', 'x', { ObjectLockMode: 'COMPLIANCE' })).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('configurations that are none, and a bucket without versioning', async () => {
  const { configure } = await cloudWithLock();
  const wrong = { Mode: 'GOVERNANCE' as const, Days: 1, Years: 1 };
  await expect(configure({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: wrong } })).rejects.toMatchObject({
    name: 'MalformedXML',
  });
  await expect(
    configure({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 0 } } }),
  ).rejects.toMatchObject({
    name: 'InvalidArgument',
  });
  await expect(configure({})).rejects.toMatchObject({ name: 'MalformedXML' });
  const { s3, put } = await s3Cloud();
  const plain = { ...bucket, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' as const } };
  await expect(s3.send(new PutObjectLockConfigurationCommand(plain))).rejects.toMatchObject({ name: 'InvalidBucketState' });
  await put('a');
  const hold = new PutObjectLegalHoldCommand({ ...named, LegalHold: { Status: 'ON' } });
  await expect(s3.send(hold)).rejects.toMatchObject({ name: 'InvalidRequest', message: 'Bucket is missing Object Lock Configuration' });
  await expect(s3.send(new GetObjectRetentionCommand(named))).rejects.toMatchObject({ name: 'InvalidRequest' });
});
