// What each operation asks of IAM. Those of users and app clients ask nothing: a token, a password or a code is their permission.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
import type { Authorization } from '../../core/access.ts';
import { formatArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { OperationName } from './operation-name.ts';
import type { schemas } from './schemas.ts';
import { poolArn } from './user-pool.ts';
import type { UserPools } from './user-pools.ts';

/** The operations that nobody signs. */
export const unsigned = [
  'AssociateSoftwareToken',
  'ChangePassword',
  'ConfirmForgotPassword',
  'ConfirmSignUp',
  'DeleteUser',
  'DeleteUserAttributes',
  'ForgotPassword',
  'GetTokensFromRefreshToken',
  'GetUser',
  'GetUserAttributeVerificationCode',
  'GlobalSignOut',
  'InitiateAuth',
  'ResendConfirmationCode',
  'RespondToAuthChallenge',
  'RevokeToken',
  'SetUserMFAPreference',
  'SignUp',
  'UpdateUserAttributes',
  'VerifySoftwareToken',
  'VerifyUserAttribute',
] as const satisfies readonly OperationName[];

/** Those of them that are not embedded: unsigned, too, they are answered with 501 and not with a complaint about the signature. */
export const unsignedNotEmbedded = [
  'CompleteWebAuthnRegistration',
  'ConfirmDevice',
  'DeleteWebAuthnCredential',
  'ForgetDevice',
  'GetDevice',
  'GetUserAuthFactors',
  'ListDevices',
  'ListWebAuthnCredentials',
  'SetUserSettings',
  'StartWebAuthnRegistration',
  'UpdateAuthEventFeedback',
  'UpdateDeviceStatus',
] as const satisfies readonly (keyof typeof schemas)[];

/** Operations that are about no pool, or about none yet. */
const withoutPool: readonly OperationName[] = ['CreateUserPool', 'ListUserPools', 'DescribeUserPoolDomain'];

interface PoolRequest {
  readonly UserPoolId?: string;
  readonly ResourceArn?: string;
  readonly UserPoolTags?: Readonly<Record<string, string>>;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly TagKeys?: readonly string[];
}

export function authorizations(pools: UserPools, operations: readonly string[]): Readonly<Record<string, Authorization>> {
  return Object.fromEntries(operations.map((name) => [name, authorizationOf(pools, name as OperationName)]));
}

function authorizationOf(pools: UserPools, name: OperationName): Authorization<PoolRequest> {
  if ((unsigned as readonly string[]).includes(name)) return () => [];
  return (input, context) => {
    const { UserPoolTags: poolTags, Tags: tags = poolTags, TagKeys: keys } = input;
    const conditions = {
      ...(tags && requestTagConditions(Object.entries(tags).map(([Key, Value]) => ({ Key, Value })))),
      ...(keys && { 'aws:TagKeys': keys }),
    };
    if (withoutPool.includes(name)) return { action: `cognito-idp:${name}`, resource: '*', conditions };
    const { arn, resourceTags } = poolOf(pools, input, context);
    return { action: `cognito-idp:${name}`, resource: arn, conditions: { ...conditions, ...resourceTags } };
  };
}

function poolOf(pools: UserPools, { UserPoolId: id, ResourceArn: arn }: PoolRequest, { account, region }: CallContext) {
  const poolId = id ?? arn?.slice(arn.lastIndexOf('/') + 1) ?? '';
  const pool = pools.byId(poolId);
  const tags = Object.entries(pool?.tags ?? {}).map(([key, value]) => [`aws:ResourceTag/${key}`, [value]] as const);
  const own = pool ? poolArn(pool) : formatArn({ service: 'cognito-idp', region, account, resource: `userpool/${poolId}` });
  return { arn: own, resourceTags: Object.fromEntries(tags) };
}
