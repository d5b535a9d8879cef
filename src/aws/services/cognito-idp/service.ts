// Amazon Cognito, user pools. What it imitates and lacks: description.ts.
import { constraintViolations } from '../../core/constraints.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { tokenState } from './access-token.ts';
import { answerDirectly } from './answer-directly.ts';
import { authorizations, unsigned, unsignedNotEmbedded } from './authorizations.ts';
import { constraints } from './constraints.ts';
import { corsHeaders } from './cors-headers.ts';
import { description } from './description.ts';
import { invalid } from './errors.ts';
import { inspectedPool } from './inspected-pool.ts';
import type { OperationName } from './operation-name.ts';
import {
  adminCreateUser,
  adminDeleteUser,
  adminDeleteUserAttributes,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminUpdateUserAttributes,
  adminUserGlobalSignOut,
} from './operations/admin-users.ts';
import {
  createUserPoolClient,
  deleteUserPoolClient,
  describeUserPoolClient,
  listUserPoolClients,
  updateUserPoolClient,
} from './operations/app-clients.ts';
import {
  adminInitiateAuth,
  adminRespondToAuthChallenge,
  getTokensFromRefreshToken,
  initiateAuth,
  respondToAuthChallenge,
  revokeToken,
} from './operations/authentication.ts';
import { createUserPoolDomain, deleteUserPoolDomain, describeUserPoolDomain, updateUserPoolDomain } from './operations/domains.ts';
import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  createGroup,
  deleteGroup,
  getGroup,
  listGroups,
  listUsersInGroup,
  updateGroup,
} from './operations/groups.ts';
import {
  createIdentityProvider,
  deleteIdentityProvider,
  describeIdentityProvider,
  getIdentityProviderByIdentifier,
  listIdentityProviders,
  updateIdentityProvider,
} from './operations/identity-providers.ts';
import { adminDisableProviderForUser, adminLinkProviderForUser } from './operations/linked-users.ts';
import { listUsers } from './operations/list-users.ts';
import {
  adminSetUserMfaPreference,
  associateSoftwareToken,
  getUserPoolMfaConfig,
  setUserMfaPreference,
  setUserPoolMfaConfig,
  verifySoftwareToken,
} from './operations/mfa.ts';
import {
  deleteUser,
  deleteUserAttributes,
  getOwnUser,
  getUserAttributeVerificationCode,
  globalSignOut,
  updateUserAttributes,
  verifyUserAttribute,
} from './operations/own-user.ts';
import {
  adminResetUserPassword,
  adminSetUserPassword,
  changePassword,
  confirmForgotPassword,
  forgotPassword,
} from './operations/passwords.ts';
import {
  createResourceServer,
  deleteResourceServer,
  describeResourceServer,
  listResourceServers,
  updateResourceServer,
} from './operations/resource-servers.ts';
import { adminConfirmSignUp, confirmSignUp, resendConfirmationCode, signUp } from './operations/sign-up.ts';
import {
  addCustomAttributes,
  createUserPool,
  deleteUserPool,
  describeUserPool,
  listTagsForResource,
  listUserPools,
  tagResource,
  untagResource,
  updateUserPool,
} from './operations/user-pools.ts';
import { schemas } from './schemas.ts';
import type { UserPool } from './user-pool.ts';
import { UserPools } from './user-pools.ts';

