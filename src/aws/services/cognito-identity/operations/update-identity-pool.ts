// UpdateIdentityPool: the settings anew. AWS: what is left out goes back to its default; tags stay when none are given.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UpdateIdentityPool.html
import type { IdentityPool } from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter } from '../errors.ts';
import { describedPool } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { poolSettings } from '../pool-settings.ts';
import { checkedTags } from '../tags.ts';

export const updateIdentityPool =
  (pools: IdentityPools): Operation<IdentityPool, IdentityPool> =>
  (input, context) => {
    const pool = pools.own(input.IdentityPoolId, context);
    const settings = poolSettings(input);
    const before = pool.settings.developerProvider;
    // AWS: the name of the developer's provider cannot be changed once it is set. The sentence is inferred.
    if (before !== undefined && settings.developerProvider !== undefined && settings.developerProvider !== before)
      throw invalidParameter('The developer provider name of an identity pool cannot be changed.');
    const tags = input.IdentityPoolTags && checkedTags({}, input.IdentityPoolTags);
    pool.settings = settings;
    if (tags) pool.tags = tags;
    return describedPool(pool);
  };
