// Bodies in aws-chunked encoding: chunks with sizes, signatures and trailing headers. Uploads to S3 use it by default.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
// and https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
import type { ReadRequest } from '../core/call.ts';
import { concatenated } from './byte-parts.ts';
import { Malformed } from './malformed.ts';

/** One chunk as it came, for whoever verifies signatures. */
export interface SignedChunk {
  readonly bytes: Uint8Array;
  /** 64 hexadecimal digits; empty when the chunk is unsigned. */
  readonly signature: string;
}

export interface ChunkedBody {
  /** What was uploaded. */
  readonly bytes: Uint8Array;
  /** The headers that came after it, names in lower case, for example x-amz-checksum-crc32. */
  readonly trailers: readonly (readonly [name: string, value: string])[];
  /** The last one is empty and ends the body. */
  readonly chunks: readonly SignedChunk[];
}

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const LONGEST_LINE_BYTES = 16_384;

/** Is the request's body in this encoding? */
export function isAwsChunked({ headers }: Pick<ReadRequest, 'headers'>): boolean {
  const encoding = headers.get('content-encoding') ?? '';
  return /(^|,)\s*aws-chunked\s*(,|$)/i.test(encoding) || (headers.get('x-amz-content-sha256') ?? '').startsWith('STREAMING-');
}

/** The request with its body decoded, trailers among the headers and this encoding taken out of content-encoding. Throws Malformed. */
export function withoutChunks(request: ReadRequest): ReadRequest {
  if (!isAwsChunked(request)) return request;
  const { bytes, trailers } = decodeAwsChunked(request.body);
  const announced = request.headers.get('x-amz-decoded-content-length');
  if (announced !== null && Number(announced) !== bytes.length)
    throw new Malformed('body', `The body has ${bytes.length} bytes, but x-amz-decoded-content-length says ${announced.slice(0, 100)}.`);
  const headers = new Headers(request.headers);
  for (const [name, value] of trailers) headers.set(name, value);
  const rest = (headers.get('content-encoding') ?? '').split(',').filter((name) => !/^\s*(aws-chunked)?\s*$/i.test(name));
  if (rest.length > 0) headers.set('content-encoding', rest.join(',').trim());
  else headers.delete('content-encoding');
  headers.set('content-length', String(bytes.length));
  return { ...request, headers, body: bytes };
}

/** The chunks of a body. Throws Malformed for one that breaks off or is not in this encoding. */
export function decodeAwsChunked(body: Uint8Array): ChunkedBody {
  const chunks: SignedChunk[] = [];
  let at = 0;
  for (;;) {
    const [line, behind] = readLine(body, at);
    const head = /^([0-9a-fA-F]{1,13})(?:\s*;\s*chunk-signature=([0-9a-fA-F]{64}))?\s*$/.exec(line);
    if (!head) throw broken('a chunk has no size');
    const size = Number.parseInt(head[1] ?? '', 16);
    chunks.push({ bytes: body.subarray(behind, behind + size), signature: head[2] ?? '' });
    at = behind + size;
    if (size === 0) break;
    if (body[at] !== CARRIAGE_RETURN || body[at + 1] !== LINE_FEED) throw broken('a chunk does not end where its size says');
    at += 2;
  }
  // The usual upload is one chunk and the empty one: nothing has to be copied.
  const filled = chunks.map((chunk) => chunk.bytes).filter((bytes) => bytes.length > 0);
  return { bytes: concatenated(filled), trailers: readTrailers(body, at), chunks };
}

function readTrailers(body: Uint8Array, from: number): [string, string][] {
  const trailers: [string, string][] = [];
  for (let at = from; at < body.length; ) {
    const [line, behind] = readLine(body, at, 'or the end');
    at = behind;
    // Some clients end lines with a bare line feed before the signature of the trailer.
    for (const part of line.split('\n')) {
      const text = part.trim();
      if (text === '') continue;
      const header = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\t\x20-\x7e]*)$/.exec(text);
      if (!header) throw broken('a trailing header is not one');
      trailers.push([(header[1] ?? '').toLowerCase(), (header[2] ?? '').trim()]);
    }
  }
  return trailers;
}

function readLine(body: Uint8Array, from: number, mayEnd?: 'or the end'): [line: string, behind: number] {
  const window = body.subarray(from, from + LONGEST_LINE_BYTES);
  let length = window.indexOf(CARRIAGE_RETURN);
  while (length !== -1 && window[length + 1] !== LINE_FEED) length = window.indexOf(CARRIAGE_RETURN, length + 1);
  if (length === -1 && (!mayEnd || window.length < body.length - from)) throw broken('a line has no end');
  const line = length === -1 ? window : window.subarray(0, length);
  return [new TextDecoder('latin1').decode(line), length === -1 ? body.length : from + length + 2];
}

function broken(why: string): Malformed {
  return new Malformed('body', `The aws-chunked body is broken: ${why}.`);
}
