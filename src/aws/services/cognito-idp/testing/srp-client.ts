// The client's side of SRP, written after the reference and not after srp.ts. For tests; client-libraries.test.ts has one of other people.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from '@smithy/core/serde';
import { modulus } from '../srp.ts';

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let rest = exponent; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function padded(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return hexToBytes('89abcdef'.includes(even.charAt(0)) ? `00${even}` : even);
}

const hash = (...parts: readonly Uint8Array[]) => sha256(concatBytes(...parts));
const number = (bytes: Uint8Array) => BigInt(`0x${bytesToHex(bytes)}`);

const secret = 0x1234567890abcdef1234567890abcdefn;
const a = power(2n, secret);

export const srpA = a.toString(16);

/** The answers to PASSWORD_VERIFIER. */
export function passwordClaim(
  poolId: string,
  parameters: Readonly<Record<string, string>> | undefined,
  password: string,
): Record<string, string> {
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP: userId = '' } = parameters ?? {};
  const poolName = poolId.split('_')[1] ?? '';
  const b = BigInt(`0x${SRP_B}`);
  const k = number(hash(padded(modulus), padded(2n)));
  const x = number(hash(padded(BigInt(`0x${SALT}`)), hash(utf8ToBytes(`${poolName}${userId}:${password}`))));
  const u = number(hash(padded(a), padded(b)));
  const base = (((b - k * power(2n, x)) % modulus) + modulus) % modulus;
  const shared = power(base, secret + u * x);
  const derived = hmac(sha256, padded(u), padded(shared));
  const key = hmac(sha256, derived, utf8ToBytes('Caldera Derived Key\u0001')).subarray(0, 16);
  const TIMESTAMP = 'Sun Nov 1 00:00:00 UTC 2026';
  const signature = hmac(sha256, key, concatBytes(utf8ToBytes(poolName + userId), fromBase64(SECRET_BLOCK), utf8ToBytes(TIMESTAMP)));
  return { USERNAME: userId, PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE: toBase64(signature), TIMESTAMP };
}
