// The AWS endpoint over HTTP: who may ask, how much may be sent, then the cloud; and Sandshark's own few addresses beside it.
import { Hono } from 'hono';
import type { EncodedAnswer, ReadRequest } from '../aws/core/call.ts';
import { asResponse, readRequest } from '../aws/web-request.ts';
import { maximumBodyBytes, withinLimit } from './body-limit.ts';
import { addClockRoutes, type CloudTime } from './clock-routes.ts';
import { allowOrigin, preflight, refusal, refuse } from './who-may-ask.ts';

/** The cloud as this endpoint needs it. */
export interface Cloud {
  answer(request: ReadRequest): Promise<EncodedAnswer>;
  /** What the cloud answers, service by service, as plain data. */
  coverage(): Promise<unknown>;
}

export interface EndpointOptions {
  readonly cloud: Cloud;
  readonly time: CloudTime;
  /** The one origin whose pages may call. Asked at each request: the site may start later than the endpoint. */
  readonly siteOrigin: () => string | undefined;
}

/**
 * Answers one request to the endpoint. Never throws.
 * @param prefix what stood before the path when the client made its signature, for example `/aws`
 */
export type EndpointAnswer = (request: Request, prefix?: string) => Promise<Response>;

export function awsEndpoint({ cloud, time, siteOrigin }: EndpointOptions): EndpointAnswer {
  const app = new Hono();
  app.use(async (context, next) => {
    const origin = context.req.header('origin');
    const reason = refusal(context.req.raw, siteOrigin());
    if (reason) return refuse(reason);
    if (origin && context.req.method === 'OPTIONS' && context.req.header('access-control-request-method'))
      return preflight(context.req.raw, origin);
    await next();
    if (origin) allowOrigin(context.res.headers, origin);
    return undefined;
  });
  app.get('/_sandshark/health', (context) => context.json({ status: 'ok', clock: time.mode }));
  app.get('/_sandshark/coverage', async (context) => context.json(await cloud.coverage()));
  addClockRoutes(app, time);
  app.all('*', async (context) => {
    const request = await withinLimit(context.req.raw);
    if (!request) return tooLarge();
    // Said by us alone (src/aws/iam/canonical-request.ts): a client's own would let its signature for one path open another.
    request.headers.delete('x-forwarded-prefix');
    const { prefix } = context.env as { prefix: string };
    if (prefix) request.headers.set('x-forwarded-prefix', prefix);
    return asResponse(await cloud.answer(await readRequest(request)));
  });
  app.onError((error) => {
    // The cloud turns its own errors into answers; what arrives here is a body that broke off, or our own bug.
    if (error.name === 'AbortError') return failure(400, 'RequestAbortedException', 'The request broke off before its end.');
    process.stderr.write(`sandshark: the AWS endpoint failed: ${error.stack ?? error.message}\n`);
    return failure(500, 'InternalFailure', `Sandshark failed inside: ${error.message}`);
  });
  return async (request, prefix = '') => app.fetch(request, { prefix });
}

function tooLarge(): Response {
  return failure(413, 'RequestEntityTooLargeException', `The request body is larger than ${maximumBodyBytes / 1024 / 1024} MB.`);
}

function failure(status: number, type: string, message: string): Response {
  return Response.json({ __type: type, message }, { status, headers: { 'x-amzn-errortype': type } });
}
