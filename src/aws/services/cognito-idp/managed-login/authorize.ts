// GET /oauth2/authorize: is the application's request in order? Then a code for who is signed in already, else the login page.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { base64Url } from '../../../core/rsa-key.ts';
import { page, redirect, withQuery } from '../../../core/web-page.ts';
import { askedProvider } from '../federation/offered-providers.ts';
import { limits } from '../limits.ts';
import type { User } from '../user.ts';
import type { AppClient } from '../user-pool.ts';
import { cookieOf, type LoginContext } from './answers.ts';
import { leaveFor } from './leave-for-provider.ts';

/** A request of an application that is in order. */
export interface LoginRequest {
  readonly client: AppClient;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
}

export function authorize(login: LoginContext): EncodedAnswer {
  const asked = loginRequest(login);
  if ('status' in asked) return asked;
  const cookie = cookieOf(login.request);
  const { pools, pool, query } = login;
  const session = pool.loginSessions.find((one) => one.cookie === cookie && one.expiresMs > pools.now());
  const user = pool.users.find(({ username, enabled }) => username === session?.username && enabled);
  if (user && session && query.get('prompt') !== 'login') return withCode(login, asked, user, session.authTimeMs);
  if (query.get('prompt') === 'none')
    return redirect(withQuery(asked.redirectUri, { error: 'login_required', state: query.get('state') ?? undefined }));
  const provider = askedProvider(pool, asked.client, query);
  return provider ? leaveFor(provider, login) : redirect(`${login.base}/login?${query}`);
}

/** An answer that refuses where the request is not in order. */
export function loginRequest({ pool, query }: LoginContext): LoginRequest | EncodedAnswer {
  const client = pool.clients.find(({ ClientId }) => ClientId === query.get('client_id'));
  if (!client) return refused('client_id: this user pool has no such app client.');
  const { CallbackURLs: urls = [] } = client;
  const redirectUri = query.get('redirect_uri') ?? client.DefaultRedirectURI;
  // AWS: an address that is not listed gets no redirect at all: redirect_mismatch.
  if (redirectUri === undefined || !urls.includes(redirectUri))
    return refused('redirect_mismatch: the app client does not list this redirect_uri.');
  const fail = (error: string, error_description?: string) =>
    redirect(withQuery(redirectUri, { error, error_description, state: query.get('state') ?? undefined }));
  if (!client.AllowedOAuthFlowsUserPoolClient || !client.AllowedOAuthFlows?.includes('code')) return fail('unauthorized_client');
  if (query.get('response_type') !== 'code') return fail('invalid_request', 'Sandshark answers response_type=code only.');
  const named = query.get('identity_provider') ?? query.get('idp_identifier');
  if (named !== null && named !== 'COGNITO' && !askedProvider(pool, client, query))
    return fail('invalid_request', `The app client has no identity provider ${named}.`);
  const method = query.get('code_challenge_method');
  if ((method === null) !== (query.get('code_challenge') === null) || (method !== null && method !== 'S256'))
    return fail('invalid_request');
  const allowed = client.AllowedOAuthScopes ?? [];
  const scopes =
    query
      .get('scope')
      ?.split(/[ +]/)
      .filter((scope) => scope !== '') ?? allowed;
  if (scopes.some((scope) => !allowed.includes(scope))) return fail('invalid_scope');
  return { client, redirectUri, scopes };
}

/** Back to the application, with a code that it exchanges for tokens. */
export function withCode(
  { pools, pool, query }: LoginContext,
  asked: LoginRequest,
  user: User,
  authTimeMs: number,
  cookies?: readonly string[],
): EncodedAnswer {
  const code = base64Url(pools.bytes(24));
  const nowMs = pools.now();
  pool.loginCodes = pool.loginCodes.filter(({ expiresMs }) => expiresMs > nowMs);
  pool.loginCodes.push({
    code,
    clientId: asked.client.ClientId,
    username: user.username,
    redirectUri: asked.redirectUri,
    scopes: asked.scopes,
    nonce: query.get('nonce') ?? undefined,
    codeChallenge: query.get('code_challenge') ?? undefined,
    authTimeMs,
    expiresMs: nowMs + limits.loginCodeMs,
  });
  return redirect(withQuery(asked.redirectUri, { code, state: query.get('state') ?? undefined }), cookies);
}

function refused(sentence: string): EncodedAnswer {
  return page(400, 'An error was encountered with the requested page.', `<p role="alert">${sentence}</p>`);
}
