// Is that the RSA signature of these bytes? RSASSA-PKCS1-v1_5 with SHA-2 (RFC 8017, 8.2.2), without crypto.subtle, which a page on plain
// http does not have. Verifying uses public numbers only, so that its timing tells nothing.
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { fromBase64 } from '@smithy/core/serde';
import type { OpenIdKey } from './ports.ts';

const hashes = { RS256: sha256, RS384: sha384, RS512: sha512 } as const;

/** The ASN.1 in front of the digest (RFC 8017, 9.2, note 1). */
const digestInfos: Readonly<Record<RsaAlgorithm, string>> = {
  RS256: '3031300d060960864801650304020105000420',
  RS384: '3041300d060960864801650304020205000430',
  RS512: '3051300d060960864801650304020305000440',
};

export type RsaAlgorithm = keyof typeof hashes;

export function isRsaAlgorithm(name: unknown): name is RsaAlgorithm {
  return typeof name === 'string' && Object.hasOwn(hashes, name);
}

export function isSignedBy({ n, e }: OpenIdKey, algorithm: RsaAlgorithm, signed: Uint8Array, signature: Uint8Array): boolean {
  const modulusBytes = fromBase64Url(n);
  const modulus = numberOf(modulusBytes);
  const value = numberOf(signature);
  if (signature.length !== modulusBytes.length || value >= modulus) return false;
  const length = modulusBytes.length * 2;
  const digest = digestInfos[algorithm] + hexOf(hashes[algorithm](signed));
  const padding = length - digest.length - 6;
  if (padding < 16) return false;
  const wanted = `0001${'f'.repeat(padding)}00${digest}`;
  return (
    power(value, numberOf(fromBase64Url(e)), modulus)
      .toString(16)
      .padStart(length, '0') === wanted
  );
}

/** Throws for a text that is no base64url. */
export function fromBase64Url(text: string): Uint8Array {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/');
  return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='));
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${hexOf(bytes)}`);
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
