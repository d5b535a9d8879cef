// SetPrincipalTagAttributeMap and GetPrincipalTagAttributeMap: which claims of a provider's tokens become tags of the session.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetPrincipalTagAttributeMap.html
import type {
  GetPrincipalTagAttributeMapInput,
  GetPrincipalTagAttributeMapResponse,
  SetPrincipalTagAttributeMapInput,
  SetPrincipalTagAttributeMapResponse,
} from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { entryOf } from '../entry-of.ts';
import { invalidParameter } from '../errors.ts';
import type { IdentityPool, PrincipalTagMap } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { tagsOfMap } from '../principal-tags.ts';
import { mappingNames } from '../role-mapping.ts';

export const setPrincipalTagAttributeMap =
  (pools: IdentityPools): Operation<SetPrincipalTagAttributeMapInput, SetPrincipalTagAttributeMapResponse> =>
  ({ IdentityPoolId, IdentityProviderName: provider = '', UseDefaults: defaults, PrincipalTags: tags = {} }, context) => {
    const pool = pools.own(IdentityPoolId, context);
    // The sentence is inferred.
    if (!providerNames(pool).includes(provider)) throw invalidParameter(`${provider} is not a configured provider.`);
    const map: PrincipalTagMap = defaults ? { kind: 'defaults', tags: {} } : { kind: 'custom', tags };
    pool.principalTags = { ...pool.principalTags, [provider]: map };
    return described(pool, provider);
  };

/** Inferred: a provider that was never given a map has an empty one. */
export const getPrincipalTagAttributeMap =
  (pools: IdentityPools): Operation<GetPrincipalTagAttributeMapInput, GetPrincipalTagAttributeMapResponse> =>
  ({ IdentityPoolId, IdentityProviderName: provider = '' }, context) =>
    described(pools.own(IdentityPoolId, context), provider);

function described(pool: IdentityPool, provider: string): GetPrincipalTagAttributeMapResponse {
  const map = entryOf(pool.principalTags, provider) ?? { kind: 'custom', tags: {} };
  return {
    IdentityPoolId: pool.id,
    IdentityProviderName: provider,
    UseDefaults: map.kind === 'defaults',
    PrincipalTags: { ...tagsOfMap(map) },
  };
}

function providerNames(pool: IdentityPool): readonly string[] {
  return [...mappingNames(pool), ...(pool.settings.userPoolClients ?? []).map(({ provider }) => provider)];
}
