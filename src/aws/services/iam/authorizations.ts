// What a call of IAM must be allowed to do: the action on the ARN of the user, role, group or policy that the input names.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';

/** The members that name resources or condition values, wherever they occur. */
interface Named {
  readonly UserName?: string;
  readonly GroupName?: string;
  readonly RoleName?: string;
  readonly InstanceProfileName?: string;
  readonly PolicyArn?: string;
  readonly PolicyName?: string;
  readonly PolicySourceArn?: string;
  readonly OpenIDConnectProviderArn?: string;
  readonly SerialNumber?: string;
  readonly VirtualMFADeviceName?: string;
  readonly AWSServiceName?: string;
  readonly Path?: string;
  readonly PathPrefix?: string;
  readonly Url?: string;
  readonly PermissionsBoundary?: string;
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[];
  readonly TagKeys?: readonly string[];
  readonly NewUserName?: string;
  readonly NewGroupName?: string;
  readonly NewPath?: string;
}

const tagActions: Readonly<Record<string, string>> = {
  CreateUser: 'TagUser',
  CreateRole: 'TagRole',
  CreatePolicy: 'TagPolicy',
  CreateInstanceProfile: 'TagInstanceProfile',
  CreateOpenIDConnectProvider: 'TagOpenIDConnectProvider',
  CreateVirtualMFADevice: 'TagMFADevice',
};

/** Operations on everything of the account at once. */
const withoutResource: ReadonlySet<string> = new Set([
  'CreateAccountAlias',
  'DeleteAccountAlias',
  'ListAccountAliases',
  'GetAccountSummary',
  'GetAccountAuthorizationDetails',
  'GetAccountPasswordPolicy',
  'UpdateAccountPasswordPolicy',
  'DeleteAccountPasswordPolicy',
  'GenerateCredentialReport',
  'GetCredentialReport',
  'GetServiceLinkedRoleDeletionStatus',
  'ListOpenIDConnectProviders',
  'ListVirtualMFADevices',
  'SimulateCustomPolicy',
  'GetContextKeysForCustomPolicy',
]);

/** Lists of one kind: AWS's denials name the kind and the path. */
const lists: Readonly<Record<string, string>> = {
  ListUsers: 'user',
  ListGroups: 'group',
  ListRoles: 'role',
  ListInstanceProfiles: 'instance-profile',
};

/** An authorization for each of `operations`. */
export function authorizationsOf(iam: Directory, operations: readonly string[]): Readonly<Record<string, Authorization>> {
  const entries = operations.map((operation) => {
    const authorization = (input: Named, context: CallContext): Access | readonly Access[] => {
      const account = iam.account(context);
      const access: Access = {
        action: `iam:${operation}`,
        resource: resourceOf(operation, input, account, context),
        conditions: conditionsOf(operation, input, account),
      };
      return [access, ...furtherAccess(operation, input, account, access)];
    };
    return [operation, authorization as Authorization] as const;
  });
  return Object.fromEntries(entries);
}

/** What an operation asks for besides its own action. */
function furtherAccess(operation: string, input: Named, account: Account, access: Access): Access[] {
  // AWS: who puts a role into an instance profile must be allowed to pass it to EC2.
  if (operation === 'AddRoleToInstanceProfile') {
    const conditions = { 'iam:PassedToService': ['ec2.amazonaws.com'] };
    return [{ action: 'iam:PassRole', resource: roleArn(account, input.RoleName), conditions }];
  }
  // AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_users.html: creating with tags asks for tagging too.
  const tagging = tagActions[operation];
  if (tagging !== undefined && input.Tags?.length) return [{ ...access, action: `iam:${tagging}` }];
  // AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_rename.html: both the old and the new name must be allowed.
  const { NewUserName, NewGroupName, NewPath } = input;
  if (NewUserName === undefined && NewGroupName === undefined && NewPath === undefined) return [];
  const present = operation === 'UpdateUser' ? account.users.get(input.UserName ?? '') : account.groups.get(input.GroupName ?? '');
  if (!present) return [];
  const kind = operation === 'UpdateUser' ? 'user' : 'group';
  return [{ ...access, resource: account.arn(kind, NewPath ?? present.path, NewUserName ?? NewGroupName ?? present.name) }];
}

