// GET /oauth2/idpresponse: the browser is back from a provider with a code, which the pool exchanges for an ID token.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-flow.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import { readJsonWebToken } from '../../../core/json-web-token.ts';
import type { OpenIdKey } from '../../../core/ports.ts';
import { page, redirect, withQuery } from '../../../core/web-page.ts';
import { invalid } from '../errors.ts';
import { federatedUser, type ProviderClaims } from '../federation/federated-user.ts';
import { type IdentityProvider, keysAddress } from '../federation/identity-provider.ts';
import { checkAccount, finish } from '../sign-in/finish.ts';
import { askBefore } from '../sign-in/known-user.ts';
import type { LoginContext } from './answers.ts';
import { type LoginRequest, loginRequest, withCode } from './authorize.ts';
import { remember } from './login.ts';

/** The browser is back. What goes wrong from here on is told to the application. */
export async function comeBack(login: LoginContext): Promise<EncodedAnswer> {
  const { pools, pool, query } = login;
  const under = pool.federatedLogins.find(({ state }) => state === query.get('state'));
  pool.federatedLogins = pool.federatedLogins.filter((one) => one !== under);
  const provider = pool.providers.find(({ name }) => name === under?.provider);
  if (!under || under.expiresMs <= pools.now() || !provider)
    return page(400, 'An error was encountered with the requested page.', '<p role="alert">Invalid state parameter.</p>');
  const asking: LoginContext = { ...login, query: new URLSearchParams(under.query) };
  const asked = loginRequest(asking);
  if ('status' in asked) return asked;
  try {
    const claims = await claimsByCode(login, provider);
    return await signedIn(asking, asked, provider, claims);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    const told = { error: 'invalid_request', error_description: thrown.message, state: asking.query.get('state') ?? undefined };
    return redirect(withQuery(asked.redirectUri, told));
  }
}

async function signedIn(
  login: LoginContext,
  asked: LoginRequest,
  provider: IdentityProvider,
  claims: ProviderClaims,
): Promise<EncodedAnswer> {
  const { pools, pool } = login;
  const attempt = { pools, pool, client: asked.client, given: {}, through: 'managed login' } as const;
  const { user, came } = await federatedUser({ ...attempt, provider, claims });
  // AWS: a first sign-in calls PreSignUp and PostConfirmation, each further one PreAuthentication and PostAuthentication.
  if (came === 'again') {
    checkAccount(user);
    await askBefore(attempt, user);
    await finish(attempt, user);
  }
  return withCode(login, asked, user, pools.now(), [remember(login, user)]);
}

/** Throws AwsError InvalidParameterException with what the provider said, or with what is wrong about its token. */
async function claimsByCode({ pools, base, query }: LoginContext, provider: IdentityProvider): Promise<ProviderClaims> {
  const { details } = provider;
  if (query.has('error')) throw invalid(query.get('error_description') ?? query.get('error') ?? '');
  const form = {
    grant_type: 'authorization_code',
    code: query.get('code') ?? '',
    redirect_uri: `${base}/oauth2/idpresponse`,
    client_id: details.client_id ?? '',
    ...(details.client_secret !== undefined && { client_secret: details.client_secret }),
  };
  const request = new Request(details.token_url ?? '', { method: 'POST', body: new URLSearchParams(form) });
  const tokens = await asked(pools, request);
  if (typeof tokens.id_token !== 'string') throw invalid(`Bad id_token issuer or no id_token: ${JSON.stringify(tokens)}`);
  const token = readJsonWebToken(tokens.id_token);
  const { keys } = (await asked(pools, new Request(keysAddress(provider)))) as { readonly keys?: readonly OpenIdKey[] };
  const key = keys?.find(({ kid }) => kid === token?.header.kid);
  const { iss, aud, exp, sub } = token?.claims ?? {};
  if (!token || !key || !token.isSignedBy(key)) throw invalid('Invalid ID token: its signature is not that of the provider.');
  if (iss !== details.oidc_issuer) throw invalid(`Bad id_token issuer ${String(iss)}`);
  if (![aud].flat().includes(details.client_id)) throw invalid(`Invalid ID token: it is for ${String(aud)}.`);
  if (typeof exp !== 'number' || exp * 1000 <= pools.now()) throw invalid('Invalid ID token: it is over.');
  if (typeof sub !== 'string') throw invalid('Invalid ID token: it has no sub.');
  if (provider.type === 'Google') return { ...token.claims, sub };
  const authorization = `Bearer ${String(tokens.access_token)}`;
  const method = details.attributes_request_method ?? 'GET';
  const more = await asked(pools, new Request(details.attributes_url ?? '', { method, headers: { authorization } }));
  return { ...token.claims, ...more, sub };
}

async function asked({ environment }: LoginContext['pools'], request: Request): Promise<Readonly<Record<string, unknown>>> {
  const answer = await environment.fetch?.(request);
  const told = answer && parsedJson(await answer.text());
  if (!answer?.ok) throw invalid(`${new URL(request.url).host} answered ${answer?.status ?? 'nothing'}: ${JSON.stringify(told)}`);
  return isJsonObject(told) ? told : {};
}
