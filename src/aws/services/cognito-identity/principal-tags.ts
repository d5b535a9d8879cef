// Attributes for access control: claims of a token that become tags of the session.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/using-afac-with-cognito-identity-pools.html
import { entryOf } from './entry-of.ts';
import type { IdentityPool, PrincipalTagMap } from './identity-pool.ts';
import type { VerifiedLogin } from './verified-login.ts';

/** AWS: the default mapping, tags to claims. */
export const defaultTags: Readonly<Record<string, string>> = { username: 'sub', client: 'aud' };

export function tagsOfMap({ kind, tags }: PrincipalTagMap): Readonly<Record<string, string>> {
  return kind === 'defaults' ? defaultTags : tags;
}

/** The session tags that the logins bring. A claim that is absent gives no tag. */
export function sessionTags({ principalTags }: IdentityPool, logins: readonly VerifiedLogin[]): Readonly<Record<string, string>> {
  const tags = new Map<string, string>();
  for (const { provider, by, claims } of logins) {
    const map = entryOf(principalTags, provider) ?? entryOf(principalTags, by.arn ?? provider);
    for (const [tag, claim] of Object.entries(map ? tagsOfMap(map) : {})) {
      const [value] = [entryOf(claims, claim)].flat();
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') tags.set(tag, String(value));
    }
  }
  return Object.fromEntries(tags);
}
