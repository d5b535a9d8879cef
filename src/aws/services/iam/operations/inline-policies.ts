// Inline policies of users, groups and roles: Put, Get, List and Delete, each three times.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html and its siblings
import type * as Sdk from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import type { Directory } from '../directory.ts';
import type { PolicyHolder } from '../entities.ts';
import { noSuchEntity } from '../errors.ts';
import { modifiableRole } from '../modifiable-role.ts';
import { type PageRequest, pageOf } from '../paging.ts';
import { checkedDocument, checkInlineSize, encodedDocument } from '../policy-document.ts';

type Kind = 'user' | 'group' | 'role';

interface PolicyInput {
  readonly PolicyName: string | undefined;
  readonly PolicyDocument: string | undefined;
}

export function inlinePolicies(iam: Directory) {
  return {
    PutUserPolicy(input: Sdk.PutUserPolicyRequest, context: CallContext): void {
      put('user', iam.account(context).user(input.UserName), input);
    },
    PutGroupPolicy(input: Sdk.PutGroupPolicyRequest, context: CallContext): void {
      put('group', iam.account(context).group(input.GroupName), input);
    },
    PutRolePolicy(input: Sdk.PutRolePolicyRequest, context: CallContext): void {
      put('role', modifiableRole(iam.account(context), input.RoleName), input);
    },

    GetUserPolicy({ UserName, PolicyName }: Sdk.GetUserPolicyRequest, context: CallContext): Sdk.GetUserPolicyResponse {
      return { UserName, ...got('user', iam.account(context).user(UserName), PolicyName) };
    },
    GetGroupPolicy({ GroupName, PolicyName }: Sdk.GetGroupPolicyRequest, context: CallContext): Sdk.GetGroupPolicyResponse {
      return { GroupName, ...got('group', iam.account(context).group(GroupName), PolicyName) };
    },
    GetRolePolicy({ RoleName, PolicyName }: Sdk.GetRolePolicyRequest, context: CallContext): Sdk.GetRolePolicyResponse {
      return { RoleName, ...got('role', iam.account(context).role(RoleName), PolicyName) };
    },

    ListUserPolicies(input: Sdk.ListUserPoliciesRequest, context: CallContext): Sdk.ListUserPoliciesResponse {
      return listed(iam.account(context).user(input.UserName), input);
    },
    ListGroupPolicies(input: Sdk.ListGroupPoliciesRequest, context: CallContext): Sdk.ListGroupPoliciesResponse {
      return listed(iam.account(context).group(input.GroupName), input);
    },
    ListRolePolicies(input: Sdk.ListRolePoliciesRequest, context: CallContext): Sdk.ListRolePoliciesResponse {
      return listed(iam.account(context).role(input.RoleName), input);
    },

    DeleteUserPolicy({ UserName, PolicyName }: Sdk.DeleteUserPolicyRequest, context: CallContext): void {
      remove('user', iam.account(context).user(UserName), PolicyName);
    },
    DeleteGroupPolicy({ GroupName, PolicyName }: Sdk.DeleteGroupPolicyRequest, context: CallContext): void {
      remove('group', iam.account(context).group(GroupName), PolicyName);
    },
    DeleteRolePolicy({ RoleName, PolicyName }: Sdk.DeleteRolePolicyRequest, context: CallContext): void {
      remove('role', modifiableRole(iam.account(context), RoleName), PolicyName);
    },
  };
}

function put(kind: Kind, holder: PolicyHolder, { PolicyName: name = '', PolicyDocument }: PolicyInput): void {
  const document = checkedDocument(PolicyDocument, 'inline');
  checkInlineSize(kind, holder, name, document);
  holder.inline.set(name, document);
}

function got(kind: Kind, holder: PolicyHolder, name: string | undefined) {
  const document = holder.inline.get(name ?? '');
  if (document === undefined) throw notFound(kind, name);
  return { PolicyName: name, PolicyDocument: encodedDocument(document) };
}

function listed(holder: PolicyHolder, request: PageRequest) {
  const { items, paging } = pageOf(holder.inline.keys(), request, (name) => name);
  return { PolicyNames: items, ...paging };
}

function remove(kind: Kind, holder: PolicyHolder, name: string | undefined): void {
  if (!holder.inline.delete(name ?? '')) throw notFound(kind, name);
}

function notFound(kind: Kind, name: string | undefined) {
  return noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`);
}
