// CreateApi (with quick create), GetApi, GetApis, UpdateApi, DeleteApi, DeleteCorsConfiguration.
// AWS: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html
import type {
  Api as ApiAnswer,
  CreateApiRequest,
  CreateApiResponse,
  DeleteApiRequest,
  DeleteCorsConfigurationRequest,
  GetApiRequest,
  GetApiResponse,
  GetApisRequest,
  GetApisResponse,
  UpdateApiRequest,
  UpdateApiResponse,
} from '@aws-sdk/client-apigatewayv2';
import type { Operation } from '../../../core/service.ts';
import type { Api } from '../api.ts';
import type { Apis } from '../apis.ts';
import { checkCors } from '../cors-configuration.ts';
import { badRequest, notEmbedded } from '../errors.ts';
import { functionArnOf } from '../function-uri.ts';
import { pageOf } from '../paging.ts';
import { checkRouteKey } from '../route-key.ts';
import { checkTags } from '../tags.ts';

export const createApi =
  (apis: Apis): Operation<CreateApiRequest, CreateApiResponse> =>
  (input, context) => {
    const { Name: name = '', ProtocolType: protocol, Target: target } = input;
    if (protocol === 'WEBSOCKET') throw notEmbedded('the WebSocket protocol');
    if (protocol !== 'HTTP') throw badRequest('Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]');
    checkName(name);
    checkCors(input.CorsConfiguration);
    checkTags(input.Tags ?? {});
    if (input.RouteKey !== undefined && target === undefined) throw badRequest('RouteKey needs Target: it belongs to quick create.');
    if (input.RouteKey !== undefined) checkRouteKey(input.RouteKey);
    if (target !== undefined && functionArnOf(target) === undefined) throw notEmbedded('an HTTP URL as Target');
    const api: Api = {
      account: context.account,
      region: context.region,
      id: apis.newId(10),
      createdMs: apis.now(),
      name,
      description: input.Description,
      version: input.Version,
      executeApiEndpoint: input.DisableExecuteApiEndpoint ? 'disabled' : 'enabled',
      cors: input.CorsConfiguration,
      tags: { ...input.Tags },
      routes: [],
      integrations: [],
      authorizers: [],
      stages: [],
      deployments: [],
      verdicts: {},
    };
    if (target !== undefined) quickCreate(apis, api, target, input.RouteKey ?? '$default');
    apis.keep(api);
    return described(api);
  };

/** AWS: a function, a catch-all route and a stage that deploys itself, in one call. */
function quickCreate(apis: Apis, api: Api, target: string, routeKey: string): void {
  const managed = { ApiGatewayManaged: true };
  const integrationId = apis.newId(7);
  api.integrations.push({
    ...managed,
    ConnectionType: 'INTERNET',
    IntegrationId: integrationId,
    IntegrationMethod: 'POST',
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: target,
    PayloadFormatVersion: '2.0',
    TimeoutInMillis: 30_000,
  });
  api.routes.push({
    ...managed,
    ApiKeyRequired: false,
    AuthorizationType: 'NONE',
    RouteId: apis.newId(7),
    RouteKey: routeKey,
    Target: `integrations/${integrationId}`,
  });
  const now = new Date(apis.now());
  api.stages.push({
    ...managed,
    AutoDeploy: true,
    CreatedDate: now,
    LastUpdatedDate: now,
    StageName: '$default',
    DefaultRouteSettings: {},
  });
  apis.afterChange(api);
}

export const getApi =
  (apis: Apis): Operation<GetApiRequest, GetApiResponse> =>
  ({ ApiId: id }, context) =>
    described(apis.get(context, id));

export const getApis =
  (apis: Apis): Operation<GetApisRequest, GetApisResponse> =>
  (input, context) =>
    pageOf(apis.list(context).map(described), input);

export const updateApi =
  (apis: Apis): Operation<UpdateApiRequest, UpdateApiResponse> =>
  (input, context) => {
    const api = apis.get(context, input.ApiId);
    if (input.Target !== undefined || input.RouteKey !== undefined) throw notEmbedded('changing what quick create has made, by UpdateApi');
    if (input.Name !== undefined) checkName(input.Name);
    checkCors(input.CorsConfiguration);
    api.name = input.Name ?? api.name;
    api.description = input.Description ?? api.description;
    api.version = input.Version ?? api.version;
    api.cors = input.CorsConfiguration ?? api.cors;
    if (input.DisableExecuteApiEndpoint !== undefined) api.executeApiEndpoint = input.DisableExecuteApiEndpoint ? 'disabled' : 'enabled';
    apis.afterChange(api);
    return described(api);
  };

export const deleteApi =
  (apis: Apis): Operation<DeleteApiRequest, void> =>
  ({ ApiId: id }, context) =>
    apis.delete(apis.get(context, id));

export const deleteCorsConfiguration =
  (apis: Apis): Operation<DeleteCorsConfigurationRequest, void> =>
  ({ ApiId: id }, context) => {
    const api = apis.get(context, id);
    api.cors = undefined;
    apis.afterChange(api);
  };

export function described(api: Api): ApiAnswer {
  return {
    ApiEndpoint: `https://${api.id}.execute-api.${api.region}.amazonaws.com`,
    ApiId: api.id,
    ApiKeySelectionExpression: '$request.header.x-api-key',
    CorsConfiguration: api.cors,
    CreatedDate: new Date(api.createdMs),
    Description: api.description,
    DisableExecuteApiEndpoint: api.executeApiEndpoint === 'disabled',
    IpAddressType: 'ipv4',
    Name: api.name,
    ProtocolType: 'HTTP',
    // AWS's documents write it with braces; its answers, as Terraform's provider expects them, have none.
    RouteSelectionExpression: '$request.method $request.path',
    Tags: { ...api.tags },
    Version: api.version,
  };
}

function checkName(name: string): void {
  if (name.length < 1 || name.length > 128) throw badRequest('Name must be between 1 and 128 characters long.');
}
