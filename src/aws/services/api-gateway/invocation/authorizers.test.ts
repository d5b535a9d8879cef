// Who may use a route: IAM, JWT and Lambda authorizers. Source:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html, .../http-api-lambda-authorizer.html

import { generateKeyPairSync, sign } from 'node:crypto';
import {
  CreateAuthorizerCommand,
  type CreateAuthorizerCommandInput,
  DeleteAuthorizerCommand,
  GetAuthorizerCommand,
  GetAuthorizersCommand,
  ResetAuthorizersCacheCommand,
  UpdateAuthorizerCommand,
  UpdateRouteCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  SetIdentityPoolRolesCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { signedBySdk } from '../../../iam/testing/sdk-signer.ts';
import type { TestFunction } from '../../../testing/cloud-with-functions.ts';
import { apiCloud, functionArn, functionUri, told } from '../testing/api-cloud.ts';

const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_pool';
const unauthorized = [401, { message: 'Unauthorized' }];
const forbidden = [403, { message: 'Forbidden' }];
const broken = [500, { message: 'Internal Server Error' }];
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

interface Event {
  readonly requestContext: { readonly authorizer?: unknown };
}

const whoever = ({ requestContext }: Event) => ({ authorizer: requestContext.authorizer });

function token(claims: object, { key = privateKey, header = { alg: 'RS256', kid: 'k' } as object } = {}): string {
  const text = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${text(header)}.${text(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** An API whose route `GET /` asks a JWT authorizer of an issuer inside the cloud. */
async function jwtCloud(AuthorizationScopes?: string[]) {
  const cloud = apiCloud({ whoever });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  Object.assign(cloud.services.ports, { openIdKeys: async (asked: string) => (asked === issuer ? [{ kid: 'k', n, e }] : undefined) });
  const ApiId = await cloud.api();
  const create = (input: Partial<CreateAuthorizerCommandInput> = {}) =>
    cloud.gateway.send(
      new CreateAuthorizerCommand({
        ApiId,
        Name: 'pool',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: issuer, Audience: ['app'] },
        ...input,
      }),
    );
  const { AuthorizerId } = await create();
  const { RouteId } = await cloud.route(ApiId, 'GET /', 'whoever', { AuthorizationType: 'JWT', AuthorizerId, AuthorizationScopes });
  const seconds = cloud.clock.now() / 1000;
  const claims = { iss: issuer, aud: 'app', sub: 'alice', iat: seconds, exp: seconds + 60, groups: ['a', 'b'], scope: 'read write' };
  const get = (authorization?: string) => cloud.call(ApiId, '/', authorization === undefined ? {} : { headers: { authorization } });
  return { ...cloud, ApiId, AuthorizerId, RouteId, create, claims, get };
}

test('a token of the issuer lets in, with its claims as texts', async () => {
  const { get, claims } = await jwtCloud();
  const authorizer = {
    jwt: {
      claims: { ...claims, iat: String(claims.iat), exp: String(claims.exp), groups: '[a b]' },
      scopes: null,
    },
  };
  expect(await told(get(`Bearer ${token(claims)}`))).toEqual([200, { authorizer }]);
  expect(await told(get(token(claims)))).toEqual([200, { authorizer }]);
});

test('no token, or one that is not in order, is unauthorized', async () => {
  const { get, claims, advance } = await jwtCloud();
  const none = await get();
  expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const wrong: [string, string][] = [
    ['nonsense', 'unable to decode token'],
    [token(claims, { header: { alg: 'RS256', kid: 'other' } }), 'the token has an unknown key id'],
    [token(claims, { header: { alg: 'none', kid: 'k' } }), 'signature is invalid'],
    [token(claims, { key: stranger }), 'signature is invalid'],
    [token({ ...claims, iss: 'https://evil.example' }), 'the token has an invalid issuer'],
    [token({ ...claims, aud: 'other' }), 'the token has an invalid audience'],
    [token({ ...claims, exp: claims.iat }), 'the token has expired'],
    [token({ ...claims, nbf: claims.iat + 1 }), 'the token is not valid yet'],
    [token({ ...claims, iat: claims.iat + 1 }), 'the token was issued in the future'],
  ];
  for (const [text, reason] of wrong) {
    const answer = await get(`Bearer ${text}`);
    expect(answer.headers.get('www-authenticate'), reason).toBe(`Bearer scope="" error="invalid_token" error_description="${reason}"`);
    expect([answer.status, await answer.json()]).toEqual(unauthorized);
  }
  await advance(60_000);
  expect(await told(get(token(claims)))).toEqual(unauthorized);
});

test('client_id stands in for an audience that is not there', async () => {
  const { get, claims } = await jwtCloud();
  const { aud: _aud, ...others } = claims;
  expect((await told(get(token({ ...others, client_id: 'app' }))))[0]).toBe(200);
  expect(await told(get(token({ ...claims, aud: 'other', client_id: 'app' })))).toEqual(unauthorized);
});

test('a route with scopes needs one of them', async () => {
  const { get, claims } = await jwtCloud(['write', 'admin']);
  const [status, answer] = await told(get(token(claims)));
  expect([status, answer]).toMatchObject([200, { authorizer: { jwt: { scopes: ['read', 'write'] } } }]);
  expect(await told(get(token({ ...claims, scope: 'read' })))).toEqual(forbidden);
});

test('an authorizer is made, changed, listed, and deleted when no route needs it', async () => {
  const { gateway, ApiId, AuthorizerId, RouteId, get, claims } = await jwtCloud();
  expect(await gateway.send(new GetAuthorizerCommand({ ApiId, AuthorizerId }))).toMatchObject({ Name: 'pool', AuthorizerType: 'JWT' });
  expect((await gateway.send(new GetAuthorizersCommand({ ApiId }))).Items).toHaveLength(1);
  const JwtConfiguration = { Issuer: issuer, Audience: ['other'] };
  await gateway.send(new UpdateAuthorizerCommand({ ApiId, AuthorizerId, JwtConfiguration }));
  expect(await told(get(token(claims)))).toEqual(unauthorized);
  const remove = () => gateway.send(new DeleteAuthorizerCommand({ ApiId, AuthorizerId }));
  await expect(remove()).rejects.toMatchObject({ name: 'ConflictException' });
  const open = { AuthorizationType: 'NONE' } as const;
  expect(await gateway.send(new UpdateRouteCommand({ ApiId, RouteId, ...open }))).not.toHaveProperty('AuthorizerId');
  await remove();
  const gone = { name: 'NotFoundException' };
  await expect(remove()).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetAuthorizerCommand({ ApiId, AuthorizerId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new UpdateAuthorizerCommand({ ApiId, AuthorizerId }))).rejects.toMatchObject(gone);
  await expect(gateway.send(new GetAuthorizersCommand({ ApiId: 'none' }))).rejects.toMatchObject(gone);
});

test.each<[Partial<CreateAuthorizerCommandInput>, string, string]>([
  [{ Name: 'pool' }, 'ConflictException', 'already exists'],
  [
    { JwtConfiguration: { Issuer: 'https://accounts.google.com', Audience: ['a'] } },
    'BadRequestException',
    'issuers inside its own cloud only',
  ],
  [{ JwtConfiguration: { Issuer: issuer } }, 'BadRequestException', 'needs Issuer and Audience'],
  [{ IdentitySource: ['Authorization'] }, 'BadRequestException', 'Invalid identity source'],
  [{ IdentitySource: [] }, 'BadRequestException', 'exactly one identity source'],
  [{ AuthorizerType: 'TOKEN' as never }, 'BadRequestException', 'Invalid authorizer type'],
  [{ AuthorizerType: 'REQUEST' }, 'BadRequestException', 'Invalid Authorizer URI'],
  [{ AuthorizerType: 'REQUEST', AuthorizerUri: functionUri('f') }, 'BadRequestException', 'AuthorizerPayloadFormatVersion'],
  [
    { AuthorizerType: 'REQUEST', AuthorizerUri: functionUri('f'), AuthorizerPayloadFormatVersion: '1.0', EnableSimpleResponses: true },
    'BadRequestException',
    'EnableSimpleResponses',
  ],
  [
    {
      AuthorizerType: 'REQUEST',
      AuthorizerUri: functionUri('f'),
      AuthorizerPayloadFormatVersion: '2.0',
      AuthorizerResultTtlInSeconds: 3601,
    },
    'BadRequestException',
    'between 0 and 3600',
  ],
  [{ ApiId: 'none' }, 'NotFoundException', 'Invalid API identifier'],
])('the authorizer %j is refused', async (input, name, sentence) => {
  const { create } = await jwtCloud();
  await expect(create({ Name: 'new', ...input })).rejects.toMatchObject({ name, message: expect.stringContaining(sentence) });
});

test('an authorizer fits the route that uses it', async () => {
  const { gateway, ApiId, RouteId } = await jwtCloud();
  const change = new UpdateRouteCommand({ ApiId, RouteId, AuthorizationType: 'CUSTOM' });
  await expect(gateway.send(change)).rejects.toMatchObject({ name: 'BadRequestException' });
});

/** An API whose route `GET /items/{id}` asks the function `guard`. */
async function guardedCloud(guard: TestFunction, input: Partial<CreateAuthorizerCommandInput> = {}, mayCall = true) {
  const cloud = apiCloud({ whoever, guard }, (_source, arn) => mayCall || !arn.endsWith('guard'));
  const ApiId = await cloud.api({}, { StageVariables: { v: 'x' } });
  const { AuthorizerId } = await cloud.gateway.send(
    new CreateAuthorizerCommand({
      ApiId,
      Name: 'guard',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: functionUri('guard'),
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.Authorization'],
      ...input,
    }),
  );
  await cloud.route(ApiId, 'GET /items/{id}', 'whoever', { AuthorizationType: 'CUSTOM', AuthorizerId });
  const get = (path = '/items/1', headers: Record<string, string> = { authorization: 'secret' }) =>
    told(cloud.call(ApiId, path, { headers }));
  const asked = () => cloud.invocations.filter(({ arn }) => arn === functionArn('guard')).map(({ event }) => event);
  return { ...cloud, ApiId, AuthorizerId, get, asked };
}

test('a simple answer lets in with its context, or forbids', async () => {
  const guard = ({ identitySource: [word] }: { identitySource: string[] }) => ({ isAuthorized: word === 'secret', context: { n: 1 } });
  const { get, asked, ApiId, AuthorizerId, sources } = await guardedCloud(guard);
  expect(await get('/items/7?x=1')).toEqual([200, { authorizer: { lambda: { n: 1 } } }]);
  expect(await get('/items/7', { authorization: 'wrong' })).toEqual(forbidden);
  expect(asked()[0]).toMatchObject({
    version: '2.0',
    type: 'REQUEST',
    routeArn: `arn:aws:execute-api:us-east-1:123456789012:${ApiId}/$default/GET/items/7`,
    identitySource: ['secret'],
    routeKey: 'GET /items/{id}',
    rawPath: '/items/7',
    rawQueryString: 'x=1',
    queryStringParameters: { x: '1' },
    pathParameters: { id: '7' },
    stageVariables: { v: 'x' },
    requestContext: { apiId: ApiId, http: { method: 'GET' } },
  });
  expect(sources[0]?.arn).toBe(`arn:aws:execute-api:us-east-1:123456789012:${ApiId}/authorizers/${AuthorizerId}`);
});

test('a request without an identity source is unauthorized, and the function is not asked', async () => {
  const IdentitySource = ['$request.header.Authorization', '$request.querystring.key', '$stageVariables.v', '$context.routeKey'];
  const { get, asked } = await guardedCloud(() => ({ isAuthorized: true }), { IdentitySource });
  expect(await get('/items/1?key=k', {})).toEqual(unauthorized);
  expect(await get()).toEqual(unauthorized);
  expect(asked()).toEqual([]);
  expect((await get('/items/1?key=k'))[0]).toBe(200);
  expect(asked()).toMatchObject([{ identitySource: ['secret', 'k', 'x', 'GET /items/{id}'] }]);
});

test('a policy is asked about the route', async () => {
  const policyDocument = (ApiId: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `arn:aws:execute-api:*:*:${ApiId}/*/GET/items/1` }],
  });
  const guard = ({ requestContext: { apiId } }: { requestContext: { apiId: string } }) => ({
    principalId: 'alice',
    policyDocument: policyDocument(apiId),
    context: { team: 'blue' },
  });
  const { get } = await guardedCloud(guard, { EnableSimpleResponses: false });
  expect(await get()).toEqual([200, { authorizer: { lambda: { principalId: 'alice', team: 'blue' } } }]);
  expect(await get('/items/2')).toEqual(forbidden);
});

