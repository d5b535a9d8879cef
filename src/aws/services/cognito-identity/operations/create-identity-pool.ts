// CreateIdentityPool.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html
import type { CreateIdentityPoolInput, IdentityPool } from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { describedPool } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { poolSettings } from '../pool-settings.ts';
import { checkedTags } from '../tags.ts';

export const createIdentityPool =
  (pools: IdentityPools): Operation<CreateIdentityPoolInput, IdentityPool> =>
  (input, context) =>
    describedPool(pools.create(context, poolSettings(input), checkedTags({}, input.IdentityPoolTags ?? {})));
