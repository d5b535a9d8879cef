// DescribeIdentityPool, ListIdentityPools and DeleteIdentityPool.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html and its siblings
import type {
  DeleteIdentityPoolInput,
  DescribeIdentityPoolInput,
  IdentityPool,
  ListIdentityPoolsInput,
  ListIdentityPoolsResponse,
} from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { describedPool } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { pageOf } from '../paging.ts';

export const describeIdentityPool =
  (pools: IdentityPools): Operation<DescribeIdentityPoolInput, IdentityPool> =>
  ({ IdentityPoolId: id }, context) =>
    describedPool(pools.own(id, context));

export const listIdentityPools =
  (pools: IdentityPools): Operation<ListIdentityPoolsInput, ListIdentityPoolsResponse> =>
  (input, context) => {
    const { items, ...next } = pageOf(pools.list(context), input, ({ id }) => id);
    return { IdentityPools: items.map(({ id, settings }) => ({ IdentityPoolId: id, IdentityPoolName: settings.name })), ...next };
  };

/** AWS: its users cannot sign in any more; credentials that they have live on. */
export const deleteIdentityPool =
  (pools: IdentityPools): Operation<DeleteIdentityPoolInput, void> =>
  ({ IdentityPoolId: id }, context) =>
    pools.delete(pools.own(id, context));
