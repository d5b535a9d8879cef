// Between the web's Request and Response and what the dispatcher works on.
import type { EncodedAnswer, ReadRequest } from './core/call.ts';

/** Cookies, which browsers take out of requests and answers that programs make: here they are kept beside them. */
const sentCookies = new WeakMap<Request, string>();
const setCookies = new WeakMap<Response, readonly string[]>();

/** Sends a request as a browser sends it that has these cookies. @param cookies as the header has them: `a=1; b=2` */
export function sendCookies(request: Request, cookies: string): void {
  sentCookies.set(request, cookies);
}

/** The cookies that an answer sets, each as its header has it. */
export const cookiesSetBy = (response: Response): readonly string[] => setCookies.get(response) ?? response.headers.getSetCookie();

/** A request with its body read. A body that breaks off is as good as none: the protocol complains, if anybody still hears it. */
export async function readRequest(request: Request): Promise<ReadRequest> {
  const { method } = request;
  const cookies = sentCookies.get(request);
  const headers = cookies === undefined ? request.headers : new Headers(request.headers);
  if (cookies !== undefined) headers.set('cookie', cookies);
  const body = await request.arrayBuffer().catch(() => new ArrayBuffer(0));
  return { method, url: new URL(request.url), headers, body: new Uint8Array(body) };
}

export function asResponse({ status, headers, body, cookies = [] }: EncodedAnswer): Response {
  // The platform refuses a body, even an empty one, where HTTP knows none.
  const content = status === 204 || status === 304 ? null : (body as Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>);
  const response = new Response(content, { status, headers });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  if (cookies.length > 0) setCookies.set(response, cookies);
  return response;
}
