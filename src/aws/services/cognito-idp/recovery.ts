// Where a code for a new password goes.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html#user-pool-password-recovery
import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider';
import { invalid, notAuthorized } from './errors.ts';
import { limits } from './limits.ts';
import { type Address, keepCode, send } from './messages.ts';
import type { Metadata } from './new-user.ts';
import type { User } from './user.ts';
import type { UserPool } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

/** Throws AwsError InvalidParameterException for a user without a verified address, NotAuthorizedException where only administrators reset. */
export async function sendReset(
  pools: UserPools,
  pool: UserPool,
  user: User,
  { clientId, metadata }: { readonly clientId?: string | undefined; readonly metadata: Metadata },
): Promise<CodeDeliveryDetailsType> {
  const to = recoveryAddresses(pool).find((address) => user.attributes[`${address}_verified`] === 'true');
  if (!to) throw invalid('Cannot reset password for the user as there is no registered/verified email or phone_number');
  const code = keepCode(pools, user, 'reset', limits.resetCodeMs, to);
  return send(pools, pool, user, { to, reason: 'CustomMessage_ForgotPassword', code, clientId, metadata });
}

/** AWS: without a setting, the phone before the mail address. */
function recoveryAddresses({ settings }: UserPool): readonly Address[] {
  const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms;
  if (!mechanisms || mechanisms.length === 0) return ['phone_number', 'email'];
  if (mechanisms.some(({ Name }) => Name === 'admin_only')) throw notAuthorized('Contact administrator to reset password.');
  const ordered = mechanisms.toSorted((one, other) => (one.Priority ?? 0) - (other.Priority ?? 0));
  return ordered.map(({ Name }) => (Name === 'verified_email' ? 'email' : 'phone_number'));
}
