// Function URLs by the real SDK client and by plain HTTP.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html, urls-auth.html, urls-invocation.html
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionUrlConfigCommand,
  GetFunctionUrlConfigCommand,
  ListFunctionUrlConfigsCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionUrlConfigCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { arnOf, lambdaCloud, refusal } from '../testing/lambda-cloud.ts';

const FunctionName = 'web';
const ECHO = "async (event) => ({ statusCode: 201, headers: { 'X-Own': 'yes' }, body: JSON.stringify(event) })";

/** A function that everybody may call at its address. */
async function open(handler = ECHO, more: object = {}) {
  const cloud = await lambdaCloud();
  await cloud.createFunction(FunctionName, handler);
  const { FunctionUrl = '' } = await cloud.lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE', ...more }));
  const permit = (FunctionUrlAuthType: 'NONE' | 'AWS_IAM' = 'NONE') =>
    cloud.lambda.send(
      new AddPermissionCommand({
        FunctionName,
        StatementId: 'url',
        Action: 'lambda:InvokeFunctionUrl',
        Principal: '*',
        FunctionUrlAuthType,
      }),
    );
  const get = (path = '', init: RequestInit = {}) => cloud.fetch(new Request(FunctionUrl + path, init));
  return { ...cloud, FunctionUrl, permit, get };
}

describe('a function URL', () => {
  it('is made, changed, listed and taken away', async () => {
    const { lambda, FunctionUrl } = await open();
    expect(FunctionUrl).toMatch(/^https:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.on\.aws\/$/);
    const get = () => lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }));
    expect(await get()).toMatchObject({
      FunctionUrl,
      FunctionArn: arnOf(FunctionName),
      AuthType: 'NONE',
      InvokeMode: 'BUFFERED',
      CreationTime: '2026-11-01T00:00:01.000Z',
    });
    await lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName, AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'] } }));
    expect(await get()).toMatchObject({ FunctionUrl, AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'] } });
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '$LATEST' }));
    await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, Qualifier: 'live', AuthType: 'NONE' }));
    const { FunctionUrlConfigs } = await lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName }));
    expect(FunctionUrlConfigs?.map(({ FunctionArn }) => FunctionArn)).toEqual([arnOf(FunctionName), `${arnOf(FunctionName)}:live`]);
    await lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }));
    const missing = refusal('ResourceNotFoundException', 404, 'The resource you requested does not exist.');
    await expect(get()).rejects.toMatchObject(missing);
    await expect(lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }))).rejects.toMatchObject(missing);
    await expect(lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName }))).rejects.toMatchObject(missing);
  });

  it('is refused twice, to a version, to an alias or function that is not there, and as a stream', async () => {
    const { lambda } = await open();
    const create = (more: object) => lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE', ...more }));
    await expect(create({})).rejects.toMatchObject(refusal('ResourceConflictException', 409));
    await expect(create({ Qualifier: '1' })).rejects.toMatchObject(refusal('ValidationException', 400));
    await expect(create({ Qualifier: 'none' })).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
    await expect(create({ FunctionName: 'none' })).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
    await expect(create({ InvokeMode: 'RESPONSE_STREAM' })).rejects.toMatchObject(refusal('NotImplemented', 501));
    await expect(lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName: 'none' }))).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 404),
    );
  });

  it('answers nobody until the policy of the function says so', async () => {
    const { get, permit } = await open();
    const before = await get();
    expect([before.status, await before.json()]).toEqual([403, { Message: 'Forbidden' }]);
    await permit();
    expect((await get()).status).toBe(201);
  });

  it('hands the request over in payload format 2.0', async () => {
    const { get, permit, FunctionUrl } = await open();
    await permit();
    const answer = await get('a/b?x=1&x=2&y=3', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'c=1; d=2' },
      body: '{"n":1}',
    });
    expect([answer.status, answer.headers.get('x-own')]).toEqual([201, 'yes']);
    const host = new URL(FunctionUrl).host;
    expect(await answer.json()).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/a/b',
      rawQueryString: 'x=1&x=2&y=3',
      cookies: ['c=1', 'd=2'],
      headers: { host, 'content-type': 'application/json' },
      queryStringParameters: { x: '1,2', y: '3' },
      requestContext: {
        accountId: 'anonymous',
        domainName: host,
        http: { method: 'POST', path: '/a/b', protocol: 'HTTP/1.1' },
        stage: '$default',
        time: '01/Nov/2026:00:00:01 +0000',
        timeEpoch: Date.UTC(2026, 10, 1) + 1000,
      },
      body: '{"n":1}',
      isBase64Encoded: false,
    });
  });

  it('takes an answer without statusCode as the body, and bytes as base64', async () => {
    const plain = await open('async () => ({ hello: 1 })');
    await plain.permit();
    const answer = await plain.get();
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([200, 'application/json', { hello: 1 }]);
    const bytes = await open(
      "async (event) => ({ statusCode: 200, headers: { 'content-type': 'image/png' }, isBase64Encoded: true, body: event.body })",
    );
    await bytes.permit();
    const image = await bytes.get('', { method: 'POST', body: new Uint8Array([0, 255, 1]) });
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(new Uint8Array([0, 255, 1]));
  });

  it('sends each cookie of the answer', async () => {
    const { get, permit } = await open("async () => ({ statusCode: 200, cookies: ['a=1; Path=/', 'b=2'], body: 'x' })");
    await permit();
    expect((await get()).headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
  });

  it('is 502 when the function fails, 429 when it is throttled, 404 where there is none', async () => {
    const { get, permit, lambda, fetch } = await open("async () => { throw new Error('no'); }");
    await permit();
    expect((await get()).status).toBe(502);
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
    expect((await get()).status).toBe(429);
    expect((await fetch(new Request(`https://${'0'.repeat(32)}.lambda-url.us-east-1.on.aws/`))).status).toBe(404);
  });

  it('with AWS_IAM answers signed requests only', async () => {
    const { get } = await open(ECHO, { AuthType: 'AWS_IAM' });
    expect((await get()).status).toBe(403);
    const authorization =
      'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=ab';
    const answer = await get('', { headers: { authorization, 'x-amz-date': '20261101T000001Z' } });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ requestContext: { authorizer: { iam: { userArn: 'arn:aws:iam::123456789012:root' } } } });
  });

  it('answers browsers of allowed origins, their questions beforehand too', async () => {
    const Cors = { AllowOrigins: ['https://example.com'], AllowMethods: ['GET'], AllowHeaders: ['x-a'], MaxAge: 60 };
    const { get, permit } = await open(ECHO, { Cors });
    await permit();
    const headers = { origin: 'https://example.com', 'access-control-request-method': 'GET' };
    const asked = await get('', { method: 'OPTIONS', headers });
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'access-control-allow-origin': 'https://example.com',
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'x-a',
      'access-control-max-age': '60',
    });
    expect((await get('', { headers: { origin: 'https://example.com' } })).headers.get('access-control-allow-origin')).toBe(
      'https://example.com',
    );
    expect((await get('', { headers: { origin: 'https://other.com' } })).headers.get('access-control-allow-origin')).toBeNull();
  });
});
