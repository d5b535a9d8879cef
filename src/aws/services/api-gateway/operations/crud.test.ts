// The operations that make HTTP APIs, by the real SDK client. Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html;
// sentences as moto or users quote them, the others inferred
import {
  CreateApiCommand,
  type CreateApiCommandInput,
  CreateDeploymentCommand,
  CreateIntegrationCommand,
  type CreateIntegrationCommandInput,
  CreateRouteCommand,
  CreateStageCommand,
  type CreateStageCommandInput,
  DeleteApiCommand,
  DeleteCorsConfigurationCommand,
  DeleteDeploymentCommand,
  DeleteIntegrationCommand,
  DeleteRouteCommand,
  DeleteRouteSettingsCommand,
  DeleteStageCommand,
  GetApiCommand,
  GetApisCommand,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetIntegrationCommand,
  GetIntegrationsCommand,
  GetRouteCommand,
  GetRoutesCommand,
  GetStageCommand,
  GetStagesCommand,
  GetTagsCommand,
  ImportApiCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateApiCommand,
  UpdateDeploymentCommand,
  UpdateIntegrationCommand,
  UpdateRouteCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { apiCloud, functionArn, functionUri, told } from '../testing/api-cloud.ts';

const hello = () => 'hello';
const gone = { name: 'NotFoundException' };
const wrong = { name: 'BadRequestException' };
const taken = { name: 'ConflictException' };
const absent = { name: 'NotImplemented' };

function gatewayCloud() {
  const cloud = apiCloud({ hello });
  const create = (input: Partial<CreateApiCommandInput> = {}) =>
    cloud.gateway.send(new CreateApiCommand({ Name: 'api', ProtocolType: 'HTTP', ...input }));
  return { ...cloud, create };
}

test('an API is made, described, changed, listed and deleted', async () => {
  const { gateway, create, clock } = gatewayCloud();
  const { $metadata: metadata, ...made } = await create({ Description: 'd', Version: '1', Tags: { team: 'blue' } });
  expect(metadata.httpStatusCode).toBe(201);
  const { ApiId = '' } = made;
  expect(made).toMatchObject({
    ApiEndpoint: `https://${ApiId}.execute-api.us-east-1.amazonaws.com`,
    CreatedDate: new Date(clock.now()),
    DisableExecuteApiEndpoint: false,
    ProtocolType: 'HTTP',
    // As the provider of Terraform expects it, which else sees a change at each plan.
    RouteSelectionExpression: '$request.method $request.path',
    Tags: { team: 'blue' },
  });
  expect(ApiId).toMatch(/^[a-z0-9]{10}$/);
  const changed = await gateway.send(new UpdateApiCommand({ ApiId, Name: 'new', CorsConfiguration: { AllowOrigins: ['*'] } }));
  expect(changed).toMatchObject({ Name: 'new', Description: 'd', CorsConfiguration: { AllowOrigins: ['*'] } });
  await gateway.send(new DeleteCorsConfigurationCommand({ ApiId }));
  expect(await gateway.send(new GetApiCommand({ ApiId }))).not.toHaveProperty('CorsConfiguration');
  await create({ Name: 'other' });
  const first = await gateway.send(new GetApisCommand({ MaxResults: '1' }));
  const second = await gateway.send(new GetApisCommand({ MaxResults: '1', NextToken: first.NextToken }));
  expect([first, second].flatMap(({ Items = [] }) => Items.map(({ Name }) => Name))).toEqual(['new', 'other']);
  await gateway.send(new DeleteApiCommand({ ApiId }));
  await expect(gateway.send(new GetApiCommand({ ApiId }))).rejects.toMatchObject({
    ...gone,
    message: `Invalid API identifier specified ${ApiId}`,
  });
});

test('an API that is not there is said by every operation on APIs', async () => {
  const { gateway } = gatewayCloud();
  const ApiId = 'none';
  await expect(gateway.send(new UpdateApiCommand({ ApiId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new DeleteApiCommand({ ApiId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new DeleteCorsConfigurationCommand({ ApiId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetRoutesCommand({ ApiId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetIntegrationsCommand({ ApiId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetStagesCommand({ ApiId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetDeploymentsCommand({ ApiId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetApisCommand({ MaxResults: 'many' }))).rejects.toMatchObject(wrong);
  await expect(gateway.send(new GetApisCommand({ NextToken: 'x' }))).rejects.toMatchObject(wrong);
});

test.each<[Partial<CreateApiCommandInput>, object]>([
  [{ ProtocolType: 'WEBSOCKET' }, absent],
  [{ ProtocolType: 'FTP' as never }, { ...wrong, message: 'Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]' }],
  [{ Name: '' }, wrong],
  [{ Target: 'https://example.com' }, absent],
  [{ RouteKey: 'GET /' }, wrong],
  [{ Target: functionArn('hello'), RouteKey: 'GET' }, wrong],
  [{ CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: true } }, wrong],
  [{ CorsConfiguration: { AllowOrigins: ['example.com'] } }, wrong],
  [{ CorsConfiguration: { MaxAge: 86_401 } }, wrong],
  [{ Tags: { 'aws:x': 'y' } }, wrong],
])('the API %j is refused', async (input, error) => {
  await expect(gatewayCloud().create(input)).rejects.toMatchObject(error);
});

test('quick create makes a function reachable in one call', async () => {
  const { create, gateway, call } = gatewayCloud();
  const { ApiId = '' } = await create({ Target: functionArn('hello') });
  expect(await told(call(ApiId, '/anything'))).toEqual([200, 'hello']);
  expect((await gateway.send(new GetRoutesCommand({ ApiId }))).Items).toMatchObject([{ RouteKey: '$default', ApiGatewayManaged: true }]);
  expect((await gateway.send(new GetStagesCommand({ ApiId }))).Items).toMatchObject([{ StageName: '$default', AutoDeploy: true }]);
  const { ApiId: second = '' } = await create({ Target: functionUri('hello'), RouteKey: 'GET /only' });
  expect((await told(call(second, '/only')))[0]).toBe(200);
  expect((await told(call(second, '/other')))[0]).toBe(404);
  await expect(gateway.send(new UpdateApiCommand({ ApiId, Target: functionArn('other') }))).rejects.toMatchObject(absent);
});

test('an integration is made, changed, listed and deleted when no route needs it', async () => {
  const { gateway, api, route } = gatewayCloud();
  const ApiId = await api();
  const { IntegrationId, RouteId } = await route(ApiId, 'GET /', 'hello');
  expect(await gateway.send(new GetIntegrationCommand({ ApiId, IntegrationId }))).toMatchObject({
    IntegrationType: 'AWS_PROXY',
    IntegrationMethod: 'POST',
    ConnectionType: 'INTERNET',
    TimeoutInMillis: 30_000,
    PayloadFormatVersion: '2.0',
  });
  const update = (input: object) => gateway.send(new UpdateIntegrationCommand({ ApiId, IntegrationId, ...input }));
  expect(await update({ TimeoutInMillis: 1000 })).toMatchObject({ TimeoutInMillis: 1000, IntegrationType: 'AWS_PROXY' });
  await expect(update({ TimeoutInMillis: 30_001 })).rejects.toMatchObject(wrong);
  await expect(update({ IntegrationId: 'none' })).rejects.toMatchObject(gone);
  const remove = () => gateway.send(new DeleteIntegrationCommand({ ApiId, IntegrationId }));
  await expect(remove()).rejects.toMatchObject(taken);
  await gateway.send(new DeleteRouteCommand({ ApiId, RouteId }));
  await remove();
  expect((await gateway.send(new GetIntegrationsCommand({ ApiId }))).Items).toEqual([]);
  await expect(gateway.send(new GetIntegrationCommand({ ApiId, IntegrationId }))).rejects.toMatchObject(gone);
  await expect(remove()).rejects.toMatchObject(gone);
});

test.each<[Partial<CreateIntegrationCommandInput>, object]>([
  [{ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://example.com' }, absent],
  [{ IntegrationType: 'MOCK' }, wrong],
  [{ IntegrationSubtype: 'SQS-SendMessage' }, absent],
  [{ ConnectionType: 'VPC_LINK' }, absent],
  [{ CredentialsArn: 'arn:aws:iam::123456789012:role/r' }, absent],
  [{ RequestParameters: { 'append:header.x': 'y' } }, absent],
  [{ PayloadFormatVersion: undefined }, wrong],
  [{ IntegrationUri: 'arn:aws:lambda:us-east-1:1:function' }, wrong],
  [{ TimeoutInMillis: 49 }, wrong],
  [{ ApiId: 'none' }, gone],
])('the integration %j is refused', async (input, error) => {
  const { gateway, api } = gatewayCloud();
  const whole = { IntegrationType: 'AWS_PROXY', IntegrationUri: functionArn('hello'), PayloadFormatVersion: '2.0' } as const;
  const ApiId = await api();
  await expect(gateway.send(new CreateIntegrationCommand({ ApiId, ...whole, ...input }))).rejects.toMatchObject(error);
});

test('a route is made, changed, listed and deleted, and requests follow', async () => {
  const { gateway, api, route, call } = gatewayCloud();
  const ApiId = await api();
  const { RouteId } = await route(ApiId, 'GET /a', 'hello');
  expect(await gateway.send(new GetRouteCommand({ ApiId, RouteId }))).toMatchObject({ RouteKey: 'GET /a', AuthorizationType: 'NONE' });
  const update = (input: object) => gateway.send(new UpdateRouteCommand({ ApiId, RouteId, ...input }));
  expect(await update({ RouteKey: 'GET /b' })).toMatchObject({ RouteKey: 'GET /b' });
  expect([(await told(call(ApiId, '/a')))[0], (await told(call(ApiId, '/b')))[0]]).toEqual([404, 200]);
  await expect(update({ RouteId: 'none' })).rejects.toMatchObject(gone);
  await expect(update({ RouteKey: 'GO /' })).rejects.toMatchObject(wrong);
  expect((await gateway.send(new GetRoutesCommand({ ApiId }))).Items).toHaveLength(1);
  await gateway.send(new DeleteRouteCommand({ ApiId, RouteId }));
  expect((await told(call(ApiId, '/b')))[0]).toBe(404);
  await expect(gateway.send(new GetRouteCommand({ ApiId, RouteId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new DeleteRouteCommand({ ApiId, RouteId }))).rejects.toMatchObject(gone);
});

test.each([
  [{ RouteKey: 'GET items' }, wrong],
  [{ RouteKey: 'GET /{proxy+}/more' }, wrong],
  [{ RouteKey: 'GET /a{id}' }, wrong],
  [{ RouteKey: 'GET /taken' }, { ...taken, message: 'Route with key GET /taken already exists for this API' }],
  [{ RouteKey: 'GET /', Target: 'none' }, wrong],
  [{ RouteKey: 'GET /', Target: 'integrations/none' }, gone],
  [{ RouteKey: 'GET /', ApiKeyRequired: true }, wrong],
  [{ RouteKey: 'GET /', AuthorizationType: 'MAGIC' as never }, wrong],
  [{ RouteKey: 'GET /', AuthorizationType: 'JWT' as const }, wrong],
  [{ RouteKey: 'GET /', AuthorizationType: 'CUSTOM' as const, AuthorizerId: 'none' }, gone],
  [{ RouteKey: 'GET /', AuthorizationScopes: ['a'] }, wrong],
  [{ RouteKey: 'GET /', ApiId: 'none' }, gone],
])('the route %j is refused', async (input, error) => {
  const { gateway, api, route } = gatewayCloud();
  const ApiId = await api();
  await route(ApiId, 'GET /taken', 'hello');
  await expect(gateway.send(new CreateRouteCommand({ ApiId, ...input }))).rejects.toMatchObject(error);
});

test('a stage is made, changed, listed and deleted, with settings that are kept', async () => {
  const { gateway, api, route, call, clock } = gatewayCloud();
  const ApiId = await api();
  await route(ApiId, 'GET /', 'hello');
  const RouteSettings = { 'GET /': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 } };
  const StageName = 'dev';
  const made = await gateway.send(
    new CreateStageCommand({ ApiId, StageName, AutoDeploy: true, RouteSettings, StageVariables: { a: 'b' } }),
  );
  expect(made).toMatchObject({ StageName, RouteSettings, StageVariables: { a: 'b' }, CreatedDate: new Date(clock.now()) });
  expect(made.DeploymentId).toMatch(/^[a-z0-9]{6}$/);
  const update = (input: object) => gateway.send(new UpdateStageCommand({ ApiId, StageName, ...input }));
  expect(await update({ Description: 'x' })).toMatchObject({ Description: 'x', StageVariables: { a: 'b' } });
  await expect(update({ DeploymentId: made.DeploymentId })).rejects.toMatchObject(wrong);
  await expect(update({ StageName: 'none' })).rejects.toMatchObject(gone);
  const forget = (RouteKey: string) => gateway.send(new DeleteRouteSettingsCommand({ ApiId, StageName, RouteKey }));
  await forget('GET /');
  expect((await gateway.send(new GetStageCommand({ ApiId, StageName }))).RouteSettings).toEqual({});
  await expect(forget('GET /')).rejects.toMatchObject(gone);
  expect((await gateway.send(new GetStagesCommand({ ApiId }))).Items).toHaveLength(2);
  expect((await told(call(ApiId, '/dev')))[0]).toBe(200);
  await gateway.send(new DeleteStageCommand({ ApiId, StageName }));
  expect((await told(call(ApiId, '/dev')))[0]).toBe(404);
  await expect(gateway.send(new GetStageCommand({ ApiId, StageName }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new DeleteStageCommand({ ApiId, StageName }))).rejects.toMatchObject(gone);
});

test.each<[Partial<CreateStageCommandInput>, object]>([
  [{ StageName: 'a b' }, wrong],
  [{ StageName: '$default' }, { ...taken, message: 'Stage already exists' }],
  [{ AccessLogSettings: { DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:g', Format: 'f' } }, absent],
  [{ ClientCertificateId: 'c' }, wrong],
  [{ DeploymentId: 'none' }, gone],
  [{ StageVariables: { 'a b': 'c' } }, wrong],
  [{ Tags: { 'aws:x': 'y' } }, wrong],
  [{ ApiId: 'none' }, gone],
])('the stage %j is refused', async (input, error) => {
  const { gateway, api } = gatewayCloud();
  const ApiId = await api();
  await expect(gateway.send(new CreateStageCommand({ ApiId, StageName: 'dev', ...input }))).rejects.toMatchObject(error);
});

test('a deployment is made, described, renamed and deleted when no stage serves it', async () => {
  const { gateway, api, route } = gatewayCloud();
  const ApiId = await api({}, { StageName: 'dev', AutoDeploy: false });
  const deploy = (input: object = {}) => gateway.send(new CreateDeploymentCommand({ ApiId, ...input }));
  await expect(deploy()).rejects.toMatchObject({ ...wrong, message: 'At least one route is required before deploying the Api.' });
  await route(ApiId, 'GET /', 'hello');
  const first = await deploy({ StageName: 'dev', Description: 'one' });
  expect(first).toMatchObject({ AutoDeployed: false, DeploymentStatus: 'DEPLOYED', Description: 'one' });
  const { DeploymentId } = first;
  expect(await gateway.send(new GetStageCommand({ ApiId, StageName: 'dev' }))).toMatchObject({ DeploymentId });
  await gateway.send(new UpdateDeploymentCommand({ ApiId, DeploymentId, Description: 'two' }));
  expect(await gateway.send(new GetDeploymentCommand({ ApiId, DeploymentId }))).toMatchObject({ Description: 'two' });
  const remove = () => gateway.send(new DeleteDeploymentCommand({ ApiId, DeploymentId }));
  await expect(remove()).rejects.toMatchObject(wrong);
  await deploy({ StageName: 'dev' });
  await remove();
  expect((await gateway.send(new GetDeploymentsCommand({ ApiId }))).Items).toHaveLength(1);
  await expect(remove()).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetDeploymentCommand({ ApiId, DeploymentId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new UpdateDeploymentCommand({ ApiId, DeploymentId }))).rejects.toMatchObject(gone);
  await expect(deploy({ StageName: 'none' })).rejects.toMatchObject(gone);
  await expect(deploy({ ApiId: 'none' })).rejects.toMatchObject(gone);
  await gateway.send(new UpdateStageCommand({ ApiId, StageName: 'dev', AutoDeploy: true }));
  await expect(deploy({ StageName: 'dev' })).rejects.toMatchObject(wrong);
});

test('APIs and stages have tags', async () => {
  const { gateway, api } = gatewayCloud();
  const ApiId = await api();
  for (const ResourceArn of [
    `arn:aws:apigateway:us-east-1::/apis/${ApiId}`,
    `arn:aws:apigateway:us-east-1::/apis/${ApiId}/stages/$default`,
  ]) {
    await gateway.send(new TagResourceCommand({ ResourceArn, Tags: { team: 'blue', stage: 'dev' } }));
    await gateway.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['stage'] }));
    expect((await gateway.send(new GetTagsCommand({ ResourceArn }))).Tags).toEqual({ team: 'blue' });
    await expect(gateway.send(new TagResourceCommand({ ResourceArn, Tags: { 'aws:x': 'y' } }))).rejects.toMatchObject(wrong);
  }
  const none = { ResourceArn: 'arn:aws:apigateway:us-east-1::/apis/none' };
  await expect(gateway.send(new GetTagsCommand(none))).rejects.toMatchObject(gone);
  await expect(gateway.send(new TagResourceCommand({ ...none, Tags: {} }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new UntagResourceCommand({ ...none, TagKeys: ['a'] }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetTagsCommand({ ResourceArn: 'none' }))).rejects.toMatchObject(wrong);
});

test('import of OpenAPI says that it is not embedded', async () => {
  const { gateway } = gatewayCloud();
  await expect(gateway.send(new ImportApiCommand({ Body: '{}' }))).rejects.toMatchObject(absent);
});
