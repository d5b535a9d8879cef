// How much a request may send. Hono's own limit rebuilds the request in a way that Node's light requests do not bear.

/** A little more than the largest body that AWS accepts in one call: Lambda's 50 MB archive in base64. */
export const maximumBodyBytes = 70 * 1024 * 1024;

/** The request, or undefined when its body is larger than `maximumBodyBytes`. A body of unknown length is read here. */
export async function withinLimit(request: Request): Promise<Request | undefined> {
  const told = request.headers.get('content-length');
  if (told !== null) return Number(told) > maximumBodyBytes ? undefined : request;
  if (request.method === 'GET' || request.method === 'HEAD' || !request.headers.has('transfer-encoding')) return request;
  const body = await readUpTo(request, maximumBodyBytes);
  return body && new Request(request.url, { method: request.method, headers: request.headers, body: body as Uint8Array<ArrayBuffer> });
}

async function readUpTo(request: Request, maximumBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > maximumBytes) return undefined;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}
