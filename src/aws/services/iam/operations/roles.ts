// Roles: CreateRole, GetRole, ListRoles, UpdateRole, UpdateRoleDescription, UpdateAssumeRolePolicy, DeleteRole.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html and its siblings
import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  UpdateAssumeRolePolicyRequest,
  UpdateRoleDescriptionRequest,
  UpdateRoleDescriptionResponse,
  UpdateRoleRequest,
  UpdateRoleResponse,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { describedRole, describedRoleInFull } from '../described-entities.ts';
import type { Directory } from '../directory.ts';
import type { Role } from '../entities.ts';
import { deleteConflict, quotaExceeded } from '../errors.ts';
import { limits } from '../limits.ts';
import { modifiableRole } from '../modifiable-role.ts';
import { pageOf } from '../paging.ts';
import { checkedBoundary } from '../permissions-boundary.ts';
import { renamePrincipal } from '../renamed-principal.ts';
import { checkedTags, tagsMember } from '../tags.ts';
import { checkedTrustPolicy } from '../trust-policy.ts';

export function roles(iam: Directory) {
  return {
    CreateRole(input: CreateRoleRequest, context: CallContext): CreateRoleResponse {
      const account = iam.account(context);
      const name = input.RoleName ?? '';
      const path = input.Path ?? '/';
      const trustPolicy = checkedTrustPolicy(account, input.AssumeRolePolicyDocument);
      const tags = checkedTags(input.Tags);
      const boundary = checkedBoundary(iam, account, input.PermissionsBoundary);
      account.checkFree('role', name);
      if (account.roles.size >= limits.rolesPerAccount) throw quotaExceeded('RolesPerAccount', limits.rolesPerAccount);
      const role: Role = {
        name,
        path,
        arn: account.arn('role', path, name),
        id: iam.newId('AROA'),
        createdMs: iam.now(),
        inline: new Map(),
        attached: new Set(),
        trustPolicy,
        maxSessionSeconds: input.MaxSessionDuration ?? limits.defaultSessionSeconds,
        tags,
        ...(input.Description !== undefined && { description: input.Description }),
        ...(boundary !== undefined && { boundary }),
      };
      account.roles.set(name, role);
      // Recorded by LocalStack: the answer tells the longest session only where it was asked for.
      return { Role: { ...describedRoleInFull(role), MaxSessionDuration: input.MaxSessionDuration, RoleLastUsed: undefined } };
    },

    GetRole({ RoleName }: GetRoleRequest, context: CallContext): GetRoleResponse {
      return { Role: describedRoleInFull(iam.account(context).role(RoleName)) };
    },

    ListRoles(input: ListRolesRequest, context: CallContext): ListRolesResponse {
      const { PathPrefix: prefix = '/' } = input;
      const found = [...iam.account(context).roles.values()].filter(({ path }) => path.startsWith(prefix));
      const { items, paging } = pageOf(found, input, ({ name }) => name);
      // AWS: a list leaves out boundary, last use and tags.
      return { Roles: items.map(describedRole), ...paging };
    },

    UpdateRole({ RoleName, Description, MaxSessionDuration }: UpdateRoleRequest, context: CallContext): UpdateRoleResponse {
      const role = modifiableRole(iam.account(context), RoleName);
      // Terraform counts on it that a description which is not given stays; AWS documents the hour as the default of the other member.
      if (Description !== undefined) role.description = Description;
      role.maxSessionSeconds = MaxSessionDuration ?? limits.defaultSessionSeconds;
      return {};
    },

    UpdateRoleDescription({ RoleName, Description }: UpdateRoleDescriptionRequest, context: CallContext): UpdateRoleDescriptionResponse {
      const role = iam.account(context).role(RoleName);
      role.description = Description ?? '';
      return { Role: { ...describedRole(role), ...tagsMember(role.tags) } };
    },

    UpdateAssumeRolePolicy({ RoleName, PolicyDocument }: UpdateAssumeRolePolicyRequest, context: CallContext): void {
      const account = iam.account(context);
      const role = modifiableRole(account, RoleName);
      role.trustPolicy = checkedTrustPolicy(account, PolicyDocument);
    },

    DeleteRole({ RoleName }: DeleteRoleRequest, context: CallContext): void {
      const account = iam.account(context);
      const role = modifiableRole(account, RoleName);
      const has = (what: string): never => {
        throw deleteConflict(`Cannot delete entity, must ${what} first.`);
      };
      if ([...account.instanceProfiles.values()].some(({ roleName }) => roleName === role.name)) has('remove roles from instance profile');
      if (role.attached.size > 0) has('detach all policies');
      if (role.inline.size > 0) has('delete policies');
      account.roles.delete(role.name);
      renamePrincipal(iam.allRoles, role.arn, role.id);
    },
  };
}