test('payload 1.0 asks with methodArn and token', async () => {
  const { get, asked, ApiId } = await guardedCloud(() => ({ principalId: 'p', policyDocument: { Version: '2012-10-17', Statement: [] } }), {
    EnableSimpleResponses: false,
    AuthorizerPayloadFormatVersion: '1.0',
  });
  expect(await get()).toEqual(forbidden);
  expect(asked()[0]).toMatchObject({
    version: '1.0',
    type: 'REQUEST',
    methodArn: `arn:aws:execute-api:us-east-1:123456789012:${ApiId}/$default/GET/items/1`,
    identitySource: 'secret',
    authorizationToken: 'secret',
    resource: '/items/{id}',
    httpMethod: 'GET',
  });
});

test('what a guard says is remembered for its time, by identity, until the cache is emptied', async () => {
  const { get, asked, advance, gateway, ApiId } = await guardedCloud(() => ({ isAuthorized: true }), { AuthorizerResultTtlInSeconds: 10 });
  await get();
  await get('/items/2');
  expect(asked()).toHaveLength(1);
  await get('/items/1', { authorization: 'other' });
  expect(asked()).toHaveLength(2);
  await advance(10_000);
  await get();
  expect(asked()).toHaveLength(3);
  await gateway.send(new ResetAuthorizersCacheCommand({ ApiId, StageName: '$default' }));
  await get();
  expect(asked()).toHaveLength(4);
  await expect(gateway.send(new ResetAuthorizersCacheCommand({ ApiId, StageName: 'none' }))).rejects.toMatchObject({
    name: 'NotFoundException',
  });
});

