// DescribeIdentity, ListIdentities, DeleteIdentities and UnlinkIdentity, by the real SDK client.
// Source: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html and its siblings
import {
  CognitoIdentityClient,
  DeleteIdentitiesCommand,
  DescribeIdentityCommand,
  ListIdentitiesCommand,
  UnlinkIdentityCommand,
} from '@aws-sdk/client-cognito-identity';
import { expect, test } from 'vitest';
import { google, identityCloud, userPool } from '../testing/identity-cloud.ts';

async function filled() {
  const cloud = identityCloud();
  const poolId = await cloud.pool({ AllowUnauthenticatedIdentities: true, SupportedLoginProviders: { [google]: 'web1' } });
  await cloud.roles(poolId);
  const both = { [userPool]: cloud.idToken('alice'), [google]: cloud.googleToken('a@g') };
  return { ...cloud, poolId, both, alice: await cloud.id(poolId, both) };
}

test('an identity is told with its providers and times', async () => {
  const { cognito, alice, both, credentials, clock, advance, id, poolId } = await filled();
  const createdAt = new Date(clock.now());
  await advance(60_000);
  await credentials(alice, both);
  expect(await cognito.send(new DescribeIdentityCommand({ IdentityId: alice }))).toMatchObject({
    IdentityId: alice,
    Logins: [userPool, google],
    CreationDate: createdAt,
    LastModifiedDate: createdAt,
  });
  expect(await cognito.send(new DescribeIdentityCommand({ IdentityId: await id(poolId) }))).toMatchObject({ Logins: [] });
});

test('identities are listed page by page; disabled ones can be hidden', async () => {
  const { cognito, alice, both, id, poolId, credentials } = await filled();
  const guest = await id(poolId);
  await credentials(guest, both);
  const first = await cognito.send(new ListIdentitiesCommand({ IdentityPoolId: poolId, MaxResults: 1 }));
  const second = await cognito.send(new ListIdentitiesCommand({ IdentityPoolId: poolId, MaxResults: 1, NextToken: first.NextToken }));
  const listed = [...(first.Identities ?? []), ...(second.Identities ?? [])].map(({ IdentityId }) => IdentityId);
  expect(listed).toEqual([alice, guest].sort());
  expect(second.NextToken).toBeUndefined();
  const shown = await cognito.send(new ListIdentitiesCommand({ IdentityPoolId: poolId, MaxResults: 60, HideDisabled: true }));
  expect(shown).toMatchObject({ IdentityPoolId: poolId, Identities: [{ IdentityId: alice }] });
  await expect(cognito.send(new ListIdentitiesCommand({ IdentityPoolId: alice, MaxResults: 1 }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(cognito.send(new ListIdentitiesCommand({ IdentityPoolId: poolId, MaxResults: 61 }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

test('a deleted identity is gone: its user gets a new one; those of another account stay', async () => {
  const { cognito, client, alice, both, id, poolId } = await filled();
  const stranger = client(CognitoIdentityClient, { account: '111122223333' });
  expect((await stranger.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: [alice] }))).UnprocessedIdentityIds).toEqual([
    { IdentityId: alice, ErrorCode: 'AccessDenied' },
  ]);
  await expect(stranger.send(new DescribeIdentityCommand({ IdentityId: alice }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  expect((await cognito.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: [alice] }))).UnprocessedIdentityIds).toEqual([]);
  await expect(cognito.send(new DescribeIdentityCommand({ IdentityId: alice }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  expect(await id(poolId, both)).not.toBe(alice);
});

test('an unlinked login is a new identity when it is seen again', async () => {
  const { cognito, alice, both, id, poolId, idToken, googleToken } = await filled();
  const Logins = { [userPool]: idToken('alice') };
  await cognito.send(new UnlinkIdentityCommand({ IdentityId: alice, Logins, LoginsToRemove: [google] }));
  expect(await cognito.send(new DescribeIdentityCommand({ IdentityId: alice }))).toMatchObject({ Logins: [userPool] });
  expect(await id(poolId, { [google]: googleToken('a@g') })).not.toBe(alice);
  await expect(id(poolId, both)).rejects.toMatchObject({ name: 'ResourceConflictException' });
});

test('an identity without its last login cannot be used any more', async () => {
  const { cognito, alice, both, credentials } = await filled();
  const unlink = () => cognito.send(new UnlinkIdentityCommand({ IdentityId: alice, Logins: both, LoginsToRemove: [google, userPool] }));
  await unlink();
  const forbidden = { name: 'NotAuthorizedException', message: `Access to Identity '${alice}' is forbidden.` };
  await expect(credentials(alice)).rejects.toMatchObject(forbidden);
  await expect(credentials(alice, both)).rejects.toMatchObject(forbidden);
  await expect(unlink()).rejects.toMatchObject(forbidden);
});

test('only its own user unlinks a login', async () => {
  const { cognito, alice, idToken } = await filled();
  const unlink = (Logins: Record<string, string>) =>
    cognito.send(new UnlinkIdentityCommand({ IdentityId: alice, Logins, LoginsToRemove: [google] }));
  for (const logins of [{}, { [userPool]: idToken('bob') }])
    await expect(unlink(logins)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: expect.stringMatching(/^Logins don't match/),
    });
  await expect(unlink({ [userPool]: 'abc' })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
});
