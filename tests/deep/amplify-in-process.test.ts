// Unmodified aws-amplify v6 against the embedded AWS in this very process, as in a tab: sign-up, sign-in by SRP, refresh, sign-out; aws-jwt-verify
// trusts its tokens. Over HTTP: amplify.test.ts. Source: issue 10 ("the client libraries pass").
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { poolCloud } from '../../src/aws/services/cognito-idp/testing/pool-cloud.ts';
import { installedAmplify } from './clients/amplify.ts';

const amplify = installedAmplify();
const username = 'ama';
const password = 'Sand-shark-1';

let cloud: Awaited<ReturnType<typeof poolCloud>>;

beforeEach(async (context) => {
  if (!amplify) return context.skip('aws-amplify is not installed: run `npm ci` in tests/peers');
  cloud = await poolCloud();
  // It takes addresses and no fetch: it is given the cloud as the global one, and calls AWS by its own names.
  vi.stubGlobal('fetch', (url: string | URL, init: RequestInit) => cloud.aws.fetch(new Request(url, init)));
  amplify.configure({ Auth: { Cognito: { userPoolId: cloud.UserPoolId, userPoolClientId: cloud.ClientId } } });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a user signs up, confirms, signs in by SRP, refreshes, and signs out; the tokens verify', async () => {
  if (!amplify) return;
  const { auth } = amplify;
  await auth.signUp({ username, password, options: { userAttributes: { email: 'ama@example.com' } } });
  await auth.confirmSignUp({ username, confirmationCode: await cloud.lastCode() });
  await expect(auth.signIn({ username, password: `${password}!` })).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  expect(await auth.signIn({ username, password })).toEqual({ isSignedIn: true, nextStep: { signInStep: 'DONE' } });

  const before = (await auth.fetchAuthSession()).tokens;
  const after = (await auth.fetchAuthSession({ forceRefresh: true })).tokens;
  expect(after?.accessToken.payload.origin_jti).toBe(before?.accessToken.payload.origin_jti);
  expect(after?.accessToken.payload.jti).not.toBe(before?.accessToken.payload.jti);

  const { aws, clock, ClientId: clientId, UserPoolId: userPoolId } = cloud;
  // The library compares with the wall clock, and this cloud has one of its own.
  const graceSeconds = Math.abs(Date.now() - clock.now()) / 1000 + 60;
  const fetcher = { fetch: async (uri: string) => (await aws.fetch(new Request(uri))).arrayBuffer() };
  const jwksCache = new SimpleJwksCache({ fetcher: fetcher as never });
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'id', graceSeconds }, { jwksCache });
  expect(await verifier.verify(`${after?.idToken}`)).toMatchObject({ email: 'ama@example.com', 'cognito:username': username });

  await auth.signOut();
  expect((await auth.fetchAuthSession()).tokens).toBeUndefined();
});
