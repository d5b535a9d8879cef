// UnlinkIdentity: takes logins away from an identity. Nobody signs; a login of the identity is the proof.
// AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UnlinkIdentity.html
import type { UnlinkIdentityInput } from '@aws-sdk/client-cognito-identity';
import type { Operation } from '../../../core/service.ts';
import { identityForbidden, loginsDoNotMatch } from '../errors.ts';
import { isSameLogin } from '../identity.ts';
import type { IdentityPools } from '../identity-pools.ts';
import { unlink } from '../linked-identity.ts';
import { verifiedLogins } from '../verified-login.ts';

export const unlinkIdentity =
  (pools: IdentityPools): Operation<UnlinkIdentityInput, void> =>
  async ({ IdentityId: id, Logins: given = {}, LoginsToRemove: removed = [] }) => {
    const identity = pools.identity(id);
    if (identity.status === 'disabled') throw identityForbidden(identity.id);
    const logins = await verifiedLogins(pools.environment, pools.anywhere(identity.poolId), given);
    const isOwner = logins.some((login) => identity.logins.some((known) => isSameLogin(known, login)));
    if (!isOwner) throw loginsDoNotMatch();
    unlink(pools, identity, ({ provider }) => removed.includes(provider));
  };
