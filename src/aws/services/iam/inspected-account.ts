// An account's users, groups, roles and policies as the inspector shows them.
import type { Account } from './account.ts';
import type { PolicyHolder } from './entities.ts';

export function inspectedAccount(account: Account) {
  return {
    users: [...account.users.values()].map((user) => ({
      ...inspectedHolder(user),
      groups: account.groupsOf(user).map(({ name }) => name),
      accessKeys: [...user.accessKeys.values()].map(({ id, status }) => ({ id, status })),
    })),
    groups: [...account.groups.values()].map(inspectedHolder),
    roles: [...account.roles.values()].map((role) => ({ ...inspectedHolder(role), trustPolicy: role.trustPolicy })),
    policies: [...account.policies.values()].map(({ name, arn, defaultVersionId }) => ({ name, arn, defaultVersionId })),
  };
}

function inspectedHolder({ name, arn, inline, attached }: PolicyHolder) {
  return { name, arn, inlinePolicies: [...inline.keys()], attachedPolicies: [...attached] };
}
