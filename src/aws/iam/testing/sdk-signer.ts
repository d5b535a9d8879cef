// Requests signed by the signer of the AWS SDK itself. For tests.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ReadRequest } from '../../core/call.ts';
import type { StoredCredentials } from '../../core/identities.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (data: unknown): Uint8Array => (typeof data === 'string' ? utf8ToBytes(data) : new Uint8Array(data as ArrayBuffer));

/** The hash that the signer is given, as the SDK's own look. */
class Sha256 {
  readonly #hash: { update(data: Uint8Array): unknown; digest(): Uint8Array };

  constructor(secret?: unknown) {
    this.#hash = secret === undefined ? sha256.create() : hmac.create(sha256, bytesOf(secret));
  }

  update(data: unknown): void {
    this.#hash.update(bytesOf(data));
  }

  async digest(): Promise<Bytes> {
    return this.#hash.digest() as Bytes;
  }

  reset(): void {
    throw new Error('the signer does not reset');
  }
}

export interface ToSign {
  readonly method?: string;
  /** As on the wire. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly service: string;
  readonly atMs: number;
  readonly key: StoredCredentials;
  /** Seconds: makes a presigned URL. */
  readonly expiresIn?: number;
}

/** The request as it arrives. */
export async function signedBySdk({
  method = 'GET',
  url,
  headers = {},
  body,
  service,
  atMs,
  key,
  expiresIn,
}: ToSign): Promise<ReadRequest> {
  const { accessKeyId, secretAccessKey, sessionToken } = key;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    region: 'us-east-1',
    service,
    sha256: Sha256 as never,
    uriEscapePath: service !== 's3',
  });
  const { host, hostname, protocol, pathname, searchParams } = new URL(url);
  const request = new HttpRequest({
    method,
    protocol,
    hostname,
    path: pathname,
    query: Object.fromEntries(searchParams),
    // HTTP/2 has no host header.
    headers: ':authority' in headers ? headers : { host, ...headers },
    ...(body !== undefined && { body }),
  });
  const signingDate = new Date(atMs);
  const signed =
    expiresIn === undefined ? await signer.sign(request, { signingDate }) : await signer.presign(request, { signingDate, expiresIn });
  const query = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  const sent = new URL(`${protocol}//${host}${signed.path}${query.length > 0 ? `?${query.join('&')}` : ''}`);
  return {
    method,
    url: sent,
    headers: new Headers(Object.entries(signed.headers).filter(([name]) => !name.startsWith(':'))),
    body: utf8ToBytes(body ?? ''),
  };
}
