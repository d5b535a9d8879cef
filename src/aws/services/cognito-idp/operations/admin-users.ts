// AdminCreateUser, AdminGetUser, AdminDeleteUser, AdminEnableUser, AdminDisableUser, AdminUpdateUserAttributes,
// AdminDeleteUserAttributes, AdminUserGlobalSignOut.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html
import type {
  AdminCreateUserRequest,
  AdminCreateUserResponse,
  AdminDeleteUserAttributesRequest,
  AdminGetUserRequest,
  AdminGetUserResponse,
  AdminUpdateUserAttributesRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { answeredUser } from '../answered.ts';
import { changeAttributes, dropAttributes } from '../change-attributes.ts';

import { send } from '../messages.ts';
import { askSignUp, newUser } from '../new-user.ts';
import { setPassword, temporaryPassword } from '../passwords.ts';
import { checkedAttributes } from '../schema.ts';
import type { User } from '../user.ts';
import { checkAliases, getUser, newUsername, takeAliases } from '../user-names.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';
import { makeTemporary } from './passwords.ts';

export const adminCreateUser =
  (pools: UserPools): Operation<AdminCreateUserRequest, AdminCreateUserResponse> =>
  async (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const { Username: name = '', ClientMetadata: metadata, MessageAction: action } = input;
    const password = input.TemporaryPassword ?? temporaryPassword(pools.environment.random, pool);
    if (action === 'RESEND') return { User: answeredUser(await invitedAgain(pools, pool, input, password)) };
    const given = checkedAttributes(pool, input.UserAttributes);
    const sub = pools.environment.random.uuid();
    const { username, attributes: own } = newUsername(pool, name, sub);
    const attributes = { ...given, ...own };
    const call = { source: 'PreSignUp_AdminCreateUser', username, attributes, metadata, validation: input.ValidationData } as const;
    await askSignUp(pools, pool, call);
    newUsername(pool, name, sub);
    const user = newUser(pools, { username, sub, attributes, status: 'FORCE_CHANGE_PASSWORD' });
    if (!input.ForceAliasCreation) checkAliases(pool, user);
    setPassword(pools, pool, user, password);
    makeTemporary(pools, pool, user);
    if (input.ForceAliasCreation) takeAliases(pool, user);
    pool.users.push(user);
    if (action !== 'SUPPRESS') await invite(pools, pool, user, input, password);
    return { User: answeredUser(user) };
  };

export const adminGetUser =
  (pools: UserPools): Operation<AdminGetUserRequest, AdminGetUserResponse> =>
  ({ UserPoolId: id, Username: name }, context) => {
    const user = getUser(pools.get(context, id), name);
    const { Attributes: UserAttributes, ...answered } = answeredUser(user);
    const { enabled, preferred } = user.mfa;
    return {
      ...answered,
      Username: user.username,
      UserAttributes,
      ...(preferred && { PreferredMfaSetting: preferred }),
      ...(enabled.length > 0 && { UserMFASettingList: [...enabled] }),
    };
  };

/** Of the operations that need nothing but a user. */
export interface UserRequest {
  readonly UserPoolId?: string | undefined;
  readonly Username?: string | undefined;
}

export const adminDeleteUser = onUser((pool, user) => {
  pool.users = pool.users.filter((one) => one !== user);
});

export const adminEnableUser = onUser((_pool, user, nowMs) => {
  user.enabled = true;
  user.modifiedMs = nowMs;
});

/** AWS: revokes the user's tokens, too. */
export const adminDisableUser = onUser((_pool, user, nowMs) => {
  user.enabled = false;
  user.modifiedMs = nowMs;
  for (const signIn of user.signIns) signIn.state = 'revoked';
});

export const adminUserGlobalSignOut = onUser((_pool, user) => {
  for (const signIn of user.signIns) signIn.state = 'revoked';
});

export const adminUpdateUserAttributes =
  (pools: UserPools): Operation<AdminUpdateUserAttributesRequest, object> =>
  async (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const user = getUser(pool, input.Username);
    await changeAttributes(pools, pool, user, { given: input.UserAttributes, metadata: input.ClientMetadata, by: 'administrator' });
    return {};
  };

export const adminDeleteUserAttributes =
  (pools: UserPools): Operation<AdminDeleteUserAttributesRequest, object> =>
  ({ UserPoolId: id, Username: name, UserAttributeNames: names = [] }, context) => {
    const pool = pools.get(context, id);
    dropAttributes(pools, pool, getUser(pool, name), names);
    return {};
  };

function onUser(act: (pool: UserPool, user: User, nowMs: number) => void) {
  return (pools: UserPools): Operation<UserRequest, object> =>
    ({ UserPoolId: id, Username: name }, context) => {
      const pool = pools.get(context, id);
      act(pool, getUser(pool, name), pools.now());
      return {};
    };
}

async function invitedAgain(pools: UserPools, pool: UserPool, input: AdminCreateUserRequest, password: string): Promise<User> {
  const user = getUser(pool, input.Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD')
    throw new AwsError('UnsupportedUserStateException', 'Resend not possible. User status is not FORCE_CHANGE_PASSWORD');
  setPassword(pools, pool, user, password);
  makeTemporary(pools, pool, user);
  await invite(pools, pool, user, input, password);
  return user;
}

/** AWS: by SMS unless told otherwise; a user without that address gets no message. */
async function invite(
  pools: UserPools,
  pool: UserPool,
  user: User,
  { DesiredDeliveryMediums: media = ['SMS'], ClientMetadata: metadata }: AdminCreateUserRequest,
  password: string,
): Promise<void> {
  for (const medium of media) {
    const to = medium === 'EMAIL' ? 'email' : 'phone_number';

    if (user.attributes[to]) await send(pools, pool, user, { to, reason: 'CustomMessage_AdminCreateUser', code: password, metadata });
  }
}
