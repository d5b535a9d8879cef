// CreateRoute, GetRoute, GetRoutes, UpdateRoute, DeleteRoute.
// AWS: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
import type {
  CreateRouteRequest,
  DeleteRouteRequest,
  GetRouteRequest,
  GetRoutesRequest,
  GetRoutesResponse,
  Route,
  UpdateRouteRequest,
} from '@aws-sdk/client-apigatewayv2';
import type { Operation } from '../../../core/service.ts';
import { type Api, changed, partOf } from '../api.ts';
import type { Apis } from '../apis.ts';
import { badRequest, conflict } from '../errors.ts';
import { pageOf } from '../paging.ts';
import { checkRouteKey } from '../route-key.ts';

export const createRoute =
  (apis: Apis): Operation<CreateRouteRequest, Route> =>
  ({ ApiId, ...input }, context) => {
    const api = apis.get(context, ApiId);
    const defaults = { ApiKeyRequired: false, AuthorizationType: 'NONE', RouteId: apis.newId(7), RouteKey: input.RouteKey } as const;
    const route = changed<Route>(defaults, input);
    check(api, route);
    api.routes.push(route);
    apis.afterChange(api);
    return route;
  };

export const getRoute =
  (apis: Apis): Operation<GetRouteRequest, Route> =>
  ({ ApiId, RouteId }, context) =>
    found(apis.get(context, ApiId), RouteId);

export const getRoutes =
  (apis: Apis): Operation<GetRoutesRequest, GetRoutesResponse> =>
  (input, context) =>
    pageOf(apis.get(context, input.ApiId).routes, input);

export const updateRoute =
  (apis: Apis): Operation<UpdateRouteRequest, Route> =>
  ({ ApiId, RouteId, ...input }, context) => {
    const api = apis.get(context, ApiId);
    const before = found(api, RouteId);
    const after = changed(before, input);
    // AWS: without an authorizer there is nothing to remember of one.
    if (after.AuthorizationType === 'NONE' || after.AuthorizationType === 'AWS_IAM') delete after.AuthorizerId;
    check(api, after);
    api.routes = api.routes.map((one) => (one === before ? after : one));
    apis.afterChange(api);
    return after;
  };

export const deleteRoute =
  (apis: Apis): Operation<DeleteRouteRequest, void> =>
  ({ ApiId, RouteId }, context) => {
    const api = apis.get(context, ApiId);
    const route = found(api, RouteId);
    api.routes = api.routes.filter((one) => one !== route);
    apis.afterChange(api);
  };

function found(api: Api, id: string | undefined): Route {
  return partOf(api.routes, 'Route', id, ({ RouteId }) => RouteId);
}

function check(api: Api, route: Route): void {
  const { RouteKey: key = '', Target: target, AuthorizationType: type = 'NONE', AuthorizerId: authorizerId, RouteId: id } = route;
  checkRouteKey(key);
  if (api.routes.some((other) => other.RouteKey === key && other.RouteId !== id))
    throw conflict(`Route with key ${key} already exists for this API`);
  if (route.ApiKeyRequired) throw badRequest('HTTP APIs do not support API keys.');
  if (target !== undefined) {
    const [, integrationId] = /^integrations\/(\w+)$/.exec(target) ?? [];
    if (integrationId === undefined) throw badRequest('Invalid target: the format is integrations/<integration id>.');
    partOf(api.integrations, 'Integration', integrationId, ({ IntegrationId }) => IntegrationId);
  }
  if (!['NONE', 'AWS_IAM', 'CUSTOM', 'JWT'].includes(type)) throw badRequest(`Invalid authorizationType ${type}.`);
  if ((route.AuthorizationScopes?.length ?? 0) > 0 && type !== 'JWT') throw badRequest('AuthorizationScopes are for JWT authorizers only.');
  if (type !== 'CUSTOM' && type !== 'JWT') return;
  if (authorizerId === undefined) throw badRequest(`AuthorizerId is required for the authorization type ${type}.`);
  const authorizer = partOf(api.authorizers, 'Authorizer', authorizerId, ({ AuthorizerId }) => AuthorizerId);
  if ((authorizer.AuthorizerType === 'JWT') !== (type === 'JWT'))
    throw badRequest(`The authorization type ${type} does not fit the authorizer, which is of type ${authorizer.AuthorizerType}.`);
}
