// ForgotPassword, ConfirmForgotPassword, ChangePassword, AdminResetUserPassword, AdminSetUserPassword.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
import type {
  AdminResetUserPasswordRequest,
  AdminSetUserPasswordRequest,
  ChangePasswordRequest,
  ConfirmForgotPasswordRequest,
  ForgotPasswordRequest,
  ForgotPasswordResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Operation } from '../../../core/service.ts';
import { signedInBy } from '../access-token.ts';
import { useCode } from '../codes.ts';
import { notAuthorized, wrongCode, wrongPassword } from '../errors.ts';
import { hidesUsers, unknownCombination } from '../hidden-users.ts';
import { masked } from '../messages.ts';
import { tellConfirmation } from '../new-user.ts';
import { checkPolicy, isRightPassword, setPassword } from '../passwords.ts';
import { sendReset } from '../recovery.ts';
import { checkSecretHash } from '../secret-hash.ts';
import { migratedUser } from '../sign-in/known-user.ts';
import type { User } from '../user.ts';
import { findUser, getUser } from '../user-names.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export const forgotPassword =
  (pools: UserPools): Operation<ForgotPasswordRequest, ForgotPasswordResponse> =>
  async (input) => {
    const { pool, client } = pools.byClient(input.ClientId);
    const { Username: name = '', ClientMetadata: metadata } = input;
    checkSecretHash(client, [name, findUser(pool, name)?.username ?? name], input.SecretHash);
    const user = findUser(pool, name) ?? (await migratedUser({ pools, pool, client, metadata }, name, undefined));
    if (!user?.enabled && hidesUsers(client)) {
      const Destination = masked('email', name.includes('@') ? name : `${name}@example.com`);
      return { CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination } };
    }
    if (!user) throw unknownCombination();
    checkResettable(user);
    return { CodeDeliveryDetails: await sendReset(pools, pool, user, { clientId: client.ClientId, metadata }) };
  };

export const confirmForgotPassword =
  (pools: UserPools): Operation<ConfirmForgotPasswordRequest, object> =>
  async (input) => {
    const { pool, client } = pools.byClient(input.ClientId);
    const { Username: name = '', Password: password = '', ClientMetadata: metadata } = input;
    const user = findUser(pool, name);
    checkSecretHash(client, [name, user?.username ?? name], input.SecretHash);
    if (!user) throw hidesUsers(client) ? wrongCode() : unknownCombination();
    checkPolicy(pool, password);
    const proven = useCode(user, 'reset', input.ConfirmationCode, pools.now());
    setPassword(pools, pool, user, password);
    if (proven) user.attributes[`${proven}_verified`] = 'true';
    user.status = 'CONFIRMED';
    await tellConfirmation(pools, pool, user, { source: 'ConfirmForgotPassword', clientId: client.ClientId, metadata });
    return {};
  };

export const changePassword =
  (pools: UserPools): Operation<ChangePasswordRequest, object> =>
  ({ AccessToken: token, PreviousPassword: previous = '', ProposedPassword: proposed = '' }) => {
    const { pool, user } = signedInBy(pools, token);
    checkPolicy(pool, proposed);
    if (user.password && !isRightPassword(pools, pool, user, previous)) throw wrongPassword();
    setPassword(pools, pool, user, proposed);
    return {};
  };

export const adminResetUserPassword =
  (pools: UserPools): Operation<AdminResetUserPasswordRequest, object> =>
  async ({ UserPoolId: id, Username: name, ClientMetadata: metadata }, context) => {
    const pool = pools.get(context, id);
    const user = getUser(pool, name);
    checkResettable(user);
    await sendReset(pools, pool, user, { metadata });
    user.status = 'RESET_REQUIRED';
    user.modifiedMs = pools.now();
    return {};
  };

export const adminSetUserPassword =
  (pools: UserPools): Operation<AdminSetUserPasswordRequest, object> =>
  ({ UserPoolId: id, Username: name, Password: password = '', Permanent: permanent }, context) => {
    const pool = pools.get(context, id);
    const user = getUser(pool, name);
    setPassword(pools, pool, user, password);
    if (permanent) user.status = 'CONFIRMED';
    else makeTemporary(pools, pool, user);
    return {};
  };

/** The password that the user has now is good for some days, and for one sign-in. */
export function makeTemporary(pools: UserPools, pool: UserPool, user: User): void {
  const days = pool.settings.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays ?? 7;
  user.status = 'FORCE_CHANGE_PASSWORD';
  user.temporaryUntilMs = pools.now() + days * 86_400_000;
}

function checkResettable(user: User): void {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'EXTERNAL_PROVIDER')
    throw notAuthorized('User password cannot be reset in the current state.');
}
