// Permissions boundaries of users and roles: Put and Delete.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
import type {
  DeleteRolePermissionsBoundaryRequest,
  DeleteUserPermissionsBoundaryRequest,
  PutRolePermissionsBoundaryRequest,
  PutUserPermissionsBoundaryRequest,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import type { Account } from '../account.ts';
import type { Directory } from '../directory.ts';
import type { Role, User } from '../entities.ts';
import { noSuchEntity } from '../errors.ts';
import { modifiableRole } from '../modifiable-role.ts';
import { checkedBoundary } from '../permissions-boundary.ts';

export function permissionsBoundaries(iam: Directory) {
  function put(account: Account, holder: User | Role, arn: string | undefined): void {
    const boundary = checkedBoundary(iam, account, arn);
    if (boundary !== undefined) holder.boundary = boundary;
  }
  return {
    PutUserPermissionsBoundary({ UserName, PermissionsBoundary }: PutUserPermissionsBoundaryRequest, context: CallContext): void {
      const account = iam.account(context);
      put(account, account.user(UserName), PermissionsBoundary);
    },
    PutRolePermissionsBoundary({ RoleName, PermissionsBoundary }: PutRolePermissionsBoundaryRequest, context: CallContext): void {
      const account = iam.account(context);
      put(account, modifiableRole(account, RoleName), PermissionsBoundary);
    },
    DeleteUserPermissionsBoundary({ UserName }: DeleteUserPermissionsBoundaryRequest, context: CallContext): void {
      remove('User', iam.account(context).user(UserName));
    },
    DeleteRolePermissionsBoundary({ RoleName }: DeleteRolePermissionsBoundaryRequest, context: CallContext): void {
      remove('Role', modifiableRole(iam.account(context), RoleName));
    },
  };
}

// The sentence is inferred; the model lists NoSuchEntity.
function remove(kind: 'User' | 'Role', holder: User | Role): void {
  if (holder.boundary === undefined) throw noSuchEntity(`${kind} ${holder.name} does not have a permissions boundary.`);
  delete holder.boundary;
}
