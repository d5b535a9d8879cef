// Requests that are no calls of an operation: the keys of a pool, its OpenID configuration, its outbox, managed login, and preflights.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
import { fromUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer, ReadRequest } from '../../core/call.ts';
import { corsHeaders } from './cors-headers.ts';
import { answerManagedLogin } from './managed-login/answer-managed-login.ts';
import { loginAddress } from './managed-login/login-address.ts';
import { issuerOf, type UserPool } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

const document =
  /^\/([a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]+)\/(\.well-known\/jwks\.json|\.well-known\/openid-configuration|\.sandshark\/messages)$/;

/** Undefined for an ordinary call. */
export async function answerDirectly(pools: UserPools, request: ReadRequest): Promise<EncodedAnswer | undefined> {
  const { method, url } = request;
  if (method === 'OPTIONS') return preflight(request);
  const [, id, name] = document.exec(url.pathname) ?? [];
  if (id !== undefined) {
    const pool = pools.byId(id);
    if (!pool) return json(404, { message: `User pool ${id} does not exist.` });
    if (name === '.well-known/jwks.json')
      return json(200, { keys: pools.publicKeys(pool).map((key) => ({ alg: 'RS256', kty: 'RSA', use: 'sig', ...key })) });
    if (name === '.sandshark/messages') return json(200, { messages: outbox(pool, url.searchParams) });
    return json(200, configuration(pool));
  }
  const address = loginAddress(pools, request);
  return address && answerManagedLogin(pools, address, request);
}

/** By design, Sandshark's own: what the real service would send by mail and SMS, the oldest first. */
function outbox(pool: UserPool, search: URLSearchParams): unknown[] {
  const [username, to] = [search.get('username'), search.get('to')];
  return pool.messages
    .filter((message) => (username === null || message.username === username) && (to === null || message.to === to))
    .map(({ atMs, ...message }) => ({ at: new Date(atMs).toISOString(), ...message }));
}

function configuration(pool: UserPool): object {
  const issuer = issuerOf(pool);
  const host = `https://${pool.domain?.name ?? ''}.auth.${pool.region}.amazoncognito.com`;
  return {
    ...(pool.domain && {
      authorization_endpoint: `${host}/oauth2/authorize`,
      end_session_endpoint: `${host}/logout`,
      revocation_endpoint: `${host}/oauth2/revoke`,
      token_endpoint: `${host}/oauth2/token`,
      userinfo_endpoint: `${host}/oauth2/userInfo`,
    }),
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}

function preflight({ headers }: ReadRequest): EncodedAnswer {
  const asked = headers.get('access-control-request-headers');
  const allowed = { 'access-control-allow-methods': 'GET,POST,OPTIONS', ...(asked !== null && { 'access-control-allow-headers': asked }) };
  return { status: 200, headers: { ...corsHeaders, ...allowed, 'access-control-max-age': '172800' }, body: new Uint8Array() };
}

function json(status: number, value: object): EncodedAnswer {
  const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=86400' };
  return { status, headers: { ...headers, ...corsHeaders }, body: fromUtf8(JSON.stringify(value)) };
}
