// Source of truth: issue 2 part f; RFC 9113, section 3.4 (prior knowledge); the Fetch standard (CORS, Sec-Fetch-Site).
import { connect } from 'node:http2';
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { directCalls } from './direct-calls.ts';
import { listen } from './listener.ts';
import { plainRequest, rawRequest } from './testing/raw-request.ts';
import { type RunningEndpoint, runningEndpoint, siteOrigin } from './testing/running-endpoint.ts';

let endpoint: RunningEndpoint;
const settings = { region: 'us-east-1', credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' } };
const signed =
  'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=ab';
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
const ask = (headers: Record<string, string>, path = '/_sandshark/health', method = 'GET', body = '') =>
  rawRequest(endpoint.port, plainRequest(method, path, { host: `localhost:${endpoint.port}`, ...headers }, body));

beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

test('a default Kinesis client in Node, which speaks cleartext HTTP/2, gets its answer', async () => {
  const client = new KinesisClient({ endpoint: endpoint.url, ...settings });
  expect(client.config.requestHandler.metadata?.handlerProtocol).toBe('h2');
  const { StreamNames } = await client.send(new ListStreamsCommand({}));
  expect(StreamNames).toEqual([]);
  client.destroy();
});

test('a default STS client in Node, which speaks HTTP/1.1, gets its answer on the same port', async () => {
  const client = new STSClient({ endpoint: endpoint.url, ...settings });
  const { Account } = await client.send(new GetCallerIdentityCommand({}));
  expect(Account).toBe('123456789012');
  client.destroy();
});

test('localhost, 127.0.0.1 and [::1] are the names that it answers to, with any port', async () => {
  for (const host of ['localhost', `localhost:${endpoint.port}`, '127.0.0.1:8000', '[::1]:4566']) {
    expect(statusOf(await ask({ host })), host).toBe(200);
  }
});

test('a foreign Host is refused with a sentence, over HTTP/1.1 and over HTTP/2', async () => {
  for (const host of ['evil.example', 'localhost.evil.example', `evil.example:${endpoint.port}`]) {
    const answer = await ask({ host });
    expect(statusOf(answer), host).toBe(403);
    expect(answer).toContain('answers to localhost, 127.0.0.1 and [::1] only');
  }
  const session = connect(endpoint.url);
  const status = await new Promise((resolve, reject) => {
    const stream = session.request({ ':authority': 'evil.example', ':path': '/_sandshark/health' });
    stream.on('response', (headers) => resolve(headers[':status'])).on('error', reject);
  });
  session.destroy();
  expect(status).toBe(403);
});

test('a page of another origin is refused, whether its browser says so by Origin or by Sec-Fetch-Site', async () => {
  for (const origin of ['https://evil.example', 'http://localhost:9999', 'null']) {
    const answer = await ask({ origin });
    expect(statusOf(answer), origin).toBe(403);
    expect(answer).toContain('may not call this endpoint');
    expect(answer.toLowerCase()).not.toContain('access-control-allow-origin');
  }
  expect(statusOf(await ask({ 'sec-fetch-site': 'cross-site' }))).toBe(403);
  expect(statusOf(await ask({ 'sec-fetch-site': 'none' }))).toBe(200);
});

test("the preflight of a foreign origin is refused, the site's own is granted the headers it asks for", async () => {
  const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-amz-target,authorization' };
  expect(statusOf(await ask({ ...preflight, origin: 'https://evil.example' }, '/', 'OPTIONS'))).toBe(403);
  const granted = await ask({ ...preflight, origin: siteOrigin }, '/', 'OPTIONS');
  expect(statusOf(granted)).toBe(204);
  expect(granted).toContain('access-control-allow-headers: x-amz-target,authorization');
  expect(granted).toContain(`access-control-allow-origin: ${siteOrigin}`);
});

test("a call of the site's own origin is answered with its origin allowed, errors included", async () => {
  const answer = await ask({ origin: siteOrigin, 'x-amz-target': 'Kinesis_20131202.NoSuchOperation' }, '/', 'POST', '{}');
  expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
  expect(answer).toContain(`access-control-allow-origin: ${siteOrigin}`);
});

test('what is not HTTP, a body that is not JSON and a target that is unknown each get an error, and the next call works', async () => {
  expect(statusOf(await rawRequest(endpoint.port, 'HELO mail\r\n\r\n'))).toBe(400);
  expect(statusOf(await rawRequest(endpoint.port, '\u0000\u0001\u0002\u0003'))).toBe(400);
  await rawRequest(endpoint.port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnot a frame at all, whatever its length says');
  const target = { 'x-amz-target': 'Kinesis_20131202.ListStreams', 'content-type': 'application/x-amz-json-1.1' };
  const broken = await ask(target, '/', 'POST', '{"Limit":');
  expect(statusOf(broken)).toBe(400);
  expect(broken).toContain('__type');
  expect(statusOf(await ask({ 'x-amz-target': 'Nobody_1.Nothing' }, '/', 'POST', '{}'))).toBeGreaterThanOrEqual(400);
  expect(statusOf(await ask({}))).toBe(200);
});

test('a body that says it is larger than any call of AWS is refused before it is read', async () => {
  const head = `POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: ${200 * 1024 * 1024}\r\n\r\n{`;
  const answer = await rawRequest(endpoint.port, head);
  expect(statusOf(answer)).toBe(413);
  expect(answer).toContain('larger than 70 MB');
});

test('a body that comes in chunks, without a length, is read, and refused when it grows too large', async () => {
  const lines = {
    'x-amz-target': 'Kinesis_20131202.ListStreams',
    'content-type': 'application/x-amz-json-1.1',
    authorization: signed,
    'x-amz-date': '20261101T000000Z',
  };
  const head = [
    'POST / HTTP/1.1',
    'host: localhost',
    'connection: close',
    'transfer-encoding: chunked',
    ...Object.entries(lines).map((line) => line.join(': ')),
  ];
  const answer = await rawRequest(endpoint.port, `${head.join('\r\n')}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`);
  expect(answer).toContain('"StreamNames":[]');
  let sent = 0;
  const large = new ReadableStream({
    pull(controller) {
      if (sent++ < 30) controller.enqueue(new Uint8Array(4 * 1024 * 1024));
      else controller.close();
    },
  });
  const refused = await fetch(endpoint.url, { method: 'POST', body: large, duplex: 'half' } as RequestInit).catch((error: Error) => error);
  // The answer comes while the client still sends: undici gives the one or the other.
  expect(refused instanceof Error ? 413 : refused.status).toBe(413);
});

test('its health is told', async () => {
  expect(await ask({})).toContain('"status":"ok"');
});

test('an answer with several cookies sends each of them', async () => {
  const cookies = ['a=1; Path=/', 'b=2'];
  const listener = await listen(
    () => new Response(),
    0,
    directCalls(async () => ({ status: 200, headers: {}, cookies, body: new Uint8Array() })),
  );
  const answer = await fetch(`http://localhost:${listener.port}/`, { headers: { 'x-sent-by': 'a program' } });
  await listener.close();
  expect(answer.headers.getSetCookie()).toEqual(cookies);
});
