// What a user does with its own access token: GetUser, UpdateUserAttributes, DeleteUserAttributes, GetUserAttributeVerificationCode,
// VerifyUserAttribute, DeleteUser, GlobalSignOut.
// AWS: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
import type {
  DeleteUserAttributesRequest,
  DeleteUserRequest,
  GetUserAttributeVerificationCodeRequest,
  GetUserAttributeVerificationCodeResponse,
  GetUserRequest,
  GetUserResponse,
  GlobalSignOutRequest,
  UpdateUserAttributesRequest,
  UpdateUserAttributesResponse,
  VerifyUserAttributeRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Operation } from '../../../core/service.ts';
import { signedInBy } from '../access-token.ts';
import { changeAttributes, dropAttributes } from '../change-attributes.ts';
import { useCode } from '../codes.ts';
import { invalid } from '../errors.ts';
import { limits } from '../limits.ts';
import { keepCode, send } from '../messages.ts';
import { checkWritable, readable } from '../schema.ts';
import { attributeList } from '../user.ts';
import type { UserPools } from '../user-pools.ts';

export const getOwnUser =
  (pools: UserPools): Operation<GetUserRequest, GetUserResponse> =>
  ({ AccessToken: token }) => {
    const { user, client } = signedInBy(pools, token);
    const visible = readable(client, { sub: user.sub, ...user.attributes });
    const { enabled, preferred } = user.mfa;
    return {
      Username: user.username,
      UserAttributes: attributeList(user).filter(({ Name }) => Name in visible),
      ...(preferred && { PreferredMfaSetting: preferred }),
      ...(enabled.length > 0 && { UserMFASettingList: [...enabled] }),
    };
  };

export const updateUserAttributes =
  (pools: UserPools): Operation<UpdateUserAttributesRequest, UpdateUserAttributesResponse> =>
  async ({ AccessToken: token, UserAttributes: given, ClientMetadata: metadata }) => {
    const { pool, user, client } = signedInBy(pools, token);
    return { CodeDeliveryDetailsList: await changeAttributes(pools, pool, user, { given, metadata, by: client }) };
  };

export const deleteUserAttributes =
  (pools: UserPools): Operation<DeleteUserAttributesRequest, object> =>
  ({ AccessToken: token, UserAttributeNames: names = [] }) => {
    const { pool, user, client } = signedInBy(pools, token);
    checkWritable(client, names);
    dropAttributes(pools, pool, user, names);
    return {};
  };

export const getUserAttributeVerificationCode =
  (pools: UserPools): Operation<GetUserAttributeVerificationCodeRequest, GetUserAttributeVerificationCodeResponse> =>
  async ({ AccessToken: token, AttributeName: name, ClientMetadata: metadata }) => {
    const { pool, user, client } = signedInBy(pools, token);
    if ((name !== 'email' && name !== 'phone_number') || (user.pendingAttributes[name] ?? user.attributes[name]) === undefined)
      throw invalid(`user.${name}: Attribute cannot be verified: the user does not have it, or it is no address.`);
    const code = keepCode(pools, user, name, limits.attributeCodeMs, name);
    const destination = user.pendingAttributes[name];
    const sending = {
      to: name,
      reason: 'CustomMessage_VerifyUserAttribute',
      code,
      clientId: client.ClientId,
      metadata,
      destination,
    } as const;
    return { CodeDeliveryDetails: await send(pools, pool, user, sending) };
  };

export const verifyUserAttribute =
  (pools: UserPools): Operation<VerifyUserAttributeRequest, object> =>
  ({ AccessToken: token, AttributeName: name = '', Code: code }) => {
    const { user } = signedInBy(pools, token);
    if (name !== 'email' && name !== 'phone_number') throw invalid('Attribute cannot be verified.');
    useCode(user, name, code, pools.now());
    const { [name]: waiting, ...others } = user.pendingAttributes;
    if (waiting !== undefined) user.attributes[name] = waiting;
    user.pendingAttributes = others;
    user.attributes[`${name}_verified`] = 'true';
    user.modifiedMs = pools.now();
    return {};
  };

export const deleteUser =
  (pools: UserPools): Operation<DeleteUserRequest, object> =>
  ({ AccessToken: token }) => {
    const { pool, user } = signedInBy(pools, token);
    pool.users = pool.users.filter((one) => one !== user);
    return {};
  };

export const globalSignOut =
  (pools: UserPools): Operation<GlobalSignOutRequest, object> =>
  ({ AccessToken: token }) => {
    for (const signIn of signedInBy(pools, token).user.signIns) signIn.state = 'revoked';
    return {};
  };
