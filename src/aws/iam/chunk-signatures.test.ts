// Uploads whose chunks are signed. Source: the examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
// and https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html, signatures as published.
import { expect, test } from 'vitest';
import type { ReadRequest } from '../core/call.ts';
import { authenticate } from './authenticate.ts';
import { directoryOf, exampleKey } from './testing/directory.ts';

const nowMs = Date.UTC(2013, 4, 24);
const context = { nowMs, identities: directoryOf([exampleKey]), unsigned: 'refused', dialect: 's3', signingName: 's3' } as const;

const chunk = (text: string, signature: string) => `${text.length.toString(16)};chunk-signature=${signature}\r\n${text}\r\n`;
const first = 'a'.repeat(65_536);
const second = 'a'.repeat(1024);

function upload(payload: string, seed: string, body: string, more: Readonly<Record<string, string>> = {}): ReadRequest {
  const headers: Record<string, string> = {
    'content-encoding': 'aws-chunked',
    host: 's3.amazonaws.com',
    'x-amz-content-sha256': payload,
    'x-amz-date': '20130524T000000Z',
    'x-amz-decoded-content-length': '66560',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    ...more,
  };
  const signedHeaders = Object.keys(headers).sort().join(';');
  const credential = `${exampleKey.accessKeyId}/20130524/us-east-1/s3/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders},Signature=${seed}`;
  return {
    method: 'PUT',
    url: new URL('https://s3.amazonaws.com/examplebucket/chunkObject.txt'),
    headers: new Headers({ ...headers, authorization }),
    body: new TextEncoder().encode(body),
  };
}

const chunksOf = (body: string, end: string) =>
  chunk(body, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648') +
  chunk(second, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497') +
  chunk('', end);
const end = 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9';
const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
const signed = (body: string) => upload('STREAMING-AWS4-HMAC-SHA256-PAYLOAD', seed, body, { 'content-length': '66824' });

test('a body whose chunks are signed one after the other is accepted', async () => {
  expect(await authenticate(signed(chunksOf(first, end)), context)).toMatchObject({ accessKeyId: exampleKey.accessKeyId });
});

test('a chunk that was changed, or an end that was, is SignatureDoesNotMatch', async () => {
  const refused = { code: 'InvalidSignatureException', status: 403 };
  await expect(authenticate(signed(chunksOf(`b${first.slice(1)}`, end)), context)).rejects.toMatchObject(refused);
  await expect(authenticate(signed(chunksOf(first, end.replace('b6', 'b7'))), context)).rejects.toMatchObject(refused);
});

const trailing = (checksum: string) =>
  upload(
    'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
    chunk(first, 'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2') +
      chunk(second, '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7') +
      `0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n` +
      `x-amz-checksum-crc32c:${checksum}\r\n` +
      'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n',
    { 'x-amz-trailer': 'x-amz-checksum-crc32c' },
  );

test('trailing headers are signed too', async () => {
  expect(await authenticate(trailing('sOO8/Q=='), context)).toMatchObject({ accessKeyId: exampleKey.accessKeyId });
  await expect(authenticate(trailing('AAAAAA=='), context)).rejects.toMatchObject({ code: 'InvalidSignatureException' });
});

test('a body that breaks off is IncompleteBody (inferred)', async () => {
  await expect(authenticate(signed(chunksOf(first, end).slice(0, 1000)), context)).rejects.toMatchObject({ code: 'IncompleteBody' });
});
