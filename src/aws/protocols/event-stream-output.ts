// A stream of events in an answer: what a service yields, as frames of application/vnd.amazon.eventstream.
// AWS: https://smithy.io/2.0/aws/amazon-eventstream.html
import { EventStreamCodec, Int64 } from '@smithy/core/event-streams';
import type { NormalizedSchema } from '@smithy/core/schema';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { AwsError } from '../core/errors.ts';
import type { EventFormat } from './event-format.ts';

type FrameHeaders = Parameters<EventStreamCodec['encode']>[0]['headers'];

export const eventStreamType = 'application/vnd.amazon.eventstream';

const codec = new EventStreamCodec(toUtf8, fromUtf8);
const text = (value: string) => ({ type: 'string' as const, value });

/**
 * The frames of `events`, each an object with one member of the union. An AwsError that is thrown on the way becomes a frame, because
 * the status of the answer is out by then.
 *
 * @param initial the frame that goes first, if the protocol has one
 */
export function eventStreamBody(
  union: NormalizedSchema,
  events: AsyncIterable<unknown>,
  format: EventFormat,
  initial?: Uint8Array,
): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (initial) controller.enqueue(initial);
    },
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(eventFrame(union, value, format));
      } catch (thrown) {
        controller.enqueue(failureFrame(union, thrown, format));
        controller.close();
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** The frame of the members that stand beside the stream. */
export function initialFrame(members: Uint8Array, contentType: string): Uint8Array {
  const headers = { ':message-type': text('event'), ':event-type': text('initial-response'), ':content-type': text(contentType) };
  return codec.encode({ headers, body: members });
}

function eventFrame(union: NormalizedSchema, value: unknown, format: EventFormat): Uint8Array {
  const [name, event] = Object.entries(value as Record<string, unknown>).find(([, inner]) => inner !== undefined) ?? [];
  if (name === undefined) throw new Error('an event names no member of its union');
  const schema = union.getMemberSchema(name);
  const { headers, payload, contentType } = eventContent(schema, event, format);
  return codec.encode({
    headers: {
      ':message-type': text('event'),
      ':event-type': text(name),
      ...(contentType && { ':content-type': text(contentType) }),
      ...headers,
    },
    body: payload,
  });
}

function eventContent(
  schema: NormalizedSchema,
  event: unknown,
  format: EventFormat,
): { headers: FrameHeaders; payload: Uint8Array; contentType?: string } {
  const headers: FrameHeaders = {};
  const members = schema.isStructSchema() ? [...schema.structIterator()] : [];
  const values = (event ?? {}) as Readonly<Record<string, unknown>>;
  let explicit: readonly [NormalizedSchema, unknown] | undefined;
  const inBody = members.filter(([name, member]) => {
    const { eventHeader, eventPayload } = member.getMemberTraits();
    const value = values[name];
    if (eventPayload) explicit = [member, value];
    if (eventHeader && value !== undefined && value !== null) headers[name] = headerValue(member, value);
    return !eventHeader && !eventPayload;
  });
  if (!explicit) {
    if (inBody.length === 0) return { headers, payload: new Uint8Array() };
    // Headers are no part of the document.
    const rest = Object.fromEntries(inBody.map(([name]) => [name, values[name]]));
    return { headers, payload: format.write(schema, rest), contentType: format.contentType };
  }
  const [member, value] = explicit;
  if (value === undefined || value === null) return { headers, payload: new Uint8Array() };
  if (member.isBlobSchema()) return { headers, payload: value as Uint8Array, contentType: 'application/octet-stream' };
  if (member.isStringSchema()) return { headers, payload: fromUtf8(String(value)), contentType: 'text/plain' };
  return { headers, payload: format.write(member, value), contentType: format.contentType };
}

function headerValue(schema: NormalizedSchema, value: unknown): FrameHeaders[string] {
  if (value instanceof Date) return { type: 'timestamp', value };
  if (value instanceof Uint8Array) return { type: 'binary', value };
  if (typeof value === 'boolean') return { type: 'boolean', value };
  if (!schema.isNumericSchema()) return text(String(value));
  const number = Number(value);
  // The model knows one kind of number: what fits goes as an integer, which clients read for every kind.
  return Number.isInteger(number) && Math.abs(number) < 2 ** 31
    ? { type: 'integer', value: number }
    : { type: 'long', value: Int64.fromNumber(number) };
}

/** What went wrong while events were on their way: an exception of the union where it models one, else an error without a shape. */
function failureFrame(union: NormalizedSchema, thrown: unknown, format: EventFormat): Uint8Array {
  const error = thrown instanceof AwsError ? thrown : new AwsError('InternalFailure', String(thrown), 500);
  const modelled = [...union.structIterator()].find(([, member]) => member.getName() === error.code);
  if (!modelled) {
    const headers = { ':message-type': text('error'), ':error-code': text(error.code), ':error-message': text(error.message) };
    return codec.encode({ headers, body: new Uint8Array() });
  }
  const [name, schema] = modelled;
  const { headers, payload, contentType } = eventContent(
    schema,
    { message: error.message, Message: error.message, ...error.members },
    format,
  );
  return codec.encode({
    headers: {
      ':message-type': text('exception'),
      ':exception-type': text(name),
      ...(contentType && { ':content-type': text(contentType) }),
      ...headers,
    },
    body: payload,
  });
}
