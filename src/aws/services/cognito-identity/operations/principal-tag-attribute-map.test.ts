// Attributes for access control: claims that become tags of the session, seen by policies; by the real SDK clients.
// Source: https://docs.aws.amazon.com/cognito/latest/developerguide/using-afac-with-cognito-identity-pools.html
import {
  GetPrincipalTagAttributeMapCommand,
  SetIdentityPoolRolesCommand,
  SetPrincipalTagAttributeMapCommand,
} from '@aws-sdk/client-cognito-identity';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { google, identityCloud, policyOf, trustOf, userPool } from '../testing/identity-cloud.ts';

async function tagged() {
  const cloud = identityCloud();
  const IdentityPoolId = await cloud.pool();
  return {
    ...cloud,
    IdentityPoolId,
    set: (input: { UseDefaults?: boolean; PrincipalTags?: Record<string, string>; IdentityProviderName?: string }) =>
      cloud.cognito.send(new SetPrincipalTagAttributeMapCommand({ IdentityPoolId, IdentityProviderName: userPool, ...input })),
    told: async () => {
      const { $metadata: _, ...answer } = await cloud.cognito.send(
        new GetPrincipalTagAttributeMapCommand({ IdentityPoolId, IdentityProviderName: userPool }),
      );
      return answer;
    },
  };
}

test('a map is told as it was set; the defaults are user and client', async () => {
  const { set, told, IdentityPoolId } = await tagged();
  const names = { IdentityPoolId, IdentityProviderName: userPool };
  expect(await told()).toEqual({ ...names, UseDefaults: false, PrincipalTags: {} });
  await set({ PrincipalTags: { team: 'custom:team' } });
  expect(await told()).toEqual({ ...names, UseDefaults: false, PrincipalTags: { team: 'custom:team' } });
  await set({ UseDefaults: true });
  expect(await told()).toEqual({ ...names, UseDefaults: true, PrincipalTags: { username: 'sub', client: 'aud' } });
});

test('a provider that the pool does not have has no map', async () => {
  const { set } = await tagged();
  await expect(set({ IdentityProviderName: google, UseDefaults: true })).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('a policy may ask for the tag; the role must trust the pool with sts:TagSession', async () => {
  const { set, cognito, role, IdentityPoolId, id, idToken, credentials, client } = await tagged();
  await set({ PrincipalTags: { team: 'custom:team' } });
  const blueOnly = policyOf({ Action: 'iam:ListUsers', Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } } });
  const use = async (name: string, ...actions: string[]) => {
    const authenticated = await role(name, trustOf(IdentityPoolId, 'authenticated', actions), blueOnly);
    await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { authenticated } }));
  };
  const users = async (team: string) => {
    const Logins = { [userPool]: idToken(team, { 'custom:team': team }) };
    const keys = await credentials(await id(IdentityPoolId, Logins), Logins);
    return client(IAMClient, { credentials: keys }).send(new ListUsersCommand({}));
  };
  await use('untagged', 'sts:AssumeRoleWithWebIdentity');
  await expect(users('blue')).rejects.toMatchObject({ name: 'InvalidIdentityPoolConfigurationException' });
  await use('tagged', 'sts:AssumeRoleWithWebIdentity', 'sts:TagSession');
  expect((await users('blue')).Users).toEqual([]);
  await expect(users('red')).rejects.toMatchObject({ name: 'AccessDenied' });
});
