// CreateUserPoolClient, DescribeUserPoolClient, UpdateUserPoolClient, ListUserPoolClients, DeleteUserPoolClient.
// AWS: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
import type {
  CreateUserPoolClientRequest,
  CreateUserPoolClientResponse,
  DeleteUserPoolClientRequest,
  DescribeUserPoolClientRequest,
  DescribeUserPoolClientResponse,
  ListUserPoolClientsRequest,
  ListUserPoolClientsResponse,
  UpdateUserPoolClientRequest,
  UpdateUserPoolClientResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { digits } from '../../../core/random.ts';
import type { Operation } from '../../../core/service.ts';
import { answeredClient } from '../answered.ts';
import { invalid, noSuchClient, notEmbedded } from '../errors.ts';
import { pageOf } from '../paging.ts';
import { checkTokenLife } from '../token-life.ts';
import type { AppClient, UserPool } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';

export const createUserPoolClient =
  (pools: UserPools): Operation<CreateUserPoolClientRequest, CreateUserPoolClientResponse> =>
  (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const { random } = pools.environment;
    const { GenerateSecret: generate, ClientSecret: given, ...rest } = input;
    if (generate && given !== undefined) throw invalid('GenerateSecret and ClientSecret cannot both be set.');
    const secret = generate ? digits(random.next, 51, 36) : given;
    const client: AppClient = {
      ...clientSettings(pool, rest),
      ClientId: digits(random.next, 26, 36),
      ...(secret !== undefined && { ClientSecret: secret }),
      createdMs: pools.now(),
      modifiedMs: pools.now(),
    };
    pool.clients.push(client);
    return { UserPoolClient: answeredClient(client) };
  };

export const describeUserPoolClient =
  (pools: UserPools): Operation<DescribeUserPoolClientRequest, DescribeUserPoolClientResponse> =>
  ({ UserPoolId: id, ClientId: clientId }, context) => ({ UserPoolClient: answeredClient(clientIn(pools.get(context, id), clientId)) });

/** AWS: what the request does not say gets its default. */
export const updateUserPoolClient =
  (pools: UserPools): Operation<UpdateUserPoolClientRequest, UpdateUserPoolClientResponse> =>
  (input, context) => {
    const pool = pools.get(context, input.UserPoolId);
    const before = clientIn(pool, input.ClientId);
    const client: AppClient = {
      ...clientSettings(pool, { ...input, ClientName: input.ClientName ?? before.ClientName }),
      ClientId: before.ClientId,
      ...(before.ClientSecret !== undefined && { ClientSecret: before.ClientSecret }),
      createdMs: before.createdMs,
      modifiedMs: pools.now(),
    };
    pool.clients = pool.clients.map((one) => (one === before ? client : one));
    return { UserPoolClient: answeredClient(client) };
  };

export const listUserPoolClients =
  (pools: UserPools): Operation<ListUserPoolClientsRequest, ListUserPoolClientsResponse> =>
  ({ UserPoolId: id, MaxResults: most, NextToken: token }, context) => {
    const pool = pools.get(context, id);
    const page = pageOf(pool.clients, { most, token });
    return {
      UserPoolClients: page.items.map(({ ClientId, ClientName }) => ({ ClientId, ClientName, UserPoolId: pool.id })),
      NextToken: page.token,
    };
  };

export const deleteUserPoolClient =
  (pools: UserPools): Operation<DeleteUserPoolClientRequest, object> =>
  ({ UserPoolId: id, ClientId: clientId }, context) => {
    const pool = pools.get(context, id);
    const gone = clientIn(pool, clientId);
    pool.clients = pool.clients.filter((client) => client !== gone);
    return {};
  };

type Given = Omit<UpdateUserPoolClientRequest, 'ClientId'>;

function clientSettings(pool: UserPool, given: Given): Omit<AppClient, 'ClientId' | 'createdMs' | 'modifiedMs'> {
  const flows = given.ExplicitAuthFlows ?? [];
  if (given.AnalyticsConfiguration) throw notEmbedded('analytics with Pinpoint');
  if (flows.includes('ALLOW_USER_AUTH')) throw notEmbedded('the flow USER_AUTH (a choice of ways to sign in)');
  if (flows.some((flow) => flow.startsWith('ALLOW_')) && flows.some((flow) => !flow.startsWith('ALLOW_')))
    throw invalid('The ExplicitAuthFlows are not valid: legacy values cannot be mixed with those that begin with ALLOW_.');
  const providers = given.SupportedIdentityProviders ?? [];
  const unknown = providers.find((name) => name !== 'COGNITO' && pool.providers.every((provider) => provider.name !== name));
  if (unknown !== undefined) throw invalid(`The provider ${unknown} does not exist for User Pool ${pool.id}.`);
  checkOAuth(pool, given);
  checkTokenLife(given);
  for (const name of [...(given.ReadAttributes ?? []), ...(given.WriteAttributes ?? [])])
    if (!pool.schema.some(({ Name }) => Name === name)) throw invalid(`Invalid ${name} attribute specified while creating a client`);
  const { AccessToken, IdToken, RefreshToken } = given.TokenValidityUnits ?? {};
  return structuredClone({
    ...given,
    RefreshTokenValidity: given.RefreshTokenValidity || 30,
    ...(given.TokenValidityUnits && { TokenValidityUnits: { AccessToken, IdToken, RefreshToken } }),
    AllowedOAuthFlowsUserPoolClient: given.AllowedOAuthFlowsUserPoolClient ?? false,
    EnableTokenRevocation: given.EnableTokenRevocation ?? true,
    EnablePropagateAdditionalUserContextData: given.EnablePropagateAdditionalUserContextData ?? false,
    AuthSessionValidity: given.AuthSessionValidity ?? 3,
  });
}

const knownScopes = ['phone', 'email', 'openid', 'profile', 'aws.cognito.signin.user.admin'];

function checkOAuth(pool: UserPool, given: Given): void {
  const { AllowedOAuthFlows: flows = [], AllowedOAuthScopes: scopes = [], CallbackURLs: urls = [], LogoutURLs: logouts = [] } = given;
  if (flows.includes('client_credentials') && flows.length > 1)
    throw invalid('client_credentials flow can not be selected along with code flow or implicit flow.');
  if (flows.length > 0 && scopes.length === 0)
    throw invalid('AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.');
  if ((flows.includes('code') || flows.includes('implicit')) && urls.length === 0)
    throw invalid('CallbackURLs are required for code and implicit flows.');
  for (const url of [...urls, ...logouts])
    if (!isRedirect(url)) throw invalid(`${url} is not a valid redirect URI: https is required, but for localhost.`);
  if (given.DefaultRedirectURI !== undefined && !urls.includes(given.DefaultRedirectURI))
    throw invalid('DefaultRedirectURI must be in the list of CallbackURLs.');
  const own = pool.resourceServers.flatMap(({ identifier, scopes }) => scopes.map(({ ScopeName }) => `${identifier}/${ScopeName}`));
  const wrong = scopes.filter((scope) => !knownScopes.includes(scope) && !own.includes(scope));
  if (wrong.length > 0) throw invalid(`Invalid scope requested: ${wrong.join(', ')}`);
}

/** AWS: https, http for localhost only, or a scheme of an application's own; no fragment. */
function isRedirect(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#')) return false;
  const { protocol, hostname } = new URL(text);
  return protocol !== 'http:' || hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function clientIn(pool: UserPool, clientId = ''): AppClient {
  const client = pool.clients.find(({ ClientId }) => ClientId === clientId);
  if (!client) throw noSuchClient(clientId);
  return client;
}
