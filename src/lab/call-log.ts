// The log of a program's AWS calls, kept at the session's fetch, so that the same evidence exists on every target.
import type { CallInside } from './call-inside.ts';
import { serviceOfHost } from './cloud-hosts.ts';
import type { CallRecord } from './run-events.ts';

const BODY_TEXT = 16_000;
/** How much of that is the end of a longer body: counts like FailedRecordCount may come after a long list. */
const BODY_END = 1_000;
/** Bodies of these types are streams of events and are not read for the log. */
const EVENT_STREAM = /eventstream|event-stream/;

/** Service and operation as the request names them: the signature's service, and the target header, `Action` or the path. */
export function identifyCall(request: Request, body: string): { service: string; operation: string } {
  const { pathname, hostname, searchParams } = new URL(request.url);
  const scope = /Credential=[^/]+\/[^/]*\/[^/]*\/([^/]+)\/aws4_request/.exec(request.headers.get('authorization') ?? '')?.[1];
  // An API's own host begins with its id.
  const [first = hostname, second] = hostname.split('.');
  const ofHost = second === 'execute-api' ? second : first;
  const service = scope ?? searchParams.get('X-Amz-Credential')?.split('/')[3] ?? serviceOfHost(hostname) ?? ofHost;
  const target = request.headers.get('x-amz-target')?.split('.').at(-1);
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  const action = searchParams.get('Action') ?? (isForm ? new URLSearchParams(body).get('Action') : null);
  return { service, operation: target ?? action ?? `${request.method} ${pathname}` };
}

/** The code of an error, as the JSON protocols and the XML ones write it. */
function errorCodeOf(response: Response, body: string): string | undefined {
  if (response.ok) return undefined;
  const written =
    response.headers.get('x-amzn-errortype') ?? /"__type"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? /<Code>([^<]+)<\/Code>/.exec(body)?.[1];
  return written?.split(':')[0]?.split('#').at(-1);
}

/** AWS: PutSession and RecognizeUtterance of Lex answer in headers, because the body would be the bot's voice. */
const TELLING_HEADER = /^x-amz-lex-/;

function answerHeadersOf(response: Response): Pick<CallRecord, 'answerHeaders'> {
  const telling = [...response.headers].filter(([name]) => TELLING_HEADER.test(name));
  return telling.length === 0 ? {} : { answerHeaders: Object.fromEntries(telling) };
}

/** What an API with an authorizer is shown: a token, with or without Bearer. AWS's own signatures are not for reading. */
function authorizationOf({ headers }: Request): Pick<CallRecord, 'authorization'> {
  const authorization = headers.get('authorization');
  return authorization === null || authorization.startsWith('AWS4-') ? {} : { authorization: cut(authorization) };
}

const cut = (text: string) => (text.length <= BODY_TEXT ? text : `${text.slice(0, BODY_TEXT - BODY_END)} … ${text.slice(-BODY_END)}`);

export interface LogOptions {
  /** Records of several logs that are shown together take their ids from one. */
  readonly ids?: CallIds | undefined;
  readonly by?: () => NonNullable<CallRecord['by']>;
  /** What is known of the inside of an answered call. */
  readonly inside?: (requestId: string) => CallInside | undefined;
}

/** Gives ids, from 1 on. */
export class CallIds {
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

/** Wraps `fetch`: every answered request becomes a record. Ids count from 1 in the order of the requests. */
export function loggedFetch(
  fetch: (request: Request) => Promise<Response>,
  nowMs: () => number,
  record: (call: CallRecord) => void,
  { ids = new CallIds(), by, inside }: LogOptions = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    const id = ids.next();
    const atMs = nowMs();
    const caller = by?.();
    const began = performance.now();
    const copy = request.clone();
    const response = await fetch(request);
    const tookMs = performance.now() - began;
    const requestText = await copy.text();
    const streams = EVENT_STREAM.test(response.headers.get('content-type') ?? '');
    const responseText = streams ? '(a stream of events)' : await response.clone().text();
    const errorCode = errorCodeOf(response, responseText);
    const requestId = response.headers.get('x-amzn-requestid') ?? response.headers.get('x-amz-request-id');
    const within = requestId === null ? undefined : inside?.(requestId);
    record({
      id,
      ...identifyCall(request, requestText),
      status: response.status,
      ...(errorCode === undefined ? {} : { errorCode }),
      atMs,
      tookMs,
      ...(requestId !== null && { requestId }),
      request: cut(requestText),
      response: cut(responseText),
      ...authorizationOf(request),
      ...answerHeadersOf(response),
      truncated: requestText.length > BODY_TEXT || responseText.length > BODY_TEXT,
      ...(within && { inside: within }),
      ...(caller && { by: caller }),
    });
    return response;
  };
}
