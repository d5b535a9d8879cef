// Amazon API Gateway v2, HTTP APIs. What it imitates and lacks: description.ts.
import type { Authorization } from '../../core/access.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import type { Api } from './api.ts';
import { Apis } from './apis.ts';
import { configurationSource } from './configuration-source.ts';
import { description } from './description.ts';
import { answerInvocation } from './invocation/invoke.ts';
import type { OperationName } from './operation-name.ts';
import { createApi, deleteApi, deleteCorsConfiguration, getApi, getApis, updateApi } from './operations/apis.ts';
import { createAuthorizer, deleteAuthorizer, getAuthorizer, getAuthorizers, updateAuthorizer } from './operations/authorizers.ts';
import { createDeployment, deleteDeployment, getDeployment, getDeployments, updateDeployment } from './operations/deployments.ts';
import { createIntegration, deleteIntegration, getIntegration, getIntegrations, updateIntegration } from './operations/integrations.ts';
import { createRoute, deleteRoute, getRoute, getRoutes, updateRoute } from './operations/routes.ts';
import {
  createStage,
  deleteRouteSettings,
  deleteStage,
  getStage,
  getStages,
  resetAuthorizersCache,
  updateStage,
} from './operations/stages.ts';
import { getTags, tagResource, untagResource } from './operations/tags.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const apis = new Apis(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    CreateApi: createApi(apis),
    CreateAuthorizer: createAuthorizer(apis),
    CreateDeployment: createDeployment(apis),
    CreateIntegration: createIntegration(apis),
    CreateRoute: createRoute(apis),
    CreateStage: createStage(apis),
    DeleteApi: deleteApi(apis),
    DeleteAuthorizer: deleteAuthorizer(apis),
    DeleteCorsConfiguration: deleteCorsConfiguration(apis),
    DeleteDeployment: deleteDeployment(apis),
    DeleteIntegration: deleteIntegration(apis),
    DeleteRoute: deleteRoute(apis),
    DeleteRouteSettings: deleteRouteSettings(apis),
    DeleteStage: deleteStage(apis),
    GetApi: getApi(apis),
    GetApis: getApis(apis),
    GetAuthorizer: getAuthorizer(apis),
    GetAuthorizers: getAuthorizers(apis),
    GetDeployment: getDeployment(apis),
    GetDeployments: getDeployments(apis),
    GetIntegration: getIntegration(apis),
    GetIntegrations: getIntegrations(apis),
    GetRoute: getRoute(apis),
    GetRoutes: getRoutes(apis),
    GetStage: getStage(apis),
    GetStages: getStages(apis),
    GetTags: getTags(apis),
    ResetAuthorizersCache: resetAuthorizersCache(apis),
    TagResource: tagResource(apis),
    UntagResource: untagResource(apis),
    UpdateApi: updateApi(apis),
    UpdateAuthorizer: updateAuthorizer(apis),
    UpdateDeployment: updateDeployment(apis),
    UpdateIntegration: updateIntegration(apis),
    UpdateRoute: updateRoute(apis),
    UpdateStage: updateStage(apis),
  };
  return {
    description,
    operations,
    schemas,
    authorizations: Object.fromEntries(Object.keys(operations).map((name) => [name, byPath])),
    answerDirectly: (request) => answerInvocation(apis, request),
    configurationSource: configurationSource(apis),
    snapshot: () => apis.snapshot(),
    restore: (state) => apis.restore(state as readonly Api[]),
    inspect: (account, region) => structuredClone(apis.list({ account, region }).map(({ deployments: _kept, ...api }) => api)),
  };
}

/** AWS: actions are the methods, resources the paths. https://docs.aws.amazon.com/apigateway/latest/developerguide/security_iam_service-with-iam.html */
const byPath: Authorization = (_input, { request, region }) => ({
  action: `apigateway:${request.method}`,
  resource: `arn:aws:apigateway:${region}::${request.url.pathname.replace(/^\/v2/, '')}`,
});
