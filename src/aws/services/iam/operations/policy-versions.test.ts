// Versions of managed policies, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html; sentences as moto shows them.
import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListPolicyVersionsCommand,
  ListUsersCommand,
  SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, policy } from '../testing/iam-cloud.ts';

const PolicyArn = 'arn:aws:iam::123456789012:policy/p';
const denyAll = policy({ Effect: 'Deny', Action: '*', Resource: '*' });
const version = (further = {}) => new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: denyAll, ...further });

async function withPolicy() {
  const cloud = iamCloud();
  await cloud.iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: allowAll }));
  return cloud;
}

test('versions are numbered, read with their documents, and listed with the newest first', async () => {
  const { iam, advance } = await withPolicy();
  await advance(1000);
  expect((await iam.send(version())).PolicyVersion).toEqual({
    VersionId: 'v2',
    IsDefaultVersion: false,
    CreateDate: new Date('2026-11-01T00:00:01Z'),
  });
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
  expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(denyAll);
  expect((await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))).Versions).toMatchObject([
    { VersionId: 'v2', IsDefaultVersion: false },
    { VersionId: 'v1', IsDefaultVersion: true },
  ]);
  const page = await iam.send(new ListPolicyVersionsCommand({ PolicyArn, MaxItems: 1 }));
  expect(page).toMatchObject({ IsTruncated: true, Versions: [{ VersionId: 'v2' }] });
});

test('the default version is the one in force', async () => {
  const { iam, user, client } = await withPolicy();
  const alice = client(IAMClient, { credentials: await user('alice') });
  await iam.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn }));
  await alice.send(new ListUsersCommand({}));
  await iam.send(version());
  await alice.send(new ListUsersCommand({}));
  await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
  await expect(alice.send(new ListUsersCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('with an explicit deny in an identity-based policy'),
  });
  await iam.send(version({ PolicyDocument: allowAll, SetAsDefault: true }));
  await alice.send(new ListUsersCommand({}));
  expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe('v3');
});

test('there are five at the most, the default one cannot be deleted, and a number is never used again', async () => {
  const { iam } = await withPolicy();
  for (let count = 2; count <= 5; count++) await iam.send(version());
  await expect(iam.send(version())).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
  });
  await expect(iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' }))).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: 'Cannot delete the default version of a policy.',
  });
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v5' }));
  expect((await iam.send(version())).PolicyVersion?.VersionId).toBe('v6');
});

test('policies and versions that are not there, and documents that are none, are refused', async () => {
  const { iam } = await withPolicy();
  const none = { PolicyArn, VersionId: 'v9' };
  for (const command of [new GetPolicyVersionCommand(none), new DeletePolicyVersionCommand(none), new SetDefaultPolicyVersionCommand(none)])
    await expect(iam.send(command as never)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${PolicyArn} version v9 does not exist or is not attachable.`,
    });
  const other = { PolicyArn: `${PolicyArn}-none`, VersionId: 'v1' };
  for (const command of [
    version(other),
    new GetPolicyVersionCommand(other),
    new ListPolicyVersionsCommand(other),
    new DeletePolicyVersionCommand(other),
    new SetDefaultPolicyVersionCommand(other),
  ])
    await expect(iam.send(command as never)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  await expect(iam.send(version({ PolicyDocument: '{}' }))).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  await expect(iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: '1' }))).rejects.toMatchObject({ name: 'ValidationError' });
  await expect(iam.send(version({ PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
});
