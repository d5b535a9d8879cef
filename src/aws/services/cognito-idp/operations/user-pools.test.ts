// Pools, app clients, domains, groups and resource servers, by the SDK's own client. Sentences: the documentation, and moto.
import {
  AddCustomAttributesCommand,
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteGroupCommand,
  DeleteResourceServerCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeResourceServerCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListResourceServersCommand,
  ListTagsForResourceCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  ListUsersInGroupCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateGroupCommand,
  UpdateResourceServerCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
  UpdateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { poolCloud } from '../testing/pool-cloud.ts';

test('a new pool has the documented defaults and the standard attributes', async () => {
  const { idp, UserPoolId } = await poolCloud();
  const { UserPool } = await idp.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPoolId).toMatch(/^us-east-1_[0-9A-Za-z]{9}$/);
  expect(UserPool).toMatchObject({
    Name: 'surfers',
    Arn: `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${UserPoolId}`,
    Policies: { PasswordPolicy: { MinimumLength: 8, RequireUppercase: true, RequireSymbols: true, TemporaryPasswordValidityDays: 7 } },
    DeletionProtection: 'INACTIVE',
    MfaConfiguration: 'OFF',
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    UsernameConfiguration: { CaseSensitive: false },
  });
  expect(UserPool?.SchemaAttributes).toHaveLength(20);
});

test('an update takes back what it does not say; attributes of the pool’s own are added', async () => {
  const { idp, UserPoolId } = await poolCloud({ Policies: { PasswordPolicy: { MinimumLength: 12 } } });
  await idp.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'ACTIVE' }));
  await idp.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes: [{ Name: 'board', AttributeDataType: 'String' }] }));
  const { UserPool } = await idp.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool?.Policies?.PasswordPolicy?.MinimumLength).toBe(8);
  expect(UserPool?.AutoVerifiedAttributes).toBeUndefined();
  expect(UserPool?.SchemaAttributes?.at(-1)).toMatchObject({ Name: 'custom:board', AttributeDataType: 'String', Mutable: true });
  const again = idp.send(
    new AddCustomAttributesCommand({ UserPoolId, CustomAttributes: [{ Name: 'board', AttributeDataType: 'String' }] }),
  );
  await expect(again).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(idp.send(new DeleteUserPoolCommand({ UserPoolId }))).rejects.toThrow('deletion protection is activated');
  await idp.send(new UpdateUserPoolCommand({ UserPoolId }));
  await idp.send(new DeleteUserPoolCommand({ UserPoolId }));
  await expect(idp.send(new DescribeUserPoolCommand({ UserPoolId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `User pool ${UserPoolId} does not exist.`,
  });
});

