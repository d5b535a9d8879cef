// Unmodified aws-amplify v6 against the endpoint: sign-up, sign-in by SRP, session and credentials, refresh, attributes, challenges, sign-out.
// Sources: issue 10 ("the client libraries pass"); https://docs.amplify.aws/javascript/build-a-backend/auth/connect-your-frontend/
import { CognitoIdentityClient, CreateIdentityPoolCommand, SetIdentityPoolRolesCommand } from '@aws-sdk/client-cognito-identity';
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  GetUserCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { oneTimeCode } from '../../src/aws/core/one-time-code.ts';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { installedAmplify } from './clients/amplify.ts';

const password = 'Sand-shark-1';
const other = 'Sand-shark-2';

const amplify = installedAmplify();
let endpoint: RunningEndpoint;
let users: CognitoIdentityProviderClient;
let userPoolId = '';
let userPoolClientId = '';

const inAccount = () => ({
  region: 'us-east-1',
  endpoint: endpoint.url,
  credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
});

beforeAll(async () => {
  endpoint = await runningEndpoint();
  users = new CognitoIdentityProviderClient(inAccount());
});
afterAll(() => endpoint.close());

beforeEach(async (context) => {
  if (!amplify) return context.skip('aws-amplify is not installed: run `npm ci` in tests/peers');
  await startApp();
});

/** A user pool, an identity pool for its users and for guests, and Amplify configured for both, as an app's start does it. */
async function startApp(input: Partial<CreateUserPoolCommandInput> = {}): Promise<void> {
  const { UserPool } = await users.send(new CreateUserPoolCommand({ PoolName: 'surfers', AutoVerifiedAttributes: ['email'], ...input }));
  userPoolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await users.send(new CreateUserPoolClientCommand({ UserPoolId: userPoolId, ClientName: 'web' }));
  userPoolClientId = UserPoolClient?.ClientId ?? '';
  const identityPoolId = await identityPool();
  const pools = { userPoolId, userPoolClientId, identityPoolId, allowGuestAccess: true };
  amplify?.configure({ Auth: { Cognito: { ...pools, userPoolEndpoint: endpoint.url, identityPoolEndpoint: endpoint.url } } });
  await amplify?.auth.signOut();
}

async function identityPool(): Promise<string> {
  const identities = new CognitoIdentityClient(inAccount());
  const iam = new IAMClient(inAccount());
  const provider = { ProviderName: `cognito-idp.us-east-1.amazonaws.com/${userPoolId}`, ClientId: userPoolClientId };
  const input = { IdentityPoolName: 'app', AllowUnauthenticatedIdentities: true, CognitoIdentityProviders: [provider] };
  const { IdentityPoolId = '' } = await identities.send(new CreateIdentityPoolCommand(input));
  const roles: Record<string, string> = {};
  for (const kind of ['authenticated', 'unauthenticated']) {
    const Condition = {
      StringEquals: { 'cognito-identity.amazonaws.com:aud': IdentityPoolId },
      'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': kind },
    };
    const Principal = { Federated: 'cognito-identity.amazonaws.com' };
    const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity', Condition }];
    const RoleName = `${kind}-${userPoolId}`;
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    roles[kind] = Role?.Arn ?? '';
  }
  await identities.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: roles }));
  return IdentityPoolId;
}

/** The code that was last "sent": the outbox of the pool. */
async function lastCode(): Promise<string> {
  const answer = await fetch(`${endpoint.url}/${userPoolId}/.sandshark/messages`);
  return ((await answer.json()) as { messages: { code: string }[] }).messages.at(-1)?.code ?? '';
}

/** The role that credentials of a session belong to. */
async function roleOf(credentials: { accessKeyId: string; secretAccessKey: string } | undefined): Promise<string | undefined> {
  if (!credentials) return undefined;
  const { Arn } = await new STSClient({ ...inAccount(), credentials }).send(new GetCallerIdentityCommand({}));
  return Arn;
}

const roleNamed = (kind: string) => `arn:aws:sts::123456789012:assumed-role/${kind}-${userPoolId}/CognitoIdentityCredentials`;

