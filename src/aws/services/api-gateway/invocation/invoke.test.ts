// Requests to an API: routes, events and answers. Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
// and .../http-api-develop-integrations-lambda.html
import {
  CreateDeploymentCommand,
  CreateRouteCommand,
  CreateStageCommand,
  DeleteRouteCommand,
  UpdateApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { apiCloud, functionArn, told } from '../testing/api-cloud.ts';

interface Event {
  readonly routeKey: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}

const echo = (event: Event) => event;
const route = ({ routeKey, pathParameters }: Event) => ({ routeKey, pathParameters });

test('the event has the shape of payload 2.0', async () => {
  const { api, route: addRoute, call, clock } = apiCloud({ echo });
  const id = await api({}, { StageVariables: { table: 'tides' } });
  await addRoute(id, 'POST /items/{id}', 'echo');
  const headers = { cookie: 'a=1; b=2', 'content-type': 'application/json', 'X-Mine': 'one', 'user-agent': 'test' };
  const [status, event] = await told(call(id, '/items/a%20b?x=1&x=2&y=%26', { method: 'POST', body: '{"n":1}', headers }));
  expect(status).toBe(200);
  const domainName = `${id}.execute-api.localhost`;
  expect(event).toEqual({
    version: '2.0',
    routeKey: 'POST /items/{id}',
    rawPath: '/items/a%20b',
    rawQueryString: 'x=1&x=2&y=%26',
    cookies: ['a=1', 'b=2'],
    headers: {
      host: `${domainName}:4566`,
      'content-type': 'application/json',
      'user-agent': 'test',
      'x-mine': 'one',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': '4566',
      'x-forwarded-proto': 'http',
    },
    queryStringParameters: { x: '1,2', y: '&' },
    requestContext: {
      accountId: '123456789012',
      apiId: id,
      domainName,
      domainPrefix: id,
      http: { method: 'POST', path: '/items/a%20b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      routeKey: 'POST /items/{id}',
      stage: '$default',
      time: '01/Nov/2026:00:00:00 +0000',
      timeEpoch: clock.now(),
    },
    body: '{"n":1}',
    pathParameters: { id: 'a b' },
    isBase64Encoded: false,
    stageVariables: { table: 'tides' },
  });
});

test('an event without body, query, cookies and variables leaves those members out', async () => {
  const { api, route: addRoute, call } = apiCloud({ echo });
  const id = await api();
  await addRoute(id, 'GET /', 'echo');
  const [, event] = await told(call(id));
  for (const member of ['body', 'queryStringParameters', 'cookies', 'pathParameters', 'stageVariables'])
    expect(event).not.toHaveProperty(member);
  expect(event).toMatchObject({ isBase64Encoded: false, rawQueryString: '', rawPath: '/' });
});

test('bodies that are no text go as base64, forms among them', async () => {
  const { api, route: addRoute, call } = apiCloud({ echo });
  const id = await api();
  await addRoute(id, 'POST /', 'echo');
  const form = { method: 'POST', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  expect((await told(call(id, '/', form)))[1]).toMatchObject({ body: 'YT0x', isBase64Encoded: true });
  const bytes = { method: 'POST', body: new Uint8Array([255, 0]), headers: { 'content-type': 'image/png' } };
  expect((await told(call(id, '/', bytes)))[1]).toMatchObject({ body: '/wA=', isBase64Encoded: true });
});

test('the event of payload 1.0 has lists, nulls and the resource', async () => {
  const { api, route: addRoute, call } = apiCloud({ old: (event: object) => ({ statusCode: 200, body: JSON.stringify(event) }) });
  const id = await api({}, { StageName: 'dev' });
  await addRoute(id, 'GET /items/{id}', 'old', {}, '1.0');
  const [, event] = await told(call(id, '/dev/items/7?x=1&x=2'));
  expect(event).toMatchObject({
    version: '1.0',
    resource: '/items/{id}',
    path: '/dev/items/7',
    httpMethod: 'GET',
    queryStringParameters: { x: '2' },
    multiValueQueryStringParameters: { x: ['1', '2'] },
    pathParameters: { id: '7' },
    stageVariables: null,
    body: null,
    requestContext: {
      stage: 'dev',
      resourcePath: '/items/{id}',
      requestTime: '01/Nov/2026:00:00:00 +0000',
      identity: { sourceIp: '127.0.0.1' },
    },
  });
});

test.each([
  ['GET', '/pets/dog/1', 'GET /pets/dog/1', undefined],
  ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
  ['GET', '/pets/cat/1', 'GET /pets/{proxy+}', { proxy: 'cat/1' }],
  ['POST', '/pets/dog/1', 'ANY /{any+}', { any: 'pets/dog/1' }],
  ['GET', '/x/tail', 'GET /{head}/tail', { head: 'x' }],
  ['PUT', '/', '$default', undefined],
])('%s %s means the route %s', async (method, path, routeKey, pathParameters) => {
  const { api, route: addRoute, call } = apiCloud({ route });
  const id = await api();
  const keys = [
    'GET /pets/dog/1',
    'GET /pets/dog/{id}',
    'GET /pets/{proxy+}',
    'GET /x/{proxy+}',
    'GET /{head}/tail',
    'ANY /{any+}',
    '$default',
  ];
  for (const key of keys) await addRoute(id, key, 'route');
  expect(await told(call(id, path, { method }))).toEqual([200, { routeKey, ...(pathParameters && { pathParameters }) }]);
});

test('no API, no stage, no deployment, no route: Not Found', async () => {
  const { api, route: addRoute, call, gateway } = apiCloud({ route });
  const notFound = [404, { message: 'Not Found' }];
  expect(await told(call('none'))).toEqual(notFound);
  const id = await api({}, { StageName: 'dev', AutoDeploy: false });
  await addRoute(id, 'GET /a', 'route');
  expect(await told(call(id, '/a'))).toEqual(notFound);
  expect(await told(call(id, '/dev/a'))).toEqual(notFound);
  await gateway.send(new UpdateStageCommand({ ApiId: id, StageName: 'dev', AutoDeploy: true }));
  expect(await told(call(id, '/dev/a'))).toEqual([200, { routeKey: 'GET /a' }]);
  expect(await told(call(id, '/dev/b'))).toEqual(notFound);
  await gateway.send(new UpdateApiCommand({ ApiId: id, DisableExecuteApiEndpoint: true }));
  expect(await told(call(id, '/dev/a'))).toEqual(notFound);
});

test('a stage without AutoDeploy serves its deployment, whatever changes', async () => {
  const { api, route: addRoute, call, gateway } = apiCloud({ route });
  const id = await api({}, { StageName: 'live', AutoDeploy: false });
  const { RouteId } = await addRoute(id, 'GET /a', 'route');
  await gateway.send(new CreateDeploymentCommand({ ApiId: id, StageName: 'live' }));
  await gateway.send(new DeleteRouteCommand({ ApiId: id, RouteId }));
  expect((await told(call(id, '/live/a')))[0]).toBe(200);
  await addRoute(id, 'GET /b', 'route');
  expect((await told(call(id, '/live/b')))[0]).toBe(404);
  await gateway.send(new CreateDeploymentCommand({ ApiId: id, StageName: 'live' }));
  expect((await told(call(id, '/live/b')))[0]).toBe(200);
  expect((await told(call(id, '/live/a')))[0]).toBe(404);
});

test('the name at AWS and the path on localhost mean the same', async () => {
  const { aws, api, route: addRoute, gateway } = apiCloud({ echo });
  const id = await api();
  await gateway.send(new CreateStageCommand({ ApiId: id, StageName: 'dev', AutoDeploy: true }));
  await addRoute(id, 'GET /items', 'echo');
  const get = (url: string, headers = {}) => told(aws.fetch(new Request(url, { headers })));
  expect(await get(`https://${id}.execute-api.us-east-1.amazonaws.com/items`)).toMatchObject([200, { rawPath: '/items' }]);
  expect(await get(`http://localhost:4566/_aws/execute-api/${id}/dev/items`)).toMatchObject([200, { rawPath: '/dev/items' }]);
  expect(await get(`http://localhost:4566/_aws/execute-api/${id}/$default/items`)).toMatchObject([200, { rawPath: '/items' }]);
  const misleading = { 'x-amz-target': 'Kinesis_20131202.ListStreams' };
  expect(await get(`http://${id}.execute-api.localhost:4566/items`, misleading)).toMatchObject([200, { rawPath: '/items' }]);
});

test.each([
  ['text', 'Hello from Lambda!', 200, 'Hello from Lambda!', 'application/json'],
  ['an object', { message: 'hi' }, 200, '{"message":"hi"}', 'application/json'],
  ['a structure', { statusCode: 201, body: 'made' }, 201, 'made', 'text/plain; charset=utf-8'],
  ['a structure with a type', { statusCode: '200', body: '<p>', headers: { 'Content-Type': 'text/html' } }, 200, '<p>', 'text/html'],
  ['bytes', { statusCode: 200, body: 'aGk=', isBase64Encoded: true }, 200, 'hi', 'text/plain; charset=utf-8'],
  ['no body', { statusCode: 204 }, 204, '', 'text/plain; charset=utf-8'],
  ['a wrong status', { statusCode: 'ok' }, 500, '{"message":"Internal Server Error"}', 'application/json'],
  ['a body that is an object', { statusCode: 200, body: {} }, 500, '{"message":"Internal Server Error"}', 'application/json'],
  ['broken base64', { statusCode: 200, body: '?', isBase64Encoded: true }, 500, '{"message":"Internal Server Error"}', 'application/json'],
])('a function that returns %s is answered so', async (_what, result, status, body, type) => {
  const { api, route: addRoute, call } = apiCloud({ answer: () => result });
  const id = await api();
  await addRoute(id, '$default', 'answer');
  const response = await call(id);
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([status, body, type]);
});

test('cookies become headers of their own, one or several', async () => {
  const cookies = ['a=1; Path=/', 'b=2'];
  const {
    api,
    route: addRoute,
    call,
  } = apiCloud({
    two: () => ({ statusCode: 200, cookies, headers: { 'x-n': 3 } }),
    one: () => ({ statusCode: 200, cookies: ['a=1'] }),
    old: () => ({ statusCode: 200, multiValueHeaders: { 'Set-Cookie': cookies, 'x-many': ['1', '2'] } }),
  });
  const id = await api();
  await addRoute(id, 'GET /two', 'two');
  await addRoute(id, 'GET /one', 'one');
  await addRoute(id, 'GET /old', 'old', {}, '1.0');
  const two = await call(id, '/two');
  expect(two.headers.getSetCookie()).toEqual(cookies);
  expect(two.headers.get('x-n')).toBe('3');
  expect((await call(id, '/one')).headers.getSetCookie()).toEqual(['a=1']);
  const old = await call(id, '/old');
  expect(old.headers.getSetCookie()).toEqual(cookies);
  expect(old.headers.get('x-many')).toBe('1, 2');
});

test('format 1.0 needs a status code', async () => {
  const { api, route: addRoute, call } = apiCloud({ answer: () => ({ message: 'hi' }) });
  const id = await api();
  await addRoute(id, '$default', 'answer', {}, '1.0');
  expect(await told(call(id))).toEqual([500, { message: 'Internal Server Error' }]);
});

test('a function that throws, is gone or may not be called is an internal error; one that is late is unavailable', async () => {
  const cloud = apiCloud(
    {
      throws() {
        throw new Error('boom');
      },
      forbidden: route,
      late: () => cloud.clock.advanceTo(cloud.clock.now() + 30_001),
    },
    (_source, arn) => arn !== functionArn('forbidden'),
  );
  const id = await cloud.api();
  for (const name of ['throws', 'forbidden', 'late', 'gone']) await cloud.route(id, `GET /${name}`, name);
  const broken = [500, { message: 'Internal Server Error' }];
  for (const name of ['throws', 'forbidden', 'gone']) expect(await told(cloud.call(id, `/${name}`)), name).toEqual(broken);
  expect(await told(cloud.call(id, '/late'))).toEqual([503, { message: 'Service Unavailable' }]);
  expect(cloud.sources.at(-1)).toEqual({
    service: 'apigateway.amazonaws.com',
    arn: `arn:aws:execute-api:us-east-1:123456789012:${id}/$default/GET/late`,
    account: '123456789012',
  });
});

test('a route without an integration is an internal error, and HEAD has no body', async () => {
  const { api, route: addRoute, call, gateway } = apiCloud({ route });
  const id = await api();
  await gateway.send(new CreateRouteCommand({ ApiId: id, RouteKey: 'GET /bare' }));
  await addRoute(id, 'HEAD /a', 'route');
  expect((await told(call(id, '/bare')))[0]).toBe(500);
  const head = await call(id, '/a', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(head.headers.get('apigw-requestid')).toMatch(/^[0-9a-f-]{36}$/);
});

test('CORS is answered by configuration, whatever the function says (http-api-cors.html)', async () => {
  const { api, route: addRoute, call } = apiCloud({ own: () => ({ statusCode: 200, headers: { 'access-control-allow-origin': 'none' } }) });
  const CorsConfiguration = {
    AllowOrigins: ['https://sea.example', 'https://*.shark.example'],
    AllowMethods: ['GET', 'PUT'],
    AllowHeaders: ['X-Mine'],
    ExposeHeaders: ['x-seen'],
    MaxAge: 60,
    AllowCredentials: true,
  };
  const id = await api({ CorsConfiguration });
  await addRoute(id, 'GET /', 'own', { AuthorizationType: 'AWS_IAM' });
  const preflight = (origin: string) => call(id, '/', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } });
  const welcome = await preflight('https://sea.example');
  expect(welcome.status).toBe(204);
  expect(Object.fromEntries(welcome.headers)).toMatchObject({
    'access-control-allow-origin': 'https://sea.example',
    'access-control-allow-methods': 'GET,PUT',
    'access-control-allow-headers': 'x-mine',
    'access-control-max-age': '60',
    'access-control-allow-credentials': 'true',
  });
  expect((await preflight('https://white.shark.example')).headers.get('access-control-allow-origin')).toBe('https://white.shark.example');
  const stranger = await preflight('https://evil.example');
  expect([stranger.status, stranger.headers.get('access-control-allow-origin')]).toEqual([204, null]);
  const refused = await call(id, '/', { headers: { origin: 'https://sea.example' } });
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, 'https://sea.example']);
  expect(refused.headers.get('access-control-expose-headers')).toBe('x-seen');
});

