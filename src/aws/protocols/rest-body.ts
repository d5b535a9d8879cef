// What the two REST protocols share: everything but the document in the body.
// AWS: https://smithy.io/2.0/spec/http-bindings.html
import { NormalizedSchema } from '@smithy/core/schema';
import type { EncodedAnswer, ReadRequest } from '../core/call.ts';
import { isAwsChunked, withoutChunks } from './aws-chunked.ts';
import { inflated } from './compressed-body.ts';
import type { EventFormat } from './event-format.ts';
import { readEvents } from './event-stream-input.ts';
import { eventStreamBody, eventStreamType } from './event-stream-output.ts';
import { writeBoundMembers } from './http-answer.ts';
import { bindingsOf, isEventStream, type Member } from './http-bindings.ts';
import { readBoundMembers } from './http-request.ts';
import { httpTraitOf } from './http-route.ts';
import { textOf } from './malformed.ts';
import type { OperationSchema } from './protocol.ts';

/** The document of a body: XML or JSON. Readers throw Malformed. */
export interface DocumentFormat {
  readonly contentType: string;
  readonly initialEvent: 'none';
  /** What an output without members in the body becomes. */
  readonly emptyOutput: 'document' | 'nothing';
  /** The members that the document holds, out of `body`, which may be empty. */
  readMembers(input: NormalizedSchema, members: readonly Member[], body: Uint8Array): Record<string, unknown>;
  /** A member that is the whole document; undefined for an empty body. */
  readPayload(schema: NormalizedSchema, body: Uint8Array): unknown;
  writeMembers(output: NormalizedSchema, members: readonly Member[], value: unknown): Uint8Array;
  writePayload(schema: NormalizedSchema, value: unknown): Uint8Array;
}

/** The input of a call. Throws Malformed. */
export function decodeRest(schema: OperationSchema, received: ReadRequest, format: DocumentFormat): Record<string, unknown> {
  const input = NormalizedSchema.of(schema[4]);
  if (!input.isStructSchema()) return {};
  const { payload, body } = bindingsOf(input, 'request');
  const whole = isAwsChunked(received) ? withoutChunks(received) : received;
  // An upload keeps the encoding that its client names; a document was compressed on the way.
  const request = payload?.[1].isBlobSchema() ? whole : inflated(whole);
  const read = readBoundMembers(schema, input, request);
  if (payload) {
    const [name, member] = payload;
    const value = isEventStream(member)
      ? readEvents(input, member, request.body, eventFormatOf(format)).events
      : readPayload(member, request.body, format);
    if (value !== undefined) read[name] = value;
  } else if (body.length > 0) Object.assign(read, format.readMembers(input, body, request.body));
  return read;
}

function readPayload(schema: NormalizedSchema, body: Uint8Array, format: DocumentFormat): unknown {
  // A stream may be empty; any other payload that is empty is absent.
  if (schema.isBlobSchema()) return body.length > 0 || schema.isStreaming() ? body : undefined;
  if (body.length === 0) return undefined;
  return schema.isStringSchema() ? textOf(body) : format.readPayload(schema, body);
}

function eventFormatOf(format: DocumentFormat): EventFormat {
  const { contentType, initialEvent } = format;
  return {
    contentType,
    initialEvent,
    read: (schema, payload) => format.readPayload(schema, payload),
    write: (schema, value) => format.writePayload(schema, value),
  };
}

/** The answer to a call that went well. */
export function encodeRest(schema: OperationSchema, output: unknown, format: DocumentFormat): EncodedAnswer {
  const shape = NormalizedSchema.of(schema[5]);
  const success = httpTraitOf(schema)?.[2] ?? 200;
  if (!shape.isStructSchema()) return { status: success, headers: {}, body: new Uint8Array() };
  const { status = success, headers } = writeBoundMembers(shape, output);
  const [body, contentType] = writeBody(shape, (output ?? {}) as Record<string, unknown>, format);
  return { status, headers: { ...(contentType && { 'content-type': contentType }), ...headers }, body };
}

/** Body and content type; a header member of the output may say another one. */
function writeBody(
  shape: NormalizedSchema,
  output: Readonly<Record<string, unknown>>,
  format: DocumentFormat,
): [EncodedAnswer['body'], string | undefined] {
  const { payload, body } = bindingsOf(shape, 'response');
  if (!payload && body.length === 0 && format.emptyOutput === 'nothing') return [new Uint8Array(), undefined];
  if (!payload) return [format.writeMembers(shape, body, output), format.contentType];
  const [name, schema] = payload;
  const value = output[name];
  if (value === undefined || value === null) return [new Uint8Array(), undefined];
  if (isEventStream(schema)) return [eventStreamBody(schema, value as AsyncIterable<unknown>, eventFormatOf(format)), eventStreamType];
  const { mediaType } = schema.getMergedTraits();
  const typed = (fallback: string) => (typeof mediaType === 'string' ? mediaType : fallback);
  if (schema.isStringSchema()) return [new TextEncoder().encode(String(value)), typed('text/plain')];
  if (schema.isBlobSchema()) return [blobBytes(value), typed('application/octet-stream')];
  return [format.writePayload(schema, value), format.contentType];
}

function blobBytes(value: unknown): EncodedAnswer['body'] {
  return typeof value === 'string' ? new TextEncoder().encode(value) : (value as Uint8Array | ReadableStream<Uint8Array>);
}
