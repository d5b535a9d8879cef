// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateAuthorizerCommand,
  CreateRouteCommand,
  TagResourceCommand as TagApiCommand,
} from '@aws-sdk/client-apigatewayv2';
import { account, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const gateway = client(ApiGatewayV2Client);
    const Target = `arn:aws:lambda:us-east-1:${account}:function:answer`;
    const CorsConfiguration = { AllowOrigins: ['*'] };
    const { ApiId } = await gateway.send(new CreateApiCommand({ Name: 'tides', ProtocolType: 'HTTP', Target, CorsConfiguration }));
    await gateway.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /tides/{id}', AuthorizationType: 'AWS_IAM' }));
    const IdentitySource = ['$request.header.Authorization'];
    const request = { AuthorizerType: 'REQUEST', AuthorizerUri: Target, AuthorizerPayloadFormatVersion: '2.0' } as const;
    await gateway.send(new CreateAuthorizerCommand({ ApiId, Name: 'guard', IdentitySource, ...request }));
    await gateway.send(new TagApiCommand({ ResourceArn: `arn:aws:apigateway:us-east-1::/apis/${ApiId}`, Tags: { team: 'blue' } }));
  },
};
