// GetCredentialsForIdentity, the enhanced flow, by the real SDK client. Source:
// https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html and
// https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
import { GetCredentialsForIdentityCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import { IAMClient, ListUsersCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { google, identityCloud, policyOf, roleArn, trustOf, userPool } from '../testing/identity-cloud.ts';

const wrongConfiguration = {
  name: 'InvalidIdentityPoolConfigurationException',
  message: 'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
};

/** A pool with roles, and alice signed in. */
async function signedIn(PolicyDocument?: string) {
  const cloud = identityCloud();
  const poolId = await cloud.pool({ AllowUnauthenticatedIdentities: true, SupportedLoginProviders: { [google]: 'web1' } });
  await cloud.roles(poolId, PolicyDocument);
  const Logins = { [userPool]: cloud.idToken('alice') };
  return { ...cloud, poolId, Logins, alice: await cloud.id(poolId, Logins) };
}

test('a user gets credentials of the authenticated role for an hour', async () => {
  const { alice, Logins, cognito, credentials, whoAmI, clock, advance } = await signedIn();
  expect(await cognito.send(new GetCredentialsForIdentityCommand({ IdentityId: alice, Logins }))).toMatchObject({
    IdentityId: alice,
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretKey: expect.any(String),
      SessionToken: expect.any(String),
      Expiration: new Date(clock.now() + 3_600_000),
    },
  });
  const keys = await credentials(alice, Logins);
  expect(await whoAmI(keys)).toBe('arn:aws:sts::123456789012:assumed-role/in/CognitoIdentityCredentials');
  await advance(3_600_000);
  await expect(whoAmI(keys)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
});

test('a guest gets the unauthenticated role, cut to the services that AWS lists, whatever the role allows', async () => {
  const { poolId, id, credentials, whoAmI, client, alice, Logins } = await signedIn(policyOf({ Action: '*' }));
  const guest = await credentials(await id(poolId));
  expect(await whoAmI(guest)).toBe('arn:aws:sts::123456789012:assumed-role/guest/CognitoIdentityCredentials');
  expect((await client(SQSClient, { credentials: guest }).send(new ListQueuesCommand({}))).$metadata.httpStatusCode).toBe(200);
  await expect(client(IAMClient, { credentials: guest }).send(new ListUsersCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('because no session policy allows the iam:ListUsers action'),
  });
  const user = client(IAMClient, { credentials: await credentials(alice, Logins) });
  expect((await user.send(new ListUsersCommand({}))).Users).toEqual([]);
});

test('an identity with logins needs one of them', async () => {
  const { alice, credentials, idToken, poolId, id } = await signedIn();
  await expect(credentials(alice)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: `Access to Identity '${alice}' is forbidden.`,
  });
  await id(poolId, { [userPool]: idToken('bob') });
  for (const user of ['bob', 'carol'])
    await expect(credentials(alice, { [userPool]: idToken(user) })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    });
  await expect(credentials(alice.replace(/.{12}$/, '000000000000'))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: expect.stringMatching(/^Identity '.*' not found\.$/),
  });
});

test('an expired ID token gives no credentials', async () => {
  const { alice, Logins, credentials, advance } = await signedIn();
  await advance(3_600_000);
  await expect(credentials(alice, Logins)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: expect.stringMatching(/^Invalid login token\. Token expired: \d+ >= \d+$/),
  });
});

test('a pool without roles, with a role that is not there, or with one that does not trust it, is configured wrong', async () => {
  const { cognito, poolId, alice, Logins, credentials, iam, pool } = await signedIn();
  const withRole = (authenticated?: string) => {
    const Roles: Record<string, string> = authenticated === undefined ? {} : { authenticated };
    return cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId: poolId, Roles }));
  };
  const trust = (amr: string, id = poolId) =>
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'in', PolicyDocument: trustOf(id, amr) }));
  await withRole();
  await expect(credentials(alice, Logins)).rejects.toMatchObject(wrongConfiguration);
  await withRole(roleArn('none'));
  await expect(credentials(alice, Logins)).rejects.toMatchObject(wrongConfiguration);
  await withRole(roleArn('in'));
  await credentials(alice, Logins);
  await trust('unauthenticated');
  await expect(credentials(alice, Logins)).rejects.toMatchObject(wrongConfiguration);
  await trust('authenticated', await pool());
  await expect(credentials(alice, Logins)).rejects.toMatchObject(wrongConfiguration);
  // AWS: amr names the providers too, so that a role can trust the users of one of them.
  await trust(userPool);
  await credentials(alice, Logins);
  await trust(`${userPool}:CognitoSignIn:alice`);
  await credentials(alice, Logins);
  await trust(google);
  await expect(credentials(alice, Logins)).rejects.toMatchObject(wrongConfiguration);
});

test('a role may trust one identity', async () => {
  const { iam, alice, Logins, credentials, id, poolId, idToken } = await signedIn();
  const Condition = { StringEquals: { 'cognito-identity.amazonaws.com:sub': alice } };
  const Principal = { Federated: 'cognito-identity.amazonaws.com' };
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity', Condition }],
  });
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'in', PolicyDocument }));
  await credentials(alice, Logins);
  const bob = { [userPool]: idToken('bob') };
  await expect(credentials(await id(poolId, bob), bob)).rejects.toMatchObject(wrongConfiguration);
});

test('a login that comes along is linked; a guest that logs in keeps its identity', async () => {
  const { alice, Logins, credentials, id, poolId, googleToken, idToken, whoAmI } = await signedIn();
  await credentials(alice, { ...Logins, [google]: googleToken('a@g') });
  expect(await id(poolId, { [google]: googleToken('a@g') })).toBe(alice);
  const guest = await id(poolId);
  const dave = { [userPool]: idToken('dave') };
  expect(await whoAmI(await credentials(guest, dave))).toContain('assumed-role/in/');
  expect(await id(poolId, dave)).toBe(guest);
});

test('a guest that logs in as somebody known becomes that one, and its own identity is closed', async () => {
  const { alice, Logins, cognito, credentials, id, poolId } = await signedIn();
  const guest = await id(poolId);
  const answer = await cognito.send(new GetCredentialsForIdentityCommand({ IdentityId: guest, Logins }));
  expect(answer.IdentityId).toBe(alice);
  await expect(credentials(guest)).rejects.toMatchObject({ message: `Access to Identity '${guest}' is forbidden.` });
});

test('a call that fails links nothing', async () => {
  const { alice, Logins, credentials, id, poolId, googleToken, cognito } = await signedIn();
  await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId: poolId, Roles: {} }));
  await expect(credentials(alice, { ...Logins, [google]: googleToken('a@g') })).rejects.toMatchObject(wrongConfiguration);
  expect(await id(poolId, { [google]: googleToken('a@g') })).not.toBe(alice);
});

test('a login of somebody else cannot be added', async () => {
  const { alice, Logins, credentials, id, poolId, googleToken } = await signedIn();
  await id(poolId, { [google]: googleToken('b@g') });
  await expect(credentials(alice, { ...Logins, [google]: googleToken('b@g') })).rejects.toMatchObject({
    name: 'ResourceConflictException',
  });
});
