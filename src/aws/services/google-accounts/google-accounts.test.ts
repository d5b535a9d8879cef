// The stand-in for Google as an app meets it. Source: https://developers.google.com/identity/openid-connect/openid-connect; that anybody
// may have an account is by design.
import { CognitoIdentityClient, CreateIdentityPoolCommand, GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { readJsonWebToken } from '../../core/json-web-token.ts';
import { base64Url } from '../../core/rsa-key.ts';
import { testCloud } from '../../testing/test-cloud.ts';

const client_id = 'quiz.apps.googleusercontent.com';
const redirect_uri = 'https://app.example.com/back';
const verifier = 'a-verifier-that-is-long-enough-for-everybody-0123456789';
const asked = { client_id, redirect_uri, response_type: 'code', scope: 'openid email profile', state: 'wave' };
const target = (answer: Response) => new URL(answer.headers.get('location') ?? '');

function googleCloud() {
  const cloud = testCloud();
  const auth = (query: Record<string, string>, init?: RequestInit, host = 'https://accounts.google.com') =>
    cloud.aws.fetch(new Request(`${host}/o/oauth2/v2/auth?${new URLSearchParams(query)}`, init));
  const signIn = (query: Record<string, string> = asked, person = { email: 'Ama@gmail.com', name: 'Ama Mensah' }) =>
    auth(query, { method: 'POST', body: new URLSearchParams(person) });
  const token = async (form: Record<string, string>) => {
    const body = new URLSearchParams({ grant_type: 'authorization_code', client_id, client_secret: 'any', redirect_uri, ...form });
    const answer = await cloud.aws.fetch(new Request('https://oauth2.googleapis.com/token', { method: 'POST', body }));
    return (await answer.json()) as Record<string, string>;
  };
  const get = async (address: string, headers: Record<string, string> = {}) =>
    (await (await cloud.aws.fetch(new Request(address, { headers }))).json()) as Record<string, unknown>;
  return { ...cloud, auth, signIn, token, get };
}

test('the page offers the people who have accounts, and the app gets a code for tokens, once', async () => {
  const cloud = googleCloud();
  const page = await (await cloud.auth(asked)).text();
  expect(page).toContain('Ama Mensah, ama@gmail.com');
  expect(page).toContain('no account is real');
  const back = target(await cloud.signIn());
  expect(back.searchParams.get('state')).toBe('wave');
  const code = back.searchParams.get('code') ?? '';
  const tokens = await cloud.token({ code });
  const idToken = readJsonWebToken(tokens.id_token ?? '');
  expect(idToken?.claims).toMatchObject({
    iss: 'https://accounts.google.com',
    aud: client_id,
    azp: client_id,
    email: 'ama@gmail.com',
    email_verified: true,
    given_name: 'Ama',
    family_name: 'Mensah',
    at_hash: base64Url(sha256(utf8ToBytes(tokens.access_token ?? '')).slice(0, 16)),
  });
  const { keys } = (await cloud.get('https://www.googleapis.com/oauth2/v3/certs')) as { keys: never[] };
  expect(keys.some((key) => idToken?.isSignedBy(key))).toBe(true);
  const userinfo = 'https://openidconnect.googleapis.com/v1/userinfo';
  expect(await cloud.get(userinfo, { authorization: `Bearer ${tokens.access_token}` })).toMatchObject({ sub: idToken?.claims.sub });
  expect(await cloud.get(userinfo, { authorization: 'Bearer another' })).toMatchObject({ error: 'invalid_request' });
  expect(await cloud.token({ code })).toMatchObject({ error: 'invalid_grant' });
});

test('the same person has the same number in every cloud, another person another one', async () => {
  const sub = async (person: { email: string; name: string }) => {
    const cloud = googleCloud();
    const code = target(await cloud.signIn(asked, person)).searchParams.get('code') ?? '';
    return readJsonWebToken((await cloud.token({ code })).id_token ?? '')?.claims.sub;
  };
  const kofi = { email: 'kofi@example.com', name: 'Kofi' };
  expect(await sub(kofi)).toMatch(/^\d{21}$/);
  expect(await sub(kofi)).toBe(await sub({ ...kofi, email: 'KOFI@example.com' }));
  expect(await sub(kofi)).not.toBe(await sub({ ...kofi, email: 'esi@example.com' }));
});

test('an ID token comes in the fragment of the address, with the nonce; a hint spares the page', async () => {
  const cloud = googleCloud();
  const query = { ...asked, response_type: 'id_token', nonce: 'once', login_hint: 'kenji@gmail.com' };
  const back = target(await cloud.auth(query));
  const fragment = new URLSearchParams(back.hash.slice(1));
  expect(fragment.get('state')).toBe('wave');
  expect(readJsonWebToken(fragment.get('id_token') ?? '')?.claims).toMatchObject({ nonce: 'once', name: 'Kenji Sato' });
  expect((await cloud.auth({ ...query, prompt: 'select_account' })).status).toBe(200);
  expect((await cloud.auth({ ...query, nonce: '' })).status).toBe(302);
  const { nonce: _none, ...without } = query;
  expect(await (await cloud.auth(without)).text()).toContain('Missing required parameter: nonce');
});

test('an ID token is posted back by a form, for an app that asks for it', async () => {
  const cloud = googleCloud();
  const answer = await cloud.signIn({ ...asked, response_type: 'id_token', response_mode: 'form_post', nonce: 'once' });
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain(`<form method="post" action="${redirect_uri}">`);
  expect(html).toContain('<input type="hidden" name="state" value="wave">');
  const token = /name="id_token" value="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(readJsonWebToken(token)?.claims).toMatchObject({ nonce: 'once', name: 'Ama Mensah' });
  expect(await (await cloud.auth({ ...asked, response_mode: 'form_post' })).text()).toContain('knows response_mode');
});

test('what is not in order is said on the page, and nobody is sent back', async () => {
  const cloud = googleCloud();
  const refused = async (change: Record<string, string>) => {
    const answer = await cloud.auth({ ...asked, ...change });
    expect(answer.headers.get('location')).toBeNull();
    return answer.text();
  };
  expect(await refused({ client_id: 'quiz' })).toContain('Error 401: invalid_client');
  expect(await refused({ redirect_uri: 'nowhere' })).toContain('redirect_uri');
  expect(await refused({ response_type: 'token' })).toContain('unsupported_response_type');
  expect(await refused({ scope: 'email' })).toContain('invalid_scope');
  expect(await (await cloud.signIn(asked, { email: 'nobody', name: '' })).text()).toContain('An account has a mail address and a name.');
});

test('a code wants its app, its address and its verifier, within ten minutes', async () => {
  const cloud = googleCloud();
  const challenge = { code_challenge: base64Url(sha256(utf8ToBytes(verifier))), code_challenge_method: 'S256' };
  const code = async () => target(await cloud.signIn({ ...asked, ...challenge })).searchParams.get('code') ?? '';
  expect(await cloud.token({ code: await code() })).toMatchObject({ error: 'invalid_grant' });
  expect(await cloud.token({ code: await code(), code_verifier: verifier, redirect_uri: 'https://evil.example.com' })).toMatchObject({
    error: 'redirect_uri_mismatch',
  });
  expect(await cloud.token({ code: await code(), client_id: 'other.apps.googleusercontent.com' })).toMatchObject({
    error: 'invalid_grant',
  });
  expect(await cloud.token({ code: await code(), code_verifier: verifier })).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  const late = await code();
  await cloud.advance(10 * 60_000);
  expect(await cloud.token({ code: late, code_verifier: verifier })).toMatchObject({ error: 'invalid_grant' });
});

test('on the local endpoint the same pages are below a path, and a snapshot keeps people and key', async () => {
  const cloud = googleCloud();
  const page = await (await cloud.auth(asked, {}, 'http://localhost:4566/_aws/google-accounts/accounts.google.com')).text();
  expect(page).toContain('action="/_aws/google-accounts/accounts.google.com/o/oauth2/v2/auth?');
  await cloud.signIn(asked, { email: 'kofi@example.com', name: 'Kofi' });
  const before = await cloud.get('https://www.googleapis.com/oauth2/v3/certs');
  const after = googleCloud();
  await after.aws.restore(structuredClone(await cloud.aws.snapshot()));
  expect(await after.get('https://www.googleapis.com/oauth2/v3/certs')).toEqual(before);
  expect(await (await after.auth(asked)).text()).toContain('Kofi, kofi@example.com');
});

test("an identity pool that names the app takes its ID token, and no other app's", async () => {
  const cloud = googleCloud();
  const cognito = cloud.client(CognitoIdentityClient);
  const idToken = async (query: Record<string, string>) =>
    (await cloud.token({ code: target(await cloud.signIn(query)).searchParams.get('code') ?? '', client_id: query.client_id ?? '' }))
      .id_token;
  const pool = {
    IdentityPoolName: 'quiz',
    AllowUnauthenticatedIdentities: false,
    SupportedLoginProviders: { 'accounts.google.com': client_id },
  };
  const { IdentityPoolId } = await cognito.send(new CreateIdentityPoolCommand(pool));
  const id = (token = '') => cognito.send(new GetIdCommand({ IdentityPoolId, Logins: { 'accounts.google.com': token } }));
  expect((await id(await idToken(asked))).IdentityId).toMatch(/^us-east-1:/);
  const other = await idToken({ ...asked, client_id: 'other.apps.googleusercontent.com' });
  await expect(id(other)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
});
