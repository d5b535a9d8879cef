// The signatures inside a body in aws-chunked encoding: each chunk signs the one before, beginning with the request's own.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and .../sigv4-streaming-trailers.html
import type { ReadRequest } from '../core/call.ts';
import { AwsError } from '../core/errors.ts';
import { decodeAwsChunked } from '../protocols/aws-chunked.ts';
import { refusing } from '../protocols/malformed.ts';
import { isEqual, sha256Hex, signatureOf, stringToSign } from './signature.ts';
import { doesNotMatch } from './signature-errors.ts';
import type { Signer } from './sigv4.ts';

const trailerSignature = 'x-amz-trailer-signature';

/** Throws AwsError for a chunk, or trailing headers, that were signed otherwise, and for a body that is not in this encoding. */
export function checkChunks({ body }: ReadRequest, signer: Signer, secretAccessKey: string, payload: string): void {
  if (!payload.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD')) return;
  const { chunks, trailers } = refusing(
    () => decodeAwsChunked(body),
    ({ message }) => new AwsError('IncompleteBody', message),
  );
  let previous = signer.signature;
  const check = (lines: string, kind: string, given: string): void => {
    const toSign = stringToSign(signer, `${previous}\n${lines}`, kind);
    const expected = signatureOf(secretAccessKey, signer, toSign);
    if (!isEqual(expected, given)) throw doesNotMatch({ ...signer, signature: given }, '', toSign, 's3');
    previous = expected;
  };
  for (const { bytes, signature } of chunks) check(`${sha256Hex('')}\n${sha256Hex(bytes)}`, 'AWS4-HMAC-SHA256-PAYLOAD', signature);
  if (!payload.endsWith('-TRAILER')) return;
  const signed = trailers.filter(([name]) => name !== trailerSignature).map(([name, value]) => `${name}:${value}\n`);
  const given = trailers.find(([name]) => name === trailerSignature)?.[1] ?? '';
  check(sha256Hex(signed.join('')), 'AWS4-HMAC-SHA256-TRAILER', given);
}
