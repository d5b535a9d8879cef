// POST /oauth2/token: a code, a refresh token or the app client's own credentials become tokens.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
import { sha256 } from '@noble/hashes/sha2.js';
import { fromUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { base64Url, signedToken } from '../../../core/rsa-key.ts';
import { formOf } from '../../../core/web-page.ts';
import { refreshed, signInOf } from '../sign-in/refresh.ts';
import { tokenLife } from '../token-life.ts';
import { signInTokens } from '../tokens.ts';
import { type AppClient, issuerOf } from '../user-pool.ts';
import { json, type LoginContext } from './answers.ts';
import { authenticatedClient } from './client-authentication.ts';

export async function answerToken(login: LoginContext): Promise<EncodedAnswer> {
  const form = formOf(login.request);
  const client = authenticatedClient(login.pool, login.request, form);
  if (!client) return failed('invalid_client');
  try {
    if (form.get('grant_type') === 'authorization_code') return await byCode(login, client, form);
    if (form.get('grant_type') === 'refresh_token') return await byRefreshToken(login, client, form);
    if (form.get('grant_type') === 'client_credentials') return byCredentials(login, client, form);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    // A function of the pool refused, or the refresh token is good for nothing.
    return failed('invalid_grant', thrown.message);
  }
  return failed('unsupported_grant_type');
}

async function byCode({ pools, pool }: LoginContext, client: AppClient, form: URLSearchParams): Promise<EncodedAnswer> {
  const found = pool.loginCodes.find(({ code }) => code === form.get('code'));
  // A code is good for one try.
  pool.loginCodes = pool.loginCodes.filter((one) => one !== found);
  if (!client.AllowedOAuthFlows?.includes('code')) return failed('unauthorized_client');
  if (!found || found.clientId !== client.ClientId || found.expiresMs <= pools.now()) return failed('invalid_grant');
  if (found.redirectUri !== form.get('redirect_uri')) return failed('invalid_grant');
  const verifier = form.get('code_verifier');
  const challenge = verifier === null ? undefined : base64Url(sha256(fromUtf8(verifier)));
  if (found.codeChallenge !== challenge) return failed('invalid_grant');
  const user = pool.users.find(({ username, enabled }) => username === found.username && enabled);
  if (!user) return failed('invalid_grant');
  const { scopes, nonce, authTimeMs } = found;
  const tokens = await signInTokens(pools, { pool, client, user, reason: 'TokenGeneration_HostedAuth', scopes, nonce, authTimeMs });
  return json(200, {
    ...(scopes.includes('openid') && { id_token: tokens.IdToken }),
    access_token: tokens.AccessToken,
    refresh_token: tokens.RefreshToken,
    expires_in: tokens.ExpiresIn,
    token_type: 'Bearer',
  });
}

async function byRefreshToken({ pools, pool }: LoginContext, client: AppClient, form: URLSearchParams): Promise<EncodedAnswer> {
  const found = signInOf(pools, pool, client, form.get('refresh_token') ?? '');
  const tokens = await refreshed(pools, { pool, client }, found);
  const { scopes } = found.signIn;
  return json(200, {
    ...((scopes.includes('openid') || scopes.includes('aws.cognito.signin.user.admin')) && { id_token: tokens.IdToken }),
    access_token: tokens.AccessToken,
    ...(tokens.RefreshToken !== undefined && { refresh_token: tokens.RefreshToken }),
    expires_in: tokens.ExpiresIn,
    token_type: 'Bearer',
  });
}

/** A machine's token: it stands for the app client itself. */
function byCredentials({ pools, pool }: LoginContext, client: AppClient, form: URLSearchParams): EncodedAnswer {
  if (!client.AllowedOAuthFlows?.includes('client_credentials') || client.ClientSecret === undefined) return failed('unauthorized_client');
  const allowed = client.AllowedOAuthScopes ?? [];
  const scopes =
    form
      .get('scope')
      ?.split(' ')
      .filter((scope) => scope !== '') ?? allowed;
  if (scopes.some((scope) => !allowed.includes(scope))) return failed('invalid_scope');
  const { accessSeconds } = tokenLife(client);
  const nowSeconds = Math.floor(pools.now() / 1000);
  const access_token = signedToken(pools.keyOf(pool), pools.keyIdOf(pool), {
    sub: client.ClientId,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: nowSeconds,
    iss: issuerOf(pool),
    exp: nowSeconds + accessSeconds,
    iat: nowSeconds,
    version: 2,
    jti: pools.environment.random.uuid(),
    client_id: client.ClientId,
  });
  return json(200, { access_token, expires_in: accessSeconds, token_type: 'Bearer' });
}

function failed(error: string, error_description?: string): EncodedAnswer {
  return json(400, { error, ...(error_description !== undefined && { error_description }) });
}
