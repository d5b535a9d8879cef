// A code becomes tokens, once, for the app that it was given to.
// Google: https://developers.google.com/identity/openid-connect/openid-connect#exchangecode
import { sha256 } from '@noble/hashes/sha2.js';
import { fromUtf8 } from '@smithy/core/serde';
import { base64Url } from '../../core/rsa-key.ts';
import type { GoogleAccounts } from './google-accounts.ts';

interface Tokens {
  readonly access_token: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly token_type: 'Bearer';
  readonly id_token: string;
}

interface Refusal {
  readonly error: string;
  readonly error_description: string;
}

/** @param authorization the header, where the app sends its id and secret by it */
export function redeemed(google: GoogleAccounts, form: URLSearchParams, authorization: string | null): Tokens | Refusal {
  if (form.get('grant_type') !== 'authorization_code') return refusal('unsupported_grant_type', 'Invalid grant_type');
  const basic = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
  const [id, secret] = basic === undefined ? [form.get('client_id'), form.get('client_secret')] : atob(basic).split(':');
  if (!id || !secret) return refusal('invalid_request', 'client_secret is missing.');
  const granted = google.redeem(form.get('code') ?? '');
  if (!granted || granted.clientId !== id) return refusal('invalid_grant', 'Malformed auth code.');
  if (granted.redirectUri !== form.get('redirect_uri')) return refusal('redirect_uri_mismatch', 'Bad Request');
  const verifier = form.get('code_verifier');
  const challenge = verifier === null ? undefined : base64Url(sha256(fromUtf8(verifier)));
  if (granted.codeChallenge !== challenge) return refusal('invalid_grant', 'Invalid code verifier.');
  const { account, scopes, nonce } = granted;
  const { token, seconds } = google.accessToken(account);
  return {
    access_token: token,
    expires_in: seconds,
    scope: scopes.join(' '),
    token_type: 'Bearer',
    id_token: google.idToken(account, { clientId: id, scopes, nonce, accessToken: token }),
  };
}

function refusal(error: string, error_description: string): Refusal {
  return { error, error_description };
}
