// How our own cases look: what is written on the wire, what an operation sees, and the section of the specification that says so.
import type { OperationSchemas, Protocol } from '../../../src/aws/protocols/protocol.ts';

export interface WireRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

interface Head {
  readonly says: string;
  /** The anchor on the page of the specification, or what else is the source. */
  readonly section: string;
}

/** One value in both directions: the body of operation Sink decodes to `value`, and `value` encodes to that body. */
export interface BothWays extends Head {
  /** What stands in the body, in the form of the protocol (see `document`). */
  readonly wire: unknown;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface RequestExample extends Head {
  readonly operation: string;
  readonly request: WireRequest;
  readonly input: unknown;
}

export interface AnswerExample extends Head {
  readonly operation: string;
  readonly output: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The whole body as text, or its bytes. */
  readonly body?: string | Uint8Array;
}

export interface Refusal extends Head {
  readonly operation: string;
  readonly request: WireRequest;
  readonly code: string;
  readonly status?: number;
}

export interface ErrorExample extends Head {
  readonly code: string;
  readonly message: string;
  readonly members?: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ProtocolCases {
  readonly name: string;
  /** The page that sections are anchors of. */
  readonly specification: string;
  readonly protocol: Protocol;
  readonly schemas: OperationSchemas;
  /** The request of operation Sink around a body. */
  readonly sinkRequest: WireRequest;
  /** Wire form into the bytes of a request. */
  readonly write: (wire: unknown) => Uint8Array;
  /** The bytes of an answer into something that can be compared with what `read(write(wire))` gives. */
  readonly read: (body: Uint8Array) => unknown;
  readonly both: readonly BothWays[];
  readonly requests?: readonly RequestExample[];
  readonly answers?: readonly AnswerExample[];
  readonly refusals: readonly Refusal[];
  readonly errors: readonly ErrorExample[];
}
