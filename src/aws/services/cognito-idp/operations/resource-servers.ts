// Resource servers and their scopes: CreateResourceServer, DescribeResourceServer, UpdateResourceServer, ListResourceServers, Delete.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
import type {
  CreateResourceServerRequest,
  CreateResourceServerResponse,
  DeleteResourceServerRequest,
  DescribeResourceServerRequest,
  DescribeResourceServerResponse,
  ListResourceServersRequest,
  ListResourceServersResponse,
  ResourceServerType,
  UpdateResourceServerRequest,
  UpdateResourceServerResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Operation } from '../../../core/service.ts';
import { invalid, notFound } from '../errors.ts';
import { pageOf } from '../paging.ts';
import type { ResourceServer, UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

type Scopes = ResourceServerType['Scopes'];

export const createResourceServer =
  (pools: UserPools): Operation<CreateResourceServerRequest, CreateResourceServerResponse> =>
  ({ UserPoolId: id, Identifier: identifier = '', Name: name = '', Scopes: scopes }, context) => {
    const pool = pools.get(context, id);
    if (pool.resourceServers.some((server) => server.identifier === identifier))
      throw invalid(`${identifier} already exists in user pool ${pool.id}.`);
    const server = { identifier, name, scopes: kept(scopes) };
    pool.resourceServers.push(server);
    return { ResourceServer: answered(pool, server) };
  };

export const describeResourceServer =
  (pools: UserPools): Operation<DescribeResourceServerRequest, DescribeResourceServerResponse> =>
  ({ UserPoolId: id, Identifier: identifier }, context) => {
    const pool = pools.get(context, id);
    return { ResourceServer: answered(pool, serverIn(pool, identifier)) };
  };

export const updateResourceServer =
  (pools: UserPools): Operation<UpdateResourceServerRequest, UpdateResourceServerResponse> =>
  ({ UserPoolId: id, Identifier: identifier, Name: name = '', Scopes: scopes }, context) => {
    const pool = pools.get(context, id);
    const server = serverIn(pool, identifier);
    server.name = name;
    server.scopes = kept(scopes);
    return { ResourceServer: answered(pool, server) };
  };

export const listResourceServers =
  (pools: UserPools): Operation<ListResourceServersRequest, ListResourceServersResponse> =>
  ({ UserPoolId: id, MaxResults: most, NextToken: token }, context) => {
    const pool = pools.get(context, id);
    const page = pageOf(pool.resourceServers, { most: most ?? 50, token });
    return { ResourceServers: page.items.map((server) => answered(pool, server)), NextToken: page.token };
  };

export const deleteResourceServer =
  (pools: UserPools): Operation<DeleteResourceServerRequest, object> =>
  ({ UserPoolId: id, Identifier: identifier }, context) => {
    const pool = pools.get(context, id);
    const gone = serverIn(pool, identifier);
    pool.resourceServers = pool.resourceServers.filter((server) => server !== gone);
    return {};
  };

function kept(scopes: Scopes): ResourceServer['scopes'] {
  return (scopes ?? []).map(({ ScopeName, ScopeDescription }) => ({ ScopeName, ScopeDescription }));
}

function serverIn(pool: UserPool, identifier = ''): ResourceServer {
  const server = pool.resourceServers.find((one) => one.identifier === identifier);
  if (!server) throw notFound(`Resource server ${identifier} does not exist.`);
  return server;
}

function answered({ id }: UserPool, { identifier, name, scopes }: ResourceServer): ResourceServerType {
  return { UserPoolId: id, Identifier: identifier, Name: name, Scopes: structuredClone(scopes) as Scopes };
}
