// RSA keys in DER: as certificates and key files hold them.
// Source: RFC 8017, A.1; RFC 5208; RFC 5280, 4.1.2.7.
import { derInteger, derOid, derTags, joined, writeDer } from './der.ts';
import type { RsaKey } from './rsa-key.ts';

const publicExponent = 65537n;
const number = (hex: string) => BigInt(`0x${hex}`);
const rsaEncryption = () => writeDer(derTags.sequence, derOid('1.2.840.113549.1.1.1'), writeDer(derTags.null));

/** PKCS#1: `RSA PRIVATE KEY` of a PEM. */
export function rsaPrivateKey({ n, p, q, dp, dq, qInverse }: RsaKey): Uint8Array {
  const [first, second] = [number(p), number(q)];
  const d = inverse(publicExponent, (first - 1n) * (second - 1n));
  const numbers = [0n, number(n), publicExponent, d, first, second, number(dp), number(dq), number(qInverse)];
  return writeDer(derTags.sequence, ...numbers.map(derInteger));
}

/** PKCS#8: `PRIVATE KEY` of a PEM. */
export function wrappedPrivateKey(key: RsaKey): Uint8Array {
  return writeDer(derTags.sequence, derInteger(0n), rsaEncryption(), writeDer(derTags.octetString, rsaPrivateKey(key)));
}

/** SubjectPublicKeyInfo. */
export function rsaPublicKey(modulus: bigint, exponent = publicExponent): Uint8Array {
  const key = writeDer(derTags.sequence, derInteger(modulus), derInteger(exponent));
  return writeDer(derTags.sequence, rsaEncryption(), writeDer(derTags.bitString, joined(Uint8Array.of(0), key)));
}

/** By the extended algorithm of Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [old, rest] = [value, modulus];
  let [oldFactor, factor] = [1n, 0n];
  while (rest !== 0n) {
    const quotient = old / rest;
    [old, rest] = [rest, old - quotient * rest];
    [oldFactor, factor] = [factor, oldFactor - quotient * factor];
  }
  return ((oldFactor % modulus) + modulus) % modulus;
}
