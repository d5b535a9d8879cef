// GET and POST /o/oauth2/v2/auth: who is there? Then back to the app, with a code or an ID token.
// Google: https://developers.google.com/identity/openid-connect/openid-connect#authenticationuriparameters
import type { EncodedAnswer, ReadRequest } from '../../core/call.ts';
import { escaped, formOf, page, redirect, withQuery } from '../../core/web-page.ts';
import type { Account, GoogleAccounts } from './google-accounts.ts';

/** A request of an app that is in order. */
interface Asked {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly responseType: 'code' | 'id_token';
  /** `form_post`: the browser posts the ID token back. https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html */
  readonly responseMode: 'fragment' | 'form_post';
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly codeChallenge: string | undefined;
}

export function chooseAccount(google: GoogleAccounts, request: ReadRequest): EncodedAnswer {
  const asked = askedIn(request.url.searchParams);
  if ('status' in asked) return asked;
  const hint = request.url.searchParams.get('login_hint')?.toLowerCase();
  const hinted = google.accounts.find(({ email }) => email === hint);
  // Google: who is known by login_hint is not asked, unless the app wants the page.
  if (hinted && !request.url.searchParams.has('prompt')) return back(google, asked, hinted);
  const people = google.accounts.map(
    ({ email, name }) =>
      `<form method="post" action="${action(request)}"><input type="hidden" name="email" value="${escaped(email)}">` +
      `<input type="hidden" name="name" value="${escaped(name)}"><button class="choice" type="submit">${escaped(name)}, ${escaped(email)}</button></form>`,
  );
  return choosePage(request, people);
}

export function signIn(google: GoogleAccounts, request: ReadRequest): EncodedAnswer {
  const asked = askedIn(request.url.searchParams);
  if ('status' in asked) return asked;
  const form = formOf(request);
  const [email, name] = [form.get('email')?.trim() ?? '', form.get('name')?.trim() ?? ''];
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || name === '')
    return choosePage(request, ['<p role="alert">An account has a mail address and a name.</p>']);
  return back(google, asked, google.account(email, name));
}

function back(google: GoogleAccounts, asked: Asked, account: Account): EncodedAnswer {
  const { clientId, redirectUri, scopes, state, nonce, codeChallenge } = asked;
  if (asked.responseType === 'code') {
    const code = google.code({ sub: account.sub, clientId, redirectUri, scopes, nonce, codeChallenge });
    return redirect(withQuery(redirectUri, { code, scope: scopes.join(' '), state }));
  }
  const token = google.idToken(account, { clientId, scopes, nonce });
  const given = { ...(state !== undefined && { state }), id_token: token };
  if (asked.responseMode === 'form_post') return postBack(redirectUri, given);
  const fragment = new URLSearchParams(given);
  return redirect(`${redirectUri.replace(/#.*$/s, '')}#${fragment}`);
}

/** Google sends the form by a script. Here somebody presses the button: no page of the stand-in has a script. */
function postBack(redirectUri: string, given: Readonly<Record<string, string>>): EncodedAnswer {
  const fields = Object.entries(given).map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`);
  const form = `<form method="post" action="${escaped(redirectUri)}">${fields.join('')}<button type="submit">Continue</button></form>`;
  return page(200, 'Back to the app', form);
}

/** An answer that refuses where the request is not in order: Google shows an error and sends nobody back. */
function askedIn(query: URLSearchParams): Asked | EncodedAnswer {
  const text = (name: string) => query.get(name) ?? undefined;
  const [clientId, redirectUri, responseType] = [text('client_id'), text('redirect_uri'), text('response_type')];
  const responseMode = text('response_mode') ?? 'default';
  const scopes = (text('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (!clientId?.endsWith('.apps.googleusercontent.com')) return refused(401, 'invalid_client', 'The OAuth client was not found.');
  if (redirectUri === undefined || !URL.canParse(redirectUri))
    return refused(400, 'invalid_request', 'Missing required parameter: redirect_uri');
  if (responseType !== 'code' && responseType !== 'id_token')
    return refused(400, 'unsupported_response_type', 'The stand-in in Sandshark knows code and id_token.');
  if (!scopes.includes('openid')) return refused(400, 'invalid_scope', 'The scope openid is missing.');
  if (responseType === 'id_token' && text('nonce') === undefined)
    return refused(400, 'invalid_request', 'Missing required parameter: nonce');
  if (responseMode !== 'default' && (responseType !== 'id_token' || !isMode(responseMode)))
    return refused(400, 'invalid_request', 'The stand-in in Sandshark knows response_mode fragment and form_post, for id_token.');
  if (text('code_challenge') !== undefined && text('code_challenge_method') !== 'S256')
    return refused(400, 'invalid_request', 'The stand-in in Sandshark knows code_challenge_method S256.');
  return {
    clientId,
    redirectUri,
    responseType,
    responseMode: isMode(responseMode) ? responseMode : 'fragment',
    scopes,
    state: text('state'),
    nonce: text('nonce'),
    codeChallenge: text('code_challenge'),
  };
}

const isMode = (word: string): word is Asked['responseMode'] => word === 'fragment' || word === 'form_post';

function choosePage(request: ReadRequest, parts: readonly string[]): EncodedAnswer {
  const app = escaped(request.url.searchParams.get('client_id') ?? '');
  const other =
    `<hr><form method="post" action="${action(request)}"><label for="email">Mail address</label><input id="email" name="email" type="email" required>` +
    `<label for="name">Name</label><input id="name" name="name" required><button type="submit">Use another account</button></form>`;
  const note = `<p>To continue to ${app}. This page plays Google: Sandshark made it, and no account is real.</p>`;
  return page(200, 'Choose an account', note + parts.join('') + other);
}

/** The address that the form is sent to: this one, query and all. */
function action({ url }: ReadRequest): string {
  return escaped(url.pathname + url.search);
}

function refused(status: number, error: string, sentence: string): EncodedAnswer {
  return page(status, 'Access blocked', `<p role="alert">Error ${status}: ${error}. ${escaped(sentence)}</p>`);
}
