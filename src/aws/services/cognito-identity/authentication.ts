// Who an identity is for one call: what the pool's own token, and policies of roles, say of it.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
import type { Claims, VerifiedLogin } from './verified-login.ts';

export interface Authentication {
  readonly identityId: string;
  readonly poolId: string;
  readonly kind: 'authenticated' | 'unauthenticated';
  /** `authenticated` or `unauthenticated`, then the providers. */
  readonly methods: readonly string[];
  readonly logins: readonly VerifiedLogin[];
  readonly tags: Readonly<Record<string, string>>;
}

/** `amr`: of a user pool the provider, and the user at it; of others the provider, and app and user at it. */
export function methodsOf(logins: readonly VerifiedLogin[]): readonly string[] {
  if (logins.length === 0) return ['unauthenticated'];
  return [
    'authenticated',
    ...logins.flatMap(({ provider, subject, audience, by }) => [provider, userAt(provider, by.kind, audience, subject)]),
  ];
}

function userAt(provider: string, kind: VerifiedLogin['by']['kind'], audience: string, subject: string): string {
  return kind === 'user pool' ? `${provider}:CognitoSignIn:${subject}` : `${provider}:${audience}:${subject}`;
}

/** The same for a user of the developer's own system. */
export function developerMethods(provider: string, poolId: string, user: string): readonly string[] {
  return [provider, `${provider}:${poolId}:${user}`];
}

/** The claim under which STS looks for session tags. */
export const tagClaim = 'https://aws.amazon.com/tags';

export function tagClaims(tags: Readonly<Record<string, string>>): Claims {
  const entries = Object.entries(tags).map(([key, value]) => [key, [value]]);
  return entries.length === 0 ? {} : { [tagClaim]: { principal_tags: Object.fromEntries(entries) } };
}