export function createService(environment: ServiceEnvironment): Service {
  const pools = new UserPools(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    AddCustomAttributes: addCustomAttributes(pools),
    AdminAddUserToGroup: adminAddUserToGroup(pools),
    AdminConfirmSignUp: adminConfirmSignUp(pools),
    AdminCreateUser: adminCreateUser(pools),
    AdminDeleteUser: adminDeleteUser(pools),
    AdminDeleteUserAttributes: adminDeleteUserAttributes(pools),
    AdminDisableProviderForUser: adminDisableProviderForUser(pools),
    AdminDisableUser: adminDisableUser(pools),
    AdminEnableUser: adminEnableUser(pools),
    AdminGetUser: adminGetUser(pools),
    AdminInitiateAuth: adminInitiateAuth(pools),
    AdminLinkProviderForUser: adminLinkProviderForUser(pools),
    AdminListGroupsForUser: adminListGroupsForUser(pools),
    AdminRemoveUserFromGroup: adminRemoveUserFromGroup(pools),
    AdminResetUserPassword: adminResetUserPassword(pools),
    AdminRespondToAuthChallenge: adminRespondToAuthChallenge(pools),
    AdminSetUserMFAPreference: adminSetUserMfaPreference(pools),
    AdminSetUserPassword: adminSetUserPassword(pools),
    AdminUpdateUserAttributes: adminUpdateUserAttributes(pools),
    AdminUserGlobalSignOut: adminUserGlobalSignOut(pools),
    AssociateSoftwareToken: associateSoftwareToken(pools),
    ChangePassword: changePassword(pools),
    ConfirmForgotPassword: confirmForgotPassword(pools),
    ConfirmSignUp: confirmSignUp(pools),
    CreateGroup: createGroup(pools),
    CreateIdentityProvider: createIdentityProvider(pools),
    CreateResourceServer: createResourceServer(pools),
    CreateUserPool: createUserPool(pools),
    CreateUserPoolClient: createUserPoolClient(pools),
    CreateUserPoolDomain: createUserPoolDomain(pools),
    DeleteGroup: deleteGroup(pools),
    DeleteIdentityProvider: deleteIdentityProvider(pools),
    DeleteResourceServer: deleteResourceServer(pools),
    DeleteUser: deleteUser(pools),
    DeleteUserAttributes: deleteUserAttributes(pools),
    DeleteUserPool: deleteUserPool(pools),
    DeleteUserPoolClient: deleteUserPoolClient(pools),
    DeleteUserPoolDomain: deleteUserPoolDomain(pools),
    DescribeIdentityProvider: describeIdentityProvider(pools),
    DescribeResourceServer: describeResourceServer(pools),
    DescribeUserPool: describeUserPool(pools),
    DescribeUserPoolClient: describeUserPoolClient(pools),
    DescribeUserPoolDomain: describeUserPoolDomain(pools),
    ForgotPassword: forgotPassword(pools),
    GetGroup: getGroup(pools),
    GetIdentityProviderByIdentifier: getIdentityProviderByIdentifier(pools),
    GetTokensFromRefreshToken: getTokensFromRefreshToken(pools),
    GetUser: getOwnUser(pools),
    GetUserAttributeVerificationCode: getUserAttributeVerificationCode(pools),
    GetUserPoolMfaConfig: getUserPoolMfaConfig(pools),
    GlobalSignOut: globalSignOut(pools),
    InitiateAuth: initiateAuth(pools),
    ListGroups: listGroups(pools),
    ListIdentityProviders: listIdentityProviders(pools),
    ListResourceServers: listResourceServers(pools),
    ListTagsForResource: listTagsForResource(pools),
    ListUserPoolClients: listUserPoolClients(pools),
    ListUserPools: listUserPools(pools),
    ListUsers: listUsers(pools),
    ListUsersInGroup: listUsersInGroup(pools),
    ResendConfirmationCode: resendConfirmationCode(pools),
    RespondToAuthChallenge: respondToAuthChallenge(pools),
    RevokeToken: revokeToken(pools),
    SetUserMFAPreference: setUserMfaPreference(pools),
    SetUserPoolMfaConfig: setUserPoolMfaConfig(pools),
    SignUp: signUp(pools),
    TagResource: tagResource(pools),
    UntagResource: untagResource(pools),
    UpdateGroup: updateGroup(pools),
    UpdateIdentityProvider: updateIdentityProvider(pools),
    UpdateResourceServer: updateResourceServer(pools),
    UpdateUserAttributes: updateUserAttributes(pools),
    UpdateUserPool: updateUserPool(pools),
    UpdateUserPoolClient: updateUserPoolClient(pools),
    UpdateUserPoolDomain: updateUserPoolDomain(pools),
    VerifySoftwareToken: verifySoftwareToken(pools),
    VerifyUserAttribute: verifyUserAttribute(pools),
  };
  return {
    description,
    operations: Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, checked(operation)])),
    schemas,
    authorizations: authorizations(pools, Object.keys(operations)),
    unsigned: [...unsigned, ...unsignedNotEmbedded],
    answerDirectly: (request) => answerDirectly(pools, request),
    extraHeaders: () => corsHeaders,
    openIdKeys: async (issuer) => {
      const pool = pools.byIssuer(issuer);
      return pool && pools.publicKeys(pool);
    },
    openIdTokenState: async (issuer, claims) => {
      const pool = pools.byIssuer(issuer);
      return pool && tokenState(pool, claims);
    },
    snapshot: () => pools.snapshot(),
    restore: (state) => pools.restore(state as readonly UserPool[]),
    inspect: (account, region) => pools.list({ account, region }).map(inspectedPool),
  };
}

/** AWS: user pools say InvalidParameterException where other services say ValidationException. */
function checked(operation: Operation<never, unknown>): Operation<never, unknown> {
  return (input, context) => {
    const complaints = constraintViolations(input, constraints).slice(0, 10);
    const count = complaints.length === 1 ? '1 validation error' : `${complaints.length} validation errors`;
    if (complaints.length > 0) throw invalid(`${count} detected: ${complaints.join('; ')}`);
    return operation(input, context);
  };
}
