// A request as any program could send it, for what the SDK would never send. For tests.
import type { Aws } from '../index.ts';

const authorization = 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=ab';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Posts `body`; a header given as undefined is left out. */
export async function rawCall(
  aws: Pick<Aws, 'fetch'>,
  {
    headers = {},
    body = '{}',
    url = 'http://localhost:4566/',
  }: { headers?: Record<string, string | undefined>; body?: string; url?: string },
): Promise<RawAnswer> {
  const all = { authorization, 'x-amz-date': '20261101T000000Z', 'content-type': 'application/x-amz-json-1.1', ...headers };
  const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined);
  const answer = await aws.fetch(new Request(url, { method: 'POST', headers: sent, body }));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
