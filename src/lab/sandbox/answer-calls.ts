// The host's side of the sandbox's fetch: turns what comes over the port into Requests, and Responses back into messages.
import { isCloudHost } from '../cloud-hosts.ts';
import { type BodyReader, type BodySender, bodyReader, bodySender } from './guest/port-body.ts';
import type { BodyMessage, GuestReport, HostMessage, WireBody, WireRequest } from './protocol.ts';

type AnswerMessage = Extract<HostMessage, { type: 'response' | 'refused' | BodyMessage['type'] }>;

/** Bodies up to this size travel in one message. */
const WHOLE_BODY_BYTES = 256 * 1024;
const EVENT_STREAM = /eventstream|event-stream/;

interface Call {
  readonly aborter: AbortController;
  request?: BodyReader;
  response?: BodySender;
}

async function wireBody(response: Response): Promise<WireBody> {
  if (!response.body) return { kind: 'none' };
  const size = Number(response.headers.get('content-length') ?? Number.NaN);
  if (EVENT_STREAM.test(response.headers.get('content-type') ?? '') || size > WHOLE_BODY_BYTES) return { kind: 'stream' };
  return { kind: 'bytes', bytes: new Uint8Array(await response.arrayBuffer()) };
}

function toRequest(wire: WireRequest, body: BodyInit | null, signal: AbortSignal): Request {
  const { url, method, headers } = wire;
  // `duplex` is what fetch's standard demands for a body that is a stream; the DOM types do not know it.
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers: headers.map(([k, v]): [string, string] => [k, v]),
    body,
    signal,
    duplex: 'half',
  };
  return new Request(url, init);
}

/** Answers a guest's calls by `fetch`. `now` is the lab's clock, told along with every answer. */
export class AnsweredCalls {
  readonly #fetch: (request: Request) => Promise<Response>;
  readonly #post: (message: AnswerMessage) => void;
  readonly #now: () => number;
  readonly #calls = new Map<number, Call>();

  constructor(fetch: (request: Request) => Promise<Response>, post: (message: AnswerMessage) => void, now: () => number) {
    this.#fetch = fetch;
    this.#post = post;
    this.#now = now;
  }

  /** Handles what a guest says about its calls. */
  receive(message: Extract<GuestReport, { type: 'fetch' | 'abort' }> | BodyMessage): void {
    if (message.type === 'fetch') {
      void this.#answer(message.id, message.request);
      return;
    }
    const call = this.#calls.get(message.id);
    if (message.type === 'abort') call?.aborter.abort();
    else if (message.type === 'pull' || message.type === 'cancel') call?.response?.receive(message);
    else call?.request?.receive(message);
  }

  /** The program is over: what is under way is given up. */
  close(): void {
    for (const call of this.#calls.values()) call.aborter.abort();
    this.#calls.clear();
  }

  async #answer(id: number, wire: WireRequest): Promise<void> {
    const call: Call = { aborter: new AbortController() };
    this.#calls.set(id, call);
    try {
      const { hostname, protocol } = new URL(wire.url);
      // Refused here, before any target sees it.
      if (!isCloudHost(hostname) || !/^https?:$/.test(protocol))
        throw new Error(`The sandbox has no network: only AWS answers here, and ${hostname || wire.url} is not AWS.`);
      const request = toRequest(wire, this.#requestBody(id, call, wire.body), call.aborter.signal);
      const response = await this.#fetch(request);
      const body = await wireBody(response);
      if (body.kind === 'stream' && response.body)
        call.response = bodySender(id, response.body, (message) => this.#post({ ...message, nowMs: this.#now() }));
      else this.#calls.delete(id);
      const { status, statusText, headers } = response;
      this.#post({ type: 'response', id, nowMs: this.#now(), status, statusText, headers: [...headers], body });
    } catch (error) {
      this.#calls.delete(id);
      this.#post({ type: 'refused', id, nowMs: this.#now(), message: error instanceof Error ? error.message : String(error) });
    }
  }

  #requestBody(id: number, call: Call, body: WireBody): BodyInit | null {
    if (body.kind === 'bytes') return body.bytes as Uint8Array<ArrayBuffer>;
    if (body.kind === 'none') return null;
    call.request = bodyReader(id, this.#post, () => {});
    return call.request.stream;
  }
}
