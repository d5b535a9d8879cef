// GetOpenIdToken: the classic flow. The client itself assumes a role with the token, by AssumeRoleWithWebIdentity of STS.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
import type { GetOpenIdTokenInput, GetOpenIdTokenResponse } from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { authenticateIdentity } from '../authenticate.ts';
import { invalidParameter } from '../errors.ts';
import type { IdentityPool } from '../identity-pool.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { limits } from '../limits.ts';
import { issueToken } from '../own-token.ts';

export const getOpenIdToken =
  (pools: IdentityPools): Operation<GetOpenIdTokenInput, GetOpenIdTokenResponse> =>
  async (input) => {
    checkClassicFlow(pools.anywhere(pools.identity(input.IdentityId).poolId));
    const { who, settle } = await authenticateIdentity(pools, input);
    settle();
    return { IdentityId: who.identityId, Token: issueToken(pools, who, limits.openIdTokenSeconds) };
  };

function checkClassicFlow({ settings, roleMappings }: IdentityPool): void {
  if (settings.classicFlow === 'off') throw invalidParameter('Basic (classic) flow is not enabled, please use enhanced flow.');
  if (Object.keys(roleMappings).length > 0)
    throw invalidParameter('Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.');
}
