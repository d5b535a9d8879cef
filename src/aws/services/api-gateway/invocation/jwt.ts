// JWT authorizers: a token's signature, issuer, audience, times and scopes.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
import type { Authorizer } from '@aws-sdk/client-apigatewayv2';
import { readJsonWebToken } from '../../../core/json-web-token.ts';
import type { OpenIdKey } from '../../../core/ports.ts';

export type Claims = Readonly<Record<string, unknown>>;

export type JwtVerdict =
  | { readonly kind: 'valid'; readonly claims: Claims }
  /** `error_description` of the header www-authenticate. */
  | { readonly kind: 'invalid'; readonly reason: string };

const invalid = (reason: string): JwtVerdict => ({ kind: 'invalid', reason });

/** @param text with or without `Bearer ` in front */
export function verifyJwt(text: string, { JwtConfiguration: wanted }: Authorizer, keys: readonly OpenIdKey[], nowMs: number): JwtVerdict {
  const token = readJsonWebToken(text.replace(/^Bearer /i, ''));
  if (!token) return invalid('unable to decode token');
  const key = keys.find(({ kid }) => kid === token.header.kid);
  if (!key) return invalid('the token has an unknown key id');
  // AWS: only algorithms on RSA are supported.
  if (!token.isSignedBy(key)) return invalid('signature is invalid');
  return judge(token.claims, wanted, nowMs / 1000);
}

function judge(claims: Claims, wanted: Authorizer['JwtConfiguration'], nowSeconds: number): JwtVerdict {
  const { iss, aud, client_id: client, exp, nbf, iat } = claims;
  if (iss !== wanted?.Issuer) return invalid('the token has an invalid issuer');
  // AWS: client_id counts only where there is no aud.
  const audiences = [aud ?? client].flat();
  if (!audiences.some((one) => typeof one === 'string' && wanted?.Audience?.includes(one)))
    return invalid('the token has an invalid audience');
  if (typeof exp !== 'number' || exp <= nowSeconds) return invalid('the token has expired');
  if (typeof nbf === 'number' && nbf > nowSeconds) return invalid('the token is not valid yet');
  if (typeof iat === 'number' && iat > nowSeconds) return invalid('the token was issued in the future');
  return { kind: 'valid', claims };
}

/** The scopes of `scope` or `scp`, which may be a list or a text with spaces. */
export function scopesOf({ scope, scp }: Claims): readonly string[] {
  return [scope ?? scp ?? []].flat().flatMap((text) => String(text).split(' '));
}

/** AWS: functions see all claims as texts, lists in brackets. */
export function claimTexts(claims: Claims): Record<string, string> {
  const textOf = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(textOf).join(' ')}]`;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, textOf(value)]));
}
