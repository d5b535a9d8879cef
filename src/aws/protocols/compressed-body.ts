// Bodies that a client compressed: SDKs do it above 10 KiB where an operation allows it, CloudWatch's PutMetricData for one.
// AWS: https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait
import { Gunzip } from 'fflate';
import type { ReadRequest } from '../core/call.ts';
import { concatenated } from './byte-parts.ts';
import { Malformed } from './malformed.ts';

const LARGEST_BODY_BYTES = 64 * 1024 * 1024;
// A kibibyte of gzip holds a mebibyte at most: so little is made before the limit is looked at again.
const PORTION_BYTES = 1024;
// A head of ten bytes, an empty block of two, a checksum and a length of four each.
const SMALLEST_GZIP_BYTES = 20;

/**
 * The request with its body inflated and this encoding taken out of content-encoding; itself when nothing is compressed. Not for uploads:
 * S3 stores an encoding that a client names. Throws Malformed.
 */
export function inflated(request: ReadRequest): ReadRequest {
  const encodings = (request.headers.get('content-encoding') ?? '').split(',').map((encoding) => encoding.trim());
  if (encodings.pop()?.toLowerCase() !== 'gzip') return request;
  const headers = new Headers(request.headers);
  if (encodings.length > 0) headers.set('content-encoding', encodings.join(', '));
  else headers.delete('content-encoding');
  return { ...request, headers, body: request.body.length === 0 ? request.body : gunzip(request.body) };
}

function gunzip(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Gunzip((part) => {
    parts.push(part);
    length += part.length;
  });
  try {
    for (let at = 0; at < body.length; at += PORTION_BYTES) {
      stream.push(body.subarray(at, at + PORTION_BYTES), at + PORTION_BYTES >= body.length);
      if (length > LARGEST_BODY_BYTES) throw new Malformed('body', 'The body is too large when it is inflated.');
    }
  } catch (error) {
    throw error instanceof Malformed ? error : new Malformed('body', 'The body is not valid gzip.');
  }
  // The last four bytes say the length: a body that broke off ends in others.
  if (body.length < SMALLEST_GZIP_BYTES || new DataView(body.buffer, body.byteOffset + body.length - 4, 4).getUint32(0, true) !== length)
    throw new Malformed('body', 'The body is not valid gzip.');
  return concatenated(parts);
}
