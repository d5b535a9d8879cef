// Unmodified clients of other people: amazon-cognito-identity-js signs up, in by SRP, refreshes and out; aws-jwt-verify trusts the tokens.
import {
  AuthenticationDetails,
  type CognitoRefreshToken,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { password, poolCloud } from './testing/pool-cloud.ts';
import { signedIn } from './testing/signed-in.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return {
    setItem: (key: string, value: string) => kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => kept.delete(key),
    clear: () => kept.clear(),
  };
};

type Pool = Awaited<ReturnType<typeof poolCloud>>;

let cloud: Pool;
let pool: CognitoUserPool;

beforeEach(async () => {
  cloud = await poolCloud();
  // The library takes an endpoint and no fetch: it is given the cloud as the global one.
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => cloud.aws.fetch(new Request(url, init)));
  const endpoint = 'https://cognito-idp.us-east-1.amazonaws.com/';
  pool = new CognitoUserPool({ UserPoolId: cloud.UserPoolId, ClientId: cloud.ClientId, endpoint, Storage: memory() as never });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function user(): CognitoUser {
  return new CognitoUser({ Username: 'ama', Pool: pool, Storage: memory() as never });
}

function signIn(who: CognitoUser, Password: string): Promise<CognitoUserSession> {
  return new Promise((onSuccess, onFailure) => {
    who.authenticateUser(new AuthenticationDetails({ Username: 'ama', Password }), { onSuccess, onFailure });
  });
}

/** A function that ends with a Node callback, as a promise. */
function called<Value>(call: (callback: (error: Error | null | undefined, value?: Value | null) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value as Value))));
}

test('amazon-cognito-identity-js signs up, confirms, signs in by SRP, refreshes and signs out everywhere', async () => {
  const attributes = [{ Name: 'email', Value: 'ama@example.com' }] as never[];
  const signedUp = await called<{ userConfirmed: boolean }>((done) => pool.signUp('ama', password, attributes, [], done as never));
  expect(signedUp.userConfirmed).toBe(false);
  const ama = user();
  const code = await cloud.lastCode();
  expect(await called((done) => ama.confirmRegistration(code, false, done))).toBe('SUCCESS');

  const session = await signIn(ama, password);
  expect(session.getIdToken().payload).toMatchObject({ email: 'ama@example.com', email_verified: true, 'cognito:username': 'ama' });
  const again = await called<CognitoUserSession>((done) => ama.refreshSession(session.getRefreshToken() as CognitoRefreshToken, done));
  expect(again.getAccessToken().payload.origin_jti).toBe(session.getAccessToken().payload.origin_jti);
  expect(await called((done) => ama.getUserAttributes(done))).toHaveLength(3);

  await new Promise((onSuccess, onFailure) => ama.globalSignOut({ onSuccess, onFailure }));
  const over = called((done) => ama.refreshSession(session.getRefreshToken(), done));
  await expect(over).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
});

test('aws-jwt-verify fetches the keys of the pool, trusts its tokens for the app client and no other', async () => {
  await cloud.confirmed();
  const { AccessToken = '', IdToken = '' } = await signedIn(cloud);
  // The library compares with the wall clock; the cloud's clock stands in the past, or in the future.
  const graceSeconds = Math.abs(Date.now() - cloud.clock.now()) / 1000 + 60;
  const fetchKeys = { fetch: async (uri: string) => (await cloud.aws.fetch(new Request(uri))).arrayBuffer() };
  const verifier = CognitoJwtVerifier.create(
    { userPoolId: cloud.UserPoolId, clientId: cloud.ClientId, tokenUse: 'access', graceSeconds },
    { jwksCache: new SimpleJwksCache({ fetcher: fetchKeys as never }) },
  );
  const claims = await verifier.verify(AccessToken);
  expect(claims).toMatchObject({ username: 'ama', client_id: cloud.ClientId, scope: 'aws.cognito.signin.user.admin', token_use: 'access' });
  await expect(verifier.verify(IdToken)).rejects.toThrow('Token use not allowed: id');
  const forged = AccessToken.replace(/.{20}$/, 'A'.repeat(20));
  await expect(verifier.verify(forged)).rejects.toThrow();
});
