// A test cloud with HTTP APIs and functions of the test. For tests.
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  type CreateApiCommandInput,
  CreateIntegrationCommand,
  CreateRouteCommand,
  type CreateRouteCommandInput,
  CreateStageCommand,
  type CreateStageCommandInput,
} from '@aws-sdk/client-apigatewayv2';
import { cloudWithFunctions, type TestFunction } from '../../../testing/cloud-with-functions.ts';

export const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
export const functionUri = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`;

export function apiCloud(functions: Readonly<Record<string, TestFunction>> = {}, mayCall?: Parameters<typeof cloudWithFunctions>[1]) {
  const cloud = cloudWithFunctions(functions, mayCall);
  const gateway = cloud.client(ApiGatewayV2Client);
  return {
    ...cloud,
    gateway,
    /** An API with a stage that deploys itself, `$default` unless told otherwise. */
    async api(input: Partial<CreateApiCommandInput> = {}, stage: Partial<CreateStageCommandInput> = {}): Promise<string> {
      const { ApiId } = await gateway.send(new CreateApiCommand({ Name: 'api', ProtocolType: 'HTTP', ...input }));
      await gateway.send(new CreateStageCommand({ ApiId, StageName: '$default', AutoDeploy: true, ...stage }));
      return ApiId ?? '';
    },
    /** A route to a function of the test; gives the route's id. */
    async route(ApiId: string, RouteKey: string, name: string, input: Partial<CreateRouteCommandInput> = {}, format = '2.0') {
      const { IntegrationId } = await gateway.send(
        new CreateIntegrationCommand({
          ApiId,
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: functionArn(name),
          PayloadFormatVersion: format,
        }),
      );
      const { RouteId } = await gateway.send(
        new CreateRouteCommand({ ApiId, RouteKey, Target: `integrations/${IntegrationId}`, ...input }),
      );
      return { RouteId, IntegrationId };
    },
    /** A request to an API by its name on localhost. */
    call: (apiId: string, path = '/', init: RequestInit = {}) =>
      cloud.aws.fetch(new Request(`http://${apiId}.execute-api.localhost:4566${path}`, init)),
  };
}

/** Status and JSON (or text) of an answer. */
export async function told(answer: Promise<Response>): Promise<[number, unknown]> {
  const response = await answer;
  const text = await response.text();
  try {
    return [response.status, JSON.parse(text)];
  } catch {
    // No JSON: the text is what a test compares.
    return [response.status, text];
  }
}
