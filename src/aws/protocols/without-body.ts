// Answers to HEAD: the same status and headers, no body. HTTP: https://www.rfc-editor.org/rfc/rfc9110#name-head
import type { EncodedAnswer } from '../core/call.ts';
import type { Protocol } from './protocol.ts';

/** The protocol as it answers HEAD. */
export function withoutBody(protocol: Protocol): Protocol {
  const strip = ({ status, headers }: EncodedAnswer): EncodedAnswer => ({ status, headers, body: new Uint8Array() });
  return {
    ...protocol,
    encode: (schema, output, context) => strip(protocol.encode(schema, output, context)),
    encodeError: (error, context) => strip(protocol.encodeError(error, context)),
  };
}