test('pools are listed page by page, apart by account and region', async () => {
  const cloud = await poolCloud();
  for (const PoolName of ['b', 'c']) await cloud.idp.send(new CreateUserPoolCommand({ PoolName }));
  const first = await cloud.idp.send(new ListUserPoolsCommand({ MaxResults: 2 }));
  expect(first.UserPools?.map(({ Name }) => Name)).toEqual(['surfers', 'b']);
  const second = await cloud.idp.send(new ListUserPoolsCommand({ MaxResults: 2, NextToken: first.NextToken }));
  expect(second).toMatchObject({ UserPools: [{ Name: 'c' }] });
  expect(second.NextToken).toBeUndefined();
  for (const elsewhere of [{ region: 'eu-west-1' }, { account: '111122223333' }]) {
    const other = cloud.client(CognitoIdentityProviderClient, elsewhere);
    expect((await other.send(new ListUserPoolsCommand({ MaxResults: 2 }))).UserPools).toEqual([]);
    await expect(other.send(new DescribeUserPoolCommand({ UserPoolId: cloud.UserPoolId }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  }
  await expect(cloud.idp.send(new ListUserPoolsCommand({ MaxResults: 61 }))).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('what has no effect here is refused when a pool is made', async () => {
  const { idp } = await poolCloud();
  const make = (given: object) => idp.send(new CreateUserPoolCommand({ PoolName: 'x', ...given }));
  await expect(make({ DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } })).rejects.toMatchObject({ name: 'NotImplemented' });
  await expect(make({ AliasAttributes: ['email'], UsernameAttributes: ['email'] })).rejects.toThrow(
    'Only one of the aliasAttributes or usernameAttributes can be set',
  );
  await expect(make({ MfaConfiguration: 'ON' })).rejects.toThrow('SMS configuration and Auto verification for phone_number are required');
  await expect(make({ Schema: [{ Name: 'x', Required: true }] })).rejects.toThrow(
    'Required custom attributes are not supported currently.',
  );
});

test('tags of a pool come and go', async () => {
  const { idp, UserPoolId } = await poolCloud({ UserPoolTags: { team: 'blue' } });
  const ResourceArn = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${UserPoolId}`;
  await idp.send(new TagResourceCommand({ ResourceArn, Tags: { beach: 'north' } }));
  await idp.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['team'] }));
  expect((await idp.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual({ beach: 'north' });
});

test('an app client keeps id and secret through an update, which takes back what it does not say', async () => {
  const { idp, UserPoolId, ClientId, secret } = await poolCloud({}, { GenerateSecret: true, RefreshTokenValidity: 5 });
  const { UserPoolClient } = await idp.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ClientName: 'app' }));
  expect(UserPoolClient).toMatchObject({
    ClientId,
    ClientName: 'app',
    ClientSecret: secret,
    RefreshTokenValidity: 30,
    EnableTokenRevocation: true,
  });
  expect(secret).toMatch(/^[a-z0-9]{51}$/);
  expect((await idp.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))).UserPoolClient?.ClientSecret).toBe(secret);
  const { UserPoolClients } = await idp.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 10 }));
  expect(UserPoolClients).toEqual([{ ClientId, ClientName: 'app', UserPoolId }]);
  await idp.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
  await expect(idp.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))).rejects.toThrow(
    `User pool client ${ClientId} does not exist.`,
  );
});

test('settings of an app client that do not fit are refused', async () => {
  const { idp, UserPoolId } = await poolCloud();
  const make = (given: object) => idp.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'x', ...given }));
  const refusals = [
    [{ AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: 'days' } }, 'Invalid range for token validity.'],
    [{ SupportedIdentityProviders: ['Google'] }, `The provider Google does not exist for User Pool ${UserPoolId}.`],
    [{ AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'] }, 'CallbackURLs are required'],
    [{ CallbackURLs: ['http://example.com/'] }, 'https is required'],
    [{ AllowedOAuthScopes: ['tides/read'] }, 'Invalid scope requested: tides/read'],
    [{ ReadAttributes: ['custom:none'] }, 'Invalid custom:none attribute specified while creating a client'],
    [{ ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }, 'USER_AUTH'],
  ] as const;
  for (const [given, sentence] of refusals) await expect(make(given)).rejects.toThrow(sentence);
});

test('a domain belongs to one pool, and keeps the pool from being deleted', async () => {
  const { idp, UserPoolId } = await poolCloud();
  const Domain = 'surfers';
  await idp.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain }));
  const { UserPool } = await idp.send(new CreateUserPoolCommand({ PoolName: 'other' }));
  const taken = idp.send(new CreateUserPoolDomainCommand({ UserPoolId: UserPool?.Id, Domain }));
  await expect(taken).rejects.toThrow('Domain already associated with another user pool.');
  await idp.send(new UpdateUserPoolDomainCommand({ UserPoolId, Domain, ManagedLoginVersion: 2 } as never));
  const { DomainDescription } = await idp.send(new DescribeUserPoolDomainCommand({ Domain }));
  expect(DomainDescription).toMatchObject({ UserPoolId, Status: 'ACTIVE', ManagedLoginVersion: 2 });
  await expect(idp.send(new DeleteUserPoolCommand({ UserPoolId }))).rejects.toThrow(
    'It has a domain configured that should be deleted first.',
  );
  await idp.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
  expect((await idp.send(new DescribeUserPoolDomainCommand({ Domain }))).DomainDescription).toEqual({});
  await idp.send(new DeleteUserPoolCommand({ UserPoolId }));
});

test('groups hold users until one of both goes', async () => {
  const { idp, UserPoolId } = await poolCloud();
  const RoleArn = 'arn:aws:iam::123456789012:role/judge';
  await idp.send(new CreateGroupCommand({ UserPoolId, GroupName: 'judges', Precedence: 2, RoleArn }));
  const again = idp.send(new CreateGroupCommand({ UserPoolId, GroupName: 'judges' }));
  await expect(again).rejects.toMatchObject({ name: 'GroupExistsException', message: 'A group with the name judges already exists.' });
  await idp.send(new UpdateGroupCommand({ UserPoolId, GroupName: 'judges', Description: 'They judge.' }));
  expect((await idp.send(new GetGroupCommand({ UserPoolId, GroupName: 'judges' }))).Group).toMatchObject({
    Description: 'They judge.',
    RoleArn,
    Precedence: 2,
  });
  await idp.send(new CreateGroupCommand({ UserPoolId, GroupName: 'crew', Precedence: 1 }));
  await idp.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ama' }));
  for (const GroupName of ['judges', 'crew']) await idp.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username: 'ama' }));
  const { Groups } = await idp.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: 'ama' }));
  expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['crew', 'judges']);
  await idp.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, GroupName: 'crew', Username: 'ama' }));
  expect((await idp.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'judges' }))).Users).toHaveLength(1);
  expect((await idp.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'crew' }))).Users).toEqual([]);
  await idp.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'judges' }));
  expect((await idp.send(new ListGroupsCommand({ UserPoolId }))).Groups?.map(({ GroupName }) => GroupName)).toEqual(['crew']);
  await expect(idp.send(new GetGroupCommand({ UserPoolId, GroupName: 'judges' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Group not found.',
  });
  const nobody = idp.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName: 'crew', Username: 'nobody' }));
  await expect(nobody).rejects.toMatchObject({ name: 'UserNotFoundException', message: 'User does not exist.' });
});

test('a resource server has scopes, which app clients may then name', async () => {
  const { idp, UserPoolId } = await poolCloud();
  const server = { UserPoolId, Identifier: 'tides', Name: 'Tides' };
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read tides.' }];
  await idp.send(new CreateResourceServerCommand({ ...server, Scopes }));
  await expect(idp.send(new CreateResourceServerCommand(server))).rejects.toThrow(`tides already exists in user pool ${UserPoolId}.`);
  await idp.send(new UpdateResourceServerCommand({ ...server, Name: 'Sea', Scopes }));
  const described = await idp.send(new DescribeResourceServerCommand(server));
  expect(described.ResourceServer).toEqual({ UserPoolId, Identifier: 'tides', Name: 'Sea', Scopes });
  const AllowedOAuthFlows = ['client_credentials' as const];
  await idp.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'm', AllowedOAuthFlows, AllowedOAuthScopes: ['tides/read'] }));
  await idp.send(new DeleteResourceServerCommand(server));
  expect((await idp.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 10 }))).ResourceServers).toEqual([]);
  await expect(idp.send(new DescribeResourceServerCommand(server))).rejects.toThrow('Resource server tides does not exist.');
});
