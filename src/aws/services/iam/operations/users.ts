// Users: CreateUser, GetUser, ListUsers, UpdateUser, DeleteUser.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html and its siblings
import type {
  CreateUserRequest,
  CreateUserResponse,
  DeleteUserRequest,
  GetUserRequest,
  GetUserResponse,
  ListUsersRequest,
  ListUsersResponse,
  UpdateUserRequest,
} from '@aws-sdk/client-iam';
import type { CallContext } from '../../../core/call.ts';
import { answeredTime } from '../answered-time.ts';
import { describedUser } from '../described-entities.ts';
import type { Directory } from '../directory.ts';
import type { User } from '../entities.ts';
import { deleteConflict, quotaExceeded, validationError } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { checkedBoundary } from '../permissions-boundary.ts';
import { renamePrincipal } from '../renamed-principal.ts';
import { checkedTags, tagsMember } from '../tags.ts';

export function users(iam: Directory) {
  return {
    CreateUser(input: CreateUserRequest, context: CallContext): CreateUserResponse {
      const account = iam.account(context);
      const name = input.UserName ?? '';
      const path = input.Path ?? '/';
      account.checkFree('user', name);
      const tags = checkedTags(input.Tags);
      const boundary = checkedBoundary(iam, account, input.PermissionsBoundary);
      if (account.users.size >= limits.usersPerAccount) throw quotaExceeded('UsersPerAccount', limits.usersPerAccount);
      const user: User = {
        name,
        path,
        arn: account.arn('user', path, name),
        id: iam.newId('AIDA'),
        createdMs: iam.now(),
        inline: new Map(),
        attached: new Set(),
        tags,
        accessKeys: new Map(),
        ...(boundary !== undefined && { boundary }),
      };
      account.users.set(name, user);
      return { User: { ...describedUser(user), ...tagsMember(tags) } };
    },

    GetUser({ UserName: name }: GetUserRequest, context: CallContext): GetUserResponse {
      const account = iam.account(context);
      const { principal } = context;
      if (name === undefined && principal.kind === 'root') {
        // AWS: the root user has neither a name nor a path of its own.
        const root = { Path: '/', UserId: context.account, Arn: principal.arn, CreateDate: answeredTime(0) };
        return { User: root as NonNullable<GetUserResponse['User']> };
      }
      // Recorded by users of the AWS CLI.
      if (name === undefined && principal.kind !== 'user')
        throw validationError('Must specify userName when calling with non-User credentials');
      const user = account.user(name ?? principal.userName);
      return { User: { ...describedUser(user), ...tagsMember(user.tags) } };
    },

    ListUsers(input: ListUsersRequest, context: CallContext): ListUsersResponse {
      const { PathPrefix: prefix = '/' } = input;
      const found = [...iam.account(context).users.values()].filter(({ path }) => path.startsWith(prefix));
      const { items, paging } = pageOf(found, input, ({ name }) => name);
      // AWS: a list leaves out tags and boundary.
      return { Users: items.map((user) => ({ ...describedUser(user), PermissionsBoundary: undefined })), ...paging };
    },

    UpdateUser({ UserName, NewUserName, NewPath }: UpdateUserRequest, context: CallContext): void {
      const account = iam.account(context);
      const user = account.user(UserName);
      const name = NewUserName ?? user.name;
      const formerArn = user.arn;
      account.checkFree('user', name, user);
      account.users.delete(user.name);
      user.name = name;
      user.path = NewPath ?? user.path;
      user.arn = account.arn('user', user.path, name);
      account.users.set(name, user);
      if (user.arn !== formerArn) renamePrincipal(iam.allRoles, formerArn, user.arn);
    },

    DeleteUser({ UserName }: DeleteUserRequest, context: CallContext): void {
      const account = iam.account(context);
      const user = account.user(UserName);
      const has = (what: string): never => {
        throw deleteConflict(`Cannot delete entity, must ${what} first.`);
      };
      if (user.attached.size > 0) has('detach all policies');
      if (user.inline.size > 0) has('delete policies');
      if (user.accessKeys.size > 0) has('delete access keys');
      if (user.login) has('delete login profile');
      if (account.groupsOf(user).length > 0) has('remove users from group');
      if ([...account.mfaDevices.values()].some(({ holder }) => holder === user.id)) has('delete MFA device');
      account.users.delete(user.name);
      renamePrincipal(iam.allRoles, user.arn, user.id);
    },
  };
}
