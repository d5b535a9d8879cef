// The arithmetic of SigV4: the signing key of a day, the string to sign, the signature.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Signer } from './sigv4.ts';

const algorithm = 'AWS4-HMAC-SHA256';
const mostKept = 500;
const signingKeys = new Map<string, Uint8Array>();

/** Hexadecimal SHA-256. */
export function sha256Hex(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** The scope that a signature is good for: `20261101/us-east-1/s3/aws4_request`. */
export function scopeOf({ scopeDate, region, service }: Signer): string {
  return `${scopeDate}/${region}/${service}/aws4_request`;
}

/** The text that is signed; `lines` is the hash of the canonical request, or what a chunk has in its place. */
export function stringToSign(signer: Signer, lines: string, kind = algorithm): string {
  return `${kind}\n${signer.time}\n${scopeOf(signer)}\n${lines}`;
}

/** The signature of a text, hexadecimal. The key is derived once a day, region and service: it is half of the cost. */
export function signatureOf(secretAccessKey: string, signer: Signer, text: string): string {
  return bytesToHex(hmac(sha256, signingKey(secretAccessKey, signer), utf8ToBytes(text)));
}

/** Compares in a time that does not tell where the texts differ. */
export function isEqual(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

function signingKey(secretAccessKey: string, signer: Signer): Uint8Array {
  const name = `${scopeOf(signer)} ${secretAccessKey}`;
  const known = signingKeys.get(name);
  if (known) return known;
  let key: Uint8Array = utf8ToBytes(`AWS4${secretAccessKey}`);
  for (const part of [signer.scopeDate, signer.region, signer.service, 'aws4_request']) key = hmac(sha256, key, utf8ToBytes(part));
  if (signingKeys.size >= mostKept) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
}
