// GetId, and what is checked of a login, by the real SDK client, unsigned. Source:
// https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html; sentences as users of Amplify and the SDKs quote them.
import { CognitoIdentityClient, GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { CreateOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { google, identityCloud, userPool } from '../testing/identity-cloud.ts';
import { standInToken } from '../testing/stand-in-issuer.ts';

test('a guest is a new identity at each call; nobody signs', async () => {
  const { aws, pool, id } = identityCloud();
  const poolId = await pool({ AllowUnauthenticatedIdentities: true });
  const first = await id(poolId);
  expect(first).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
  expect(await id(poolId)).not.toBe(first);
  const answer = await aws.fetch(
    new Request('https://cognito-identity.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSCognitoIdentityService.GetId' },
      body: JSON.stringify({ IdentityPoolId: poolId }),
    }),
  );
  expect(await answer.json()).toEqual({ IdentityId: expect.any(String) });
});

test('a page of any origin may ask: preflights are granted', async () => {
  const { aws } = identityCloud();
  const asked = { origin: 'https://app.example.com', 'access-control-request-method': 'POST' };
  const headers = { ...asked, 'access-control-request-headers': 'content-type,x-amz-target' };
  const answer = await aws.fetch(new Request('https://cognito-identity.us-east-1.amazonaws.com/', { method: 'OPTIONS', headers }));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-headers')).toBe('content-type,x-amz-target');
});

test('a pool may refuse guests', async () => {
  const { pool, id } = identityCloud();
  await expect(id(await pool())).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Unauthenticated access is not supported for this identity pool.',
  });
});

test('a user has the same identity whenever it comes, in each pool another one', async () => {
  const { pool, id, idToken, advance } = identityCloud();
  const poolId = await pool();
  const alice = await id(poolId, { [userPool]: idToken('alice') });
  await advance(60_000);
  expect(await id(poolId, { [userPool]: idToken('alice') })).toBe(alice);
  expect(await id(poolId, { [userPool]: idToken('bob') })).not.toBe(alice);
  expect(await id(await pool(), { [userPool]: idToken('alice') })).not.toBe(alice);
});

test('two logins of one call become one identity; those of two identities cannot', async () => {
  const { pool, id, idToken, googleToken } = identityCloud();
  const poolId = await pool({ SupportedLoginProviders: { [google]: 'web1' } });
  const alice = await id(poolId, { [userPool]: idToken('alice'), [google]: googleToken('a@g') });
  expect(await id(poolId, { [google]: googleToken('a@g') })).toBe(alice);
  await id(poolId, { [userPool]: idToken('bob') });
  await expect(id(poolId, { [userPool]: idToken('bob'), [google]: googleToken('a@g') })).rejects.toMatchObject({
    name: 'ResourceConflictException',
  });
});

