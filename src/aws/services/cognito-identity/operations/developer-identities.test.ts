// Users of a developer's own system, by the real SDK client.
// Source: https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html
import {
  DescribeIdentityCommand,
  GetOpenIdTokenForDeveloperIdentityCommand,
  type GetOpenIdTokenForDeveloperIdentityCommandInput,
  LookupDeveloperIdentityCommand,
  type LookupDeveloperIdentityCommandInput,
  MergeDeveloperIdentitiesCommand,
  UnlinkDeveloperIdentityCommand,
} from '@aws-sdk/client-cognito-identity';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { google, identityCloud, roleArn, trustOf, userPool } from '../testing/identity-cloud.ts';

const DeveloperProviderName = 'login.my.app';

async function developers() {
  const cloud = identityCloud();
  const IdentityPoolId = await cloud.pool({ DeveloperProviderName, SupportedLoginProviders: { [google]: 'web1' } });
  await cloud.roles(IdentityPoolId);
  const { cognito } = cloud;
  return {
    ...cloud,
    IdentityPoolId,
    token: (user: string, input: Partial<GetOpenIdTokenForDeveloperIdentityCommandInput> = {}) =>
      cognito.send(new GetOpenIdTokenForDeveloperIdentityCommand({ IdentityPoolId, Logins: { [DeveloperProviderName]: user }, ...input })),
    lookup: (input: Partial<LookupDeveloperIdentityCommandInput>) =>
      cognito.send(new LookupDeveloperIdentityCommand({ IdentityPoolId, ...input })),
    merge: (SourceUserIdentifier: string, DestinationUserIdentifier: string) =>
      cognito.send(
        new MergeDeveloperIdentitiesCommand({ IdentityPoolId, DeveloperProviderName, SourceUserIdentifier, DestinationUserIdentifier }),
      ),
    unlink: (IdentityId: string | undefined, DeveloperUserIdentifier: string) =>
      cognito.send(new UnlinkDeveloperIdentityCommand({ IdentityPoolId, IdentityId, DeveloperProviderName, DeveloperUserIdentifier })),
  };
}

const claimsOf = (token = '') => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

test("a developer's server gets a token for its user, who gets credentials with it", async () => {
  const { token, credentials, whoAmI, IdentityPoolId, clock } = await developers();
  const { IdentityId = '', Token = '' } = await token('alice');
  expect(claimsOf(Token)).toMatchObject({
    sub: IdentityId,
    aud: IdentityPoolId,
    amr: ['authenticated', DeveloperProviderName, `${DeveloperProviderName}:${IdentityPoolId}:alice`],
    exp: clock.now() / 1000 + 900,
  });
  expect((await token('alice')).IdentityId).toBe(IdentityId);
  const keys = await credentials(IdentityId, { 'cognito-identity.amazonaws.com': Token });
  expect(await whoAmI(keys)).toBe('arn:aws:sts::123456789012:assumed-role/in/CognitoIdentityCredentials');
});

test('the token is good for its own identity and as long as it was asked for', async () => {
  const { token, credentials, advance } = await developers();
  const alice = await token('alice', { TokenDuration: 60 });
  const bob = await token('bob');
  const login = (Token = '') => ({ 'cognito-identity.amazonaws.com': Token });
  await expect(credentials(bob.IdentityId ?? '', login(alice.Token))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: expect.stringMatching(/^Logins don't match/),
  });
  const [head, body] = (alice.Token ?? '').split('.');
  const signature = bob.Token?.split('.')[2];
  for (const [wrong, message] of [
    ['abc', 'Invalid login token. Not a valid OpenId Connect identity token.'],
    [`${head}.${body}.${signature}`, "Invalid login token. Couldn't verify signed token."],
  ])
    await expect(credentials(alice.IdentityId ?? '', login(wrong))).rejects.toMatchObject({ name: 'NotAuthorizedException', message });
  await advance(60_000);
  await expect(credentials(alice.IdentityId ?? '', login(alice.Token))).rejects.toMatchObject({
    message: expect.stringMatching(/Token expired/),
  });
  await expect(token('alice', { TokenDuration: 86_401 })).rejects.toMatchObject({ name: 'ValidationException' });
});

