// One call as a service sees it: who asks, by which request, and how an answer looks.
import type { Principal } from './identities.ts';

/** Who calls, and where. State is kept apart by account and region. */
export interface CallContext {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** The caller's ARN. */
  readonly callerArn: string;
  /** Who calls, for policies. */
  readonly principal: Principal;
  readonly requestId: string;
  /** The request behind the call, for what its modelled input does not say. The body is read. */
  readonly request: ReadRequest;
}

/** A request whose body has been read. */
export interface ReadRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Members of the input that the service found in host or path by its own rules: S3's bucket, which its model puts nowhere. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The bytes of an answer, or their stream, with status and headers (names in lower case). */
export interface EncodedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
  /** Several values of set-cookie: no other header may come more than once, and `headers` holds a name once. */
  readonly cookies?: readonly string[];
}

/** An output whose answer has a status or headers that the model does not name, for example 206 for a range. */
export class Answered<Output> {
  readonly output: Output;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(output: Output, { status, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> }) {
    this.output = output;
    this.status = status;
    this.headers = headers;
  }
}
