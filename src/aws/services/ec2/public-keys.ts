// Public keys of SSH: read, written, and their fingerprints as EC2 shows them.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html. Source of the format: RFC 4253, 6.6; RFC 8709.
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, fromUtf8, toBase64 } from '@smithy/core/serde';
import { joined } from '../../core/der.ts';
import { rsaPublicKey, wrappedPrivateKey } from '../../core/rsa-der.ts';
import type { RsaKey } from '../../core/rsa-key.ts';

export interface PublicKey {
  readonly type: 'rsa' | 'ed25519';
  readonly fingerprint: string;
}

/** `ssh-rsa AAAA...`; undefined for a text that is no key of a type that EC2 takes. */
export function readPublicKey(text: string): PublicKey | undefined {
  const [, name, body = ''] = /^(ssh-rsa|ssh-ed25519) ([A-Za-z0-9+/]+={0,2})(?:\s|$)/.exec(text.trim()) ?? [];
  if (name === undefined || body.length % 4 !== 0) return undefined;
  const fields = fieldsOf(fromBase64(body));
  if (!fields || new TextDecoder().decode(fields[0]) !== name) return undefined;
  if (name === 'ssh-ed25519')
    return fields[1]?.length === 32
      ? { type: 'ed25519', fingerprint: `SHA256:${toBase64(sha256(fromBase64(body))).replace(/=+$/, '')}` }
      : undefined;
  const [, exponent, modulus] = fields;
  if (!exponent || !modulus || modulus.length < 128) return undefined;
  return { type: 'rsa', fingerprint: colons(md5(rsaPublicKey(numberOf(modulus), numberOf(exponent)))) };
}

/** Each with its length before it; undefined where the bytes end too early. */
function fieldsOf(bytes: Uint8Array): Uint8Array[] | undefined {
  const fields: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) return undefined;
    const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0);
    if (at + 4 + length > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return fields;
}

/** Of a key that EC2 made: the SHA-1 of the private key. */
export function privateFingerprint(key: RsaKey): string {
  return colons(sha1(wrappedPrivateKey(key)));
}

/** The public half as SSH writes it. */
export function sshPublicKey({ n }: RsaKey): string {
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const modulus = bytes(n.length % 2 === 0 ? n : `0${n}`);
  const fields = [fromUtf8('ssh-rsa'), Uint8Array.of(1, 0, 1), joined(Uint8Array.of(0), modulus)];
  return `ssh-rsa ${toBase64(joined(...fields.flatMap((field) => [lengthOf(field), field])))}`;
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

const numberOf = (bytes: Uint8Array) => BigInt(`0x${[...bytes].map(hexPair).join('') || '0'}`);
const hexPair = (byte: number) => byte.toString(16).padStart(2, '0');
const colons = (bytes: Uint8Array) => [...bytes].map(hexPair).join(':');
