// CreateStage, GetStage, GetStages, UpdateStage, DeleteStage, DeleteRouteSettings, ResetAuthorizersCache.
// AWS: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html
import type {
  CreateStageRequest,
  DeleteRouteSettingsRequest,
  DeleteStageRequest,
  GetStageRequest,
  GetStagesRequest,
  GetStagesResponse,
  ResetAuthorizersCacheRequest,
  Stage,
  UpdateStageRequest,
} from '@aws-sdk/client-apigatewayv2';
import type { Operation } from '../../../core/service.ts';
import { type Api, changed, partOf } from '../api.ts';
import type { Apis } from '../apis.ts';
import { badRequest, conflict, notEmbedded, notFound } from '../errors.ts';
import { pageOf } from '../paging.ts';
import { checkTags } from '../tags.ts';

export const createStage =
  (apis: Apis): Operation<CreateStageRequest, Stage> =>
  ({ ApiId, ...input }, context) => {
    const api = apis.get(context, ApiId);
    const { StageName: name = '' } = input;
    if (!/^(\$default|[a-zA-Z0-9_-]{1,128})$/.test(name))
      throw badRequest('Stage name only allows a-zA-Z0-9_- characters, or it is $default.');
    if (api.stages.some(({ StageName }) => StageName === name)) throw conflict('Stage already exists');
    checkTags(input.Tags ?? {});
    const now = new Date(apis.now());
    const start: Stage = {
      StageName: name,
      CreatedDate: now,
      LastUpdatedDate: now,
      RouteSettings: {},
      StageVariables: {},
      DefaultRouteSettings: {},
    };
    const stage = changed(start, input);
    check(api, stage, input);
    api.stages.push(stage);
    if (stage.AutoDeploy) apis.afterChange(api);
    return found(api, name);
  };

export const getStage =
  (apis: Apis): Operation<GetStageRequest, Stage> =>
  ({ ApiId, StageName }, context) =>
    found(apis.get(context, ApiId), StageName);

export const getStages =
  (apis: Apis): Operation<GetStagesRequest, GetStagesResponse> =>
  (input, context) =>
    pageOf(apis.get(context, input.ApiId).stages, input);

export const updateStage =
  (apis: Apis): Operation<UpdateStageRequest, Stage> =>
  ({ ApiId, StageName, ...input }, context) => {
    const api = apis.get(context, ApiId);
    const before = found(api, StageName);
    const after = changed(before, { ...input, LastUpdatedDate: new Date(apis.now()) });
    check(api, after, input);
    api.stages = api.stages.map((one) => (one === before ? after : one));
    if (after.AutoDeploy && !before.AutoDeploy) apis.afterChange(api);
    return found(api, StageName);
  };

export const deleteStage =
  (apis: Apis): Operation<DeleteStageRequest, void> =>
  ({ ApiId, StageName }, context) => {
    const api = apis.get(context, ApiId);
    const stage = found(api, StageName);
    api.stages = api.stages.filter((one) => one !== stage);
  };

export const deleteRouteSettings =
  (apis: Apis): Operation<DeleteRouteSettingsRequest, void> =>
  ({ ApiId, StageName, RouteKey = '' }, context) => {
    const stage = found(apis.get(context, ApiId), StageName);
    if (!stage.RouteSettings || !Object.hasOwn(stage.RouteSettings, RouteKey)) throw notFound('RouteSettings', RouteKey);
    delete stage.RouteSettings[RouteKey];
  };

export const resetAuthorizersCache =
  (apis: Apis): Operation<ResetAuthorizersCacheRequest, void> =>
  ({ ApiId, StageName }, context) => {
    const api = apis.get(context, ApiId);
    const { StageName: name } = found(api, StageName);
    api.verdicts = Object.fromEntries(Object.entries(api.verdicts).filter(([, { stage }]) => stage !== name));
  };

function found(api: Api, name: string | undefined): Stage {
  return partOf(api.stages, 'Stage', name, ({ StageName }) => StageName);
}

function check(api: Api, stage: Stage, said: Pick<CreateStageRequest, 'DeploymentId' | 'AccessLogSettings' | 'ClientCertificateId'>): void {
  if (said.AccessLogSettings !== undefined) throw notEmbedded('access logging');
  if (said.ClientCertificateId !== undefined) throw badRequest('Client certificates are for WebSocket APIs only.');
  if (said.DeploymentId !== undefined && stage.AutoDeploy) throw badRequest('Deployment ID cannot be set on stage with autoDeploy enabled');
  if (said.DeploymentId !== undefined) partOf(api.deployments, 'Deployment', said.DeploymentId, ({ DeploymentId }) => DeploymentId);
  for (const [name, value] of Object.entries(stage.StageVariables ?? {}))
    if (!/^\w+$/.test(name) || !/^[A-Za-z0-9._~:/?#&=,-]*$/.test(value))
      throw badRequest(`Invalid stage variable ${name}: names have letters, digits and _, values [A-Za-z0-9-._~:/?#&=,]*.`);
}
