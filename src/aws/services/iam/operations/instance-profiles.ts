// Instance profiles: create, get, list, delete, and the one role in each.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html and its siblings
import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse,
  DeleteInstanceProfileRequest,
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
  ListInstanceProfilesRequest,
  ListInstanceProfilesResponse,
  RemoveRoleFromInstanceProfileRequest,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { describedInstanceProfile } from '../described-entities.ts';
import type { Directory } from '../directory.ts';
import type { InstanceProfile } from '../entities.ts';
import { deleteConflict, noSuchEntity, quotaExceeded } from '../errors.ts';
import { limits } from '../limits.ts';
import { modifiableRole } from '../modifiable-role.ts';
import { pageOf } from '../paging.ts';
import { checkedTags, tagsMember } from '../tags.ts';

export function instanceProfiles(iam: Directory) {
  return {
    CreateInstanceProfile(input: CreateInstanceProfileRequest, context: CallContext): CreateInstanceProfileResponse {
      const account = iam.account(context);
      const name = input.InstanceProfileName ?? '';
      const path = input.Path ?? '/';
      account.checkFree('instance-profile', name);
      const tags = checkedTags(input.Tags);
      const limit = limits.instanceProfilesPerAccount;
      if (account.instanceProfiles.size >= limit) throw quotaExceeded('InstanceProfilesPerAccount', limit);
      const arn = account.arn('instance-profile', path, name);
      const profile: InstanceProfile = { name, path, arn, id: iam.newId('AIPA'), createdMs: iam.now(), tags };
      account.instanceProfiles.set(name, profile);
      return { InstanceProfile: { ...describedInstanceProfile(account, profile), ...tagsMember(tags) } };
    },

    GetInstanceProfile({ InstanceProfileName }: GetInstanceProfileRequest, context: CallContext): GetInstanceProfileResponse {
      const account = iam.account(context);
      const profile = account.instanceProfile(InstanceProfileName);
      return { InstanceProfile: { ...describedInstanceProfile(account, profile), ...tagsMember(profile.tags) } };
    },

    ListInstanceProfiles(input: ListInstanceProfilesRequest, context: CallContext): ListInstanceProfilesResponse {
      const account = iam.account(context);
      const { PathPrefix: prefix = '/' } = input;
      const found = [...account.instanceProfiles.values()].filter(({ path }) => path.startsWith(prefix));
      const { items, paging } = pageOf(found, input, ({ name }) => name);
      return { InstanceProfiles: items.map((profile) => describedInstanceProfile(account, profile)), ...paging };
    },

    ListInstanceProfilesForRole(input: ListInstanceProfilesForRoleRequest, context: CallContext): ListInstanceProfilesForRoleResponse {
      const account = iam.account(context);
      const role = account.role(input.RoleName);
      const found = [...account.instanceProfiles.values()].filter(({ roleName }) => roleName === role.name);
      const { items, paging } = pageOf(found, input, ({ name }) => name);
      return { InstanceProfiles: items.map((profile) => describedInstanceProfile(account, profile)), ...paging };
    },

    AddRoleToInstanceProfile({ InstanceProfileName, RoleName }: AddRoleToInstanceProfileRequest, context: CallContext): void {
      const account = iam.account(context);
      const profile = account.instanceProfile(InstanceProfileName);
      const role = modifiableRole(account, RoleName);
      if (profile.roleName !== undefined) throw quotaExceeded('InstanceSessionsPerInstanceProfile', limits.rolesPerInstanceProfile);
      profile.roleName = role.name;
    },

    RemoveRoleFromInstanceProfile({ InstanceProfileName, RoleName }: RemoveRoleFromInstanceProfileRequest, context: CallContext): void {
      const profile = iam.account(context).instanceProfile(InstanceProfileName);
      // The sentence is inferred.
      if (profile.roleName !== RoleName)
        throw noSuchEntity(`The role with name ${RoleName} is not in instance profile ${InstanceProfileName}.`);
      delete profile.roleName;
    },

    DeleteInstanceProfile({ InstanceProfileName }: DeleteInstanceProfileRequest, context: CallContext): void {
      const account = iam.account(context);
      const profile = account.instanceProfile(InstanceProfileName);
      if (profile.roleName !== undefined) throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
      account.instanceProfiles.delete(profile.name);
    },
  };
}
