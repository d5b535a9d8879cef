// An OpenID token: taken apart, and held against its issuer's keys and its time.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import type { OpenIdKey } from '../../core/ports.ts';
import { fromBase64Url, isRsaAlgorithm, isSignedBy } from '../../core/rsa-signature.ts';
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
  const [head = '', body = '', signature = '', ...rest] = text.split('.');
  const header = jsonOf(head);
  const claims = claimsOf(jsonOf(body));
  if (!header || !claims || rest.length > 0)
    throw invalidIdentityToken('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)');
  return {
    claims,
    verify(keys, nowMs) {
      if (claims.exp * 1000 <= nowMs) throw tokenExpired(nowMs, claims.exp);
      if (!keys)
        throw invalidIdentityToken(
          "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
        );
      const { alg, kid } = header;
      const key = keys.find((candidate) => candidate.kid === kid);
      const bytes = bytesOf(signature);
      const isRight = key && bytes && isRsaAlgorithm(alg) && isSignedBy(key, alg, fromUtf8(`${head}.${body}`), bytes);
      // The sentence is inferred.
      if (!isRight) throw invalidIdentityToken('The signature of the ID Token provided is not valid.');
    },
  };
}

function claimsOf(json: Readonly<Record<string, unknown>> | undefined): Claims | undefined {
  const { iss, sub, aud, exp } = json ?? {};
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof exp !== 'number') return undefined;
  const audiences = [aud].flat().filter((audience) => typeof audience === 'string');
  return { ...json, iss, sub, aud: audiences, exp };
}

function bytesOf(part: string): Uint8Array | undefined {
  return /^[\w-]+$/.test(part) && part.length % 4 !== 1 ? fromBase64Url(part) : undefined;
}

function jsonOf(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(toUtf8(bytesOf(part) ?? new Uint8Array()));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : undefined;
  } catch {
    // No JSON: the caller says what that means.
    return undefined;
  }
}
