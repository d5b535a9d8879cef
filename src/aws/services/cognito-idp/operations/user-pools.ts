// CreateUserPool, DescribeUserPool, UpdateUserPool, ListUserPools, DeleteUserPool, AddCustomAttributes, and the tags of pools.
// AWS: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
import type {
  AddCustomAttributesRequest,
  AddCustomAttributesResponse,
  CreateUserPoolRequest,
  CreateUserPoolResponse,
  DeleteUserPoolRequest,
  DescribeUserPoolRequest,
  DescribeUserPoolResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListUserPoolsRequest,
  ListUserPoolsResponse,
  TagResourceRequest,
  UntagResourceRequest,
  UpdateUserPoolRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { parseArn } from '../../../core/arn.ts';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import { answeredPool } from '../answered.ts';
import { invalid, notFound } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { poolSettings } from '../pool-settings.ts';
import { customAttributes, newSchema } from '../schema.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const createUserPool =
  (pools: UserPools): Operation<CreateUserPoolRequest, CreateUserPoolResponse> =>
  (input, { account, region }) => {
    const { AliasAttributes: aliases, UsernameAttributes: names } = input;
    if (aliases?.length && names?.length) throw invalid('Only one of the aliasAttributes or usernameAttributes can be set in a user pool.');
    const settings = poolSettings(input);
    if (settings.MfaConfiguration !== 'OFF' && !settings.SmsConfiguration)
      throw invalid('SMS configuration and Auto verification for phone_number are required when MFA is required/optional');
    const { random } = pools.environment;
    const letter = () => letters[Math.floor(random.next() * letters.length)] ?? 'a';
    const pool: UserPool = {
      account,
      region,
      id: `${region}_${Array.from({ length: 9 }, letter).join('')}`,
      name: input.PoolName ?? '',
      createdMs: pools.now(),
      modifiedMs: pools.now(),
      settings,
      aliasAttributes: aliases,
      usernameAttributes: names,
      caseSensitive: input.UsernameConfiguration?.CaseSensitive ?? false,
      schema: newSchema(input.Schema ?? []),
      tags: { ...input.UserPoolTags },
      softwareTokenMfa: 'off',
      clients: [],
      groups: [],
      resourceServers: [],
      users: [],
      messages: [],
      challenges: [],
      loginCodes: [],
      loginSessions: [],
      providers: [],
      federatedLogins: [],
      keySeed: random.hex(64),
    };
    checkTags(pool.tags);
    pools.add(pool);
    return { UserPool: answeredPool(pool) };
  };

export const describeUserPool =
  (pools: UserPools): Operation<DescribeUserPoolRequest, DescribeUserPoolResponse> =>
  ({ UserPoolId: id }, context) => ({ UserPool: answeredPool(pools.get(context, id)) });

export const updateUserPool =
  (pools: UserPools): Operation<UpdateUserPoolRequest, object> =>
  (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const settings = poolSettings(input);
    if (settings.MfaConfiguration !== 'OFF' && !settings.SmsConfiguration && pool.softwareTokenMfa === 'off')
      throw invalid('SMS configuration and Auto verification for phone_number are required when MFA is required/optional');
    if (input.UserPoolTags) {
      checkTags(input.UserPoolTags);
      pool.tags = { ...input.UserPoolTags };
    }
    pool.settings = settings;
    pool.name = input.PoolName ?? pool.name;
    pool.modifiedMs = pools.now();
    return {};
  };

export const listUserPools =
  (pools: UserPools): Operation<ListUserPoolsRequest, ListUserPoolsResponse> =>
  ({ MaxResults: most, NextToken: token }, context) => {
    const page = pageOf(pools.list(context), { most, token });
    return {
      UserPools: page.items.map(({ id, name, settings, createdMs, modifiedMs }) => ({
        Id: id,
        Name: name,
        LambdaConfig: structuredClone(settings.LambdaConfig),
        CreationDate: new Date(createdMs),
        LastModifiedDate: new Date(modifiedMs),
      })),
      NextToken: page.token,
    };
  };

export const deleteUserPool =
  (pools: UserPools): Operation<DeleteUserPoolRequest, object> =>
  ({ UserPoolId: id }, context) => {
    const pool = pools.get(context, id);
    if (pool.settings.DeletionProtection === 'ACTIVE')
      throw invalid(
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
    if (pool.domain) throw invalid('User pool cannot be deleted. It has a domain configured that should be deleted first.');
    pools.delete(pool);
    return {};
  };

export const addCustomAttributes =
  (pools: UserPools): Operation<AddCustomAttributesRequest, AddCustomAttributesResponse> =>
  ({ UserPoolId: id, CustomAttributes: given = [] }, context) => {
    const pool = pools.get(context, id);
    const added = customAttributes(given);
    const known = added.find(({ Name }) => pool.schema.some((attribute) => attribute.Name === Name));
    if (known) throw invalid(`${known.Name}: Existing attribute already has name ${known.Name}.`);
    const own = pool.schema.filter(({ Name }) => Name?.startsWith('custom:')).length + added.length;
    if (own > limits.customAttributes) throw invalid(`A user pool can have at most ${limits.customAttributes} custom attributes.`);
    pool.schema.push(...added);
    return {};
  };

export const tagResource =
  (pools: UserPools): Operation<TagResourceRequest, object> =>
  ({ ResourceArn: arn, Tags: tags = {} }, context) => {
    const pool = byArn(pools, arn, context);
    const together = { ...pool.tags, ...tags };
    checkTags(together);
    pool.tags = together;
    return {};
  };

export const untagResource =
  (pools: UserPools): Operation<UntagResourceRequest, object> =>
  ({ ResourceArn: arn, TagKeys: keys = [] }, context) => {
    const pool = byArn(pools, arn, context);
    pool.tags = Object.fromEntries(Object.entries(pool.tags).filter(([key]) => !keys.includes(key)));
    return {};
  };

export const listTagsForResource =
  (pools: UserPools): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> =>
  ({ ResourceArn: arn }, context) => ({ Tags: { ...byArn(pools, arn, context).tags } });

function byArn(pools: UserPools, arn = '', context: CallContext): UserPool {
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service !== 'cognito-idp' || !resource.startsWith('userpool/')) throw notFound(`Resource not found: ${arn}`);
  return pools.get(context, resource.slice('userpool/'.length));
}

function checkTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).some((key) => /^aws:/i.test(key))) throw invalid('aws: prefixed tag key names are not allowed for external use.');
  if (Object.keys(tags).length > limits.tags) throw invalid(`A user pool can have at most ${limits.tags} tags.`);
}
