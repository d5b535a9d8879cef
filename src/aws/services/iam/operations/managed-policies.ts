// Managed policies: CreatePolicy, GetPolicy, ListPolicies, DeletePolicy, ListEntitiesForPolicy.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html and its siblings
import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  ListEntitiesForPolicyRequest,
  ListEntitiesForPolicyResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { attachmentsOf } from '../attachments.ts';
import { awsManagedPolicies } from '../aws-managed/aws-managed-policies.ts';
import { describedPolicy } from '../described-entities.ts';
import type { Directory } from '../directory.ts';
import type { ManagedPolicy } from '../entities.ts';
import { alreadyExists, deleteConflict, quotaExceeded } from '../errors.ts';
import { limits } from '../limits.ts';
import { ownPolicy } from '../own-policy.ts';
import { pageOf } from '../paging.ts';
import { checkedDocument, checkManagedSize } from '../policy-document.ts';
import { checkedTags, tagsMember } from '../tags.ts';

export function managedPolicies(iam: Directory) {
  return {
    CreatePolicy(input: CreatePolicyRequest, context: CallContext): CreatePolicyResponse {
      const account = iam.account(context);
      const name = input.PolicyName ?? '';
      const path = input.Path ?? '/';
      const document = checkedDocument(input.PolicyDocument, 'managed');
      const tags = checkedTags(input.Tags);
      checkManagedSize(document);
      const taken = [...account.policies.values()].some((policy) => policy.name.toLowerCase() === name.toLowerCase());
      if (taken) throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
      if (account.policies.size >= limits.policiesPerAccount) throw quotaExceeded('PoliciesPerAccount', limits.policiesPerAccount);
      const createdMs = iam.now();
      const policy: ManagedPolicy = {
        name,
        path,
        arn: account.arn('policy', path, name),
        id: iam.newId('ANPA'),
        createdMs,
        updatedMs: createdMs,
        tags,
        versions: [{ id: 'v1', document, createdMs }],
        defaultVersionId: 'v1',
        nextVersion: 2,
        ...(input.Description !== undefined && { description: input.Description }),
      };
      account.policies.set(policy.arn, policy);
      // AWS: the answer has no description.
      return { Policy: { ...describedPolicy(account, policy), ...tagsMember(tags) } };
    },

    GetPolicy({ PolicyArn }: GetPolicyRequest, context: CallContext): GetPolicyResponse {
      const account = iam.account(context);
      const policy = iam.policy(account, PolicyArn);
      const { description } = policy;
      return {
        Policy: {
          ...describedPolicy(account, policy),
          ...(description !== undefined && { Description: description }),
          Tags: policy.tags.map((tag) => ({ ...tag })),
        },
      };
    },

    ListPolicies(input: ListPoliciesRequest, context: CallContext): ListPoliciesResponse {
      const account = iam.account(context);
      const { Scope: scope = 'All', PathPrefix: prefix = '/' } = input;
      const own = scope === 'AWS' ? [] : [...account.policies.values()];
      const aws = scope === 'Local' ? [] : [...awsManagedPolicies()];
      const found = [...own, ...aws].filter(({ arn, path }) => {
        if (!path.startsWith(prefix)) return false;
        const { attached, boundaries } = attachmentsOf(account, arn);
        const uses = input.PolicyUsageFilter === 'PermissionsBoundary' ? boundaries : attached;
        return input.OnlyAttached || input.PolicyUsageFilter ? uses.length > 0 : true;
      });
      const { items, paging } = pageOf(found, input, ({ name, arn }) => `${name} ${arn}`);
      return { Policies: items.map((policy) => describedPolicy(account, policy)), ...paging };
    },

    DeletePolicy({ PolicyArn }: DeletePolicyRequest, context: CallContext): void {
      const account = iam.account(context);
      const policy = ownPolicy(account, PolicyArn);
      const { attached, boundaries } = attachmentsOf(account, policy.arn);
      if (attached.length > 0 || boundaries.length > 0) throw deleteConflict('Cannot delete a policy attached to entities.');
      if (policy.versions.length > 1)
        throw deleteConflict(
          "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
        );
      account.policies.delete(policy.arn);
    },

    ListEntitiesForPolicy(input: ListEntitiesForPolicyRequest, context: CallContext): ListEntitiesForPolicyResponse {
      const account = iam.account(context);
      const policy = iam.policy(account, input.PolicyArn);
      const { PathPrefix: prefix = '/', EntityFilter: filter, PolicyUsageFilter: usage } = input;
      const { attached, boundaries } = attachmentsOf(account, policy.arn);
      const uses = usage === 'PermissionsBoundary' ? boundaries : usage === 'PermissionsPolicy' ? attached : [...attached, ...boundaries];
      const found = [...new Map(uses.map((use) => [use.holder.arn, use])).values()].filter(
        ({ kind, holder }) => holder.path.startsWith(prefix) && (filter === undefined || filter.toLowerCase() === kind),
      );
      const { items, paging } = pageOf(found, input, ({ kind, holder }) => `${kind} ${holder.name}`);
      const of = (wanted: string) => items.flatMap(({ kind, holder }) => (kind === wanted ? [holder] : []));
      return {
        PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
        PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
        PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
        ...paging,
      };
    },
  };
}
