// GetAccountAuthorizationDetails: every user, group, role and policy of the account with what they may do.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
import type * as Sdk from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import type { Account } from '../account.ts';
import { attachmentsOf } from '../attachments.ts';
import { awsManagedPolicies } from '../aws-managed/aws-managed-policies.ts';
import { describedGroup, describedInstanceProfile, describedPolicy, describedRoleInFull, describedUser } from '../described-entities.ts';
import { describedVersion } from '../described-version.ts';
import type { Directory } from '../directory.ts';
import type { Group, ManagedPolicy, PolicyHolder, Role, User } from '../entities.ts';
import { pageOf } from '../paging.ts';
import { encodedDocument } from '../policy-document.ts';
import { tagsMember } from '../tags.ts';

type Detail =
  | { readonly kind: 'User'; readonly entity: User }
  | { readonly kind: 'Group'; readonly entity: Group }
  | { readonly kind: 'Role'; readonly entity: Role }
  | { readonly kind: 'LocalManagedPolicy' | 'AWSManagedPolicy'; readonly entity: ManagedPolicy };

export function accountAuthorizationDetails(iam: Directory) {
  return {
    GetAccountAuthorizationDetails(
      input: Sdk.GetAccountAuthorizationDetailsRequest,
      context: CallContext,
    ): Sdk.GetAccountAuthorizationDetailsResponse {
      const account = iam.account(context);
      const wanted = detailsOf(account).filter(({ kind }) => !input.Filter?.length || input.Filter.includes(kind));
      const { items, paging } = pageOf(wanted, input, ({ kind, entity }) => `${kind} ${entity.name} ${entity.arn}`);
      return {
        UserDetailList: items.flatMap((detail) => (detail.kind === 'User' ? [userDetail(iam, account, detail.entity)] : [])),
        GroupDetailList: items.flatMap((detail) => (detail.kind === 'Group' ? [groupDetail(iam, account, detail.entity)] : [])),
        RoleDetailList: items.flatMap((detail) => (detail.kind === 'Role' ? [roleDetail(iam, account, detail.entity)] : [])),
        Policies: items.flatMap((detail) => ('versions' in detail.entity ? [policyDetail(account, detail.entity)] : [])),
        ...paging,
      };
    },
  };
}

/** AWS: of its own policies, those that are attached. */
function detailsOf(account: Account): Detail[] {
  const used = [...awsManagedPolicies()].filter(({ arn }) => attachmentsOf(account, arn).attached.length > 0);
  return [
    ...[...account.users.values()].map((entity) => ({ kind: 'User' as const, entity })),
    ...[...account.groups.values()].map((entity) => ({ kind: 'Group' as const, entity })),
    ...[...account.roles.values()].map((entity) => ({ kind: 'Role' as const, entity })),
    ...[...account.policies.values()].map((entity) => ({ kind: 'LocalManagedPolicy' as const, entity })),
    ...used.map((entity) => ({ kind: 'AWSManagedPolicy' as const, entity })),
  ];
}

export function userDetail(iam: Directory, account: Account, user: User): Sdk.UserDetail {
  return {
    ...describedUser(user),
    ...tagsMember(user.tags),
    UserPolicyList: inlineOf(user),
    GroupList: account.groupsOf(user).map(({ name }) => name),
    AttachedManagedPolicies: attachedTo(iam, account, user),
  };
}

export function groupDetail(iam: Directory, account: Account, group: Group): Sdk.GroupDetail {
  return { ...describedGroup(group), GroupPolicyList: inlineOf(group), AttachedManagedPolicies: attachedTo(iam, account, group) };
}

export function roleDetail(iam: Directory, account: Account, role: Role): Sdk.RoleDetail {
  const { MaxSessionDuration: _duration, Description: _description, ...described } = describedRoleInFull(role);
  const profiles = [...account.instanceProfiles.values()].filter(({ roleName }) => roleName === role.name);
  return {
    ...described,
    InstanceProfileList: profiles.map((profile) => describedInstanceProfile(account, profile)),
    RolePolicyList: inlineOf(role),
    AttachedManagedPolicies: attachedTo(iam, account, role),
  };
}

export function policyDetail(account: Account, policy: ManagedPolicy): Sdk.ManagedPolicyDetail {
  const { Tags: _tags, ...described } = describedPolicy(account, policy);
  return {
    ...described,
    ...(policy.description !== undefined && { Description: policy.description }),
    PolicyVersionList: policy.versions.map((version) => ({
      Document: encodedDocument(version.document),
      ...describedVersion(policy, version),
    })),
  };
}

function inlineOf({ inline }: PolicyHolder): Sdk.PolicyDetail[] {
  return [...inline].map(([name, document]) => ({ PolicyName: name, PolicyDocument: encodedDocument(document) }));
}

function attachedTo(iam: Directory, account: Account, { attached }: PolicyHolder): Sdk.AttachedPolicy[] {
  const policies = [...attached].flatMap((arn) => iam.managedPolicy(account, arn) ?? []);
  return policies.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn }));
}
