// AWS JSON for a client that calls its body plainly application/json: the answer is called so too.
// Recorded from the real DynamoDB by dynalite (github.com/architect/dynalite, index.js); that its siblings do the same is inferred.
import type { EncodedAnswer } from '../core/call.ts';
import type { Protocol } from './protocol.ts';

/** The protocol as it answers such a client. */
export function plainJson(protocol: Protocol): Protocol {
  return {
    ...protocol,
    encode: (schema, output, context) => named(protocol.encode(schema, output, context)),
    encodeError: (error, context) => named(protocol.encodeError(error, context)),
  };
}

export function isPlainJson(contentType: string): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType);
}

/** A stream of events keeps its type. */
function named(answer: EncodedAnswer): EncodedAnswer {
  if (!answer.headers['content-type']?.startsWith('application/x-amz-json-')) return answer;
  return { ...answer, headers: { ...answer.headers, 'content-type': 'application/json' } };
}
