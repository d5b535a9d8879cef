// Managed login as a browser and an application see it. Source: the documentation of each endpoint,
// https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html; RFC 7636 for PKCE.
import {
  AdminCreateUserCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolDomainCommand,
  GetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { readJsonWebToken } from '../../../core/json-web-token.ts';
import { base64Url } from '../../../core/rsa-key.ts';
import { password, poolCloud } from '../testing/pool-cloud.ts';

const domain = 'https://surfers.auth.us-east-1.amazoncognito.com';
const redirect_uri = 'https://app.example.com/back';
const verifier = 'a-verifier-that-is-long-enough-for-everybody-0123456789';
const code_challenge = base64Url(sha256(utf8ToBytes(verifier)));

async function loginCloud() {
  const cloud = await poolCloud(
    {},
    {
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      CallbackURLs: [redirect_uri],
      LogoutURLs: ['https://app.example.com/bye'],
    },
  );
  await cloud.idp.send(new CreateUserPoolDomainCommand({ UserPoolId: cloud.UserPoolId, Domain: 'surfers' }));
  const fetched = (path: string, init: RequestInit = {}) => cloud.aws.fetch(new Request(`${domain}${path}`, init));
  const asked = { client_id: cloud.ClientId, response_type: 'code', redirect_uri, state: 'wave', nonce: 'once', scope: 'openid email' };
  const query = (more: Record<string, string> = {}) =>
    String(new URLSearchParams({ ...asked, code_challenge, code_challenge_method: 'S256', ...more }));
  const submit = (form: Record<string, string>) => fetched(`/login?${query()}`, { method: 'POST', body: new URLSearchParams(form) });
  const token = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetched('/oauth2/token', { method: 'POST', body: new URLSearchParams(form), headers });
  const exchange = (code: string, more: Record<string, string> = {}) =>
    token({ grant_type: 'authorization_code', client_id: cloud.ClientId, redirect_uri, code, code_verifier: verifier, ...more });
  return { ...cloud, fetched, query, submit, token, exchange };
}

const target = (answer: Response) => new URL(answer.headers.get('location') ?? '');

test('an application sends the browser to log in and exchanges the code, once, for tokens that say so', async () => {
  const cloud = await loginCloud();
  await cloud.confirmed();
  const start = await cloud.fetched(`/oauth2/authorize?${cloud.query()}`);
  expect(start.status).toBe(302);
  expect(target(start).pathname).toBe('/login');
  const form = await (await cloud.aws.fetch(new Request(target(start)))).text();
  expect(form).toContain('<label for="password">Password</label>');
  const wrong = await cloud.submit({ username: 'ama', password: 'Wrong-1-wrong' });
  expect(await wrong.text()).toContain('<p role="alert">Incorrect username or password.</p>');
  const back = await cloud.submit({ username: 'ama', password });
  expect(target(back).origin + target(back).pathname).toBe(redirect_uri);
  expect(target(back).searchParams.get('state')).toBe('wave');
  const code = target(back).searchParams.get('code') ?? '';

  const answer = await cloud.exchange(code);
  const tokens = (await answer.json()) as Record<string, string>;
  expect(answer.status).toBe(200);
  expect(tokens).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
  expect(readJsonWebToken(tokens.id_token ?? '')?.claims).toMatchObject({ nonce: 'once', email: 'ama@example.com', aud: cloud.ClientId });
  expect(readJsonWebToken(tokens.access_token ?? '')?.claims).toMatchObject({ scope: 'openid email', version: 2 });
  expect(await (await cloud.exchange(code)).json()).toEqual({ error: 'invalid_grant' });

  const authorization = `Bearer ${tokens.access_token}`;
  const told = await (await cloud.fetched('/oauth2/userInfo', { headers: { authorization } })).json();
  expect(told).toMatchObject({ username: 'ama', email: 'ama@example.com', email_verified: 'true' });
  const own = cloud.idp.send(new GetUserCommand({ AccessToken: tokens.access_token }));
  await expect(own).rejects.toThrow('Access Token does not have required scopes');

  const again = { grant_type: 'refresh_token', client_id: cloud.ClientId, refresh_token: tokens.refresh_token ?? '' };
  expect(await (await cloud.token(again)).json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  const body = new URLSearchParams({ token: tokens.refresh_token ?? '', client_id: cloud.ClientId });
  expect((await cloud.fetched('/oauth2/revoke', { method: 'POST', body })).status).toBe(200);
  expect(await (await cloud.token(again)).json()).toMatchObject({ error: 'invalid_grant' });
  const refused = await cloud.fetched('/oauth2/userInfo', { headers: { authorization } });
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toContain('invalid_token');
});

test('the browser is known for an hour, until it logs out', async () => {
  const cloud = await loginCloud();
  await cloud.confirmed();
  const back = await cloud.submit({ username: 'ama', password });
  const cookie = back.headers.get('set-cookie')?.split(';')[0] ?? '';
  const authorize = () => cloud.fetched(`/oauth2/authorize?${cloud.query()}`, { headers: { cookie } });
  expect(target(await authorize()).searchParams.has('code')).toBe(true);
  const bye = encodeURIComponent('https://app.example.com/bye');
  const out = await cloud.fetched(`/logout?client_id=${cloud.ClientId}&logout_uri=${bye}`, { headers: { cookie } });
  expect(target(out).href).toBe('https://app.example.com/bye');
  expect(target(await authorize()).pathname).toBe('/login');
  const silent = await cloud.fetched(`/oauth2/authorize?${cloud.query({ prompt: 'none' })}`);
  expect(target(silent).searchParams.get('error')).toBe('login_required');
});

test('codes end after five minutes, and want the verifier and the address of their request', async () => {
  const cloud = await loginCloud();
  await cloud.confirmed();
  const code = async () => target(await cloud.submit({ username: 'ama', password })).searchParams.get('code') ?? '';
  for (const more of [{ code_verifier: 'another' }, { redirect_uri: 'https://app.example.com/' }])
    expect(await (await cloud.exchange(await code(), more)).json()).toEqual({ error: 'invalid_grant' });
  const late = await code();
  await cloud.advance(5 * 60_000);
  expect(await (await cloud.exchange(late)).json()).toEqual({ error: 'invalid_grant' });
  expect(await (await cloud.token({ grant_type: 'password', client_id: cloud.ClientId })).json()).toEqual({
    error: 'unsupported_grant_type',
  });
  expect(await (await cloud.token({ client_id: 'nobody' })).json()).toEqual({ error: 'invalid_client' });
});

test('an address that is not listed gets no redirect; other faults are told to the application', async () => {
  const cloud = await loginCloud();
  const foreign = await cloud.fetched(`/oauth2/authorize?${cloud.query({ redirect_uri: 'https://evil.example.com/' })}`);
  expect(foreign.status).toBe(400);
  expect(await foreign.text()).toContain('redirect_mismatch');
  const error = async (more: Record<string, string>) =>
    target(await cloud.fetched(`/oauth2/authorize?${cloud.query(more)}`)).searchParams.get('error');
  expect(await error({ scope: 'openid profile' })).toBe('invalid_scope');
  expect(await error({ response_type: 'token' })).toBe('invalid_request');
  expect(await error({ code_challenge_method: 'plain' })).toBe('invalid_request');
});

test('who was invited chooses a password on a page of its own', async () => {
  const cloud = await loginCloud();
  const { UserPoolId } = cloud;
  await cloud.idp.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ama', TemporaryPassword: password }));
  const page = await (await cloud.submit({ username: 'ama', password })).text();
  expect(page).toContain('<label for="NEW_PASSWORD">New password</label>');
  const session = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = { username: 'ama', challenge: 'NEW_PASSWORD_REQUIRED', session };
  const weak = await (await cloud.submit({ ...answer, NEW_PASSWORD: 'weak' })).text();
  expect(weak).toContain('Password not long enough');
  expect(target(await cloud.submit({ ...answer, NEW_PASSWORD: 'Next-shark-2' })).searchParams.has('code')).toBe(true);
});

test('what came from outside is text on the page, never markup', async () => {
  const cloud = await loginCloud();
  const page = await (await cloud.submit({ username: '"><script>alert(1)</script>', password: 'x' })).text();
  expect(page).not.toContain('<script>');
});

test('a machine gets an access token of its own, by its secret, for the scopes of a resource server', async () => {
  const cloud = await loginCloud();
  const { idp, UserPoolId } = cloud;
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read.' }];
  await idp.send(new CreateResourceServerCommand({ UserPoolId, Identifier: 'tides', Name: 'Tides', Scopes }));
  const flows = {
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials' as const],
    AllowedOAuthScopes: ['tides/read'],
  };
  const machine = { UserPoolId, ClientName: 'machine', GenerateSecret: true, ...flows };
  const { ClientId = '', ClientSecret } = (await idp.send(new CreateUserPoolClientCommand(machine))).UserPoolClient ?? {};
  const authorization = `Basic ${btoa(`${ClientId}:${ClientSecret}`)}`;
  const answer = await cloud.token({ grant_type: 'client_credentials', scope: 'tides/read' }, { authorization });
  const { access_token = '', id_token } = (await answer.json()) as Record<string, string>;
  expect(id_token).toBeUndefined();
  expect(readJsonWebToken(access_token)?.claims).toMatchObject({
    sub: ClientId,
    client_id: ClientId,
    scope: 'tides/read',
    token_use: 'access',
  });
  const wrong = await cloud.token({ grant_type: 'client_credentials' }, { authorization: `Basic ${btoa(`${ClientId}:no`)}` });
  expect(await wrong.json()).toEqual({ error: 'invalid_client' });
  const more = await cloud.token({ grant_type: 'client_credentials', scope: 'tides/write' }, { authorization });
  expect(await more.json()).toEqual({ error: 'invalid_scope' });
});

test('without a host of its own, managed login is under a path of the local endpoint', async () => {
  const cloud = await loginCloud();
  const local = `http://localhost:4566/_aws/cognito-idp/${cloud.UserPoolId}`;
  const start = await cloud.aws.fetch(new Request(`${local}/oauth2/authorize?${cloud.query()}`));
  expect(target(start).href).toContain(`${local}/login?`);
  expect((await cloud.aws.fetch(new Request(`${local}/nowhere`))).status).toBe(404);
  const unknown = await cloud.aws.fetch(new Request('https://others.auth.us-east-1.amazoncognito.com/login'));
  expect(unknown.status).toBe(400);
});
