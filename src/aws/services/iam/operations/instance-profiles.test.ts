// Instance profiles, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html and its siblings; sentences as moto shows them.
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteInstanceProfileCommand,
  GetInstanceProfileCommand,
  IAMClient,
  ListInstanceProfilesCommand,
  ListInstanceProfilesForRoleCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { iamCloud, trust } from '../testing/iam-cloud.ts';

const InstanceProfileName = 'web';
const create = new CreateInstanceProfileCommand({ InstanceProfileName, Path: '/p/', Tags: [{ Key: 'a', Value: '1' }] });
const role = (RoleName: string) => new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust() });
const add = (RoleName: string) => new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName });
const remove = (RoleName: string) => new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName });

test('a profile is made, takes one role, is listed for it, and goes when it is empty', async () => {
  const { iam } = iamCloud();
  const { InstanceProfile } = await iam.send(create);
  expect(InstanceProfile).toEqual({
    Path: '/p/',
    InstanceProfileName,
    InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/),
    Arn: 'arn:aws:iam::123456789012:instance-profile/p/web',
    CreateDate: new Date('2026-11-01T00:00:00Z'),
    Roles: [],
    Tags: [{ Key: 'a', Value: '1' }],
  });
  for (const name of ['a', 'b']) await iam.send(role(name));
  await iam.send(add('a'));
  await expect(iam.send(add('b'))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
  });
  expect((await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }))).InstanceProfile?.Roles).toMatchObject([
    { RoleName: 'a' },
  ]);
  const listed = [{ InstanceProfileName, Roles: [{ RoleName: 'a' }] }];
  expect((await iam.send(new ListInstanceProfilesForRoleCommand({ RoleName: 'a' }))).InstanceProfiles).toMatchObject(listed);
  expect((await iam.send(new ListInstanceProfilesForRoleCommand({ RoleName: 'b' }))).InstanceProfiles).toEqual([]);
  expect((await iam.send(new ListInstanceProfilesCommand({ PathPrefix: '/p/' }))).InstanceProfiles).toMatchObject(listed);
  expect((await iam.send(new ListInstanceProfilesCommand({ PathPrefix: '/q/' }))).InstanceProfiles).toEqual([]);
  const dropped = new DeleteInstanceProfileCommand({ InstanceProfileName });
  await expect(iam.send(dropped)).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: 'Cannot delete entity, must remove roles from instance profile first.',
  });
  await iam.send(remove('a'));
  await iam.send(dropped);
  expect((await iam.send(new ListInstanceProfilesCommand({}))).InstanceProfiles).toEqual([]);
});

test('a taken name, a role of a service, and what is not there are refused', async () => {
  const { iam } = iamCloud();
  await iam.send(create);
  await iam.send(role('a'));
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }));
  await expect(iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'WEB' }))).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'Instance Profile WEB already exists.',
  });
  await expect(iam.send(add('AWSServiceRoleForLexBots'))).rejects.toMatchObject({ name: 'UnmodifiableEntityException' });
  const none = { InstanceProfileName: 'none', RoleName: 'a' };
  for (const command of [
    add('none'),
    remove('a'),
    new GetInstanceProfileCommand(none),
    new AddRoleToInstanceProfileCommand(none),
    new RemoveRoleFromInstanceProfileCommand(none),
    new DeleteInstanceProfileCommand(none),
    new ListInstanceProfilesForRoleCommand({ RoleName: 'none' }),
  ])
    await expect(iam.send(command as never)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});

test('who puts a role into a profile must be allowed to pass it (AWS: iam:PassRole)', async () => {
  const { iam, user, client } = iamCloud();
  await iam.send(create);
  await iam.send(role('a'));
  const allow = (...Action: string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
  const without = client(IAMClient, { credentials: await user('without', allow('iam:AddRoleToInstanceProfile')) });
  await expect(without.send(add('a'))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/a'),
  });
  const passing = { ...allow('iam:PassRole'), Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } };
  const may = client(IAMClient, { credentials: await user('may', [allow('iam:AddRoleToInstanceProfile'), passing]) });
  await may.send(add('a'));
});
