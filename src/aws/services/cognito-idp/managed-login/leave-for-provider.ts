// The browser goes to a provider to sign in, and takes along where it came from.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-flow.html
import type { EncodedAnswer } from '../../../core/call.ts';
import { base64Url } from '../../../core/rsa-key.ts';
import { redirect, withQuery } from '../../../core/web-page.ts';
import type { IdentityProvider } from '../federation/identity-provider.ts';
import { scopesOf } from '../federation/provider-details.ts';
import { limits } from '../limits.ts';
import type { LoginContext } from './answers.ts';

export function leaveFor(provider: IdentityProvider, { pools, pool, base, query }: LoginContext): EncodedAnswer {
  const state = base64Url(pools.bytes(32));
  const nowMs = pools.now();
  pool.federatedLogins = pool.federatedLogins.filter(({ expiresMs }) => expiresMs > nowMs);
  pool.federatedLogins.push({ state, provider: provider.name, query: String(query), expiresMs: nowMs + limits.federatedLoginMs });
  const { details } = provider;
  const address = withQuery(browserAddress(details.authorize_url ?? '', base), {
    client_id: details.client_id,
    redirect_uri: `${base}/oauth2/idpresponse`,
    scope: scopesOf(details).join(' '),
    response_type: 'code',
    state,
    login_hint: query.get('login_hint') ?? undefined,
  });
  return redirect(address);
}

/** By design: a browser that came by localhost finds the stand-in for Google there, too. */
function browserAddress(address: string, base: string): string {
  const { origin, pathname } = new URL(base);
  const local = pathname.startsWith('/_aws/') && address.startsWith('https://accounts.google.com/');
  return local ? `${origin}/_aws/google-accounts/${address.slice('https://'.length)}` : address;
}
