// Identity providers of a pool: CreateIdentityProvider, Describe, Update, List, Delete, GetIdentityProviderByIdentifier.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html
import type {
  CreateIdentityProviderRequest,
  CreateIdentityProviderResponse,
  DeleteIdentityProviderRequest,
  DescribeIdentityProviderRequest,
  DescribeIdentityProviderResponse,
  GetIdentityProviderByIdentifierRequest,
  GetIdentityProviderByIdentifierResponse,
  IdentityProviderType,
  ListIdentityProvidersRequest,
  ListIdentityProvidersResponse,
  UpdateIdentityProviderRequest,
  UpdateIdentityProviderResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { invalid, notFound } from '../errors.ts';
import type { IdentityProvider } from '../federation/identity-provider.ts';
import { checkedDetails, checkedMapping, providerType } from '../federation/provider-details.ts';
import { pageOf } from '../paging.ts';
import type { UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export const createIdentityProvider =
  (pools: UserPools): Operation<CreateIdentityProviderRequest, CreateIdentityProviderResponse> =>
  async (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const { ProviderName: name = '', ProviderDetails: given = {}, AttributeMapping: mapping } = input;
    const type = providerType(input.ProviderType);
    // AWS: a social provider bears the name of its type.
    if (type === 'Google' && name !== type) throw invalid(`The provider of the type ${type} must be called ${type}.`);
    const details = await checkedDetails(pools, type, given);
    if (pool.providers.some((provider) => provider.name === name))
      throw new AwsError('DuplicateProviderException', `A provider with the name ${name} already exists in the user pool.`);
    const identifiers = checkedIdentifiers(pool, name, input.IdpIdentifiers);
    const nowMs = pools.now();
    const provider = { name, type, details, mapping: checkedMapping(pool, mapping), identifiers, createdMs: nowMs, modifiedMs: nowMs };
    pool.providers.push(provider);
    return { IdentityProvider: answered(pool, provider) };
  };

export const describeIdentityProvider =
  (pools: UserPools): Operation<DescribeIdentityProviderRequest, DescribeIdentityProviderResponse> =>
  ({ UserPoolId: id, ProviderName: name }, context) => {
    const pool = pools.get(context, id);
    return { IdentityProvider: answered(pool, providerIn(pool, name)) };
  };

export const getIdentityProviderByIdentifier =
  (pools: UserPools): Operation<GetIdentityProviderByIdentifierRequest, GetIdentityProviderByIdentifierResponse> =>
  ({ UserPoolId: id, IdpIdentifier: identifier = '' }, context) => {
    const pool = pools.get(context, id);
    const provider = pool.providers.find(({ identifiers }) => identifiers.includes(identifier));
    if (!provider) throw notFound(`Identity provider with identifier ${identifier} does not exist.`);
    return { IdentityProvider: answered(pool, provider) };
  };

/** What the request does not say stays. */
export const updateIdentityProvider =
  (pools: UserPools): Operation<UpdateIdentityProviderRequest, UpdateIdentityProviderResponse> =>
  async (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const before = providerIn(pool, input.ProviderName);
    const { ProviderDetails: given, AttributeMapping: mapping, IdpIdentifiers: identifiers } = input;
    const provider: IdentityProvider = {
      ...before,
      ...(given && { details: await checkedDetails(pools, before.type, { ...before.details, ...given }) }),
      ...(mapping && { mapping: checkedMapping(pool, mapping) }),
      ...(identifiers && { identifiers: checkedIdentifiers(pool, before.name, identifiers) }),
      modifiedMs: pools.now(),
    };
    pool.providers = pool.providers.map((one) => (one.name === before.name ? provider : one));
    return { IdentityProvider: answered(pool, provider) };
  };

export const listIdentityProviders =
  (pools: UserPools): Operation<ListIdentityProvidersRequest, ListIdentityProvidersResponse> =>
  ({ UserPoolId: id, MaxResults: most, NextToken: token }, context) => {
    const page = pageOf(pools.get(context, id).providers, { most, token });
    const providers = page.items.map(({ name, type, createdMs, modifiedMs }) => ({
      ProviderName: name,
      ProviderType: type,
      CreationDate: new Date(createdMs),
      LastModifiedDate: new Date(modifiedMs),
    }));
    return { Providers: providers, NextToken: page.token };
  };

export const deleteIdentityProvider =
  (pools: UserPools): Operation<DeleteIdentityProviderRequest, object> =>
  ({ UserPoolId: id, ProviderName: name }, context) => {
    const pool = pools.get(context, id);
    const gone = providerIn(pool, name);
    pool.providers = pool.providers.filter((provider) => provider !== gone);
    return {};
  };

/** Throws AwsError ResourceNotFoundException. */
export function providerIn(pool: UserPool, name = ''): IdentityProvider {
  const provider = pool.providers.find((one) => one.name === name);
  if (!provider) throw notFound(`Identity provider ${name} does not exist.`);
  return provider;
}

/** An identifier leads to one provider. The sentence is inferred. */
function checkedIdentifiers(pool: UserPool, name: string, given: readonly string[] = []): readonly string[] {
  const others = pool.providers.filter((provider) => provider.name !== name);
  const taken = given.find((identifier) => others.some(({ identifiers }) => identifiers.includes(identifier)));
  if (taken !== undefined) throw invalid(`The identifier ${taken} belongs to another identity provider.`);
  return [...given];
}

function answered(
  { id }: UserPool,
  { name, type, details, mapping, identifiers, createdMs, modifiedMs }: IdentityProvider,
): IdentityProviderType {
  return {
    UserPoolId: id,
    ProviderName: name,
    ProviderType: type,
    ProviderDetails: { ...details },
    AttributeMapping: { ...mapping },
    IdpIdentifiers: [...identifiers],
    CreationDate: new Date(createdMs),
    LastModifiedDate: new Date(modifiedMs),
  };
}