test("a user of the developer's may be a public one too, and have tags of its session", async () => {
  const { token, id, IdentityPoolId, idToken, role, client } = await developers();
  const alice = await id(IdentityPoolId, { [userPool]: idToken('a') });
  const Logins = { [DeveloperProviderName]: 'alice', [userPool]: idToken('a') };
  const { IdentityId, Token } = await token('alice', { Logins, PrincipalTags: { team: 'blue' } });
  expect(IdentityId).toBe(alice);
  const assume = (name: string) =>
    client(STSClient).send(
      new AssumeRoleWithWebIdentityCommand({ RoleArn: roleArn(name), RoleSessionName: 'app', WebIdentityToken: Token }),
    );
  // AWS: a role that is to have tags must trust sts:TagSession too.
  await expect(assume('in')).rejects.toMatchObject({ name: 'AccessDenied' });
  await role('tagged', trustOf(IdentityPoolId, DeveloperProviderName, ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession']));
  await assume('tagged');
});

test('a user is registered with one identity', async () => {
  const { token, id, IdentityPoolId, idToken } = await developers();
  const { IdentityId: alice } = await token('alice');
  const other = await id(IdentityPoolId, { [userPool]: idToken('b') });
  expect((await token('bob', { IdentityId: other })).IdentityId).toBe(other);
  await expect(token('alice', { IdentityId: other })).rejects.toMatchObject({ name: 'DeveloperUserAlreadyRegisteredException' });
  const Logins = { [DeveloperProviderName]: 'alice', [userPool]: idToken('b') };
  for (const IdentityId of [alice, undefined])
    await expect(token('alice', { IdentityId, Logins })).rejects.toMatchObject({ name: 'ResourceConflictException' });
  await expect(token('carol', { IdentityId: other.replace(/.{12}$/, '000000000000') })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('without a developer provider, or without a user of it, there is no token', async () => {
  const { token, pool, idToken } = await developers();
  await expect(token('alice', { IdentityPoolId: await pool() })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(token('alice', { Logins: { [userPool]: idToken('a') } })).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('an identity is found by user, users by identity, both only if they belong together', async () => {
  const { token, lookup } = await developers();
  const { IdentityId } = await token('alice');
  await token('ann', { IdentityId });
  await token('bob');
  expect(await lookup({ DeveloperUserIdentifier: 'alice' })).toMatchObject({ IdentityId, DeveloperUserIdentifierList: ['alice', 'ann'] });
  const first = await lookup({ IdentityId, MaxResults: 1 });
  expect(first.DeveloperUserIdentifierList).toEqual(['alice']);
  expect((await lookup({ IdentityId, MaxResults: 1, NextToken: first.NextToken })).DeveloperUserIdentifierList).toEqual(['ann']);
  await lookup({ IdentityId, DeveloperUserIdentifier: 'ann' });
  await expect(lookup({ IdentityId, DeveloperUserIdentifier: 'bob' })).rejects.toMatchObject({ name: 'ResourceConflictException' });
  await expect(lookup({ DeveloperUserIdentifier: 'carol' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(lookup({})).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('two users become one: the identity of the source is closed', async () => {
  const { token, merge, lookup, cognito } = await developers();
  const source = (await token('alice')).IdentityId ?? '';
  const destination = (await token('bob')).IdentityId;
  expect((await merge('alice', 'bob')).IdentityId).toBe(destination);
  expect(await lookup({ IdentityId: destination })).toMatchObject({ DeveloperUserIdentifierList: ['alice', 'bob'] });
  expect((await token('alice')).IdentityId).toBe(destination);
  expect((await cognito.send(new DescribeIdentityCommand({ IdentityId: source }))).Logins).toEqual([]);
  await expect(token('carol', { IdentityId: source })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  expect((await merge('alice', 'bob')).IdentityId).toBe(destination);
});

test('two users of one public provider do not become one; nor does somebody unknown', async () => {
  const { token, merge, googleToken, cognito, IdentityPoolId } = await developers();
  const withGoogle = (user: string) => ({ Logins: { [DeveloperProviderName]: user, [google]: googleToken(user) } });
  await token('alice', withGoogle('alice'));
  await token('bob', withGoogle('bob'));
  await expect(merge('alice', 'bob')).rejects.toMatchObject({ name: 'ResourceConflictException' });
  await expect(merge('alice', 'carol')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  const other = { IdentityPoolId, SourceUserIdentifier: 'alice', DestinationUserIdentifier: 'bob', DeveloperProviderName: 'other' };
  await expect(cognito.send(new MergeDeveloperIdentitiesCommand(other))).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('an identity has twenty logins at the most', async () => {
  const { token, merge } = await developers();
  const { IdentityId } = await token('u0');
  for (let user = 1; user < 20; user++) await token(`u${user}`, { IdentityId });
  await expect(token('u20', { IdentityId })).rejects.toMatchObject({ name: 'ResourceConflictException' });
  await token('u20');
  await expect(merge('u20', 'u0')).rejects.toMatchObject({ name: 'ResourceConflictException' });
});

test('an unlinked user is a new identity; the one without logins cannot be used', async () => {
  const { token, unlink, lookup, credentials } = await developers();
  const { IdentityId = '', Token = '' } = await token('alice');
  await unlink(IdentityId, 'alice');
  await expect(lookup({ DeveloperUserIdentifier: 'alice' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(credentials(IdentityId, { 'cognito-identity.amazonaws.com': Token })).rejects.toMatchObject({
    message: `Access to Identity '${IdentityId}' is forbidden.`,
  });
  expect((await token('alice')).IdentityId).not.toBe(IdentityId);
  await expect(unlink(IdentityId, 'alice')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