function resourceOf(operation: string, input: Named, account: Account, { principal }: CallContext): string {
  if (withoutResource.has(operation)) return '*';
  const kind = lists[operation];
  if (kind !== undefined) return account.arn(kind as 'user', input.PathPrefix ?? '/', '');
  const { GroupName, RoleName, InstanceProfileName, UserName, PolicyName, Path = '/' } = input;
  // As AWS's denials show it.
  if (operation === 'ListPolicies') return `policy path ${input.PathPrefix ?? '/'}`;
  if (operation === 'CreatePolicy') return account.arn('policy', Path, PolicyName ?? '');
  if (operation === 'CreateOpenIDConnectProvider') return account.arn('oidc-provider', '/', (input.Url ?? '').replace(/^https:\/\//, ''));
  if (operation === 'CreateVirtualMFADevice') return account.arn('mfa', Path, input.VirtualMFADeviceName ?? '');
  if (input.AWSServiceName !== undefined) return account.arn('role', `/aws-service-role/${input.AWSServiceName}/`, '*');
  if (input.PolicySourceArn !== undefined) return input.PolicySourceArn;
  if (input.OpenIDConnectProviderArn !== undefined) return input.OpenIDConnectProviderArn;
  // A group is meant where a user is put into one, an instance profile where a role is.
  if (GroupName !== undefined) return account.groups.get(GroupName)?.arn ?? account.arn('group', Path, GroupName);
  if (InstanceProfileName !== undefined)
    return account.instanceProfiles.get(InstanceProfileName)?.arn ?? account.arn('instance-profile', Path, InstanceProfileName);
  if (RoleName !== undefined) return account.roles.get(RoleName)?.arn ?? account.arn('role', Path, RoleName);
  if (UserName !== undefined) return account.users.get(UserName)?.arn ?? account.arn('user', Path, UserName);
  return input.PolicyArn ?? input.SerialNumber ?? (principal.kind === 'user' ? principal.arn : '*');
}

function conditionsOf(operation: string, input: Named, account: Account): Record<string, readonly string[]> {
  const { PolicyArn, PermissionsBoundary, AWSServiceName, Tags = [], TagKeys } = input;
  const conditions: Record<string, readonly string[]> = {};
  if (/^(Attach|Detach)/.test(operation) && PolicyArn !== undefined) conditions['iam:PolicyARN'] = [PolicyArn];
  const boundary = PermissionsBoundary ?? presentBoundary(input, account);
  if (boundary !== undefined) conditions['iam:PermissionsBoundary'] = [boundary];
  if (AWSServiceName !== undefined) conditions['iam:AWSServiceName'] = [AWSServiceName];
  Object.assign(conditions, requestTagConditions(Tags));
  if (TagKeys && TagKeys.length > 0) conditions['aws:TagKeys'] = TagKeys;
  for (const { Key, Value } of presentTags(input, account)) {
    conditions[`aws:ResourceTag/${Key}`] = [Value];
    conditions[`iam:ResourceTag/${Key}`] = [Value];
  }
  return conditions;
}

function presentBoundary({ UserName, RoleName }: Named, account: Account): string | undefined {
  return account.users.get(UserName ?? '')?.boundary ?? account.roles.get(RoleName ?? '')?.boundary;
}

function presentTags({ UserName, RoleName, PolicyArn, InstanceProfileName }: Named, account: Account) {
  const tagged =
    account.users.get(UserName ?? '') ??
    account.roles.get(RoleName ?? '') ??
    account.instanceProfiles.get(InstanceProfileName ?? '') ??
    account.policies.get(PolicyArn ?? '');
  return tagged?.tags ?? [];
}

function roleArn(account: Account, name = ''): string {
  return account.roles.get(name)?.arn ?? account.arn('role', '/', name);
}
