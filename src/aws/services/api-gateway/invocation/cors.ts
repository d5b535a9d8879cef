// CORS by configuration: answers to preflights, and headers for pages of other origins. What a function says of CORS is then ignored.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import type { Cors } from '@aws-sdk/client-apigatewayv2';
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';

export function isPreflight({ method, headers }: ReadRequest): boolean {
  return method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method');
}

export function preflightAnswer(cors: Cors, request: ReadRequest): EncodedAnswer {
  return { status: 204, headers: { ...originHeaders(cors, request), ...preflightHeaders(cors, request) }, body: new Uint8Array() };
}

export function withCors(answer: EncodedAnswer, cors: Cors | undefined, request: ReadRequest): EncodedAnswer {
  if (!cors) return answer;
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith('access-control-'));
  const exposed = cors.ExposeHeaders?.length ? { 'access-control-expose-headers': cors.ExposeHeaders.join(',') } : {};
  const origin = originHeaders(cors, request);
  return { ...answer, headers: { ...Object.fromEntries(own), ...origin, ...(Object.keys(origin).length > 0 && exposed) } };
}

function originHeaders(
  { AllowOrigins: origins = [], AllowCredentials: credentials }: Cors,
  { headers }: ReadRequest,
): Record<string, string> {
  const origin = headers.get('origin');
  if (origin === null || !origins.some((pattern) => fits(pattern, origin))) return {};
  return {
    'access-control-allow-origin': origins.includes('*') ? '*' : origin,
    ...(!origins.includes('*') && { vary: 'origin' }),
    ...(credentials && { 'access-control-allow-credentials': 'true' }),
  };
}

function preflightHeaders(cors: Cors, request: ReadRequest): Record<string, string> {
  if (Object.keys(originHeaders(cors, request)).length === 0) return {};
  const { AllowMethods: methods = [], AllowHeaders: names = [], MaxAge: age } = cors;
  return {
    ...(methods.length > 0 && { 'access-control-allow-methods': methods.join(',') }),
    ...(names.length > 0 && { 'access-control-allow-headers': names.join(',').toLowerCase() }),
    ...(age !== undefined && age !== 0 && { 'access-control-max-age': String(age) }),
  };
}

/** `https://*` and its like allow every origin of that scheme, `https://*.example.com` those below a name. */
function fits(pattern: string, origin: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(origin);
}
