// The events that functions get: payload formats 2.0 and 1.0.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import { toBase64, toUtf8 } from '@smithy/core/serde';
import type { ReadRequest } from '../../../core/call.ts';
import type { ApiCall } from './call.ts';

/** What an authorizer found out, as `requestContext.authorizer`. */
export type AuthorizerContext = Readonly<Record<string, unknown>>;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Format 2.0. */
export function eventV2(call: ApiCall, authorizer: AuthorizerContext | undefined) {
  const { request, stage, rawPath, pathParameters } = call;
  const cookies = cookiesOf(request);
  const query = joinedQuery(request.url);
  const { body, isBase64Encoded } = bodyOf(request);
  return {
    version: '2.0',
    routeKey: call.route.RouteKey,
    rawPath,
    rawQueryString: request.url.search.slice(1),
    ...(cookies.length > 0 && { cookies }),
    headers: headersOf(call),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      ...contextV2(call),
      ...(authorizer && { authorizer }),
    },
    ...(body !== undefined && { body }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    isBase64Encoded,
    ...(hasEntries(stage.StageVariables) && { stageVariables: stage.StageVariables }),
  };
}

export function contextV2(call: ApiCall) {
  const { api, request, stage, rawPath, domainName, nowMs } = call;
  return {
    accountId: api.account,
    apiId: api.id,
    domainName,
    domainPrefix: domainName.split('.')[0],
    http: {
      method: request.method,
      path: rawPath,
      protocol: 'HTTP/1.1',
      sourceIp: sourceIpOf(request),
      userAgent: request.headers.get('user-agent') ?? '',
    },
    requestId: call.requestId,
    routeKey: call.route.RouteKey,
    stage: stage.StageName,
    time: timeOf(nowMs),
    timeEpoch: nowMs,
  };
}

/** Format 1.0. */
export function eventV1(call: ApiCall, authorizer: AuthorizerContext | undefined) {
  const { api, request, stage, route, rawPath, path, pathParameters, domainName, nowMs, requestId } = call;
  const headers = { ...headersOf(call), ...(request.headers.has('cookie') && { cookie: request.headers.get('cookie') ?? '' }) };
  const { body, isBase64Encoded } = bodyOf(request);
  const query = multiQuery(request.url);
  const [, resource = '$default'] = (route.RouteKey ?? '').split(' ');
  return {
    version: '1.0',
    resource,
    path: rawPath,
    httpMethod: request.method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: nullIfEmpty(Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.at(-1) ?? '']))),
    multiValueQueryStringParameters: nullIfEmpty(query),
    requestContext: {
      accountId: api.account,
      apiId: api.id,
      authorizer: authorizer ?? { claims: null, scopes: null },
      domainName,
      domainPrefix: domainName.split('.')[0],
      extendedRequestId: requestId,
      httpMethod: request.method,
      identity: { sourceIp: sourceIpOf(request), userAgent: request.headers.get('user-agent') ?? '' },
      path: rawPath,
      protocol: 'HTTP/1.1',
      requestId,
      requestTime: timeOf(nowMs),
      requestTimeEpoch: nowMs,
      resourceId: route.RouteKey,
      resourcePath: resource === '$default' ? path : resource,
      stage: stage.StageName,
    },
    pathParameters: nullIfEmpty(pathParameters),
    stageVariables: nullIfEmpty(stage.StageVariables ?? {}),
    body: body ?? null,
    isBase64Encoded,
  };
}

/** Lower-case names; cookies have a place of their own in 2.0. */
export function headersOf({ request, nowMs, requestId }: ApiCall): Record<string, string> {
  const { headers, url } = request;
  const sent = Object.fromEntries([...headers].filter(([name]) => name !== 'cookie'));
  const secure = url.protocol === 'https:';
  const trace = `Root=1-${Math.floor(nowMs / 1000).toString(16)}-${requestId.replace(/-/g, '').slice(0, 24)}`;
  return {
    host: url.host,
    'x-amzn-trace-id': trace,
    'x-forwarded-for': sourceIpOf(request),
    'x-forwarded-port': url.port || (secure ? '443' : '80'),
    'x-forwarded-proto': secure ? 'https' : 'http',
    ...sent,
  };
}

export function cookiesOf({ headers }: ReadRequest): string[] {
  return (headers.get('cookie') ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '');
}

/** The values of a name that comes several times are joined by commas. */
export function joinedQuery(url: URL): Record<string, string> {
  return Object.fromEntries(Object.entries(multiQuery(url)).map(([name, values]) => [name, values.join(',')]));
}

function multiQuery(url: URL): Record<string, string[]> {
  const names = [...new Set(url.searchParams.keys())];
  return Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)]));
}

function sourceIpOf({ headers }: ReadRequest): string {
  return headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? '127.0.0.1';
}

/** AWS: text stays text, by its content type; everything else, forms among it, goes as base64. */
function bodyOf({ headers, body }: ReadRequest): { readonly body?: string; readonly isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const [type = ''] = (headers.get('content-type') ?? 'text/plain').toLowerCase().split(';');
  const isText = /^(text\/.*|application\/(json|javascript|xml|[\w.-]+\+(json|xml)))$/.test(type.trim());
  if (!isText || headers.has('content-encoding')) return { body: toBase64(body), isBase64Encoded: true };
  return { body: toUtf8(body), isBase64Encoded: false };
}

/** `12/Mar/2020:19:03:58 +0000` */
function timeOf(nowMs: number): string {
  const iso = new Date(nowMs).toISOString();
  return `${iso.slice(8, 10)}/${months[new Date(nowMs).getUTCMonth()]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}

function hasEntries(record: object | undefined): boolean {
  return Object.keys(record ?? {}).length > 0;
}

function nullIfEmpty<Kept extends object>(record: Kept): Kept | null {
  return hasEntries(record) ? record : null;
}
