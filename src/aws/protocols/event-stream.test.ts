// Streams of events, in both directions, with the SDK's own codec on the other side.
// Source: https://smithy.io/2.0/aws/amazon-eventstream.html
import * as s3 from '@aws-sdk/client-s3';
import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../core/errors.ts';
import { awsJson } from './aws-json.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';
import { operationSchemas, rawRequest, roundTrip } from './testing/round-trip.ts';
import { jsonSink, restOperations, rpcOperations } from './testing/sink.ts';

const codec = new EventStreamCodec(toUtf8, fromUtf8);
const text = (value: string) => ({ type: 'string' as const, value });
const frame = (name: string, body: string, headers = {}) =>
  codec.encode({ headers: { ':message-type': text('event'), ':event-type': text(name), ...headers }, body: fromUtf8(body) });
const joined = (...frames: Uint8Array[]) => new Uint8Array(frames.flatMap((bytes) => [...bytes]));

async function* yielding(...events: unknown[]): AsyncIterable<unknown> {
  yield* events;
}

async function* failing(error: Error): AsyncIterable<unknown> {
  yield { plain: { text: 'first' } };
  throw error;
}

async function collected(events: unknown): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const event of events as AsyncIterable<unknown>) all.push(event);
  return all;
}

async function framesOf(body: unknown) {
  const bytes = new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
  const view = new DataView(bytes.buffer);
  const frames: { headers: Record<string, unknown>; body: string }[] = [];
  for (let at = 0; at < bytes.length; at += view.getUint32(at)) {
    const { headers, body: payload } = codec.decode(bytes.slice(at, at + view.getUint32(at)));
    frames.push({
      headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, header.value])),
      body: toUtf8(payload),
    });
  }
  return frames;
}

describe('a stream of events in an answer', () => {
  test('is read by the real client: S3 Select', async () => {
    const answer = () => ({
      Payload: yielding(
        { Records: { Payload: new TextEncoder().encode('a,b\n') } },
        { Stats: { Details: { BytesScanned: 4, BytesProcessed: 4, BytesReturned: 4 } } },
        { End: {} },
      ),
    });
    const { client } = roundTrip(restXml('bare'), operationSchemas(s3), s3.S3Client, answer, {
      addressed: (request) => ({ ...request, url: new URL(request.url.href.replace('/prices/', '/')), labels: { Bucket: 'prices' } }),
    });
    const select = new s3.SelectObjectContentCommand({
      Bucket: 'prices',
      Key: 'k',
      ExpressionType: 'SQL',
      Expression: 'SELECT * FROM S3Object',
      InputSerialization: { CSV: {} },
      OutputSerialization: { CSV: {} },
    });
    const events = (await collected((await client.send(select)).Payload)) as s3.SelectObjectContentEventStream[];
    expect(toUtf8(events[0]?.Records?.Payload ?? new Uint8Array())).toBe('a,b\n');
    expect(events[1]?.Stats?.Details).toMatchObject({ BytesScanned: 4, BytesProcessed: 4, BytesReturned: 4 });
    expect(events[2]).toEqual({ End: {} });
  });

  test('begins with the other members of the output where the protocol is RPC', async () => {
    const schemas = rpcOperations(jsonSink);
    const context = { operation: 'Stream', requestId: 'id-1', xmlNamespace: '', schemas, path: '/' };
    const output = { note: 'n', events: yielding({ bytes: { at: new Date(5000), count: 7, bytes: new Uint8Array([97]) } }) };
    const { headers, body } = awsJson('1.1').encode(schemas.Stream as never, output, context);
    expect(headers['content-type']).toBe('application/vnd.amazon.eventstream');
    expect(await framesOf(body)).toEqual([
      {
        headers: { ':message-type': 'event', ':event-type': 'initial-response', ':content-type': 'application/x-amz-json-1.1' },
        body: '{"note":"n"}',
      },
      {
        headers: {
          ':message-type': 'event',
          ':event-type': 'bytes',
          ':content-type': 'application/octet-stream',
          at: new Date(5000),
          count: 7,
        },
        body: 'a',
      },
    ]);
  });

  test('tells what is thrown on the way: an exception of the model, or an error', async () => {
    const schemas = restOperations(jsonSink);
    const context = { operation: 'Events', requestId: 'id-1', xmlNamespace: '', schemas, path: '/' };
    const framesAfter = async (error: Error) => {
      const { body } = restJson.encode(schemas.Events as never, { events: failing(error) }, context);
      return (await framesOf(body)).slice(1);
    };
    expect(await framesAfter(new AwsError('Sad', 'No', 400, { detail: { number: 1 } }))).toEqual([
      {
        headers: { ':message-type': 'exception', ':exception-type': 'sad', ':content-type': 'application/json' },
        body: '{"message":"No","detail":{"number":1}}',
      },
    ]);
    expect(await framesAfter(new AwsError('Strange', 'No'))).toEqual([
      { headers: { ':message-type': 'error', ':error-code': 'Strange', ':error-message': 'No' }, body: '' },
    ]);
  });

  test('ends the work of the service when the client goes away', async () => {
    let ended = 'not yet';
    async function* endless(): AsyncIterable<unknown> {
      try {
        for (;;) yield { plain: { text: 'again' } };
      } finally {
        ended = 'ended';
      }
    }
    const schemas = restOperations(jsonSink);
    const context = { operation: 'Events', requestId: 'id-1', xmlNamespace: '', schemas, path: '/' };
    const { body } = restJson.encode(schemas.Events as never, { events: endless() }, context);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await reader.cancel();
    expect(ended).toBe('ended');
  });
});

