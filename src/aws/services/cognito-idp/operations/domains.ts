// Where managed login of a pool lives: CreateUserPoolDomain, DescribeUserPoolDomain, UpdateUserPoolDomain, DeleteUserPoolDomain.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
import type {
  CreateUserPoolDomainRequest,
  CreateUserPoolDomainResponse,
  DeleteUserPoolDomainRequest,
  DescribeUserPoolDomainRequest,
  DescribeUserPoolDomainResponse,
  UpdateUserPoolDomainRequest,
  UpdateUserPoolDomainResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Operation } from '../../../core/service.ts';
import { invalid, notEmbedded, notFound } from '../errors.ts';
import type { UserPools } from '../user-pools.ts';

export const createUserPoolDomain =
  (pools: UserPools): Operation<CreateUserPoolDomainRequest, CreateUserPoolDomainResponse> =>
  ({ UserPoolId: id, Domain: name = '', CustomDomainConfig: custom, ManagedLoginVersion: version = 1 }, context) => {
    if (custom || name.includes('.')) throw notEmbedded('a domain of your own');
    if (/aws|amazon|cognito/.test(name)) throw invalid(`Domain cannot contain reserved word: ${/aws|amazon|cognito/.exec(name)?.[0]}`);
    const pool = pools.get(context, id);
    if (pool.domain) throw invalid(`User pool already has a domain configured.`);
    if (pools.byDomain(context.region, name)) throw invalid('Domain already associated with another user pool.');
    pool.domain = { name, managedLoginVersion: version };
    return { ManagedLoginVersion: version };
  };

export const describeUserPoolDomain =
  (pools: UserPools): Operation<DescribeUserPoolDomainRequest, DescribeUserPoolDomainResponse> =>
  ({ Domain: name = '' }, { account, region }): DescribeUserPoolDomainResponse => {
    const pool = pools.byDomain(region, name);
    // AWS: an empty description for a domain that is not there.
    if (pool?.account !== account) return { DomainDescription: {} };
    return {
      DomainDescription: {
        UserPoolId: pool.id,
        AWSAccountId: pool.account,
        Domain: name,
        Status: 'ACTIVE',
        ManagedLoginVersion: pool.domain?.managedLoginVersion,
      },
    };
  };

export const updateUserPoolDomain =
  (pools: UserPools): Operation<UpdateUserPoolDomainRequest, UpdateUserPoolDomainResponse> =>
  ({ UserPoolId: id, Domain: name = '', CustomDomainConfig: custom, ManagedLoginVersion: version }, context) => {
    if (custom) throw notEmbedded('a domain of your own');
    const pool = pools.get(context, id);
    if (pool.domain?.name !== name) throw notFound('Domain not found.');
    pool.domain = { name, managedLoginVersion: version ?? pool.domain.managedLoginVersion };
    return { ManagedLoginVersion: pool.domain.managedLoginVersion };
  };

export const deleteUserPoolDomain =
  (pools: UserPools): Operation<DeleteUserPoolDomainRequest, object> =>
  ({ UserPoolId: id, Domain: name }, context) => {
    const pool = pools.get(context, id);
    if (pool.domain?.name !== name) throw invalid('No such domain or user pool exists.');
    delete pool.domain;
    return {};
  };
