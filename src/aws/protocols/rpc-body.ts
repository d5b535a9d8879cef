// What the RPC protocols share: one document is the whole input or output; a stream of events, where there is one, surrounds it.
import { NormalizedSchema } from '@smithy/core/schema';
import type { EncodedAnswer } from '../core/call.ts';
import type { EventFormat } from './event-format.ts';
import { readEvents } from './event-stream-input.ts';
import { eventStreamBody, eventStreamType, initialFrame } from './event-stream-output.ts';
import type { OperationSchema } from './protocol.ts';

/** The input of a call. An operation without input takes any body. Throws Malformed. */
export function decodeRpc(schema: OperationSchema, body: Uint8Array, format: EventFormat): unknown {
  const input = NormalizedSchema.of(schema[4]);
  if (!input.isStructSchema()) return {};
  const stream = input.getEventStreamMember();
  if (stream === '') return format.read(input, body) ?? {};
  const { initial, events } = readEvents(input, input.getMemberSchema(stream), body, format);
  return { ...initial, [stream]: events };
}

/** Content type and body of the answer to a call that went well. */
export function encodeRpc(
  schema: OperationSchema,
  output: unknown,
  format: EventFormat,
): { contentType: string; body: EncodedAnswer['body'] } {
  const shape = NormalizedSchema.of(schema[5]);
  if (!shape.isStructSchema()) return { contentType: format.contentType, body: new Uint8Array() };
  const stream = shape.getEventStreamMember();
  if (stream === '') return { contentType: format.contentType, body: format.write(shape, output ?? {}) };
  const { [stream]: events, ...members } = (output ?? {}) as Readonly<Record<string, unknown>>;
  const initial = initialFrame(format.write(shape, members), format.contentType);
  const body = eventStreamBody(shape.getMemberSchema(stream), events as AsyncIterable<unknown>, format, initial);
  return { contentType: eventStreamType, body };
}
