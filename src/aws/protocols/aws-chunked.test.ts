// Bodies in aws-chunked encoding. Source: the examples of
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and .../sigv4-streaming-trailers.html
import { describe, expect, test } from 'vitest';
import { decodeAwsChunked, isAwsChunked, withoutChunks } from './aws-chunked.ts';
import { Malformed } from './malformed.ts';
import { rawRequest } from './testing/round-trip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const signature = (digit: string) => digit.repeat(64);
const text = (body: Uint8Array) => new TextDecoder().decode(body);

describe('a body in aws-chunked encoding', () => {
  test('is joined from signed chunks, and each keeps its signature', () => {
    const body = bytes(
      `5;chunk-signature=${signature('a')}\r\nhello\r\n3;chunk-signature=${signature('b')}\r\n a\n\r\n0;chunk-signature=${signature('c')}\r\n\r\n`,
    );
    const { bytes: joined, trailers, chunks } = decodeAwsChunked(body);
    expect(text(joined)).toBe('hello a\n');
    expect(trailers).toEqual([]);
    expect(chunks.map((chunk) => chunk.signature[0])).toEqual(['a', 'b', 'c']);
  });

  test('may be unsigned and carry checksums behind it, which then are headers', () => {
    const headers = {
      'content-encoding': 'aws-chunked,gzip',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-trailer': 'x-amz-checksum-crc32',
      'x-amz-decoded-content-length': '5',
    };
    const request = rawRequest('PUT', '/k', headers, '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n');
    expect(isAwsChunked(request)).toBe(true);
    const decoded = withoutChunks(request);
    expect(text(decoded.body)).toBe('hello');
    expect(decoded.headers.get('x-amz-checksum-crc32')).toBe('NhCmhg==');
    expect(decoded.headers.get('content-encoding')).toBe('gzip');
  });

  test('may end lines of its trailer with a bare line feed before the signature of the trailer', () => {
    const body = bytes(
      `0;chunk-signature=${signature('a')}\r\nx-amz-checksum-crc32c:sOO8/Q==\n\r\nx-amz-trailer-signature:${signature('d')}\r\n\r\n`,
    );
    expect(decodeAwsChunked(body).trailers).toEqual([
      ['x-amz-checksum-crc32c', 'sOO8/Q=='],
      ['x-amz-trailer-signature', signature('d')],
    ]);
  });

  test('is refused when it breaks off or lies about a size (inferred)', () => {
    for (const body of [
      '',
      'hello',
      '5\r\nhel',
      '5\r\nhello',
      '5\r\nhello!\r\n0\r\n\r\n',
      'ffffffffffffff\r\n',
      '5\r\nhello\r\n',
      '0\r\n\u0000:a\r\n',
      '-1\r\n',
    ])
      expect(() => decodeAwsChunked(bytes(body)), body).toThrow(Malformed);
    const headers = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '6' };
    expect(() => withoutChunks(rawRequest('PUT', '/k', headers, '5\r\nhello\r\n0\r\n\r\n'))).toThrow(Malformed);
  });

  test('is left alone when the request does not say that it is one', () => {
    const request = rawRequest('PUT', '/k', { 'content-encoding': 'gzip' }, '5\r\nhello\r\n0\r\n\r\n');
    expect(withoutChunks(request)).toBe(request);
  });
});
