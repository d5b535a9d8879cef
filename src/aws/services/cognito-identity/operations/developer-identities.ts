// LookupDeveloperIdentity, MergeDeveloperIdentities and UnlinkDeveloperIdentity: users of a developer's own system.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MergeDeveloperIdentities.html and its siblings
import type {
  LookupDeveloperIdentityInput,
  LookupDeveloperIdentityResponse,
  MergeDeveloperIdentitiesInput,
  MergeDeveloperIdentitiesResponse,
  UnlinkDeveloperIdentityInput,
} from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { developerUserNotFound, identityNotFound, invalidParameter, resourceConflict, tooManyLogins } from '../errors.ts';
import { type Identity, isSameLogin } from '../identity.ts';
import type { IdentityPool } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { limits } from '../limits.ts';
import { link, unlink } from '../linked-identity.ts';
import { pageOf } from '../paging.ts';

export const lookupDeveloperIdentity =
  (pools: IdentityPools): Operation<LookupDeveloperIdentityInput, LookupDeveloperIdentityResponse> =>
  (input, context) => {
    const { IdentityId: id, DeveloperUserIdentifier: user } = input;
    const pool = pools.own(input.IdentityPoolId, context);
    // The sentence is inferred.
    if (id === undefined && user === undefined) throw invalidParameter('Either IdentityId or DeveloperUserIdentifier must be given.');
    const ofUser = user === undefined ? undefined : identityOfUser(pools, pool, user);
    const identity = id === undefined ? ofUser : identityOfPool(pools, pool, id);
    if (!identity) throw developerUserNotFound(user ?? '');
    // AWS: both are given: they must belong together. The sentence is inferred.
    if (ofUser && ofUser !== identity) throw resourceConflict('The developer user identifier belongs to another identity.');
    const users = identity.logins.filter(({ provider }) => provider === pool.settings.developerProvider).map(({ subject }) => subject);
    const { items, ...next } = pageOf(users.sort(), input, (subject) => subject);
    return { IdentityId: identity.id, DeveloperUserIdentifierList: [...items], ...next };
  };

/** The identity of the source is disabled, and all that named it names that of the destination. */
export const mergeDeveloperIdentities =
  (pools: IdentityPools): Operation<MergeDeveloperIdentitiesInput, MergeDeveloperIdentitiesResponse> =>
  (input, context) => {
    const pool = pools.own(input.IdentityPoolId, context);
    checkProvider(pool, input.DeveloperProviderName);
    const source = identityOfUser(pools, pool, input.SourceUserIdentifier ?? '');
    const destination = identityOfUser(pools, pool, input.DestinationUserIdentifier ?? '');
    if (source === destination) return { IdentityId: destination.id };
    const publicOf = ({ logins }: Identity) =>
      logins.map(({ provider }) => provider).filter((one) => one !== pool.settings.developerProvider);
    const shared = publicOf(source).find((provider) => publicOf(destination).includes(provider));
    // AWS: two users of the same public provider cannot become one. The sentence is inferred.
    if (shared !== undefined) throw resourceConflict(`Both identities are linked to users of ${shared}.`);
    const { logins } = source;
    if (logins.length + destination.logins.length > limits.linkedLogins) throw tooManyLogins();
    pools.change(source, [], 'disabled');
    link(pools, destination, logins);
    return { IdentityId: destination.id };
  };

export const unlinkDeveloperIdentity =
  (pools: IdentityPools): Operation<UnlinkDeveloperIdentityInput, void> =>
  (input, context) => {
    const pool = pools.own(input.IdentityPoolId, context);
    checkProvider(pool, input.DeveloperProviderName);
    const identity = identityOfPool(pools, pool, input.IdentityId ?? '');
    const user = { provider: input.DeveloperProviderName ?? '', subject: input.DeveloperUserIdentifier ?? '' };
    if (!identity.logins.some((login) => isSameLogin(login, user))) throw developerUserNotFound(user.subject);
    unlink(pools, identity, (login) => isSameLogin(login, user));
  };

/** The sentence is inferred. */
function checkProvider({ settings }: IdentityPool, provider: string | undefined): void {
  if (settings.developerProvider === undefined || provider !== settings.developerProvider)
    throw invalidParameter(`${provider} is not the developer provider name of the identity pool.`);
}

function identityOfPool(pools: IdentityPools, pool: IdentityPool, id: string): Identity {
  const identity = pools.identity(id);
  if (identity.poolId !== pool.id) throw identityNotFound(id);
  return identity;
}

function identityOfUser(pools: IdentityPools, pool: IdentityPool, subject: string): Identity {
  const [identity] = pools.ownersOf(pool.id, [{ provider: pool.settings.developerProvider ?? '', subject }]);
  if (!identity) throw developerUserNotFound(subject);
  return identity;
}
