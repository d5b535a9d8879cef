// The short way from a socket to the cloud, for calls of programs: no web objects in between, which cost more than the call itself.
// What a browser sends, and Sandshark's own addresses, take the long way (aws-endpoint.ts), where all is decided about pages.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EncodedAnswer, ReadRequest } from '../aws/core/call.ts';
import { maximumBodyBytes } from './body-limit.ts';
import { IncomingHeaders } from './incoming-headers.ts';
import { isOwnName } from './who-may-ask.ts';

const shortBytes = 32 * 1024;

/** Takes a request, or leaves it alone and says false. */
export type DirectAnswer = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/** Answers plain calls with `answer`. */
export function directCalls(answer: (request: ReadRequest) => Promise<EncodedAnswer>): DirectAnswer {
  return (incoming, outgoing) => {
    const { headers, url = '/', method = 'GET' } = incoming;
    const host = headers.host ?? headers[':authority'] ?? '';
    const ofBrowser = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined || method === 'OPTIONS';
    const tooLong = Number(headers['content-length'] ?? 0) > maximumBodyBytes;
    if (ofBrowser || tooLong || !isOwnName(String(host)) || !url.startsWith('/') || url.startsWith('/_sandshark/')) return false;
    const address = URL.parse(`http://${host}${url}`);
    if (!address) return false;
    void respond(incoming, outgoing, { method, url: address, headers: new IncomingHeaders(incoming.rawHeaders) }, answer);
    return true;
  };
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  head: Omit<ReadRequest, 'body'>,
  answer: (request: ReadRequest) => Promise<EncodedAnswer>,
): Promise<void> {
  try {
    const body = await bodyOf(incoming);
    // Whoever sends too much may go on for ever: the connection ends with the answer.
    if (!body) outgoing.writeHead(413).end(() => incoming.destroy());
    else await send(outgoing, await answer({ ...head, body }), head.method);
  } catch {
    // The peer went away in the middle. The cloud turns its own errors into answers.
    outgoing.destroy();
  }
}

/** Undefined when it is larger than what the endpoint takes. Rejects when it breaks off. */
async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maximumBodyBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    incoming.on('end', () => resolve(plainBytes(chunks)));
    incoming.on('error', reject);
    incoming.on('close', () => reject(new Error('the request broke off')));
  });
}

/** No Buffer, whose slice() is a view and no copy: a part that somebody keeps would keep the whole, and could be changed under their hands. */
function plainBytes(chunks: readonly Buffer[]): Uint8Array {
  const { buffer, byteOffset, length } = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  return new Uint8Array(buffer, byteOffset, length);
}

async function send(outgoing: ServerResponse, { status, headers: single, cookies, body }: EncodedAnswer, method: string): Promise<void> {
  const headers = { ...single, ...(cookies && { 'set-cookie': [...cookies] }) };
  const bodiless = method === 'HEAD' || status === 204 || status === 304;
  if (body instanceof Uint8Array) {
    const length = bodiless || 'content-length' in headers ? undefined : { 'content-length': body.length };
    outgoing.writeHead(status, { ...headers, ...length });
    if (bodiless) outgoing.end();
    // A short text goes out in one piece with its head; bytes are a second piece, and a dearer call of the system.
    else if (body.length < shortBytes) outgoing.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
    else outgoing.end(body);
    return;
  }
  outgoing.writeHead(status, { ...headers });
  if (bodiless) outgoing.end();
  else await pipeline(Readable.fromWeb(body as never), outgoing);
}
