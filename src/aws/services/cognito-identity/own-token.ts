// The OpenID tokens that identity pools issue themselves: RS256, for STS and for logins of developers' own users.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html, basic (classic) flow
import { readJsonWebToken } from '../../core/json-web-token.ts';
import { signedToken } from '../../core/rsa-key.ts';
import { type Authentication, tagClaim, tagClaims } from './authentication.ts';
import { invalidLoginToken, loginsDoNotMatch } from './errors.ts';
import { type IdentityPools, keyId } from './identity-pools.ts';
import type { Claims } from './verified-login.ts';

export const ownIssuer = 'https://cognito-identity.amazonaws.com';

export function issueToken(
  pools: IdentityPools,
  of: Pick<Authentication, 'identityId' | 'poolId' | 'methods' | 'tags'>,
  seconds: number,
): string {
  const nowS = Math.floor(pools.now() / 1000);
  return signedToken(pools.signingKey(), keyId, {
    sub: of.identityId,
    aud: of.poolId,
    amr: of.methods,
    ...tagClaims(of.tags),
    iss: ownIssuer,
    exp: nowS + seconds,
    iat: nowS,
  });
}

/** What a token of ours says. Throws AwsError NotAuthorizedException, for a token of another identity, or of a guest, too. */
export function readOwnToken(
  pools: IdentityPools,
  text: string,
  identityId: string,
  poolId: string,
): Pick<Authentication, 'methods' | 'tags'> {
  const token = readJsonWebToken(text);
  if (!token) throw invalidLoginToken('Not a valid OpenId Connect identity token.');
  const { iss, sub, aud, exp, amr } = token.claims;
  if (iss !== ownIssuer) throw invalidLoginToken("Issuer doesn't match providerName");
  const nowS = Math.floor(pools.now() / 1000);
  if (typeof exp !== 'number' || nowS >= exp) throw invalidLoginToken(`Token expired: ${nowS} >= ${exp}`);
  const key = pools.publicKeys().find(({ kid }) => kid === token.header.kid);
  if (!key || !token.isSignedBy(key)) throw invalidLoginToken("Couldn't verify signed token.");
  const methods = [amr].flat().filter((method) => typeof method === 'string');
  if (sub !== identityId || aud !== poolId || !methods.includes('authenticated')) throw loginsDoNotMatch();
  return { methods, tags: tagsIn(token.claims) };
}

function tagsIn(claims: Claims): Readonly<Record<string, string>> {
  const { principal_tags: given = {} } = (claims[tagClaim] ?? {}) as {
    readonly principal_tags?: Readonly<Record<string, readonly string[]>>;
  };
  return Object.fromEntries(Object.entries(given).map(([key, [value = '']]) => [key, value]));
}
