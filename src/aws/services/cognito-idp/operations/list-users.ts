// ListUsers, with its filter: `email ^= "a"`.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html#cognito-user-pools-searching-for-users-using-listusers-api
import type { ListUsersRequest, ListUsersResponse } from '@aws-sdk/client-cognito-identity-provider';
import type { Operation } from '../../../core/service.ts';
import { answeredUser } from '../answered.ts';
import { invalid } from '../errors.ts';
import { pageOf } from '../paging.ts';
import type { User } from '../user.ts';
import type { UserPools } from '../user-pools.ts';

export const listUsers =
  (pools: UserPools): Operation<ListUsersRequest, ListUsersResponse> =>
  ({ UserPoolId: id, Filter: filter = '', AttributesToGet: names, Limit: most, PaginationToken: token }, context) => {
    const pool = pools.get(context, id);
    for (const name of names ?? [])
      if (!pool.schema.some(({ Name }) => Name === name))
        throw invalid(`Some of the provided attributes are not present in the user pool schema or are not valid: ${name}`);
    const page = pageOf(filter === '' ? pool.users : pool.users.filter(fits(filter)), { most, token });
    return { Users: page.items.map((user) => answeredUser(user, names)), ...(page.token && { PaginationToken: page.token }) };
  };

const searchable = 'username email phone_number name given_name family_name preferred_username cognito:user_status status sub'.split(' ');

/** Throws AwsError InvalidParameterException. */
function fits(filter: string): (user: User) => boolean {
  const [, quoted, bare, operator, value] = /^\s*(?:"([^"]+)"|([\w:]+))\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/s.exec(filter) ?? [];
  const name = quoted ?? bare;
  if (name === undefined || value === undefined) throw invalid('One or more request parameters are invalid: Error while parsing filter.');
  if (!searchable.includes(name)) throw invalid(`The attribute ${name} cannot be used in a filter.`);
  const wanted = value.replace(/\\(.)/gs, '$1');
  return (user) => {
    const found = searchedValue(user, name);
    return operator === '=' ? found === wanted : (found?.startsWith(wanted) ?? false);
  };
}

function searchedValue(user: User, name: string): string | undefined {
  if (name === 'username') return user.username;
  if (name === 'sub') return user.sub;
  if (name === 'cognito:user_status') return user.status;
  return name === 'status' ? (user.enabled ? 'Enabled' : 'Disabled') : user.attributes[name];
}
