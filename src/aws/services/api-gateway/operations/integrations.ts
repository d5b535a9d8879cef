// CreateIntegration, GetIntegration, GetIntegrations, UpdateIntegration, DeleteIntegration: functions behind routes.
// AWS: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
import type {
  CreateIntegrationRequest,
  DeleteIntegrationRequest,
  GetIntegrationRequest,
  GetIntegrationsRequest,
  GetIntegrationsResponse,
  Integration,
  UpdateIntegrationRequest,
} from '@aws-sdk/client-apigatewayv2';
import type { Operation } from '../../../core/service.ts';
import { type Api, changed, partOf } from '../api.ts';
import type { Apis } from '../apis.ts';
import { badRequest, conflict, notEmbedded } from '../errors.ts';
import { mayNameFunction } from '../function-uri.ts';
import { pageOf } from '../paging.ts';

export const createIntegration =
  (apis: Apis): Operation<CreateIntegrationRequest, Integration> =>
  ({ ApiId, ...input }, context) => {
    const api = apis.get(context, ApiId);
    const integration = changed<Integration>(
      { ConnectionType: 'INTERNET', IntegrationMethod: 'POST', TimeoutInMillis: 30_000, IntegrationId: apis.newId(7) },
      input,
    );
    check(integration);
    api.integrations.push(integration);
    apis.afterChange(api);
    return integration;
  };

export const getIntegration =
  (apis: Apis): Operation<GetIntegrationRequest, Integration> =>
  ({ ApiId, IntegrationId }, context) =>
    found(apis.get(context, ApiId), IntegrationId);

export const getIntegrations =
  (apis: Apis): Operation<GetIntegrationsRequest, GetIntegrationsResponse> =>
  (input, context) =>
    pageOf(apis.get(context, input.ApiId).integrations, input);

export const updateIntegration =
  (apis: Apis): Operation<UpdateIntegrationRequest, Integration> =>
  ({ ApiId, IntegrationId, ...input }, context) => {
    const api = apis.get(context, ApiId);
    const before = found(api, IntegrationId);
    const after = changed(before, input);
    check(after);
    api.integrations = api.integrations.map((one) => (one === before ? after : one));
    apis.afterChange(api);
    return after;
  };

export const deleteIntegration =
  (apis: Apis): Operation<DeleteIntegrationRequest, void> =>
  ({ ApiId, IntegrationId }, context) => {
    const api = apis.get(context, ApiId);
    const integration = found(api, IntegrationId);
    if (api.routes.some(({ Target }) => Target === `integrations/${IntegrationId}`))
      throw conflict(`Cannot delete Integration '${IntegrationId}' because it is referenced by a Route.`);
    api.integrations = api.integrations.filter((one) => one !== integration);
    apis.afterChange(api);
  };

function found(api: Api, id: string | undefined): Integration {
  return partOf(api.integrations, 'Integration', id, ({ IntegrationId }) => IntegrationId);
}

function check(integration: Integration): void {
  const {
    IntegrationType: type,
    IntegrationSubtype: subtype,
    PayloadFormatVersion: version,
    TimeoutInMillis: timeout = 30_000,
  } = integration;
  if (subtype !== undefined) throw notEmbedded(`the integration with ${subtype}`);
  if (type === 'HTTP_PROXY') throw notEmbedded('HTTP_PROXY, which needs the network,');
  if (type !== 'AWS_PROXY') throw badRequest('HTTP APIs support the integration types AWS_PROXY and HTTP_PROXY only.');
  if (integration.ConnectionType === 'VPC_LINK') throw notEmbedded('VPC links');
  if (integration.CredentialsArn !== undefined) throw notEmbedded('a role for the invocation (CredentialsArn)');
  if (integration.RequestParameters !== undefined || integration.ResponseParameters !== undefined) throw notEmbedded('parameter mapping');
  if (version !== '1.0' && version !== '2.0') throw badRequest('PayloadFormatVersion is a required parameter: 1.0 or 2.0.');
  if (!mayNameFunction(integration.IntegrationUri)) throw badRequest('Invalid function ARN or invalid uri');
  if (timeout < 50 || timeout > 30_000) throw badRequest('Timeout should be between 50 ms and 30000 ms');
}
