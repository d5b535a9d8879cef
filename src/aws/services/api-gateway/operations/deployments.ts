// CreateDeployment, GetDeployment, GetDeployments, UpdateDeployment, DeleteDeployment: what an API was at one moment.
// AWS: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-deployments.html
import type {
  CreateDeploymentRequest,
  DeleteDeploymentRequest,
  Deployment,
  GetDeploymentRequest,
  GetDeploymentsRequest,
  GetDeploymentsResponse,
  UpdateDeploymentRequest,
} from '@aws-sdk/client-apigatewayv2';
import type { Operation } from '../../../core/service.ts';
import { type Api, changed, type KeptDeployment, partOf } from '../api.ts';
import type { Apis } from '../apis.ts';
import { badRequest } from '../errors.ts';
import { pageOf } from '../paging.ts';

export const createDeployment =
  (apis: Apis): Operation<CreateDeploymentRequest, Deployment> =>
  ({ ApiId, StageName, Description }, context) => {
    const api = apis.get(context, ApiId);
    const stage = StageName === undefined ? undefined : partOf(api.stages, 'Stage', StageName, (one) => one.StageName);
    if (stage?.AutoDeploy) throw badRequest('Deployment ID cannot be set on stage with autoDeploy enabled');
    if (api.routes.length === 0) throw badRequest('At least one route is required before deploying the Api.');
    const deployment = apis.deploy(api, Description === undefined ? {} : { Description });
    const { DeploymentId } = deployment;
    const LastUpdatedDate = new Date(apis.now());
    if (stage) api.stages = api.stages.map((one) => (one === stage ? changed(one, { DeploymentId, LastUpdatedDate }) : one));
    return told(deployment);
  };

export const getDeployment =
  (apis: Apis): Operation<GetDeploymentRequest, Deployment> =>
  ({ ApiId, DeploymentId }, context) =>
    told(found(apis.get(context, ApiId), DeploymentId));

export const getDeployments =
  (apis: Apis): Operation<GetDeploymentsRequest, GetDeploymentsResponse> =>
  (input, context) =>
    pageOf(apis.get(context, input.ApiId).deployments.map(told), input);

export const updateDeployment =
  (apis: Apis): Operation<UpdateDeploymentRequest, Deployment> =>
  ({ ApiId, DeploymentId, Description }, context) => {
    const deployment = found(apis.get(context, ApiId), DeploymentId);
    deployment.Description = Description ?? deployment.Description;
    return told(deployment);
  };

export const deleteDeployment =
  (apis: Apis): Operation<DeleteDeploymentRequest, void> =>
  ({ ApiId, DeploymentId }, context) => {
    const api = apis.get(context, ApiId);
    const deployment = found(api, DeploymentId);
    if (api.stages.some((stage) => stage.DeploymentId === DeploymentId))
      throw badRequest('Active stages pointing to this deployment must be moved or deleted');
    api.deployments = api.deployments.filter((one) => one !== deployment);
  };

function found(api: Api, id: string | undefined): KeptDeployment {
  return partOf(api.deployments, 'Deployment', id, ({ DeploymentId }) => DeploymentId);
}

function told({ content: _kept, ...deployment }: KeptDeployment): Deployment {
  return deployment;
}