describe('a stream of events in a request', () => {
  const schemas = restOperations(jsonSink);
  const decode = (body: Uint8Array) =>
    restJson.decode(schemas.Events as never, rawRequest('POST', '/events', {}, body)) as { events: unknown };

  test('is read from its frames, signed ones too', async () => {
    const plain = frame('plain', '{"text":"a"}');
    const signature = {
      ':date': { type: 'timestamp', value: new Date(0) },
      ':chunk-signature': { type: 'binary', value: new Uint8Array(32) },
    } as const;
    const signed = codec.encode({ headers: signature, body: plain });
    const end = codec.encode({ headers: signature, body: new Uint8Array() });
    const { events } = decode(joined(plain, signed, end, frame('bytes', 'b', { count: { type: 'integer', value: 2 } })));
    expect(await collected(events)).toEqual([
      { plain: { text: 'a' } },
      { plain: { text: 'a' } },
      { bytes: { bytes: new Uint8Array([98]), count: 2 } },
    ]);
  });

  test('brings the other members of the input first where the protocol is RPC', async () => {
    const rpc = rpcOperations(jsonSink);
    const body = joined(frame('initial-request', '{"note":"n"}'), frame('plain', '{"number":1}'));
    const { note, events } = awsJson('1.1').decode(rpc.Stream as never, rawRequest('POST', '/', {}, body)) as {
      note: string;
      events: unknown;
    };
    expect([note, await collected(events)]).toEqual(['n', [{ plain: { number: 1 } }]]);
  });

  test('is refused whole when a frame is broken, unknown or of the wrong types', () => {
    const good = frame('plain', '{}');
    const flipped = good.slice();
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    const bodies = [
      good.slice(0, -1),
      flipped,
      new Uint8Array([0, 0, 0, 5, 0]),
      new Uint8Array([255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      frame('unknown', '{}'),
      frame('plain', '{"number":"1"}'),
      frame('plain', '{'),
      frame('bytes', '', { count: text('1') }),
      codec.encode({ headers: { ':message-type': text('error') }, body: new Uint8Array() }),
    ];
    for (const body of bodies) expect(() => decode(body)).toThrow(expect.objectContaining({ code: 'SerializationException', status: 400 }));
  });

  test('holds a hundred thousand events at the most (by design)', () => {
    const one = frame('plain', '');
    const body = new Uint8Array(one.length * 100_001);
    for (let at = 0; at < body.length; at += one.length) body.set(one, at);
    expect(() => decode(body)).toThrow(expect.objectContaining({ message: 'The event stream holds too many events.' }));
    expect(() => decode(body.subarray(one.length))).not.toThrow();
  });
});
