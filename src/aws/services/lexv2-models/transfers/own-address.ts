// The addresses of archives: Sandshark's own, in the place of presigned ones of S3. Who has one needs no other signature, until it expires.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_DescribeExport.html, API_CreateUploadUrl.html (five minutes)
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromUtf8, toHex } from '@smithy/core/serde';
import type { ReadRequest } from '../../../core/call.ts';
import { DURATIONS } from '../limits.ts';

const OWN_PATH = /^\/_aws\/lexv2-models\/(exports|imports)\/([0-9A-Z]{10})\/[\w.-]+$/;

export interface OwnAddress {
  readonly kind: 'exports' | 'imports';
  readonly id: string;
  readonly expiresMs: number;
  readonly signature: string;
}

interface Signed {
  readonly id: string;
  readonly secret: string;
}

/** On the address that the client called, so that it reaches it again. */
export function signedAddress(
  { url, headers }: ReadRequest,
  { kind, fileName, nowMs }: { readonly kind: OwnAddress['kind']; readonly fileName: string; readonly nowMs: number },
  { id, secret }: Signed,
): string {
  const expiresMs = nowMs + DURATIONS.addressMs;
  const query = new URLSearchParams({ Expires: String(expiresMs), Signature: signature(secret, kind, id, expiresMs) });
  return `${url.origin}${headers.get('x-forwarded-prefix') ?? ''}/_aws/lexv2-models/${kind}/${id}/${fileName}?${query}`;
}

/** Undefined for an ordinary call. */
export function readAddress({ pathname, searchParams }: URL): OwnAddress | undefined {
  const [, kind, id = ''] = OWN_PATH.exec(pathname) ?? [];
  if (kind !== 'exports' && kind !== 'imports') return undefined;
  return { kind, id, expiresMs: Number(searchParams.get('Expires')), signature: searchParams.get('Signature') ?? '' };
}

export const isSignedBy = ({ kind, id, expiresMs, signature: given }: OwnAddress, secret: string) =>
  given === signature(secret, kind, id, expiresMs);

const signature = (secret: string, kind: string, id: string, expiresMs: number) =>
  toHex(hmac(sha256, fromUtf8(secret), fromUtf8(`${kind}/${id}/${expiresMs}`)));
