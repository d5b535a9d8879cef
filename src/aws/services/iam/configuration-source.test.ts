// What AWS Config is told of IAM. Sources: published configuration items of a user and a role (version 1.3), and the property types of
// https://github.com/awslabs/aws-config-resource-schema for groups and policies.
import {
  AddUserToGroupCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserPolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';
import { allowAll, trust } from './testing/iam-cloud.ts';

async function cloudWithUser() {
  const cloud = configurationCloud();
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'mako', Tags: [{ Key: 'team', Value: 'blue' }] }));
  return { iam, told: cloud.told };
}

test('a user is told with path, id and creation, and null for what it does not have', async () => {
  const { told } = await cloudWithUser();
  const [user] = told('AWS::IAM::User');
  expect(user).toEqual({
    type: 'AWS::IAM::User',
    id: expect.stringMatching(/^AIDA/),
    name: 'mako',
    arn: 'arn:aws:iam::123456789012:user/mako',
    region: 'global',
    createdMs: Date.UTC(2026, 10, 1),
    tags: { team: 'blue' },
    relationships: [],
    configuration: {
      path: '/',
      userName: 'mako',
      userId: user?.id,
      arn: 'arn:aws:iam::123456789012:user/mako',
      createDate: '2026-11-01T00:00:00.000Z',
      userPolicyList: null,
      groupList: [],
      attachedManagedPolicies: [],
      permissionsBoundary: null,
      tags: [{ key: 'team', value: 'blue' }],
    },
  });
});

test("policies and groups of a user are told, relations only to the customer's own policies", async () => {
  const { iam, told } = await cloudWithUser();
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'all', PolicyDocument: allowAll, Description: 'too much' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'mako', PolicyArn: Policy?.Arn }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'mako', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'mako', PolicyName: 'own', PolicyDocument: allowAll }));
  await iam.send(new CreateGroupCommand({ GroupName: 'sharks' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'sharks', UserName: 'mako' }));
  const [user] = told('AWS::IAM::User');
  const [group] = told('AWS::IAM::Group');
  expect(user?.configuration).toMatchObject({
    userPolicyList: [{ policyName: 'own', policyDocument: encodeURIComponent(allowAll).replaceAll('*', '%2A') }],
    groupList: ['sharks'],
    attachedManagedPolicies: [
      { policyName: 'all', policyArn: 'arn:aws:iam::123456789012:policy/all' },
      { policyName: 'ReadOnlyAccess', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    ],
  });
  expect(user?.relationships).toEqual([
    {
      type: 'AWS::IAM::Policy',
      id: Policy?.PolicyId,
      name: 'all',
      says: 'Is attached to CustomerManagedPolicy',
      reverseSays: 'Is attached to User',
    },
    { type: 'AWS::IAM::Group', id: group?.id, name: 'sharks', says: 'Is attached to Group', reverseSays: 'Contains User' },
  ]);
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'mako', PolicyName: 'own' }));
  expect(told('AWS::IAM::User')[0]?.configuration.userPolicyList).toBeNull();
});

test('signing in, keys and MFA devices are no part of a user: the periodic rules ask IAM itself', async () => {
  const { iam, told } = await cloudWithUser();
  const before = told('AWS::IAM::User');
  await iam.send(new CreateLoginProfileCommand({ UserName: 'mako', Password: 'Deep-Water-1' }));
  expect(told('AWS::IAM::User')).toEqual(before);
});

test('a role is told with its trust policy, encoded, and without its last use', async () => {
  const { iam, told } = await cloudWithUser();
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'runner', Path: '/jobs/', AssumeRolePolicyDocument: trust() }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'runner', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }));
  const [role] = told('AWS::IAM::Role');
  expect(role).toMatchObject({ id: Role?.RoleId, name: 'runner', region: 'global', relationships: [] });
  expect(role?.configuration).toEqual({
    path: '/jobs/',
    roleName: 'runner',
    roleId: Role?.RoleId,
    arn: 'arn:aws:iam::123456789012:role/jobs/runner',
    createDate: '2026-11-01T00:00:00.000Z',
    assumeRolePolicyDocument: encodeURIComponent(trust()),
    instanceProfileList: [],
    rolePolicyList: [],
    attachedManagedPolicies: [{ policyName: 'ReadOnlyAccess', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    permissionsBoundary: null,
    tags: [],
    roleLastUsed: null,
  });
});

test('a customer managed policy is told with its versions and how often it is attached', async () => {
  const { iam, told } = await cloudWithUser();
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'all', PolicyDocument: allowAll }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'mako', PolicyArn: Policy?.Arn }));
  expect(told('AWS::IAM::Policy')[0]?.configuration).toEqual({
    policyName: 'all',
    policyId: Policy?.PolicyId,
    arn: Policy?.Arn,
    path: '/',
    defaultVersionId: 'v1',
    attachmentCount: 1,
    permissionsBoundaryUsageCount: 0,
    isAttachable: true,
    description: null,
    createDate: '2026-11-01T00:00:00.000Z',
    updateDate: '2026-11-01T00:00:00.000Z',
    policyVersionList: [
      {
        document: encodeURIComponent(allowAll).replaceAll('*', '%2A'),
        versionId: 'v1',
        isDefaultVersion: true,
        createDate: '2026-11-01T00:00:00.000Z',
      },
    ],
  });
});
