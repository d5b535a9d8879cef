// GetId: the identity of a user, new or known. Nobody signs.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
import type { GetIdInput, GetIdResponse } from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { poolNotFound } from '../errors.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { identityOfLogins } from '../linked-identity.ts';
import { verifiedLogins } from '../verified-login.ts';

export const getId =
  (pools: IdentityPools): Operation<GetIdInput, GetIdResponse> =>
  async ({ AccountId: account, IdentityPoolId: id = '', Logins: logins = {} }) => {
    const pool = pools.anywhere(id);
    // Inferred: AWS does not tell what it makes of another account's id.
    if (account !== undefined && account !== pool.account) throw poolNotFound(id);
    return { IdentityId: identityOfLogins(pools, pool, await verifiedLogins(pools.environment, pool, logins)).id };
  };
