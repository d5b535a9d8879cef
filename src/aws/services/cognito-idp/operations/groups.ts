// Groups: CreateGroup, GetGroup, UpdateGroup, DeleteGroup, ListGroups, and who belongs to them.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
import type {
  AdminAddUserToGroupRequest,
  AdminListGroupsForUserRequest,
  AdminListGroupsForUserResponse,
  AdminRemoveUserFromGroupRequest,
  CreateGroupRequest,
  CreateGroupResponse,
  DeleteGroupRequest,
  GetGroupRequest,
  GetGroupResponse,
  ListGroupsRequest,
  ListGroupsResponse,
  ListUsersInGroupRequest,
  ListUsersInGroupResponse,
  UpdateGroupRequest,
  UpdateGroupResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Operation } from '../../../core/service.ts';
import { answeredGroup, answeredUser } from '../answered.ts';
import { groupsOf } from '../claims.ts';
import { groupExists, noSuchGroup } from '../errors.ts';
import { pageOf } from '../paging.ts';
import { getUser } from '../user-names.ts';
import type { Group, UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export const createGroup =
  (pools: UserPools): Operation<CreateGroupRequest, CreateGroupResponse> =>
  (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const { GroupName: name = '', Description: description, RoleArn: roleArn, Precedence: precedence } = input;
    if (pool.groups.some((group) => group.name === name)) throw groupExists(name);
    const group: Group = { name, description, roleArn, precedence, createdMs: pools.now(), modifiedMs: pools.now() };
    pool.groups.push(group);
    return { Group: answeredGroup(pool, group) };
  };

export const getGroup =
  (pools: UserPools): Operation<GetGroupRequest, GetGroupResponse> =>
  ({ UserPoolId: id, GroupName: name }, context) => {
    const pool = pools.get(context, id);
    return { Group: answeredGroup(pool, groupIn(pool, name)) };
  };

export const updateGroup =
  (pools: UserPools): Operation<UpdateGroupRequest, UpdateGroupResponse> =>
  (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const group = groupIn(pool, input.GroupName);
    group.description = input.Description ?? group.description;
    group.roleArn = input.RoleArn ?? group.roleArn;
    group.precedence = input.Precedence ?? group.precedence;
    group.modifiedMs = pools.now();
    return { Group: answeredGroup(pool, group) };
  };

export const deleteGroup =
  (pools: UserPools): Operation<DeleteGroupRequest, object> =>
  ({ UserPoolId: id, GroupName: name }, context) => {
    const pool = pools.get(context, id);
    const gone = groupIn(pool, name);
    pool.groups = pool.groups.filter((group) => group !== gone);
    for (const user of pool.users) user.groups = user.groups.filter((group) => group !== gone.name);
    return {};
  };

export const listGroups =
  (pools: UserPools): Operation<ListGroupsRequest, ListGroupsResponse> =>
  ({ UserPoolId: id, Limit: most, NextToken: token }, context) => {
    const pool = pools.get(context, id);
    const page = pageOf(pool.groups, { most, token });
    return { Groups: page.items.map((group) => answeredGroup(pool, group)), NextToken: page.token };
  };

export const adminAddUserToGroup =
  (pools: UserPools): Operation<AdminAddUserToGroupRequest, object> =>
  ({ UserPoolId: id, Username: username, GroupName: name }, context) => {
    const pool = pools.get(context, id);
    const group = groupIn(pool, name);
    const user = getUser(pool, username);
    if (!user.groups.includes(group.name)) user.groups.push(group.name);
    return {};
  };

export const adminRemoveUserFromGroup =
  (pools: UserPools): Operation<AdminRemoveUserFromGroupRequest, object> =>
  ({ UserPoolId: id, Username: username, GroupName: name }, context) => {
    const pool = pools.get(context, id);
    const group = groupIn(pool, name);
    const user = getUser(pool, username);
    user.groups = user.groups.filter((one) => one !== group.name);
    return {};
  };

export const adminListGroupsForUser =
  (pools: UserPools): Operation<AdminListGroupsForUserRequest, AdminListGroupsForUserResponse> =>
  ({ UserPoolId: id, Username: username, Limit: most, NextToken: token }, context) => {
    const pool = pools.get(context, id);
    const page = pageOf(groupsOf(pool, getUser(pool, username)), { most, token });
    return { Groups: page.items.map((group) => answeredGroup(pool, group)), NextToken: page.token };
  };

export const listUsersInGroup =
  (pools: UserPools): Operation<ListUsersInGroupRequest, ListUsersInGroupResponse> =>
  ({ UserPoolId: id, GroupName: name, Limit: most, NextToken: token }, context) => {
    const pool = pools.get(context, id);
    const group = groupIn(pool, name);
    const page = pageOf(
      pool.users.filter(({ groups }) => groups.includes(group.name)),
      { most, token },
    );
    return { Users: page.items.map((user) => answeredUser(user)), NextToken: page.token };
  };

function groupIn(pool: UserPool, name = ''): Group {
  const group = pool.groups.find((one) => one.name === name);
  if (!group) throw noSuchGroup();
  return group;
}
