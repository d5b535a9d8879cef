// What a call of IAM must be allowed to do, by the real SDK client.
// Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html; the resource of a
// list as users' recorded denials show it.
import * as Sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, trust } from './testing/iam-cloud.ts';

const arn = (resource: string) => `arn:aws:iam::123456789012:${resource}`;

test.each([
  [new Sdk.CreateUserCommand({ UserName: 'bob', Path: '/team/' }), 'CreateUser', arn('user/team/bob')],
  [new Sdk.GetUserCommand({ UserName: 'pathed' }), 'GetUser', arn('user/path/pathed')],
  [new Sdk.ListUsersCommand({}), 'ListUsers', arn('user/')],
  [new Sdk.ListRolesCommand({ PathPrefix: '/team/' }), 'ListRoles', arn('role/team/')],
  [new Sdk.CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: trust() }), 'CreateRole', arn('role/r')],
  [new Sdk.AddUserToGroupCommand({ GroupName: 'g', UserName: 'bob' }), 'AddUserToGroup', arn('group/g')],
  [new Sdk.CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: allowAll }), 'CreatePolicy', arn('policy/p')],
  [new Sdk.GetPolicyCommand({ PolicyArn: arn('policy/x/p') }), 'GetPolicy', arn('policy/x/p')],
  [new Sdk.ListPoliciesCommand({}), 'ListPolicies', 'policy path /'],
  [new Sdk.GetAccountSummaryCommand({}), 'GetAccountSummary', '*'],
  [
    new Sdk.CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com' }),
    'CreateOpenIDConnectProvider',
    arn('oidc-provider/idp.example.com'),
  ],
  [new Sdk.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'd' }), 'CreateVirtualMFADevice', arn('mfa/d')],
  [new Sdk.CreateAccessKeyCommand({}), 'CreateAccessKey', arn('user/alice')],
  [
    new Sdk.CreateServiceLinkedRoleCommand({ AWSServiceName: 'lex.amazonaws.com' }),
    'CreateServiceLinkedRole',
    arn('role/aws-service-role/lex.amazonaws.com/*'),
  ],
])('a denial names the action and the resource: %#', async (command, action, resource) => {
  const { iam, user, client } = iamCloud();
  await iam.send(new Sdk.CreateUserCommand({ UserName: 'pathed', Path: '/path/' }));
  const alice = client(Sdk.IAMClient, { credentials: await user('alice') });
  await expect(alice.send(command as never)).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `User: ${arn('user/alice')} is not authorized to perform: iam:${action} on resource: ${resource} because no identity-based policy allows the iam:${action} action`,
  });
});

test('which policy may be attached can be asked for (iam:PolicyARN)', async () => {
  const { user, client } = iamCloud();
  const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const Condition = { ArnEquals: { 'iam:PolicyARN': PolicyArn } };
  const keys = await user('alice', { Effect: 'Allow', Action: 'iam:AttachUserPolicy', Resource: '*', Condition });
  const alice = client(Sdk.IAMClient, { credentials: keys });
  await alice.send(new Sdk.AttachUserPolicyCommand({ UserName: 'alice', PolicyArn }));
  const more = new Sdk.AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
  await expect(alice.send(more)).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a boundary can be demanded for what is created (iam:PermissionsBoundary)', async () => {
  const { user, client } = iamCloud();
  const PermissionsBoundary = 'arn:aws:iam::aws:policy/PowerUserAccess';
  const Condition = { StringEquals: { 'iam:PermissionsBoundary': PermissionsBoundary } };
  const keys = await user('alice', { Effect: 'Allow', Action: ['iam:CreateUser', 'iam:PutUserPolicy'], Resource: '*', Condition });
  const alice = client(Sdk.IAMClient, { credentials: keys });
  await alice.send(new Sdk.CreateUserCommand({ UserName: 'bounded', PermissionsBoundary }));
  await alice.send(new Sdk.PutUserPolicyCommand({ UserName: 'bounded', PolicyName: 'p', PolicyDocument: allowAll }));
  await expect(alice.send(new Sdk.CreateUserCommand({ UserName: 'free' }))).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('tags of the request and of the resource can be asked for', async () => {
  const { iam, user, client } = iamCloud();
  const when = (key: string) => ({ StringEquals: { [key]: 'blue' } });
  const alice = client(Sdk.IAMClient, {
    credentials: await user('alice', [
      { Effect: 'Allow', Action: ['iam:CreateUser', 'iam:TagUser'], Resource: '*', Condition: when('aws:RequestTag/team') },
      { Effect: 'Allow', Action: 'iam:DeleteUser', Resource: '*', Condition: when('aws:ResourceTag/team') },
    ]),
  });
  await alice.send(new Sdk.CreateUserCommand({ UserName: 'blue', Tags: [{ Key: 'team', Value: 'blue' }] }));
  await expect(alice.send(new Sdk.CreateUserCommand({ UserName: 'red', Tags: [{ Key: 'team', Value: 'red' }] }))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
  await iam.send(new Sdk.CreateUserCommand({ UserName: 'red' }));
  await expect(alice.send(new Sdk.DeleteUserCommand({ UserName: 'red' }))).rejects.toMatchObject({ name: 'AccessDenied' });
  await alice.send(new Sdk.DeleteUserCommand({ UserName: 'blue' }));
});

test('creating with tags asks for tagging too', async () => {
  const { user, client } = iamCloud();
  const alice = client(Sdk.IAMClient, { credentials: await user('alice', { Effect: 'Allow', Action: 'iam:Create*', Resource: '*' }) });
  await alice.send(new Sdk.CreateUserCommand({ UserName: 'plain' }));
  await expect(alice.send(new Sdk.CreateUserCommand({ UserName: 'tagged', Tags: [{ Key: 'a', Value: '' }] }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('is not authorized to perform: iam:TagUser on resource: arn:aws:iam::123456789012:user/tagged'),
  });
});

test('renaming asks for the old name and the new one', async () => {
  const { iam, user, client } = iamCloud();
  await iam.send(new Sdk.CreateUserCommand({ UserName: 'bob' }));
  const statement = { Effect: 'Allow', Action: 'iam:UpdateUser', Resource: [arn('user/bob'), arn('user/robert')] };
  const alice = client(Sdk.IAMClient, { credentials: await user('alice', statement) });
  await expect(alice.send(new Sdk.UpdateUserCommand({ UserName: 'bob', NewUserName: 'admin' }))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('iam:UpdateUser on resource: arn:aws:iam::123456789012:user/admin'),
  });
  await alice.send(new Sdk.UpdateUserCommand({ UserName: 'bob', NewUserName: 'robert' }));
});
