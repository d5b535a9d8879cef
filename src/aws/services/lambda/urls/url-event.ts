// What a function gets of a request to its URL, and what becomes of its answer: payload format 2.0.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { base64Of } from '../../../protocols/base64.ts';
import type { LambdaFunction } from '../function.ts';

interface Circumstances {
  readonly fn: LambdaFunction;
  readonly urlId: string;
  readonly requestId: string;
  readonly nowMs: number;
  readonly callerArn: string | undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function urlEvent({ method, url, headers, body }: ReadRequest, { fn, urlId, requestId, nowMs, callerArn }: Circumstances): object {
  const cookies = headers.get('cookie')?.split(/; */) ?? [];
  const query = [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name).join(',')]);
  const sourceIp = headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? '127.0.0.1';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies.length > 0 && { cookies }),
    headers: { ...Object.fromEntries([...headers].filter(([name]) => name !== 'cookie')), host: url.host },
    ...(query.length > 0 && { queryStringParameters: Object.fromEntries(query) }),
    requestContext: {
      accountId: callerArn === undefined ? 'anonymous' : fn.account,
      apiId: urlId,
      ...(callerArn !== undefined && { authorizer: { iam: { userArn: callerArn, accountId: fn.account } } }),
      domainName: url.hostname,
      domainPrefix: urlId,
      http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp, userAgent: headers.get('user-agent') ?? '' },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: timeOf(nowMs),
      timeEpoch: nowMs,
    },
    ...(body.length > 0 && bodyOf(body, headers.get('content-type') ?? '')),
    ...(body.length === 0 && { isBase64Encoded: false }),
  };
}

/** AWS: text stays text, everything else is base64. */
function bodyOf(body: Uint8Array, contentType: string) {
  const isText = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded))/.test(contentType);
  return isText ? { body: new TextDecoder().decode(body), isBase64Encoded: false } : { body: base64Of(body), isBase64Encoded: true };
}

function timeOf(ms: number): string {
  const at = new Date(ms);
  const day = String(at.getUTCDate()).padStart(2, '0');
  return `${day}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}:${at.toISOString().slice(11, 19)} +0000`;
}

/** The function's answer as HTTP. AWS: without a statusCode the whole answer is the body, as JSON. */
export function urlAnswer(payload: Uint8Array, requestId: string): EncodedAnswer {
  const text = new TextDecoder().decode(payload);
  const value: unknown = JSON.parse(text === '' ? 'null' : text);
  const id = { 'x-amzn-requestid': requestId };
  if (typeof value !== 'object' || value === null || !('statusCode' in value))
    return { status: 200, headers: { 'content-type': 'application/json', ...id }, body: new TextEncoder().encode(bodyText(value, text)) };
  const { statusCode, headers = {}, body = '', isBase64Encoded, cookies } = value as Answer;
  const [first, ...others] = cookies ?? [];
  const named = Object.entries(headers).map(([name, one]) => [name.toLowerCase(), String(one)]);
  return {
    status: Number(statusCode) || 200,
    headers: {
      'content-type': 'application/json',
      ...id,
      ...Object.fromEntries(named),
      ...(first !== undefined && { 'set-cookie': first }),
    },
    ...(others.length > 0 && { cookies: others }),
    body: isBase64Encoded ? Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0)) : new TextEncoder().encode(String(body)),
  };
}

interface Answer {
  readonly statusCode?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly cookies?: readonly string[];
}

const bodyText = (value: unknown, text: string) => (typeof value === 'string' ? value : text);
