// Cross-origin rules of a function URL.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import type { Cors } from '../function.ts';

/** The headers that an answer to a browser has; none where the origin is not allowed. */
export function corsHeaders(cors: Cors | undefined, { headers }: ReadRequest): Readonly<Record<string, string>> {
  const origin = headers.get('origin');
  if (!cors || !origin || !isAllowed(cors, origin)) return {};
  const { AllowOrigins = [], ExposeHeaders = [], AllowCredentials } = cors;
  return {
    'access-control-allow-origin': AllowOrigins.includes('*') && !AllowCredentials ? '*' : origin,
    vary: 'Origin',
    ...(ExposeHeaders.length > 0 && { 'access-control-expose-headers': ExposeHeaders.join(',') }),
    ...(AllowCredentials && { 'access-control-allow-credentials': 'true' }),
  };
}

/** The answer to a browser's question before the request. AWS: where CORS is configured, the function does not see it. */
export function preflight(cors: Cors | undefined, request: ReadRequest): EncodedAnswer | undefined {
  if (!cors || request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) return undefined;
  const allowed = corsHeaders(cors, request);
  const { AllowMethods = [], AllowHeaders = [], MaxAge } = cors;
  const asked = {
    ...(AllowMethods.length > 0 && { 'access-control-allow-methods': AllowMethods.join(',') }),
    ...(AllowHeaders.length > 0 && { 'access-control-allow-headers': AllowHeaders.join(',') }),
    ...(MaxAge !== undefined && { 'access-control-max-age': String(MaxAge) }),
  };
  return { status: 200, headers: { ...allowed, ...(Object.keys(allowed).length > 0 && asked) }, body: new Uint8Array() };
}

function isAllowed({ AllowOrigins = [] }: Cors, origin: string): boolean {
  return AllowOrigins.some((allowed) => allowed === '*' || allowed.toLowerCase() === origin.toLowerCase());
}