/** The library, and ama, who has signed up and confirmed. */
async function withAma() {
  if (!amplify) throw new Error('skipped before');
  const { auth } = amplify;
  await auth.signUp({ username: 'ama', password, options: { userAttributes: { email: 'ama@example.com' } } });
  await auth.confirmSignUp({ username: 'ama', confirmationCode: await lastCode() });
  return auth;
}

test('a user signs up, is sent a code, and signs in by SRP once it is confirmed', async () => {
  if (!amplify) return;
  const { auth } = amplify;
  const userAttributes = { email: 'ama@example.com' };
  const signedUp = await auth.signUp({ username: 'ama', password, options: { userAttributes } });
  expect(signedUp).toMatchObject({
    isSignUpComplete: false,
    nextStep: { signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' } },
  });
  await expect(auth.signUp({ username: 'ama', password })).rejects.toMatchObject({ name: 'UsernameExistsException' });
  expect(await auth.signIn({ username: 'ama', password })).toMatchObject({ nextStep: { signInStep: 'CONFIRM_SIGN_UP' } });
  await auth.resendSignUpCode({ username: 'ama' });
  const confirmationCode = await lastCode();
  const wrong = confirmationCode === '000000' ? '111111' : '000000';
  await expect(auth.confirmSignUp({ username: 'ama', confirmationCode: wrong })).rejects.toMatchObject({ name: 'CodeMismatchException' });
  expect(await auth.confirmSignUp({ username: 'ama', confirmationCode })).toMatchObject({ isSignUpComplete: true });

  await expect(auth.signIn({ username: 'ama', password: other })).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
    metadata: { httpStatusCode: 400 },
  });
  expect(await auth.signIn({ username: 'ama', password })).toEqual({ isSignedIn: true, nextStep: { signInStep: 'DONE' } });
  expect(await auth.getCurrentUser()).toMatchObject({ username: 'ama', userId: signedUp.userId });
});

test('a user whose name is an address signs up and is signed in as soon as it is confirmed', async () => {
  if (!amplify) return;
  const { auth } = amplify;
  await startApp({ UsernameAttributes: ['email'] });
  const username = 'Ama@example.com';
  const { userId } = await auth.signUp({ username, password, options: { autoSignIn: true } });
  const confirmed = await auth.confirmSignUp({ username, confirmationCode: await lastCode() });
  expect(confirmed).toMatchObject({ isSignUpComplete: true, nextStep: { signUpStep: 'COMPLETE_AUTO_SIGN_IN' } });
  expect(await auth.autoSignIn()).toEqual({ isSignedIn: true, nextStep: { signInStep: 'DONE' } });
  expect(await auth.getCurrentUser()).toMatchObject({ username: userId, userId, signInDetails: { loginId: username } });
  expect(await auth.fetchUserAttributes()).toMatchObject({ email: username, email_verified: 'true' });
});

test('a session has tokens and credentials of the authenticated role, before it those of a guest; both are renewed', async () => {
  const auth = await withAma();
  const guest = await auth.fetchAuthSession();
  expect(guest.tokens).toBeUndefined();
  expect(await roleOf(guest.credentials)).toBe(roleNamed('unauthenticated'));

  await auth.signIn({ username: 'ama', password });
  const session = await auth.fetchAuthSession();
  const idToken = session.tokens?.idToken?.payload;
  expect(idToken).toMatchObject({ email: 'ama@example.com', aud: userPoolClientId, 'cognito:username': 'ama', sub: session.userSub });
  expect(session.identityId).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
  expect(await roleOf(session.credentials)).toBe(roleNamed('authenticated'));
  expect(session.credentials?.expiration?.getTime()).toBeGreaterThan(Date.now());

  const renewed = await auth.fetchAuthSession({ forceRefresh: true });
  const [before, after] = [session.tokens?.accessToken.payload, renewed.tokens?.accessToken.payload];
  expect(after?.origin_jti).toBe(before?.origin_jti);
  expect(after?.jti).not.toBe(before?.jti);
  expect(renewed.identityId).toBe(session.identityId);
  expect(renewed.credentials?.accessKeyId).not.toBe(session.credentials?.accessKeyId);
});

