// Issues the tokens of a sign-in: id and access token as RS256 JWTs, the refresh token as a text that only the pool understands.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromUtf8 } from '@smithy/core/serde';
import { base64Url, signedToken } from '../../core/rsa-key.ts';
import { accessClaims, idClaims, type TokenParts } from './claims.ts';
import { tokenLife } from './token-life.ts';
import type { TokenOrder } from './token-order.ts';
import { overriddenClaims } from './token-trigger.ts';
import type { SignIn } from './user.ts';
import { issuerOf } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

/** The scope of an access token that was not made by managed login: its user may call the API of user pools. */
export const sdkScope = 'aws.cognito.signin.user.admin';

/** A new sign-in with its three tokens. */
export async function signInTokens(pools: UserPools, order: TokenOrder): Promise<AuthenticationResultType> {
  const { client, user } = order;
  const nowMs = pools.now();
  const { accessSeconds, idSeconds, refreshSeconds } = tokenLife(client);
  const refreshExpiresMs = nowMs + refreshSeconds * 1000;
  const { random } = pools.environment;
  const signIn: SignIn = {
    originJti: random.uuid(),
    clientId: client.ClientId,
    refreshToken: newRefreshToken(pools),
    eventId: random.uuid(),
    authTimeMs: order.authTimeMs ?? nowMs,
    refreshExpiresMs,
    keptUntilMs: Math.max(refreshExpiresMs, nowMs + Math.max(accessSeconds, idSeconds) * 1000),
    scopes: order.scopes ?? [sdkScope],
    nonce: order.nonce,
    state: 'open',
  };
  const tokens = await tokensOf(pools, order, signIn);
  user.signIns = [...user.signIns.filter(({ keptUntilMs }) => keptUntilMs > nowMs), signIn];
  return { ...tokens, RefreshToken: signIn.refreshToken };
}

/** Id and access token of a sign-in that is already there. */
export async function tokensOf(pools: UserPools, order: TokenOrder, signIn: SignIn): Promise<AuthenticationResultType> {
  const { pool, client, user } = order;
  const life = tokenLife(client);
  const parts: TokenParts = {
    pool,
    client,
    user,
    signIn,
    issuer: issuerOf(pool),
    nowSeconds: Math.floor(pools.now() / 1000),
    life,
    jti: () => pools.environment.random.uuid(),
  };
  const claims = await overriddenClaims(pools, order, { access: accessClaims(parts), id: idClaims(parts) });
  const [key, kid] = [pools.keyOf(pool), pools.keyIdOf(pool)];
  const AccessToken = signedToken(key, kid, claims.access);
  // OpenID Connect Core 3.1.3.6: half of the digest. AWS has it in tokens of managed login.
  const hash = order.reason === 'TokenGeneration_HostedAuth' ? { at_hash: base64Url(sha256(fromUtf8(AccessToken)).slice(0, 16)) } : {};
  return { AccessToken, ExpiresIn: life.accessSeconds, TokenType: 'Bearer', IdToken: signedToken(key, kid, { ...hash, ...claims.id }) };
}

/** Looks like the encrypted token of the real service: five parts, of which nobody outside reads anything. */
export function newRefreshToken(pools: UserPools): string {
  const head = base64Url(fromUtf8(JSON.stringify({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' })));
  return [head, ...[64, 12, 128, 16].map((length) => base64Url(pools.bytes(length)))].join('.');
}
