// Does a private key belong to a certificate? As far as its numbers tell. Source: RFC 5208, RFC 8017, RFC 5915.
import { type DerValue, derTags, oidText, readDer } from '../../core/der.ts';
import type { PemBlock } from '../../core/pem.ts';

/** `broken`: no unencrypted private key. `another`: of another certificate. */
export type Fit = 'fits' | 'another' | 'broken';

/** @param publicKey SubjectPublicKeyInfo of the certificate */
export function fitOf(block: PemBlock, publicKey: Uint8Array): Fit {
  const key = keyOf(block);
  const wanted = readDer(publicKey)?.inner[1]?.content.subarray(1);
  if (!key || !wanted) return 'broken';
  if (key.kind === 'ec') {
    // The public point is optional in a private key; without it nothing can be said.
    const point = key.value.inner.find(({ tag }) => tag === 0xa1)?.inner[0]?.content.subarray(1);
    return point === undefined || isSame(point, wanted) ? 'fits' : 'another';
  }
  const [, modulus] = key.value.inner;
  const own = readDer(wanted)?.inner[0];
  return modulus && own && isSame(modulus.content, own.content) ? 'fits' : 'another';
}

function keyOf({ label, bytes }: PemBlock): { readonly kind: 'rsa' | 'ec'; readonly value: DerValue } | undefined {
  const whole = readDer(bytes);
  if (whole?.tag !== derTags.sequence) return undefined;
  if (label === 'RSA PRIVATE KEY') return { kind: 'rsa', value: whole };
  if (label === 'EC PRIVATE KEY') return { kind: 'ec', value: whole };
  if (label !== 'PRIVATE KEY') return undefined;
  const [, algorithm, content] = whole.inner;
  const value = content && readDer(content.content);
  const oid = oidText(algorithm?.inner[0]?.content ?? new Uint8Array());
  if (!value) return undefined;
  if (oid === '1.2.840.113549.1.1.1') return { kind: 'rsa', value };
  return oid === '1.2.840.10045.2.1' ? { kind: 'ec', value } : undefined;
}

const isSame = (one: Uint8Array, other: Uint8Array) => one.length === other.length && one.every((byte, place) => byte === other[place]);
