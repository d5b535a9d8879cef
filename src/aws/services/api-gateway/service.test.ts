// An API before a real function of the embedded Lambda, what IAM is asked, and that a snapshot is complete.
// Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.permissions
import { ApiGatewayV2Client, CreateApiCommand, CreateRouteCommand, DeleteApiCommand, GetApiCommand } from '@aws-sdk/client-apigatewayv2';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { createAws } from '../../index.ts';
import { testCloud } from '../../testing/test-cloud.ts';
import { arnOf, lambdaCloud } from '../lambda/testing/lambda-cloud.ts';
import { told } from './testing/api-cloud.ts';

test('a function of Lambda answers as soon as its policy lets API Gateway in for the route', async () => {
  const cloud = await lambdaCloud();
  await cloud.createFunction('hello', 'async ({ pathParameters }) => ({ hello: pathParameters.name })');
  const gateway = cloud.client(ApiGatewayV2Client);
  const { ApiId = '' } = await gateway.send(
    new CreateApiCommand({ Name: 'api', ProtocolType: 'HTTP', Target: arnOf('hello'), RouteKey: 'GET /hello/{name}' }),
  );
  const call = () => told(cloud.fetch(new Request(`http://${ApiId}.execute-api.localhost:4566/hello/shark`)));
  expect(await call()).toEqual([500, { message: 'Internal Server Error' }]);
  const permission = { FunctionName: 'hello', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' };
  const arn = (path: string) => `arn:aws:execute-api:us-east-1:123456789012:${ApiId}/*/*${path}`;
  await cloud.lambda.send(new AddPermissionCommand({ ...permission, StatementId: 'other', SourceArn: arn('/bye/{name}') }));
  expect((await call())[0]).toBe(500);
  await cloud.lambda.send(new AddPermissionCommand({ ...permission, StatementId: 'this', SourceArn: arn('/hello/{name}') }));
  expect(await call()).toEqual([200, { hello: 'shark' }]);
});

test('a user may work on the APIs that its policy names, by method and path', async () => {
  const cloud = testCloud();
  const admin = cloud.client(ApiGatewayV2Client);
  const { ApiId } = await admin.send(new CreateApiCommand({ Name: 'api', ProtocolType: 'HTTP' }));
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'u' }));
  const Statement = [
    { Effect: 'Allow', Action: ['apigateway:GET', 'apigateway:POST'], Resource: `arn:aws:apigateway:us-east-1::/apis/${ApiId}*` },
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'p', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'u' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const user = cloud.client(ApiGatewayV2Client, { credentials });
  await user.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /' }));
  await expect(user.send(new DeleteApiCommand({ ApiId }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`apigateway:DELETE on resource: arn:aws:apigateway:us-east-1::/apis/${ApiId}`),
  });
  await expect(user.send(new CreateApiCommand({ Name: 'x', ProtocolType: 'HTTP' }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

test('other accounts and Regions do not see an API', async () => {
  const { client } = testCloud();
  const { ApiId } = await client(ApiGatewayV2Client).send(new CreateApiCommand({ Name: 'api', ProtocolType: 'HTTP' }));
  for (const options of [{ account: '999999999999' }, { region: 'eu-west-1' }])
    await expect(client(ApiGatewayV2Client, options).send(new GetApiCommand({ ApiId }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
});

test('a restored cloud has all APIs and what their stages serve', async () => {
  const { aws, client } = testCloud();
  const gateway = client(ApiGatewayV2Client);
  const CorsConfiguration = { AllowOrigins: ['https://sea.example'] };
  const { ApiId } = await gateway.send(
    new CreateApiCommand({ Name: 'api', ProtocolType: 'HTTP', Target: arnOf('hello'), CorsConfiguration, Tags: { a: 'b' } }),
  );
  const clock = new VirtualClock(0);
  const again = createAws({ clock, random: seededRandom(2) });
  await again.restore(structuredClone(await aws.snapshot()));
  expect(await again.snapshot()).toEqual(await aws.snapshot());
  const headers = { origin: 'https://sea.example', 'access-control-request-method': 'GET' };
  const preflight = await again.fetch(new Request(`http://${ApiId}.execute-api.localhost/`, { method: 'OPTIONS', headers }));
  expect(preflight.headers.get('access-control-allow-origin')).toBe('https://sea.example');
  expect(again.inspect('123456789012', 'us-east-1')['api-gateway']).toMatchObject([{ id: ApiId, routes: [{ RouteKey: '$default' }] }]);
});
