// How users, groups, roles, instance profiles and policies look in answers.
import type * as Sdk from '@aws-sdk/client-iam';
import type { Account } from './account.ts';
import { answeredTime } from './answered-time.ts';
import { attachmentsOf } from './attachments.ts';
import type { Group, InstanceProfile, ManagedPolicy, Role, User } from './entities.ts';
import { encodedDocument } from './policy-document.ts';
import { tagsMember } from './tags.ts';

/** Without tags: not every answer has them. */
export function describedUser(user: User): Sdk.User {
  const { login } = user;
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: answeredTime(user.createdMs),
    ...(login?.lastUsedMs !== undefined && { PasswordLastUsed: answeredTime(login.lastUsedMs) }),
    ...describedBoundary(user),
  };
}

export function describedGroup(group: Group): Sdk.Group {
  return { Path: group.path, GroupName: group.name, GroupId: group.id, Arn: group.arn, CreateDate: answeredTime(group.createdMs) };
}

/** What every answer says of a role; GetRole says more. */
export function describedRole(role: Role): Sdk.Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: answeredTime(role.createdMs),
    AssumeRolePolicyDocument: encodedDocument(role.trustPolicy),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

/** With tags, boundary and last use, as GetRole answers. */
export function describedRoleInFull(role: Role): Sdk.Role {
  return { ...describedRole(role), ...describedBoundary(role), ...tagsMember(role.tags), RoleLastUsed: describedLastUse(role) };
}

/** AWS: empty for a role that was not used within 400 days. */
export function describedLastUse({ lastUsed }: Role): Sdk.RoleLastUsed {
  return lastUsed ? { LastUsedDate: answeredTime(lastUsed.atMs), Region: lastUsed.region } : {};
}

export function describedInstanceProfile(account: Account, profile: InstanceProfile): Sdk.InstanceProfile {
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: answeredTime(profile.createdMs),
    Roles: profile.roleName === undefined ? [] : [describedRole(account.role(profile.roleName))],
  };
}

/** Without description and tags: lists leave them out. */
export function describedPolicy(account: Account, policy: ManagedPolicy): Sdk.Policy {
  const { attached, boundaries } = attachmentsOf(account, policy.arn);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attached.length,
    PermissionsBoundaryUsageCount: boundaries.length,
    IsAttachable: true,
    CreateDate: answeredTime(policy.createdMs),
    UpdateDate: answeredTime(policy.updatedMs),
  };
}

function describedBoundary({ boundary }: User | Role): { PermissionsBoundary?: Sdk.AttachedPermissionsBoundary } {
  if (boundary === undefined) return {};
  // The model's word is PermissionsBoundaryPolicy; what the real service answers is this one (API_GetUser, and LocalStack's recordings).
  const PermissionsBoundaryType = 'Policy' as Sdk.PermissionsBoundaryAttachmentType;
  return { PermissionsBoundary: { PermissionsBoundaryType, PermissionsBoundaryArn: boundary } };
}
