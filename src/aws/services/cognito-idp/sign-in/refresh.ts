// A refresh token becomes new tokens; with rotation also a new refresh token.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider';
import { notAuthorized } from '../errors.ts';
import { newRefreshToken, tokensOf } from '../tokens.ts';
import type { SignIn, User } from '../user.ts';
import type { AppClient, UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export interface Refreshed {
  readonly user: User;
  readonly signIn: SignIn;
}

/** Throws AwsError NotAuthorizedException. */
export function signInOf(pools: UserPools, pool: UserPool, client: AppClient, token: string): Refreshed {
  for (const user of pool.users) {
    const signIn = user.signIns.find((one) => one.refreshToken === token || isEarlier(one, token, pools.now()));
    if (!signIn) continue;
    if (signIn.clientId !== client.ClientId) throw notAuthorized('Invalid Refresh Token');
    if (signIn.state === 'revoked') throw notAuthorized('Refresh Token has been revoked');
    if (signIn.refreshExpiresMs <= pools.now()) throw notAuthorized('Refresh Token has expired');
    if (!user.enabled) throw notAuthorized('User is disabled.');
    return { user, signIn };
  }
  throw notAuthorized('Invalid Refresh Token');
}

export async function refreshed(
  pools: UserPools,
  {
    pool,
    client,
    metadata,
  }: { readonly pool: UserPool; readonly client: AppClient; readonly metadata?: Readonly<Record<string, string>> | undefined },
  { user, signIn }: Refreshed,
): Promise<AuthenticationResultType> {
  const tokens = await tokensOf(pools, { pool, client, user, reason: 'TokenGeneration_RefreshTokens', metadata }, signIn);
  if (!rotates(client)) return tokens;
  const graceMs = (client.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) * 1000;
  signIn.earlier = { refreshToken: signIn.refreshToken, untilMs: pools.now() + graceMs };
  signIn.refreshToken = newRefreshToken(pools);
  return { ...tokens, RefreshToken: signIn.refreshToken };
}

export function rotates({ RefreshTokenRotation: rotation }: AppClient): boolean {
  return rotation?.Feature === 'ENABLED';
}

/** The token before the last rotation is good for a while yet, for clients that lost the answer. */
function isEarlier({ earlier }: SignIn, token: string, nowMs: number): boolean {
  return earlier?.refreshToken === token && earlier.untilMs > nowMs;
}