test.each<[string, TestFunction, Partial<CreateAuthorizerCommandInput>]>([
  ['says nothing', () => undefined, {}],
  ['says neither yes nor no', () => ({ isAuthorized: 'yes' }), {}],
  ['gives no policy', () => ({ principalId: 'p' }), { EnableSimpleResponses: false }],
  ['throws', () => Promise.reject(new Error('boom')), {}],
])('a guard that %s is an internal error', async (_what, guard, input) => {
  expect(await (await guardedCloud(guard, input)).get()).toEqual(broken);
});

test('a guard that may not be called is an internal error', async () => {
  expect(await (await guardedCloud(() => ({ isAuthorized: true }), {}, false)).get()).toEqual(broken);
});

test('a route with IAM needs a signature for execute-api and a policy for the path', async () => {
  const cloud = apiCloud({ whoever });
  const ApiId = await cloud.api();
  await cloud.route(ApiId, 'GET /{proxy+}', 'whoever', { AuthorizationType: 'AWS_IAM' });
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'u' }));
  const Statement = [
    { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `arn:aws:execute-api:us-east-1:123456789012:${ApiId}/$default/GET/mine` },
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'p', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'u' }));
  const { identities } = cloud.services.ports;
  const key = (await identities()).credentials(AccessKey?.AccessKeyId ?? '');
  if (!key) throw new Error('the new key is not there');
  const signed = async (path: string, service = 'execute-api') => {
    const url = `http://${ApiId}.execute-api.localhost:4566${path}`;
    const { headers } = await signedBySdk({ url, service, atMs: cloud.clock.now(), key });
    return told(cloud.call(ApiId, path, { headers }));
  };
  const userArn = 'arn:aws:iam::123456789012:user/u';
  expect(await signed('/mine')).toMatchObject([200, { authorizer: { iam: { accountId: '123456789012', userArn } } }]);
  expect(await signed('/other')).toEqual(forbidden);
  expect(await signed('/mine', 'lambda')).toEqual(forbidden);
  expect(await told(cloud.call(ApiId, '/mine'))).toEqual(forbidden);
});

