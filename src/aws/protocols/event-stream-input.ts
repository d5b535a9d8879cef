// A stream of events in a request: its frames, read from the whole body, as the events of a union.
// AWS: https://smithy.io/2.0/aws/amazon-eventstream.html
import { EventStreamCodec, Int64 } from '@smithy/core/event-streams';
import type { NormalizedSchema } from '@smithy/core/schema';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import type { EventFormat } from './event-format.ts';
import { Malformed, textOf } from './malformed.ts';

type Frame = ReturnType<EventStreamCodec['decode']>;

// AWS: https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html: a frame has its length, twice, and two checksums.
const SMALLEST_FRAME_BYTES = 16;
const LARGEST_FRAME_BYTES = 16 * 1024 * 1024;
const MOST_FRAMES = 100_000;

const codec = new EventStreamCodec(toUtf8, fromUtf8);

export interface EventsRead {
  /** The members that came beside the stream, for RPC protocols. */
  readonly initial: Readonly<Record<string, unknown>>;
  readonly events: AsyncIterable<Readonly<Record<string, unknown>>>;
}

/** All events of `body`, read at once: a broken one refuses the request. `input` is the structure around the stream. Throws Malformed. */
export function readEvents(input: NormalizedSchema, union: NormalizedSchema, body: Uint8Array, format: EventFormat): EventsRead {
  let initial: Readonly<Record<string, unknown>> = {};
  const events: Readonly<Record<string, unknown>>[] = [];
  for (const frame of framesOf(body)) {
    if (headerText(frame, ':message-type') !== 'event') throw new Malformed('body', 'A frame of the event stream is no event.');
    const name = headerText(frame, ':event-type');
    if (name === 'initial-request' && format.initialEvent === 'sent') {
      initial = (format.read(input, frame.body) ?? {}) as Readonly<Record<string, unknown>>;
      continue;
    }
    const schema = [...union.structIterator()].find(([member]) => member === name)?.[1];
    if (!schema || name === undefined) throw new Malformed('body', 'An event is of no type that the operation knows.');
    events.push({ [name]: readEvent(schema, frame, format) });
  }
  return { initial, events: each(events) };
}

async function* each<Item>(items: readonly Item[]): AsyncIterable<Item> {
  yield* items;
}

function* framesOf(body: Uint8Array): Iterable<Frame> {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let count = 0;
  for (let at = 0; at < body.length; ) {
    const length = at + 4 <= body.length ? view.getUint32(at) : 0;
    if (length < SMALLEST_FRAME_BYTES || length > LARGEST_FRAME_BYTES || length > body.length - at) throw broken();
    if (++count > MOST_FRAMES) throw new Malformed('body', 'The event stream holds too many events.');
    const frame = decode(body.subarray(at, at + length));
    at += length;
    // A signed stream wraps each event into a frame with its signature; an empty one ends it.
    if (frame.headers[':chunk-signature'] === undefined) yield frame;
    else if (frame.body.length > 0) yield decode(frame.body);
  }
}

function decode(bytes: Uint8Array): Frame {
  try {
    // A copy: the codec looks at the buffer below the view.
    return codec.decode(bytes.slice());
  } catch {
    throw broken();
  }
}

const broken = () => new Malformed('body', 'The event stream is broken.');

function headerText({ headers }: Frame, name: string): string | undefined {
  const header = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return header?.type === 'string' ? header.value : undefined;
}

function readEvent(schema: NormalizedSchema, frame: Frame, format: EventFormat): unknown {
  if (!schema.isStructSchema()) return {};
  const members = [...schema.structIterator()];
  const read: Record<string, unknown> = {};
  const explicit = members.find(([, member]) => member.getMemberTraits().eventPayload);
  if (explicit) read[explicit[0]] = readPayload(explicit[1], frame.body, format);
  else if (frame.body.length > 0) Object.assign(read, format.read(schema, frame.body));
  for (const [name, member] of members) {
    const header = member.getMemberTraits().eventHeader && Object.hasOwn(frame.headers, name) ? frame.headers[name] : undefined;
    if (header) read[name] = readHeader(member, header.value, name);
  }
  return read;
}

function readPayload(schema: NormalizedSchema, payload: Uint8Array, format: EventFormat): unknown {
  if (schema.isBlobSchema()) return payload;
  return schema.isStringSchema() ? textOf(payload) : format.read(schema, payload);
}

function readHeader(schema: NormalizedSchema, value: unknown, name: string): unknown {
  const right =
    (schema.isStringSchema() && typeof value === 'string') ||
    (schema.isBooleanSchema() && typeof value === 'boolean') ||
    (schema.isBlobSchema() && value instanceof Uint8Array) ||
    (schema.isTimestampSchema() && value instanceof Date && !Number.isNaN(value.getTime())) ||
    (schema.isNumericSchema() && (typeof value === 'number' || value instanceof Int64));
  if (!right) throw new Malformed('body', `The header ${name} of an event has the wrong type.`, name);
  return schema.isNumericSchema() ? Number(value) : value;
}
