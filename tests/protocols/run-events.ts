// Protocol tests of event streams, on the side of the server: request frames are read, yielded events become frames.

import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { AwsError } from '../../src/aws/core/errors.ts';
import { missingMembers } from '../../src/aws/protocols/shape-complaints.ts';
import type { EventCase, Outcome } from './case-kinds.ts';
import { comparable, same, shown, typedParams } from './case-values.ts';
import { contextOf, runRequest, runResponse, type Speaker } from './run-cases.ts';
import { nameOf } from './smithy-model.ts';

const codec = new EventStreamCodec(toUtf8, fromUtf8);

/** The member that carries the events of a structure, with the shape of its union. */
function streamOf(speaker: Speaker, structureId: string): { name: string; target: string } | undefined {
  for (const [name, { target }] of Object.entries(speaker.shapes[structureId]?.members ?? {})) {
    const shape = speaker.shapes[target];
    if (shape?.type === 'union' && shape.traits?.['smithy.api#streaming'] !== undefined) return { name, target };
  }
  return undefined;
}

export async function runEvents(speaker: Speaker, operationId: string, test: EventCase): Promise<Outcome> {
  const { input, output } = speaker.shapes[operationId] ?? {};
  const requests = test.events?.filter(({ type }) => type === 'request') ?? [];
  const responses = test.events?.filter(({ type }) => type === 'response') ?? [];
  const outcomes: Outcome[] = [];
  if (requests.length > 0 && input) outcomes.push(await runRequestEvents(speaker, operationId, input.target, test, requests));
  if (responses.length > 0 && output) outcomes.push(await runResponseEvents(speaker, operationId, output.target, test, responses));
  if (requests.length + responses.length === 0) outcomes.push(await runInitial(speaker, operationId, test));
  return outcomes.find((outcome) => outcome !== 'passed') ?? 'passed';
}

async function runInitial(speaker: Speaker, operationId: string, test: EventCase): Promise<Outcome> {
  if (test.initialRequest) {
    const head = { ...test.initialRequest, id: test.id, protocol: test.protocol, params: test.initialRequestParams };
    const stream = streamOf(speaker, speaker.shapes[operationId]?.input?.target ?? '');
    // The stream is there, and empty.
    const bare = {
      ...speaker,
      protocol: {
        ...speaker.protocol,
        decode: (schema: never, request: never) => without(speaker.protocol.decode(schema, request), stream?.name),
      },
    };
    return runRequest(bare as Speaker, operationId, head);
  }
  const { body: _, ...initial } = test.initialResponse ?? { code: 200, id: test.id, protocol: test.protocol };
  return runResponse(withEvents(speaker, operationId), operationId, {
    ...initial,
    id: test.id,
    protocol: test.protocol,
    params: test.initialResponseParams,
  });
}

function without(input: unknown, name: string | undefined): unknown {
  return Object.fromEntries(Object.entries(input as object).filter(([member]) => member !== name));
}

function withEvents(speaker: Speaker, operationId: string): Speaker {
  const stream = streamOf(speaker, speaker.shapes[operationId]?.output?.target ?? '');
  const { protocol } = speaker;
  return {
    ...speaker,
    protocol: {
      ...protocol,
      encode: (schema, output, context) =>
        protocol.encode(schema, { ...(output as object), ...(stream && { [stream.name]: yielding([]) }) }, context),
    },
  };
}

async function* yielding(events: readonly unknown[]): AsyncIterable<unknown> {
  yield* events;
}

async function collected(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const event of events) all.push(event);
  return all;
}

type Events = NonNullable<EventCase['events']>;

async function runRequestEvents(speaker: Speaker, operationId: string, inputId: string, test: EventCase, events: Events): Promise<Outcome> {
  const stream = streamOf(speaker, inputId);
  const schema = speaker.schemas[nameOf(operationId)];
  if (!stream || !schema) return { failed: 'no stream' };
  const body = Buffer.concat(events.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')));
  const request = {
    method: 'POST',
    url: new URL('http://localhost/'),
    headers: new Headers({ 'content-type': 'application/vnd.amazon.eventstream' }),
    body: new Uint8Array(body),
  };
  const wanted = events.map(({ params }) => typedParams(speaker.shapes, stream.target, params));
  try {
    const input = speaker.protocol.decode(schema, request) as Record<string, AsyncIterable<unknown>>;
    const read = await collected(input[stream.name] ?? yielding([]));
    // As the dispatcher does it.
    if (missingMembers(schema, input).length > 0) throw new AwsError('ValidationException', '');
    if (test.expectation?.failure) return { failed: `not refused: ${shown(read)}` };
    return same(read, wanted) ? 'passed' : { failed: `events ${shown(read)} instead of ${shown(wanted)}` };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return test.expectation?.failure ? 'passed' : { failed: `refused: ${error.code} ${error.message}` };
  }
}

async function runResponseEvents(
  speaker: Speaker,
  operationId: string,
  outputId: string,
  _test: EventCase,
  events: Events,
): Promise<Outcome> {
  const operation = nameOf(operationId);
  const stream = streamOf(speaker, outputId);
  const schema = speaker.schemas[operation];
  if (!stream || !schema) return { failed: 'no stream' };
  const values = events.map(({ params }) => typedParams(speaker.shapes, stream.target, params));
  const answer = speaker.protocol.encode(
    schema,
    { [stream.name]: throwingErrors(speaker, stream.target, values) },
    contextOf(speaker, operation),
  );
  const frames = framesOf(new Uint8Array(await new Response(answer.body as BodyInit).arrayBuffer()));
  const wanted = events.map(({ bytes = '' }) => codec.decode(new Uint8Array(Buffer.from(bytes, 'base64'))));
  const told = (list: ReturnType<typeof framesOf>) =>
    list.map(({ headers, body }) => [plainHeaders(headers), Buffer.from(body).toString()]);
  return same(told(frames), told(wanted)) ? 'passed' : { failed: `frames ${shown(told(frames))} instead of ${shown(told(wanted))}` };
}

/** An event that is an error of the model is thrown, as an operation would. */
async function* throwingErrors(speaker: Speaker, unionId: string, events: readonly unknown[]): AsyncIterable<unknown> {
  for (const event of events) {
    const [name, value] = Object.entries(event as Record<string, Record<string, unknown>>)[0] ?? ['', {}];
    const target = speaker.shapes[unionId]?.members?.[name]?.target ?? '';
    if (speaker.shapes[target]?.traits?.['smithy.api#error'] === undefined) yield event;
    else throw new AwsError(nameOf(target), String(value.message ?? ''), 400, without(value, 'message') as Record<string, unknown>);
  }
}

function plainHeaders(headers: Readonly<Record<string, { type: string; value: unknown }>>): unknown {
  return Object.fromEntries(
    Object.entries(headers)
      .sort()
      .map(([name, { type, value }]) => {
        // The model knows one kind of number.
        const number = ['byte', 'short', 'integer', 'long'].includes(type);
        return [name, number ? Number(value) : [type, comparable(value)]];
      }),
  );
}

function framesOf(body: Uint8Array) {
  const frames: ReturnType<EventStreamCodec['decode']>[] = [];
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0; at < body.length; at += view.getUint32(at)) frames.push(codec.decode(body.slice(at, at + view.getUint32(at))));
  return frames;
}
