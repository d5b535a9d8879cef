// CreateAuthorizer, GetAuthorizer, GetAuthorizers, UpdateAuthorizer, DeleteAuthorizer: by JWT, or by a function.
// AWS: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html
import type {
  Authorizer,
  CreateAuthorizerRequest,
  DeleteAuthorizerRequest,
  GetAuthorizerRequest,
  GetAuthorizersRequest,
  GetAuthorizersResponse,
  UpdateAuthorizerRequest,
} from '@aws-sdk/client-apigatewayv2';
import type { Operation } from '../../../core/service.ts';
import { type Api, changed, partOf } from '../api.ts';
import type { Apis } from '../apis.ts';
import { badRequest, conflict, notEmbedded } from '../errors.ts';
import { functionArnOf } from '../function-uri.ts';
import { pageOf } from '../paging.ts';

export const createAuthorizer =
  (apis: Apis): Operation<CreateAuthorizerRequest, Authorizer> =>
  async ({ ApiId, ...input }, context) => {
    const api = apis.get(context, ApiId);
    const authorizer = changed<Authorizer>({ AuthorizerId: apis.newId(6), Name: input.Name }, input);
    await check(apis, api, authorizer);
    api.authorizers.push(authorizer);
    apis.afterChange(api);
    return authorizer;
  };

export const getAuthorizer =
  (apis: Apis): Operation<GetAuthorizerRequest, Authorizer> =>
  ({ ApiId, AuthorizerId }, context) =>
    found(apis.get(context, ApiId), AuthorizerId);

export const getAuthorizers =
  (apis: Apis): Operation<GetAuthorizersRequest, GetAuthorizersResponse> =>
  (input, context) =>
    pageOf(apis.get(context, input.ApiId).authorizers, input);

export const updateAuthorizer =
  (apis: Apis): Operation<UpdateAuthorizerRequest, Authorizer> =>
  async ({ ApiId, AuthorizerId, ...input }, context) => {
    const api = apis.get(context, ApiId);
    const after = changed(found(api, AuthorizerId), input);
    await check(apis, api, after);
    api.authorizers = api.authorizers.map((one) => (one.AuthorizerId === AuthorizerId ? after : one));
    apis.afterChange(api);
    return after;
  };

export const deleteAuthorizer =
  (apis: Apis): Operation<DeleteAuthorizerRequest, void> =>
  ({ ApiId, AuthorizerId }, context) => {
    const api = apis.get(context, ApiId);
    const authorizer = found(api, AuthorizerId);
    if (api.routes.some((route) => route.AuthorizerId === AuthorizerId))
      throw conflict(`Cannot delete authorizer '${AuthorizerId}', is referenced in route(s).`);
    api.authorizers = api.authorizers.filter((one) => one !== authorizer);
    apis.afterChange(api);
  };

function found(api: Api, id: string | undefined): Authorizer {
  return partOf(api.authorizers, 'Authorizer', id, ({ AuthorizerId }) => AuthorizerId);
}

async function check(apis: Apis, api: Api, authorizer: Authorizer): Promise<void> {
  const { AuthorizerType: type, IdentitySource: sources = [], Name: name = '', AuthorizerId: id } = authorizer;
  if (name.length < 1 || name.length > 128) throw badRequest('Name must be between 1 and 128 characters long.');
  if (api.authorizers.some((other) => other.Name === name && other.AuthorizerId !== id))
    throw conflict(`Authorizer with name ${name} already exists for this API`);
  for (const source of sources)
    if (!/^\$(request\.(header|querystring)|context|stageVariables)\.[\w.-]+$/.test(source))
      throw badRequest(`Invalid identity source ${source}`);
  if (type === 'JWT') return checkJwt(apis, authorizer);
  if (type !== 'REQUEST') throw badRequest('Invalid authorizer type: it must be one of [REQUEST, JWT].');
  const { AuthorizerPayloadFormatVersion: version, AuthorizerResultTtlInSeconds: ttl = 0 } = authorizer;
  if (functionArnOf(authorizer.AuthorizerUri) === undefined) throw badRequest('Invalid Authorizer URI');
  if (version !== '1.0' && version !== '2.0') throw badRequest('AuthorizerPayloadFormatVersion is a required parameter: 1.0 or 2.0.');
  if (version === '1.0' && authorizer.EnableSimpleResponses)
    throw badRequest('EnableSimpleResponses is not supported by the payload format 1.0.');
  if (ttl < 0 || ttl > 3600) throw badRequest('AuthorizerResultTtlInSeconds must be between 0 and 3600.');
  if (ttl > 0 && sources.length === 0) throw badRequest('Caching needs at least one identity source.');
  if (authorizer.AuthorizerCredentialsArn !== undefined) throw notEmbedded('a role for the authorizer (AuthorizerCredentialsArn)');
}

/** AWS asks the issuer for its discovery document. Here only issuers inside the cloud can be asked. */
async function checkJwt(apis: Apis, { JwtConfiguration: jwt, IdentitySource: sources = [] }: Authorizer): Promise<void> {
  const { Issuer: issuer, Audience: audience = [] } = jwt ?? {};
  if (issuer === undefined || audience.length === 0) throw badRequest('JwtConfiguration needs Issuer and Audience.');
  if (sources.length !== 1) throw badRequest('A JWT authorizer has exactly one identity source.');
  const keys = await apis.environment.ports.openIdKeys?.(issuer);
  if (!keys)
    throw badRequest(
      `Invalid issuer: ${issuer}. Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'. ` +
        '(Sandshark reaches issuers inside its own cloud only.)',
    );
}
