// An OpenID token: taken apart, and held against its issuer's keys and its time.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
import { readJsonWebToken } from '../../core/json-web-token.ts';
import type { OpenIdKey } from '../../core/ports.ts';
import { invalidIdentityToken, tokenExpired } from './errors.ts';

/** What a token says; other claims are kept as they are. */
export interface Claims {
  readonly [claim: string]: unknown;
  readonly iss: string;
  readonly sub: string;
  readonly aud: readonly string[];
  /** Seconds since the epoch. */
  readonly exp: number;
}

export interface WebIdentityToken {
  readonly claims: Claims;
  /** Throws AwsError InvalidIdentityToken or ExpiredTokenException. */
  verify(keys: readonly OpenIdKey[] | undefined, nowMs: number): void;
}

/** Throws AwsError InvalidIdentityToken for a text that is no JWT. */
export function readToken(text: string): WebIdentityToken {
  const token = readJsonWebToken(text);
  const claims = token && claimsOf(token.claims);
  if (!claims) throw invalidIdentityToken('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)');
  return {
    claims,
    verify(keys, nowMs) {
      if (claims.exp * 1000 <= nowMs) throw tokenExpired(nowMs, claims.exp);
      if (!keys)
        throw invalidIdentityToken(
          "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
        );
      const key = keys.find(({ kid }) => kid === token.header.kid);
      // The sentence is inferred.
      if (!key || !token.isSignedBy(key)) throw invalidIdentityToken('The signature of the ID Token provided is not valid.');
    },
  };
}

function claimsOf(json: Readonly<Record<string, unknown>>): Claims | undefined {
  const { iss, sub, aud, exp } = json;
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof exp !== 'number') return undefined;
  const audiences = [aud].flat().filter((audience) => typeof audience === 'string');
  return { ...json, iss, sub, aud: audiences, exp };
}
