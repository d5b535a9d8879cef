// The addresses of Google's that an app and Cognito ask, and which part of the stand-in answers.
// Google: https://accounts.google.com/.well-known/openid-configuration
import { fromUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer, ReadRequest } from '../../core/call.ts';
import { formOf, page } from '../../core/web-page.ts';
import { chooseAccount, signIn } from './authorize.ts';
import { claimsOf, type GoogleAccounts, issuer } from './google-accounts.ts';
import { redeemed } from './token.ts';

const onLocalhost = '/_aws/google-accounts';

const cors = { 'access-control-allow-origin': '*' };

type Answer = (google: GoogleAccounts, request: ReadRequest) => EncodedAnswer;

const answers: Readonly<Record<string, Answer>> = {
  'GET accounts.google.com/.well-known/openid-configuration': () => json(200, configuration),
  'GET accounts.google.com/o/oauth2/v2/auth': chooseAccount,
  'POST accounts.google.com/o/oauth2/v2/auth': signIn,
  'POST oauth2.googleapis.com/token': token,
  'POST www.googleapis.com/oauth2/v4/token': token,
  'GET www.googleapis.com/oauth2/v3/certs': (google) =>
    json(200, { keys: google.publicKeys().map((key) => ({ alg: 'RS256', kty: 'RSA', use: 'sig', ...key })) }),
  'GET openidconnect.googleapis.com/v1/userinfo': userInfo,
  'POST openidconnect.googleapis.com/v1/userinfo': userInfo,
};

/** Google's own document, without what the stand-in lacks. */
const configuration = {
  issuer,
  authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  token_endpoint: 'https://oauth2.googleapis.com/token',
  userinfo_endpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
  jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
  response_types_supported: ['code', 'id_token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid', 'email', 'profile'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  claims_supported: ['aud', 'email', 'email_verified', 'exp', 'family_name', 'given_name', 'iat', 'iss', 'name', 'sub'],
  code_challenge_methods_supported: ['S256'],
};

export async function answerDirectly(google: GoogleAccounts, request: ReadRequest): Promise<EncodedAnswer> {
  const { method, url } = request;
  if (method === 'OPTIONS') return { status: 204, headers: { ...cors, 'access-control-allow-headers': '*' }, body: new Uint8Array() };
  // On localhost the host is part of the path.
  const address = url.pathname.startsWith(onLocalhost) ? url.pathname.slice(onLocalhost.length + 1) : url.hostname + url.pathname;
  const answer = answers[`${method} ${address}`];
  return answer?.(google, request) ?? page(404, 'Error 404', '<p>The stand-in for Google has no such page in Sandshark.</p>');
}

function token(google: GoogleAccounts, request: ReadRequest): EncodedAnswer {
  const outcome = redeemed(google, formOf(request), request.headers.get('authorization'));
  return json('error' in outcome ? 400 : 200, outcome);
}

function userInfo(google: GoogleAccounts, { headers }: ReadRequest): EncodedAnswer {
  const account = google.accountOfToken(/^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? '');
  if (!account) return json(401, { error: 'invalid_request', error_description: 'Invalid Credentials' });
  return json(200, claimsOf(account, ['email', 'profile']));
}

function json(status: number, value: object): EncodedAnswer {
  const headers = { 'content-type': 'application/json; charset=UTF-8', ...cors };
  return { status, headers, body: fromUtf8(JSON.stringify(value)) };
}
