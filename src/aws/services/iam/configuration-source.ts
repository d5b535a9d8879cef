// What IAM tells AWS Config of users, groups, roles and the customer's own managed policies.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema, and recorded items of users and roles.
import type * as Sdk from '@aws-sdk/client-iam';
import { camelCased } from '../../core/camel-cased.ts';
import type { ConfigurationSource, ResourceConfiguration, ResourceRelationship } from '../../core/resource-configuration.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import type { Named, PolicyHolder, TagPair } from './entities.ts';
import { groupDetail, policyDetail, roleDetail, userDetail } from './operations/account-authorization-details.ts';

/** IAM is global: in whatever region it is asked, it tells the same. */
export const configurationSource = (iam: Directory): ConfigurationSource => ({
  types: ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'],
  *configurations(id) {
    const account = iam.account({ account: id });
    // Roles first: whoever looks for some of them alone (Lambda) need not wait for the others.
    for (const role of account.roles.values()) yield roleConfiguration(iam, account, role);
    for (const user of account.users.values()) yield userConfiguration(iam, account, user);
    for (const group of account.groups.values()) yield groupConfiguration(iam, account, group);
    for (const policy of account.policies.values()) yield policyConfiguration(account, policy);
  },
});

type Entity<Kind extends 'users' | 'groups' | 'roles' | 'policies'> = Account[Kind] extends Map<string, infer One> ? One : never;

/** The last use of a password is no configuration: without it signing in makes no item. */
function userConfiguration(iam: Directory, account: Account, user: Entity<'users'>): ResourceConfiguration {
  const described: Sdk.UserDetail & Pick<Sdk.User, 'PasswordLastUsed'> = userDetail(iam, account, user);
  const { PasswordLastUsed: _lastUsed, Tags: _tags, UserPolicyList, ...detail } = described;
  const groups = account.groupsOf(user).map(
    ({ id, name }): ResourceRelationship => ({
      type: 'AWS::IAM::Group',
      id,
      name,
      says: 'Is attached to Group',
      reverseSays: 'Contains User',
    }),
  );
  return {
    ...frame('AWS::IAM::User', user, user.tags),
    relationships: [...policiesOf(account, user, 'User'), ...groups],
    configuration: {
      ...camelCased(detail),
      // Recorded items say null where there is none.
      userPolicyList: UserPolicyList?.length ? UserPolicyList.map(camelCased) : null,
      permissionsBoundary: detail.PermissionsBoundary ? camelCased(detail.PermissionsBoundary) : null,
      tags: user.tags.map(camelCased),
    },
  };
}

function groupConfiguration(iam: Directory, account: Account, group: Entity<'groups'>): ResourceConfiguration {
  const { GroupPolicyList, ...detail } = groupDetail(iam, account, group);
  return {
    ...frame('AWS::IAM::Group', group, []),
    relationships: policiesOf(account, group, 'Group'),
    configuration: { ...camelCased(detail), groupPolicyList: GroupPolicyList?.length ? GroupPolicyList.map(camelCased) : null },
  };
}

/** Recorded items of roles have `roleLastUsed: null`: using a role makes no item. */
function roleConfiguration(iam: Directory, account: Account, role: Entity<'roles'>): ResourceConfiguration {
  const { RoleLastUsed: _lastUsed, Tags: _tags, ...detail } = roleDetail(iam, account, role);
  return {
    ...frame('AWS::IAM::Role', role, role.tags),
    relationships: policiesOf(account, role, 'Role'),
    configuration: {
      ...camelCased(detail),
      permissionsBoundary: detail.PermissionsBoundary ? camelCased(detail.PermissionsBoundary) : null,
      tags: role.tags.map(camelCased),
      roleLastUsed: null,
    },
  };
}

function policyConfiguration(account: Account, policy: Entity<'policies'>): ResourceConfiguration {
  return {
    ...frame('AWS::IAM::Policy', policy, policy.tags),
    relationships: [],
    configuration: { ...camelCased(policyDetail(account, policy)), description: policy.description ?? null },
  };
}

/** AWS: relations are recorded to the customer's own policies, not to those of AWS. Users, groups and roles name them. */
function policiesOf(account: Account, holder: PolicyHolder, kind: 'User' | 'Group' | 'Role'): ResourceRelationship[] {
  return [...holder.attached].flatMap((arn) => {
    const policy = account.policies.get(arn);
    if (!policy) return [];
    const { id, name } = policy;
    return { type: 'AWS::IAM::Policy', id, name, says: 'Is attached to CustomerManagedPolicy', reverseSays: `Is attached to ${kind}` };
  });
}

function frame(type: string, { id, name, arn, createdMs }: Named, tags: readonly TagPair[]) {
  return { type, id, name, arn, region: 'global', createdMs, tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) };
}
