// The sandbox's fetch: a request goes out over the port, the answer comes back over it. There is no other network.
import type { BodyMessage, GuestReport, HostMessage, WireBody } from '../protocol.ts';
import type { Activity } from './activity.ts';
import { type BodyReader, type BodySender, bodyReader, bodySender } from './port-body.ts';

type CallMessage = Extract<GuestReport, { type: 'fetch' | 'abort' }> | BodyMessage;

interface Call {
  readonly resolve: (response: Response) => void;
  readonly reject: (reason: unknown) => void;
  readonly end: () => void;
  readonly url: string;
}

/** Statuses whose Response may carry no body at all. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** Makes `fetch` and the function that takes the host's answers. `Request` is replaced too, to know which bodies are streams. */
export function makeFetch(scope: typeof globalThis, post: (message: CallMessage) => void, activity: Activity) {
  const calls = new Map<number, Call>();
  const senders = new Map<number, BodySender>();
  const readers = new Map<number, BodyReader>();
  const streaming = new WeakSet<Request>();
  let ids = 0;

  const RealRequest = scope.Request;
  scope.Request = new Proxy(RealRequest, {
    construct(target, values, newTarget) {
      const request = Reflect.construct(target, values, newTarget) as Request;
      const [input, init] = values as [unknown, RequestInit | undefined];
      const inherited = !init?.body && input instanceof RealRequest && streaming.has(input);
      if (inherited || init?.body instanceof ReadableStream) streaming.add(request);
      return request;
    },
  });

  async function wireBody(request: Request): Promise<WireBody> {
    if (!request.body) return { kind: 'none' };
    if (streaming.has(request)) return { kind: 'stream' };
    return { kind: 'bytes', bytes: new Uint8Array(await request.arrayBuffer()) };
  }

  async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new scope.Request(input, init);
    const id = ++ids;
    request.signal.throwIfAborted();
    const end = activity.beginCall();
    try {
      const body = await wireBody(request);
      const { url, method } = request;
      return await new Promise<Response>((resolve, reject) => {
        calls.set(id, { resolve, reject, end, url });
        request.signal.addEventListener('abort', () => {
          readers.get(id)?.fail(request.signal.reason);
          if (!calls.delete(id)) return;
          post({ type: 'abort', id });
          reject(request.signal.reason);
        });
        if (body.kind === 'stream' && request.body) senders.set(id, bodySender(id, request.body, post));
        post({ type: 'fetch', id, request: { url, method, headers: [...request.headers], body } });
      });
    } finally {
      calls.delete(id);
      end();
    }
  }

  /** Handles a message about a call. */
  function receive(message: BodyMessage | Extract<HostMessage, { type: 'response' | 'refused' }>): void {
    const { id } = message;
    if (message.type === 'pull' || message.type === 'cancel') {
      senders.get(id)?.receive(message);
      if (message.type === 'cancel') senders.delete(id);
    } else if (message.type === 'response') {
      const call = calls.get(id);
      if (!call) return;
      const { status, statusText, headers, body } = message;
      let content: BodyInit | null = null;
      if (body.kind === 'bytes') content = body.bytes as Uint8Array<ArrayBuffer>;
      if (body.kind === 'stream') {
        const reader = bodyReader(
          id,
          post,
          () => readers.delete(id),
          () => activity.beginRead(),
        );
        readers.set(id, reader);
        content = reader.stream;
      }
      const response = new Response(WITHOUT_BODY.has(status) ? null : content, {
        status,
        statusText,
        headers: headers.map(([k, v]) => [k, v]),
      });
      Object.defineProperty(response, 'url', { value: call.url });
      call.resolve(response);
    } else if (message.type === 'refused') calls.get(id)?.reject(new TypeError(message.message));
    else readers.get(id)?.receive(message);
  }

  return { fetch, receive };
}
