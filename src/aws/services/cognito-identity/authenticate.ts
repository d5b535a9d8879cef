// Turns an identity and the logins of a call into who that is: the first half of GetCredentialsForIdentity and GetOpenIdToken.
import { type Authentication, methodsOf } from './authentication.ts';
import { identityForbidden } from './errors.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { IdentityPools } from './identity-pools.ts';
import { identityForCall } from './linked-identity.ts';
import { ownProvider } from './login-providers.ts';
import { readOwnToken } from './own-token.ts';
import { sessionTags } from './principal-tags.ts';
import { verifiedLogins } from './verified-login.ts';

export interface AuthenticatedCall {
  readonly pool: IdentityPool;
  readonly who: Authentication;
  /** Links logins that are new, and turns a guest into whom its logins name. For the end, when nothing else can fail. */
  readonly settle: () => void;
}

/** Changes nothing. Throws AwsError ResourceNotFoundException, NotAuthorizedException, ResourceConflictException. */
export async function authenticateIdentity(
  pools: IdentityPools,
  {
    IdentityId: id,
    Logins: given = {},
  }: { readonly IdentityId?: string | undefined; readonly Logins?: Record<string, string> | undefined },
): Promise<AuthenticatedCall> {
  const pool = pools.anywhere(pools.identity(id).poolId);
  const { [ownProvider]: ownToken, ...others } = given;
  const logins = await verifiedLogins(pools.environment, pool, others);
  // Found only now: while keys were asked for, it may have been deleted.
  const identity = pools.identity(id);
  if (ownToken !== undefined && identity.status === 'disabled') throw identityForbidden(identity.id);
  const own = ownToken === undefined ? undefined : readOwnToken(pools, ownToken, identity.id, pool.id);
  const used = own && logins.length === 0 ? { identity, settle() {} } : identityForCall(pools, pool, identity, logins);
  const methods = [...new Set([...(own?.methods ?? []), ...(own && logins.length === 0 ? [] : methodsOf(logins))])];
  const tags = { ...own?.tags, ...sessionTags(pool, logins) };
  const kind = methods.includes('authenticated') ? 'authenticated' : 'unauthenticated';
  return { pool, who: { identityId: used.identity.id, poolId: pool.id, kind, methods, logins, tags }, settle: used.settle };
}