test('attributes change, an address after its code, and the next ID token tells so', async () => {
  const auth = await withAma();
  await auth.signIn({ username: 'ama', password });
  expect(await auth.updateUserAttributes({ userAttributes: { name: 'Ama', email: 'ama@example.org' } })).toMatchObject({
    name: { isUpdated: true },
    email: { isUpdated: false, nextStep: { updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE' } },
  });
  expect(await auth.fetchUserAttributes()).toMatchObject({ name: 'Ama', email: 'ama@example.org', email_verified: 'false' });
  await auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: await lastCode() });
  const { tokens } = await auth.fetchAuthSession({ forceRefresh: true });
  expect(tokens?.idToken?.payload).toMatchObject({ name: 'Ama', email: 'ama@example.org', email_verified: true });
  await auth.deleteUserAttributes({ userAttributeKeys: ['name'] });
  expect(await auth.fetchUserAttributes()).not.toHaveProperty('name');
});

test('a password is changed by its owner, and set anew with a code', async () => {
  const auth = await withAma();
  await auth.signIn({ username: 'ama', password });
  await auth.updatePassword({ oldPassword: password, newPassword: other });
  await auth.signOut();
  expect(await auth.resetPassword({ username: 'ama' })).toMatchObject({
    isPasswordReset: false,
    nextStep: { resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE' },
  });
  await auth.confirmResetPassword({ username: 'ama', newPassword: password, confirmationCode: await lastCode() });
  await expect(auth.signIn({ username: 'ama', password: other })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  expect(await auth.signIn({ username: 'ama', password })).toMatchObject({ isSignedIn: true });
});

test('challenges are answered: a new password, then a code of an authenticator', async () => {
  if (!amplify) return;
  const { auth } = amplify;
  const invited = { UserPoolId: userPoolId, Username: 'ben', TemporaryPassword: password, MessageAction: 'SUPPRESS' as const };
  await users.send(new AdminCreateUserCommand(invited));
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  await users.send(
    new SetUserPoolMfaConfigCommand({ UserPoolId: userPoolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration }),
  );
  const first = await auth.signIn({ username: 'ben', password });
  expect(first.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
  expect(await auth.confirmSignIn({ challengeResponse: other })).toMatchObject({ isSignedIn: true });

  const { sharedSecret } = await auth.setUpTOTP();
  const code = oneTimeCode(sharedSecret, Date.now());
  await auth.verifyTOTPSetup({ code });
  await auth.updateMFAPreference({ totp: 'PREFERRED' });
  expect(await auth.fetchMFAPreference()).toEqual({ enabled: ['TOTP'], preferred: 'TOTP' });
  await auth.signOut();
  const again = await auth.signIn({ username: 'ben', password: other });
  expect(again.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  await expect(auth.confirmSignIn({ challengeResponse: code })).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  const next = oneTimeCode(sharedSecret, Date.now() + 30_000);
  expect(await auth.confirmSignIn({ challengeResponse: next })).toMatchObject({ isSignedIn: true });
});

test('signing out revokes the tokens, here or everywhere; a deleted user is gone', async () => {
  const auth = await withAma();
  await auth.signIn({ username: 'ama', password });
  const here = `${(await auth.fetchAuthSession()).tokens?.accessToken}`;
  await users.send(new GetUserCommand({ AccessToken: here }));
  await auth.signOut();
  expect((await auth.fetchAuthSession()).tokens).toBeUndefined();
  await expect(auth.getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' });
  await expect(users.send(new GetUserCommand({ AccessToken: here }))).rejects.toThrow('Access Token has been revoked');

  await auth.signIn({ username: 'ama', password });
  const everywhere = `${(await auth.fetchAuthSession()).tokens?.accessToken}`;
  await auth.signOut({ global: true });
  await expect(users.send(new GetUserCommand({ AccessToken: everywhere }))).rejects.toThrow('Access Token has been revoked');

  await auth.signIn({ username: 'ama', password });
  await auth.deleteUser();
  await expect(auth.signIn({ username: 'ama', password })).rejects.toMatchObject({ name: 'UserNotFoundException' });
});
