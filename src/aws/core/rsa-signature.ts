// Is that the RSA signature of these bytes? RSASSA-PKCS1-v1_5 with SHA-2 (RFC 8017, 8.2.2), without crypto.subtle, which a page on plain
// http does not have. Verifying uses public numbers only, so that its timing tells nothing.
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { fromBase64 } from '@smithy/core/serde';
import { modularPower } from './modular-power.ts';
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
  // A modulus too short for the digest and eight bytes of padding signs nothing.
  const shortest = digestInfos[algorithm].length / 2 + hashes[algorithm].outputLen + 11;
  if (modulusBytes.length < shortest || signature.length !== modulusBytes.length || value >= modulus) return false;
  const wanted = encodedDigest(algorithm, signed, modulusBytes.length);
  return modularPower(value, numberOf(fromBase64Url(e)), modulus) === BigInt(`0x${wanted}`);
}

/**
 * The digest of `signed` as it is signed, in hexadecimal: EMSA-PKCS1-v1_5 (RFC 8017, 9.2).
 * @param length of the modulus, in bytes
 */
export function encodedDigest(algorithm: RsaAlgorithm, signed: Uint8Array, length: number): string {
  const digest = digestInfos[algorithm] + hexOf(hashes[algorithm](signed));
  return `0001${'f'.repeat(Math.max(length * 2 - digest.length - 6, 0))}00${digest}`;
}

/** Throws for a text that is no base64url. */
export function fromBase64Url(text: string): Uint8Array {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/');
  return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='));
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${hexOf(bytes)}`);
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
