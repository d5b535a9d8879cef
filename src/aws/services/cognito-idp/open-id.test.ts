// What trusts a pool's tokens: by its published keys, routes of HTTP APIs and roles; and who may administer a pool.
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
import { CreateAuthorizerCommand } from '@aws-sdk/client-apigatewayv2';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  ListUsersCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  CreateAccessKeyCommand,
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { apiCloud } from '../api-gateway/testing/api-cloud.ts';
import { password, poolCloud, poolIn } from './testing/pool-cloud.ts';
import { signedIn } from './testing/signed-in.ts';

test('keys and OpenID configuration are at the issuer and at the local endpoint, for every origin', async () => {
  const { aws, UserPoolId } = await poolCloud();
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`;
  const fetched = async (url: string) => (await aws.fetch(new Request(url))).json();
  const keys = await fetched(`${issuer}/.well-known/jwks.json`);
  expect(keys).toMatchObject({ keys: [{ alg: 'RS256', kty: 'RSA', use: 'sig', e: 'AQAB', n: expect.stringMatching(/^[\w-]{342}$/) }] });
  expect(await fetched(`http://localhost:4566/${UserPoolId}/.well-known/jwks.json`)).toEqual(keys);
  const configuration = await fetched(`${issuer}/.well-known/openid-configuration`);
  expect(configuration).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` });
  const headers = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-amz-target' };
  const preflight = await aws.fetch(new Request('https://cognito-idp.us-east-1.amazonaws.com/', { method: 'OPTIONS', headers }));
  expect(preflight.headers.get('access-control-allow-headers')).toBe('x-amz-target');
  expect((await aws.fetch(new Request('http://localhost:4566/us-east-1_none/.well-known/jwks.json'))).status).toBe(404);
});

test('a route of an HTTP API lets in who has a token of the pool for the app client, and nobody else', async () => {
  const apis = apiCloud({ hello: () => 'hello' });
  const cloud = await poolIn(apis);
  await cloud.confirmed();
  const { IdToken = '', AccessToken = '' } = await signedIn(cloud);
  const ApiId = await apis.api();
  const Issuer = `https://cognito-idp.us-east-1.amazonaws.com/${cloud.UserPoolId}`;
  const JwtConfiguration = { Issuer, Audience: [cloud.ClientId] };
  const authorizer = {
    ApiId,
    Name: 'pool',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration,
  } as const;
  const { AuthorizerId } = await apis.gateway.send(
    new CreateAuthorizerCommand({ ...authorizer, IdentitySource: [...authorizer.IdentitySource] }),
  );
  await apis.route(ApiId, 'GET /', 'hello', { AuthorizationType: 'JWT', AuthorizerId });
  const status = async (authorization: string) => (await apis.call(ApiId, '/', { headers: { authorization } })).status;
  expect(await status(`Bearer ${IdToken}`)).toBe(200);
  expect(await status(`Bearer ${AccessToken}`)).toBe(200);
  expect(await status(`Bearer ${IdToken.slice(0, -6)}AAAAAA`)).toBe(401);
});

test('a role that trusts the pool as an OpenID provider is assumed with an id token', async () => {
  const cloud = await poolCloud();
  await cloud.confirmed();
  const { IdToken } = await signedIn(cloud);
  const provider = `cognito-idp.us-east-1.amazonaws.com/${cloud.UserPoolId}`;
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url: `https://${provider}`, ClientIDList: [cloud.ClientId] }));
  const Principal = { Federated: `arn:aws:iam::123456789012:oidc-provider/${provider}` };
  const Condition = { StringEquals: { [`${provider}:aud`]: cloud.ClientId } };
  const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity', Condition }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new CreateRoleCommand({ RoleName: 'surfer', AssumeRolePolicyDocument }));
  const assumed = { RoleArn: 'arn:aws:iam::123456789012:role/surfer', RoleSessionName: 'ama', WebIdentityToken: IdToken };
  const { Credentials } = await cloud.client(STSClient).send(new AssumeRoleWithWebIdentityCommand(assumed));
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA/);
});

test('a pool is administered by whom IAM lets, on its ARN; signing up asks nothing of IAM', async () => {
  const cloud = await poolCloud();
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'clerk' }));
  const Resource = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${cloud.UserPoolId}`;
  const Statement = [{ Effect: 'Allow', Action: 'cognito-idp:DescribeUserPool', Resource }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'clerk', PolicyName: 'p', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'clerk' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const clerk = cloud.client(CognitoIdentityProviderClient, { credentials });
  const { UserPoolId, ClientId } = cloud;
  expect((await clerk.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.Id).toBe(UserPoolId);
  await expect(clerk.send(new ListUsersCommand({ UserPoolId }))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect((await clerk.send(new SignUpCommand({ ClientId, Username: 'ama', Password: password }))).UserConfirmed).toBe(false);
});
