// The classic flow: GetOpenIdToken, then AssumeRoleWithWebIdentity of STS with the real trust policy; by the real SDK clients.
// Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html; sentences as users of the AWS CLI and
// CloudWatch RUM quote them.
import { createPublicKey, verify } from 'node:crypto';
import { GetOpenIdTokenCommand, SetIdentityPoolRolesCommand, UpdateIdentityPoolCommand } from '@aws-sdk/client-cognito-identity';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { clientId, identityCloud, policyOf, roleArn, userPool } from '../testing/identity-cloud.ts';

async function classic() {
  const cloud = identityCloud();
  const poolId = await cloud.pool({ AllowUnauthenticatedIdentities: true, AllowClassicFlow: true });
  await cloud.roles(poolId, policyOf({ Action: '*' }));
  const sts = cloud.client(STSClient);
  return {
    ...cloud,
    poolId,
    token: async (IdentityId: string, Logins?: Record<string, string>) =>
      (await cloud.cognito.send(new GetOpenIdTokenCommand({ IdentityId, Logins }))).Token ?? '',
    assume: (WebIdentityToken: string, name: string) =>
      sts.send(new AssumeRoleWithWebIdentityCommand({ RoleArn: roleArn(name), RoleSessionName: 'app', WebIdentityToken })),
  };
}

const part = (token: string, index: number) => JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

test('the token is an RS256 JWT of ten minutes that names identity, pool and logins; the key is that of the issuer', async () => {
  const { token, id, poolId, idToken, clock, services } = await classic();
  const Logins = { [userPool]: idToken('alice') };
  const alice = await id(poolId, Logins);
  const text = await token(alice, Logins);
  const iat = clock.now() / 1000;
  expect(part(text, 1)).toEqual({
    sub: alice,
    aud: poolId,
    amr: ['authenticated', userPool, `${userPool}:CognitoSignIn:alice`],
    iss: 'https://cognito-identity.amazonaws.com',
    iat,
    exp: iat + 600,
  });
  const keys = await services.ports.openIdKeys?.('https://cognito-identity.amazonaws.com');
  const { kid, n = '', e = '' } = keys?.[0] ?? {};
  expect(part(text, 0)).toEqual({ alg: 'RS256', kid });
  const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
  const [head, body, signature = ''] = text.split('.');
  expect(verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('a user assumes the role that trusts it, and no other one', async () => {
  const { token, assume, id, poolId, idToken, whoAmI, advance } = await classic();
  const Logins = { [userPool]: idToken('alice') };
  const alice = await id(poolId, Logins);
  const text = await token(alice, Logins);
  const { Credentials: keys, SubjectFromWebIdentityToken, Provider, Audience } = await assume(text, 'in');
  expect({ SubjectFromWebIdentityToken, Provider, Audience }).toEqual({
    SubjectFromWebIdentityToken: alice,
    Provider: 'cognito-identity.amazonaws.com',
    Audience: poolId,
  });
  const credentials = {
    accessKeyId: keys?.AccessKeyId ?? '',
    secretAccessKey: keys?.SecretAccessKey ?? '',
    sessionToken: keys?.SessionToken ?? '',
  };
  expect(await whoAmI(credentials)).toBe('arn:aws:sts::123456789012:assumed-role/in/app');
  await expect(assume(text, 'guest')).rejects.toMatchObject({ name: 'AccessDenied' });
  await advance(600_000);
  await expect(assume(text, 'in')).rejects.toMatchObject({ name: 'ExpiredTokenException' });
});

test("a guest's credentials of the classic flow are not cut", async () => {
  const { token, assume, id, poolId, client } = await classic();
  const text = await token(await id(poolId));
  expect(part(text, 1).amr).toEqual(['unauthenticated']);
  const { Credentials: keys } = await assume(text, 'guest');
  const credentials = {
    accessKeyId: keys?.AccessKeyId ?? '',
    secretAccessKey: keys?.SecretAccessKey ?? '',
    sessionToken: keys?.SessionToken ?? '',
  };
  expect((await client(IAMClient, { credentials }).send(new ListUsersCommand({}))).Users).toEqual([]);
  await expect(assume(text, 'in')).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a pool may forbid the classic flow; one that was never told allows it', async () => {
  const { cognito, token, id, poolId } = await classic();
  const guest = await id(poolId);
  const update = (AllowClassicFlow?: boolean) =>
    cognito.send(
      new UpdateIdentityPoolCommand({
        IdentityPoolId: poolId,
        IdentityPoolName: 'app',
        AllowUnauthenticatedIdentities: true,
        AllowClassicFlow,
        CognitoIdentityProviders: [{ ProviderName: userPool, ClientId: clientId }],
      }),
    );
  await update(false);
  await expect(token(guest)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Basic (classic) flow is not enabled, please use enhanced flow.',
  });
  await update();
  await token(guest);
  const RoleMappings = { [`${userPool}:${clientId}`]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } as const };
  await cognito.send(new SetIdentityPoolRolesCommand({ IdentityPoolId: poolId, Roles: {}, RoleMappings }));
  await expect(token(guest)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
  });
});

test('a user without its login gets no token', async () => {
  const { token, id, poolId, idToken } = await classic();
  const alice = await id(poolId, { [userPool]: idToken('alice') });
  await expect(token(alice)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: `Access to Identity '${alice}' is forbidden.`,
  });
  await expect(token(alice.replace(/.{12}$/, '000000000000'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a snapshot keeps the key: tokens issued before are good after', async () => {
  const { token, assume, id, poolId, services } = await classic();
  const text = await token(await id(poolId));
  const service = await services.byName('cognito-identity');
  const snapshot = structuredClone(service.snapshot());
  service.restore(snapshot);
  expect(service.snapshot()).toEqual(snapshot);
  await assume(text, 'guest');
});
