// What AWS Config is told of HTTP APIs. Source: the property types of https://github.com/awslabs/aws-config-resource-schema; the relation:
// https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html.
import { ApiGatewayV2Client, CreateApiCommand, CreateStageCommand } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

test('an API and its stage are told, the stage contained in the API; keys of the customer keep their spelling', async () => {
  const { client, told } = configurationCloud();
  const gateway = client(ApiGatewayV2Client);
  const { ApiId } = await gateway.send(
    new CreateApiCommand({ Name: 'shop', ProtocolType: 'HTTP', CorsConfiguration: { AllowOrigins: ['*'] }, Tags: { Team: 'blue' } }),
  );
  await gateway.send(new CreateStageCommand({ ApiId, StageName: 'prod', AutoDeploy: true, StageVariables: { Colour: 'red' } }));
  const [api] = told('AWS::ApiGatewayV2::Api');
  const [stage] = told('AWS::ApiGatewayV2::Stage');
  const arn = `arn:aws:apigateway:us-east-1::/apis/${ApiId}`;
  expect(api).toMatchObject({ id: arn, name: 'shop', arn, tags: { Team: 'blue' }, relationships: [] });
  expect(api?.configuration).toMatchObject({
    apiId: ApiId,
    name: 'shop',
    protocolType: 'HTTP',
    disableExecuteApiEndpoint: false,
    corsConfiguration: { allowOrigins: ['*'] },
    createdDate: '2026-11-01T00:00:00.000Z',
    tags: { Team: 'blue' },
  });
  expect(stage).toMatchObject({
    id: `${arn}/stages/prod`,
    name: 'prod',
    relationships: [{ type: 'AWS::ApiGatewayV2::Api', id: arn, name: 'shop', says: 'Is contained in Api', reverseSays: 'Contains Stage' }],
    configuration: { stageName: 'prod', autoDeploy: true, stageVariables: { Colour: 'red' } },
  });
});
