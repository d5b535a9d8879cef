// What each operation asks of IAM. Those that nobody signs ask nothing: logins are their proof.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html
import type {
  CreateIdentityPoolInput,
  SetIdentityPoolRolesInput,
  TagResourceInput,
  UntagResourceInput,
  IdentityPool as UpdateIdentityPoolInput,
} from '@aws-sdk/client-cognito-identity';
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import { poolArn } from './identity-pool.ts';
import type { IdentityPools } from './identity-pools.ts';
import type { OperationName } from './operation-name.ts';
import { rolesOf } from './operations/identity-pool-roles.ts';

type Conditions = NonNullable<Access['conditions']>;

/** AWS: these are public. */
export const unsigned: readonly OperationName[] = ['GetCredentialsForIdentity', 'GetId', 'GetOpenIdToken', 'UnlinkIdentity'];

export function authorizations(pools: IdentityPools): Readonly<Record<OperationName, Authorization>> {
  const on = (operation: OperationName, arn: string, context: CallContext, conditions: Conditions = {}): Access => {
    const pool = pools.list(context).find((one) => poolArn(one) === arn);
    const tags = Object.entries(pool?.tags ?? {}).map(([key, value]) => [`aws:ResourceTag/${key}`, [value]]);
    return { action: `cognito-identity:${operation}`, resource: arn, conditions: { ...Object.fromEntries(tags), ...conditions } };
  };
  const arnOf = (id: string | undefined, { account, region }: CallContext) => poolArn({ account, region, id: id ?? '' });
  const ofPool =
    (operation: OperationName): Authorization<{ readonly IdentityPoolId?: string }> =>
    ({ IdentityPoolId: id }, context) =>
      on(operation, arnOf(id, context), context);
  const byArn =
    (operation: OperationName): Authorization<TagResourceInput & UntagResourceInput> =>
    ({ ResourceArn: arn = '*', Tags: tags = {}, TagKeys: keys }, context) =>
      on(operation, arn, context, { ...tagsOf(tags), ...(keys && { 'aws:TagKeys': keys }) });
  const everywhere =
    (operation: OperationName): Authorization =>
    () => ({ action: `cognito-identity:${operation}`, resource: '*' });
  const nothing: Authorization = () => [];
  return {
    CreateIdentityPool: ({ IdentityPoolTags: tags = {} }: CreateIdentityPoolInput) => ({
      action: 'cognito-identity:CreateIdentityPool',
      resource: '*',
      conditions: tagsOf(tags),
    }),
    DeleteIdentities: everywhere('DeleteIdentities'),
    DeleteIdentityPool: ofPool('DeleteIdentityPool'),
    DescribeIdentity: everywhere('DescribeIdentity'),
    DescribeIdentityPool: ofPool('DescribeIdentityPool'),
    GetCredentialsForIdentity: nothing,
    GetId: nothing,
    GetIdentityPoolRoles: ofPool('GetIdentityPoolRoles'),
    GetOpenIdToken: nothing,
    GetOpenIdTokenForDeveloperIdentity: ofPool('GetOpenIdTokenForDeveloperIdentity'),
    GetPrincipalTagAttributeMap: ofPool('GetPrincipalTagAttributeMap'),
    ListIdentities: ofPool('ListIdentities'),
    ListIdentityPools: everywhere('ListIdentityPools'),
    ListTagsForResource: byArn('ListTagsForResource'),
    LookupDeveloperIdentity: ofPool('LookupDeveloperIdentity'),
    MergeDeveloperIdentities: ofPool('MergeDeveloperIdentities'),
    SetIdentityPoolRoles: (input: SetIdentityPoolRolesInput, context) => [
      on('SetIdentityPoolRoles', arnOf(input.IdentityPoolId, context), context),
      ...rolesOf(input).map((resource) => ({
        action: 'iam:PassRole',
        resource,
        conditions: { 'iam:PassedToService': ['cognito-identity.amazonaws.com'] },
      })),
    ],
    SetPrincipalTagAttributeMap: ofPool('SetPrincipalTagAttributeMap'),
    TagResource: byArn('TagResource'),
    UnlinkDeveloperIdentity: ofPool('UnlinkDeveloperIdentity'),
    UnlinkIdentity: nothing,
    UntagResource: byArn('UntagResource'),
    UpdateIdentityPool: ({ IdentityPoolId: id, IdentityPoolTags: tags = {} }: UpdateIdentityPoolInput, context) =>
      on('UpdateIdentityPool', arnOf(id, context), context, tagsOf(tags)),
  };
}

function tagsOf(tags: Readonly<Record<string, string>>): Conditions {
  return requestTagConditions(Object.entries(tags).map(([Key, Value]) => ({ Key, Value })));
}