// https://pkg.go.dev/github.com/aws/aws-lambda-go/events#APIGatewayV2HTTPRequestContextAuthorizerCognitoIdentity
test('a route with IAM tells the function which identity of an identity pool has signed', async () => {
  const cloud = apiCloud({ whoever });
  const ApiId = await cloud.api();
  await cloud.route(ApiId, 'GET /mine', 'whoever', { AuthorizationType: 'AWS_IAM' });
  const pools = cloud.client(CognitoIdentityClient);
  const { IdentityPoolId } = await pools.send(
    new CreateIdentityPoolCommand({ IdentityPoolName: 'app', AllowUnauthenticatedIdentities: true }),
  );
  const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
  const iam = cloud.client(IAMClient);
  const AssumeRolePolicyDocument = document({
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': IdentityPoolId } },
  });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'guest', AssumeRolePolicyDocument }));
  const PolicyDocument = document({ Action: 'execute-api:Invoke', Resource: '*' });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'guest', PolicyName: 'p', PolicyDocument }));
  await pools.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles: { unauthenticated: Role?.Arn ?? '' } }));
  const { IdentityId } = await pools.send(new GetIdCommand({ IdentityPoolId }));
  const { Credentials } = await pools.send(new GetCredentialsForIdentityCommand({ IdentityId }));
  const key = (await cloud.services.ports.identities()).credentials(Credentials?.AccessKeyId ?? '');
  if (!key) throw new Error('the new keys are not there');
  const url = `http://${ApiId}.execute-api.localhost:4566/mine`;
  const { headers } = await signedBySdk({ url, service: 'execute-api', atMs: cloud.clock.now(), key });
  const cognitoIdentity = { amr: ['unauthenticated'], identityId: IdentityId, identityPoolId: IdentityPoolId };
  expect(await told(cloud.call(ApiId, '/mine', { headers }))).toMatchObject([200, { authorizer: { iam: { cognitoIdentity } } }]);
});
