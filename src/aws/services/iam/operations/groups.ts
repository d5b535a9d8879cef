// Groups and who is in them.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html and its siblings
import type {
  AddUserToGroupRequest,
  CreateGroupRequest,
  CreateGroupResponse,
  DeleteGroupRequest,
  GetGroupRequest,
  GetGroupResponse,
  ListGroupsForUserRequest,
  ListGroupsForUserResponse,
  ListGroupsRequest,
  ListGroupsResponse,
  RemoveUserFromGroupRequest,
  UpdateGroupRequest,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { describedGroup, describedUser } from '../described-entities.ts';
import type { Directory } from '../directory.ts';
import type { Group } from '../entities.ts';
import { deleteConflict, noSuchEntity, quotaExceeded } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';

export function groups(iam: Directory) {
  return {
    CreateGroup({ GroupName: name = '', Path: path = '/' }: CreateGroupRequest, context: CallContext): CreateGroupResponse {
      const account = iam.account(context);
      account.checkFree('group', name);
      if (account.groups.size >= limits.groupsPerAccount) throw quotaExceeded('GroupsPerAccount', limits.groupsPerAccount);
      const group: Group = {
        name,
        path,
        arn: account.arn('group', path, name),
        id: iam.newId('AGPA'),
        createdMs: iam.now(),
        inline: new Map(),
        attached: new Set(),
        members: new Set(),
      };
      account.groups.set(name, group);
      return { Group: describedGroup(group) };
    },

    GetGroup(input: GetGroupRequest, context: CallContext): GetGroupResponse {
      const account = iam.account(context);
      const group = account.group(input.GroupName);
      const members = [...account.users.values()].filter(({ id }) => group.members.has(id));
      const { items, paging } = pageOf(members, input, ({ name }) => name);
      return { Group: describedGroup(group), Users: items.map(describedUser), ...paging };
    },

    ListGroups(input: ListGroupsRequest, context: CallContext): ListGroupsResponse {
      const { PathPrefix: prefix = '/' } = input;
      const found = [...iam.account(context).groups.values()].filter(({ path }) => path.startsWith(prefix));
      const { items, paging } = pageOf(found, input, ({ name }) => name);
      return { Groups: items.map(describedGroup), ...paging };
    },

    ListGroupsForUser(input: ListGroupsForUserRequest, context: CallContext): ListGroupsForUserResponse {
      const account = iam.account(context);
      const { items, paging } = pageOf(account.groupsOf(account.user(input.UserName)), input, ({ name }) => name);
      return { Groups: items.map(describedGroup), ...paging };
    },

    UpdateGroup({ GroupName, NewGroupName, NewPath }: UpdateGroupRequest, context: CallContext): void {
      const account = iam.account(context);
      const group = account.group(GroupName);
      const name = NewGroupName ?? group.name;
      account.checkFree('group', name, group);
      account.groups.delete(group.name);
      group.name = name;
      group.path = NewPath ?? group.path;
      group.arn = account.arn('group', group.path, name);
      account.groups.set(name, group);
    },

    DeleteGroup({ GroupName }: DeleteGroupRequest, context: CallContext): void {
      const account = iam.account(context);
      const group = account.group(GroupName);
      if (group.members.size > 0) throw deleteConflict('Cannot delete entity, must remove users from group first.');
      if (group.attached.size > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.');
      if (group.inline.size > 0) throw deleteConflict('Cannot delete entity, must delete policies first.');
      account.groups.delete(group.name);
    },

    /** AWS: adding a user twice is no error. */
    AddUserToGroup({ GroupName, UserName }: AddUserToGroupRequest, context: CallContext): void {
      const account = iam.account(context);
      const group = account.group(GroupName);
      const user = account.user(UserName);
      if (!group.members.has(user.id) && account.groupsOf(user).length >= limits.groupsPerUser)
        throw quotaExceeded('GroupsPerUser', limits.groupsPerUser);
      group.members.add(user.id);
    },

    RemoveUserFromGroup({ GroupName, UserName }: RemoveUserFromGroupRequest, context: CallContext): void {
      const account = iam.account(context);
      const group = account.group(GroupName);
      const user = account.user(UserName);
      if (!group.members.delete(user.id)) throw noSuchEntity(`User ${UserName} not in group ${GroupName}`);
    },
  };
}
