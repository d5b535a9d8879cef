// An issuer of OpenID tokens that plays a user pool, or Google. For tests.
import type { OpenIdKey } from '../../../core/ports.ts';
import { publicHalf, rsaKeyOf, signedToken } from '../../../core/rsa-key.ts';

// Half as long as keys are in earnest, and so made in a few hundredths of a second.
const key = rsaKeyOf('stand-in', 1024);

/** The key of every issuer of a test. */
export const standInKey: OpenIdKey = publicHalf(key, 'stand-in');

/** A token with these claims, signed with RS256. */
export function standInToken(claims: Readonly<Record<string, unknown>>, kid = standInKey.kid): string {
  return signedToken(key, kid, claims);
}