test('who plays a browser says its headers under other names: a preflight is answered, and a function sees the origin', async () => {
  const origins: unknown[] = [];
  const { api, route: addRoute, call } = apiCloud({ own: ({ headers }) => origins.push(headers) });
  const id = await api({ CorsConfiguration: { AllowOrigins: ['https://app.example'], AllowMethods: ['PUT'] } });
  await addRoute(id, 'PUT /', 'own');
  const origin = { 'x-sandshark-browser-origin': 'https://app.example' };
  const preflight = await call(id, '/', {
    method: 'OPTIONS',
    headers: { ...origin, 'x-sandshark-browser-access-control-request-method': 'PUT' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'PUT']);
  const answer = await call(id, '/', { method: 'PUT', headers: origin });
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example');
  expect(origins).toEqual([expect.objectContaining({ origin: 'https://app.example' })]);
  expect(origins[0]).not.toHaveProperty('x-sandshark-browser-origin');
});

test('CORS for all origins says *, and replaces what the function says', async () => {
  const { api, route: addRoute, call } = apiCloud({ own: () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'none' } }) });
  const id = await api({ CorsConfiguration: { AllowOrigins: ['*'] } });
  await addRoute(id, 'GET /', 'own');
  expect((await call(id, '/', { headers: { origin: 'https://a.example' } })).headers.get('access-control-allow-origin')).toBe('*');
  expect((await call(id)).headers.get('access-control-allow-origin')).toBeNull();
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.stage-variables.html
test('the variables of the stage choose the function', async () => {
  const { api, route: addRoute, call, gateway } = apiCloud({ old: () => 'old', fresh: () => 'fresh' });
  const id = await api({}, { StageVariables: { fn: 'old' } });
  await gateway.send(new CreateStageCommand({ ApiId: id, StageName: 'beta', AutoDeploy: true, StageVariables: { fn: 'fresh' } }));
  await gateway.send(new CreateStageCommand({ ApiId: id, StageName: 'bare', AutoDeploy: true }));
  // biome-ignore lint/suspicious/noTemplateCurlyInString: API Gateway's own way to write a variable
  await addRoute(id, 'GET /', '${stageVariables.fn}');
  expect(await told(call(id))).toEqual([200, 'old']);
  expect(await told(call(id, '/beta/'))).toEqual([200, 'fresh']);
  expect((await call(id, '/bare/')).status).toBe(500);
});
