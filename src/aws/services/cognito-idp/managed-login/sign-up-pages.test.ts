// The pages of managed login for a new account and for a forgotten password.
// Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html; their words are ours.
import { CreateUserPoolClientCommand, CreateUserPoolDomainCommand, UpdateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { password, poolCloud } from '../testing/pool-cloud.ts';

const redirect_uri = 'https://app.example.com/back';

/** A pool with managed login, whose app client may have a secret; `send` submits a form of a page, `open` gets one. */
async function pages({ secret = 'none' }: { readonly secret?: 'none' | 'generated' } = {}) {
  const cloud = await poolCloud();
  const { idp, UserPoolId } = cloud;
  await idp.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'surfers' }));
  const { UserPoolClient } = await idp.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'app',
      GenerateSecret: secret === 'generated',
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: [redirect_uri],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const query = new URLSearchParams({ client_id: UserPoolClient?.ClientId ?? '', redirect_uri, response_type: 'code' });
  const at = (path: string, init?: RequestInit) =>
    cloud.aws.fetch(new Request(`https://surfers.auth.us-east-1.amazoncognito.com${path}?${query}`, init));
  const open = async (path: string) => (await at(path)).text();
  const send = (path: string, form: Record<string, string>) => at(path, { method: 'POST', body: new URLSearchParams(form) });
  return { ...cloud, open, send };
}

const hasCode = (answer: Response) => new URL(answer.headers.get('location') ?? redirect_uri).searchParams.has('code');
const ama = { username: 'ama', email: 'ama@example.com', password };

test.each(['none', 'generated'] as const)('a stranger signs up, proves the address and signs in (secret: %s)', async (secret) => {
  const cloud = await pages({ secret });
  expect(await cloud.open('/login')).toContain('>Sign up</a>');
  const form = await cloud.open('/signup');
  expect(form).toContain('<label for="email">Email</label>');
  const made = await (await cloud.send('/signup', ama)).text();
  expect(made).toContain('Confirm your account');
  expect(await (await cloud.send('/confirmUser', { username: 'ama', code: '000000' })).text()).toContain('Invalid verification code');
  const confirmed = await (await cloud.send('/confirmUser', { username: 'ama', code: await cloud.lastCode() })).text();
  expect(confirmed).toContain('value="ama"');
  expect(hasCode(await cloud.send('/login', { username: 'ama', password }))).toBe(true);
});

test('what the pool refuses is said on the page, and what was typed stays, but for the password', async () => {
  const cloud = await pages();
  const weak = await (await cloud.send('/signup', { ...ama, password: 'weak' })).text();
  expect(weak).toContain('Password not long enough');
  expect(weak).toContain('value="ama@example.com"');
  expect(weak).not.toContain('weak"');
  const script = await (await cloud.send('/signup', { ...ama, username: '"><script>', password: 'weak' })).text();
  expect(script).not.toContain('<script>');
  const long = await (await cloud.send('/signup', { ...ama, username: 'a'.repeat(129) })).text();
  expect(long).toContain('role="alert"');
});

test('a pool of invited users has no page for signing up', async () => {
  const cloud = await pages();
  const { idp, UserPoolId } = cloud;
  await idp.send(new UpdateUserPoolCommand({ UserPoolId, AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }));
  expect(await cloud.open('/login')).not.toContain('Sign up');
  expect(await cloud.open('/signup')).toContain('SignUp is not permitted for this user pool');
});

test('who forgot the password gets a code, sets a new one and is signed in', async () => {
  const cloud = await pages();
  await cloud.confirmed('ama');
  expect(await cloud.open('/login')).toContain('Forgot your password?');
  expect(await cloud.open('/forgotPassword')).toContain('Reset my password');
  expect(await (await cloud.send('/forgotPassword', { username: 'nobody' })).text()).toContain('role="alert"');
  expect(await (await cloud.send('/forgotPassword', { username: 'ama' })).text()).toContain('New password');
  const code = await cloud.lastCode();
  const next = { username: 'ama', password: 'Next-shark-2' };
  expect(await (await cloud.send('/confirmForgotPassword', { ...next, code: '000000' })).text()).toContain('role="alert"');
  expect(hasCode(await cloud.send('/confirmForgotPassword', { ...next, code }))).toBe(true);
  expect(hasCode(await cloud.send('/login', { username: 'ama', password }))).toBe(false);
  expect(hasCode(await cloud.send('/login', next))).toBe(true);
});
