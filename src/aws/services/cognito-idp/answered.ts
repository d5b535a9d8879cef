// Pools, app clients, groups and users as answers tell them.
import type { GroupType, UserPoolClientType, UserPoolType, UserType } from '@aws-sdk/client-cognito-identity-provider';
import { attributeList, type User } from './user.ts';
import { type AppClient, type Group, poolArn, type UserPool } from './user-pool.ts';

export function answeredPool(pool: UserPool): UserPoolType {
  return {
    Id: pool.id,
    Name: pool.name,
    ...structuredClone(pool.settings),
    SchemaAttributes: structuredClone(pool.schema),
    AliasAttributes: pool.aliasAttributes as UserPoolType['AliasAttributes'],
    UsernameAttributes: pool.usernameAttributes as UserPoolType['UsernameAttributes'],
    UsernameConfiguration: { CaseSensitive: pool.caseSensitive },
    UserPoolTags: { ...pool.tags },
    EstimatedNumberOfUsers: pool.users.length,
    Arn: poolArn(pool),
    Domain: pool.domain?.name,
    CreationDate: new Date(pool.createdMs),
    LastModifiedDate: new Date(pool.modifiedMs),
  };
}

export function answeredClient({ createdMs, modifiedMs, ...client }: AppClient): UserPoolClientType {
  return { ...structuredClone(client), CreationDate: new Date(createdMs), LastModifiedDate: new Date(modifiedMs) };
}

export function answeredGroup(pool: UserPool, group: Group): GroupType {
  return {
    GroupName: group.name,
    UserPoolId: pool.id,
    Description: group.description,
    RoleArn: group.roleArn,
    Precedence: group.precedence,
    CreationDate: new Date(group.createdMs),
    LastModifiedDate: new Date(group.modifiedMs),
  };
}

/** @param names of the attributes to tell; all when absent */
export function answeredUser(user: User, names?: readonly string[]): UserType {
  return {
    Username: user.username,
    Attributes: attributeList(user).filter(({ Name }) => !names || names.includes(Name)),
    UserCreateDate: new Date(user.createdMs),
    UserLastModifiedDate: new Date(user.modifiedMs),
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
