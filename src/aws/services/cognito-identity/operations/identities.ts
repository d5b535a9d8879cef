// DescribeIdentity, ListIdentities and DeleteIdentities: for the owner of the pool.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html and its siblings
import type {
  DeleteIdentitiesInput,
  DeleteIdentitiesResponse,
  DescribeIdentityInput,
  IdentityDescription,
  ListIdentitiesInput,
  ListIdentitiesResponse,
} from '@aws-sdk/client-cognito-identity';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import { identityNotFound } from '../errors.ts';
import { describedIdentity, type Identity } from '../identity.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { pageOf } from '../paging.ts';

export const describeIdentity =
  (pools: IdentityPools): Operation<DescribeIdentityInput, IdentityDescription> =>
  ({ IdentityId: id = '' }, context) => {
    const identity = pools.identity(id);
    if (!isOwn(pools, identity, context)) throw identityNotFound(id);
    return describedIdentity(identity);
  };

export const listIdentities =
  (pools: IdentityPools): Operation<ListIdentitiesInput, ListIdentitiesResponse> =>
  (input, context) => {
    const { id: poolId } = pools.own(input.IdentityPoolId, context);
    const all = pools.identitiesOf(poolId).filter(({ status }) => status === 'enabled' || !input.HideDisabled);
    const { items, ...next } = pageOf(all, input, ({ id }) => id);
    return { IdentityPoolId: poolId, Identities: items.map(describedIdentity), ...next };
  };

/** Inferred: an identity that is not there is as good as deleted; another account's is unprocessed. */
export const deleteIdentities =
  (pools: IdentityPools): Operation<DeleteIdentitiesInput, DeleteIdentitiesResponse> =>
  ({ IdentityIdsToDelete: ids = [] }, context) => {
    const found = ids.map((id) => pools.findIdentity(id)).filter((identity) => identity !== undefined);
    const own = found.filter((identity) => isOwn(pools, identity, context));
    for (const identity of own) pools.deleteIdentity(identity);
    const others = found.filter((identity) => !own.includes(identity));
    return { UnprocessedIdentityIds: others.map(({ id }) => ({ IdentityId: id, ErrorCode: 'AccessDenied' as const })) };
  };

function isOwn(pools: IdentityPools, { poolId }: Identity, { account, region }: CallContext): boolean {
  const pool = pools.anywhere(poolId);
  return pool.account === account && pool.region === region;
}
