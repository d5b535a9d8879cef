// The document that a protocol writes into the payload of an event: XML, JSON or CBOR.
import type { NormalizedSchema } from '@smithy/core/schema';

export interface EventFormat {
  readonly contentType: string;
  /** Throws Malformed. */
  read(schema: NormalizedSchema, payload: Uint8Array): unknown;
  write(schema: NormalizedSchema, value: unknown): Uint8Array;
  /** RPC protocols send the members beside the stream as a first event of this name; in REST they are headers. */
  readonly initialEvent: 'sent' | 'none';
}
