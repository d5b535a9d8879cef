// Between the web's Request and Response and what the dispatcher works on.
import type { EncodedAnswer, ReadRequest } from './core/call.ts';

/** A request with its body read. A body that breaks off is as good as none: the protocol complains, if anybody still hears it. */
export async function readRequest(request: Request): Promise<ReadRequest> {
  const { method, headers } = request;
  const body = await request.arrayBuffer().catch(() => new ArrayBuffer(0));
  return { method, url: new URL(request.url), headers, body: new Uint8Array(body) };
}

export function asResponse({ status, headers, body, cookies = [] }: EncodedAnswer): Response {
  // The platform refuses a body, even an empty one, where HTTP knows none.
  const content = status === 204 || status === 304 ? null : (body as Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>);
  const response = new Response(content, { status, headers });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