test('a pool of another account does not exist', async () => {
  const { pool, cognito } = identityCloud();
  const IdentityPoolId = await pool({ AllowUnauthenticatedIdentities: true });
  await cognito.send(new GetIdCommand({ IdentityPoolId, AccountId: '123456789012' }));
  await expect(cognito.send(new GetIdCommand({ IdentityPoolId, AccountId: '111122223333' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('a pool without any provider has no valid login', async () => {
  const { pool, id, idToken } = identityCloud();
  await expect(id(await pool({ CognitoIdentityProviders: undefined }), { [userPool]: idToken('alice') })).rejects.toMatchObject({
    message: "Logins don't match. Please include at least one valid login for this identity or identity pool.",
  });
});

test('a login is refused that is not right', async () => {
  const { pool, id, idToken, clock } = identityCloud();
  const poolId = await pool();
  const now = clock.now() / 1000;
  const other = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Other0001';
  const claims = { iss: `https://${userPool}`, sub: 'alice', aud: 'app1', exp: now + 3600 };
  const supported = 'Token is not from a supported provider of this identity pool.';
  const [head, , signature] = idToken('alice').split('.');
  const forged = [head, Buffer.from(JSON.stringify({ ...claims, sub: 'bob' })).toString('base64url'), signature].join('.');
  const refused: readonly [string, string, string][] = [
    [other, idToken('alice'), supported],
    [userPool, idToken('alice', { aud: 'app2' }), supported],
    [userPool, idToken('alice', { iss: `https://${other}` }), "Invalid login token. Issuer doesn't match providerName"],
    // AWS: an access token, which is the frequent mistake, has no audience.
    [userPool, idToken('alice', { aud: undefined, client_id: 'app1' }), 'Invalid login token. Missing a required claim: aud'],
    [userPool, standInToken({ ...claims, sub: undefined }), 'Invalid login token. Missing a required claim: sub'],
    [userPool, standInToken({ ...claims, exp: undefined }), 'Invalid login token. Missing a required claim: exp'],
    [userPool, idToken('alice', { exp: now }), `Invalid login token. Token expired: ${now} >= ${now}`],
    [userPool, 'abc', 'Invalid login token. Not a valid OpenId Connect identity token.'],
    [userPool, standInToken(claims, 'k2'), "Invalid login token. Couldn't verify signed token."],
    [userPool, forged, "Invalid login token. Couldn't verify signed token."],
    ['constructor', idToken('alice'), supported],
  ];
  for (const [provider, token, message] of refused)
    await expect(id(poolId, { [provider]: token }), message).rejects.toMatchObject({ name: 'NotAuthorizedException', message });
});

test('ServerSideTokenCheck asks the issuer whether the user is still signed in', async () => {
  const { pool, id, idToken, services } = identityCloud();
  const asked: unknown[] = [];
  Object.assign(services.ports, {
    openIdTokenState: async (issuer: string, claims: { readonly origin_jti?: string }) => {
      asked.push([issuer, claims.origin_jti]);
      return claims.origin_jti === 'open' ? 'active' : 'inactive';
    },
  });
  const checked = { ProviderName: userPool, ClientId: 'app1', ServerSideTokenCheck: true };
  const poolId = await pool({ CognitoIdentityProviders: [checked] });
  await id(poolId, { [userPool]: idToken('alice', { origin_jti: 'open' }) });
  await expect(id(poolId, { [userPool]: idToken('alice', { origin_jti: 'over' }) })).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Token is inactive',
  });
  expect(asked).toEqual([
    [`https://${userPool}`, 'open'],
    [`https://${userPool}`, 'over'],
  ]);
  await id(await pool(), { [userPool]: idToken('alice', { origin_jti: 'over' }) });
});

test('an issuer outside of this cloud has no keys, which the sentence says', async () => {
  const { pool, id, clock } = identityCloud();
  const stranger = 'login.example.org';
  const poolId = await pool({ SupportedLoginProviders: { [stranger]: 'web1', 'graph.facebook.com': '1' } });
  const token = standInToken({ iss: `https://${stranger}`, sub: 'alice', aud: 'web1', exp: clock.now() / 1000 + 60 });
  await expect(id(poolId, { [stranger]: token })).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: expect.stringContaining('Sandshark fetches no keys from outside of this cloud'),
  });
  await expect(id(poolId, { 'graph.facebook.com': 'EAAB' })).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: expect.stringContaining('asks nobody outside of this cloud'),
  });
});

test('Google may have several apps, and its tokens the issuer with or without https', async () => {
  const { pool, id, googleToken } = identityCloud();
  const poolId = await pool({ SupportedLoginProviders: { [google]: 'web0;web1' } });
  const first = await id(poolId, { [google]: googleToken('a@g') });
  expect(await id(poolId, { [google]: googleToken('a@g', { iss: google }) })).toBe(first);
  await expect(id(poolId, { [google]: googleToken('a@g', { aud: 'web2' }) })).rejects.toMatchObject({
    message: 'Invalid login token. Incorrect token audience.',
  });
});

test('an OpenID Connect provider of IAM is known by its host, with the audiences that IAM keeps', async () => {
  const { pool, id, iam, clock } = identityCloud();
  const poolId = await pool({ OpenIdConnectProviderARNs: ['arn:aws:iam::123456789012:oidc-provider/idp.example.com'] });
  const login = (aud: string) => ({
    'idp.example.com': standInToken({ iss: 'https://idp.example.com', sub: 'alice', aud, exp: clock.now() / 1000 + 60 }),
  });
  await expect(id(poolId, login('cli'))).rejects.toMatchObject({ message: expect.stringContaining('not from a supported provider') });
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com', ClientIDList: ['cli'] }));
  expect(await id(poolId, login('cli'))).toBe(await id(poolId, login('cli')));
  await expect(id(poolId, login('other'))).rejects.toMatchObject({ message: 'Invalid login token. Incorrect token audience.' });
});

test("a developer's own provider is not public", async () => {
  const { pool, id } = identityCloud();
  const poolId = await pool({ DeveloperProviderName: 'login.my.app' });
  for (const provider of ['login.my.app', 'cognito-identity.amazonaws.com'])
    await expect(id(poolId, { [provider]: 'alice' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Please provide a valid public provider',
    });
});

test('what is no id of a pool is a ValidationException', async () => {
  const { client } = identityCloud();
  await expect(client(CognitoIdentityClient).send(new GetIdCommand({ IdentityPoolId: 'pool' }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining("Value 'pool' at 'identityPoolId' failed to satisfy constraint"),
  });
});
