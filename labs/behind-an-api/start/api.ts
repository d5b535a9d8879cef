// The API: which calls there are, who may make them, and which function answers.
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateAuthorizerCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { name, tags } from 'workshop';
import { clientId, issuer } from './backstage.ts';
import { countFunction, letApiCall, saveFunction } from './functions.ts';

const gateway = new ApiGatewayV2Client({});

const { ApiId, ApiEndpoint } = await gateway.send(
  new CreateApiCommand({
    Name: name('puzzle-walk'),
    Tags: tags,
    ProtocolType: 'HTTP',
    // The page comes from elsewhere. Its browser asks the API before it calls, and holds back what is not listed here: CORS.
    CorsConfiguration: {
      AllowOrigins: ['https://app.example'],
      AllowMethods: ['GET', 'PUT'],
      AllowHeaders: ['content-type'], // TODO 2: the token comes in a header, too.
    },
  }),
);
export const apiUrl = ApiEndpoint!;

// TODO 2: an authorizer of the type JWT, for ID tokens of the user pool. It finds them at '$request.header.Authorization'.

await addRoute('PUT /answers/{puzzle}', saveFunction);
await addRoute('GET /totals', countFunction);
await gateway.send(new CreateStageCommand({ ApiId, StageName: '$default', AutoDeploy: true }));

async function addRoute(RouteKey: string, functionArn: string): Promise<void> {
  await letApiCall(functionArn, ApiId!);
  const { IntegrationId } = await gateway.send(
    new CreateIntegrationCommand({ ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: functionArn, PayloadFormatVersion: '2.0' }),
  );
  const Target = `integrations/${IntegrationId}`;
  await gateway.send(new CreateRouteCommand({ ApiId, RouteKey, Target })); // TODO 2: with AuthorizationType JWT, and the authorizer
}
