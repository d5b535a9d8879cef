// Managed policies on users, groups and roles: Attach, Detach and ListAttached, each three times.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html and its siblings
import type * as Sdk from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import type { Account } from '../account.ts';
import type { Directory } from '../directory.ts';
import type { PolicyHolder } from '../entities.ts';
import { policyNotAttachable, policyNotFound, quotaExceeded } from '../errors.ts';
import { limits } from '../limits.ts';
import { modifiableRole } from '../modifiable-role.ts';
import { type PageRequest, pageOf } from '../paging.ts';
import { checkPolicyArn } from '../permissions-boundary.ts';

const quotas = { user: 'PoliciesPerUser', group: 'PoliciesPerGroup', role: 'PoliciesPerRole' } as const;

export function attachedPolicies(iam: Directory) {
  /** AWS: attaching twice is no error. */
  function attach(kind: keyof typeof quotas, account: Account, holder: PolicyHolder, arn = ''): void {
    checkPolicyArn(arn);
    if (!iam.managedPolicy(account, arn)) throw policyNotAttachable(arn);
    const limit = limits.attachedPoliciesPerHolder;
    if (!holder.attached.has(arn) && holder.attached.size >= limit) throw quotaExceeded(quotas[kind], limit);
    holder.attached.add(arn);
  }

  function detach(holder: PolicyHolder, arn = ''): void {
    checkPolicyArn(arn);
    if (!holder.attached.delete(arn)) throw policyNotFound(arn);
  }

  function listed(account: Account, holder: PolicyHolder, request: PageRequest & { readonly PathPrefix?: string | undefined }) {
    const { PathPrefix: prefix = '/' } = request;
    const policies = [...holder.attached].flatMap((arn) => iam.managedPolicy(account, arn) ?? []);
    const found = policies.filter(({ path }) => path.startsWith(prefix));
    const { items, paging } = pageOf(found, request, ({ name, arn }) => `${name} ${arn}`);
    return { AttachedPolicies: items.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })), ...paging };
  }

  return {
    AttachUserPolicy({ UserName, PolicyArn }: Sdk.AttachUserPolicyRequest, context: CallContext): void {
      const account = iam.account(context);
      attach('user', account, account.user(UserName), PolicyArn);
    },
    AttachGroupPolicy({ GroupName, PolicyArn }: Sdk.AttachGroupPolicyRequest, context: CallContext): void {
      const account = iam.account(context);
      attach('group', account, account.group(GroupName), PolicyArn);
    },
    AttachRolePolicy({ RoleName, PolicyArn }: Sdk.AttachRolePolicyRequest, context: CallContext): void {
      const account = iam.account(context);
      attach('role', account, modifiableRole(account, RoleName), PolicyArn);
    },

    DetachUserPolicy({ UserName, PolicyArn }: Sdk.DetachUserPolicyRequest, context: CallContext): void {
      detach(iam.account(context).user(UserName), PolicyArn);
    },
    DetachGroupPolicy({ GroupName, PolicyArn }: Sdk.DetachGroupPolicyRequest, context: CallContext): void {
      detach(iam.account(context).group(GroupName), PolicyArn);
    },
    DetachRolePolicy({ RoleName, PolicyArn }: Sdk.DetachRolePolicyRequest, context: CallContext): void {
      detach(modifiableRole(iam.account(context), RoleName), PolicyArn);
    },

    ListAttachedUserPolicies(input: Sdk.ListAttachedUserPoliciesRequest, context: CallContext): Sdk.ListAttachedUserPoliciesResponse {
      const account = iam.account(context);
      return listed(account, account.user(input.UserName), input);
    },
    ListAttachedGroupPolicies(input: Sdk.ListAttachedGroupPoliciesRequest, context: CallContext): Sdk.ListAttachedGroupPoliciesResponse {
      const account = iam.account(context);
      return listed(account, account.group(input.GroupName), input);
    },
    ListAttachedRolePolicies(input: Sdk.ListAttachedRolePoliciesRequest, context: CallContext): Sdk.ListAttachedRolePoliciesResponse {
      const account = iam.account(context);
      return listed(account, account.role(input.RoleName), input);
    },
  };
}
