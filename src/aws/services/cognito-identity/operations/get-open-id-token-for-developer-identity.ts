// GetOpenIdTokenForDeveloperIdentity: a developer's own server vouches for one of its users.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdTokenForDeveloperIdentity.html
import type { GetOpenIdTokenForDeveloperIdentityInput, GetOpenIdTokenForDeveloperIdentityResponse } from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { developerMethods, methodsOf } from '../authentication.ts';
import { alreadyLinked, developerUserTaken, identityForbidden, identityNotFound, invalidParameter } from '../errors.ts';
import type { Identity, Login } from '../identity.ts';
import type { IdentityPool } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { limits } from '../limits.ts';
import { link } from '../linked-identity.ts';
import { issueToken } from '../own-token.ts';
import { sessionTags } from '../principal-tags.ts';
import { verifiedLogins } from '../verified-login.ts';

export const getOpenIdTokenForDeveloperIdentity =
  (pools: IdentityPools): Operation<GetOpenIdTokenForDeveloperIdentityInput, GetOpenIdTokenForDeveloperIdentityResponse> =>
  async (input, context) => {
    const pool = pools.own(input.IdentityPoolId, context);
    const { user, others } = developerLogin(pool, input.Logins ?? {});
    const logins = await verifiedLogins(pools.environment, pool, others);
    const identity = identityOf(pools, pool, input.IdentityId, user, logins);
    link(pools, identity, [user, ...logins]);
    const ofOthers = logins.length > 0 ? methodsOf(logins).slice(1) : [];
    const methods = ['authenticated', ...developerMethods(user.provider, pool.id, user.subject), ...ofOthers];
    const tags = { ...sessionTags(pool, logins), ...input.PrincipalTags };
    const seconds = input.TokenDuration ?? limits.developerTokenSeconds.default;
    return { IdentityId: identity.id, Token: issueToken(pools, { identityId: identity.id, poolId: pool.id, methods, tags }, seconds) };
  };

/** AWS: exactly one of the logins is the developer's own. Sentences are inferred. */
function developerLogin({ settings }: IdentityPool, logins: Readonly<Record<string, string>>) {
  const provider = settings.developerProvider;
  if (provider === undefined) throw invalidParameter('The identity pool has no developer provider name.');
  const { [provider]: subject, ...others } = logins;
  if (subject === undefined) throw invalidParameter(`Logins must name a user of the developer provider ${provider}.`);
  return { user: { provider, subject }, others };
}

function identityOf(pools: IdentityPools, pool: IdentityPool, id: string | undefined, user: Login, logins: readonly Login[]): Identity {
  const [ofUser] = pools.ownersOf(pool.id, [user]);
  const [ofLogin, another] = pools.ownersOf(pool.id, logins);
  if (another) throw alreadyLinked();
  if (id === undefined) {
    if (ofUser && ofLogin && ofUser !== ofLogin) throw alreadyLinked();
    return ofUser ?? ofLogin ?? pools.newIdentity(pool, []);
  }
  const identity = pools.identity(id);
  if (identity.poolId !== pool.id) throw identityNotFound(id);
  if (identity.status === 'disabled') throw identityForbidden(id);
  if (ofUser && ofUser !== identity) throw developerUserTaken(user.subject);
  if (ofLogin && ofLogin !== identity) throw alreadyLinked();
  return identity;
}
