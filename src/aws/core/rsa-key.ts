// RSA key pairs that grow out of a seed, and their signatures: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.1), without crypto.subtle,
// which a page on plain http does not have and whose keys nobody can seed.
import { sha256 } from '@noble/hashes/sha2.js';
import { fromUtf8, toBase64 } from '@smithy/core/serde';
import { modularPower } from './modular-power.ts';
import type { OpenIdKey } from './ports.ts';
import { encodedDigest } from './rsa-signature.ts';

/** Numbers as hexadecimal text, so that a key is plain data. */
export interface RsaKey {
  readonly n: string;
  readonly p: string;
  readonly q: string;
  /** d mod p-1 and d mod q-1. */
  readonly dp: string;
  readonly dq: string;
  /** The inverse of q mod p. */
  readonly qInverse: string;
}

const publicExponent = 65537n;
const smallPrimes = primesBelow(12_000);

/** The last keys that were made: a Run that begins again, on a new cloud of the same seed, need not wait for the same one. */
const made = new Map<string, RsaKey>();
const mostMade = 16;

/** The same key for the same seed. Takes some tenths of a second at 2048 bits. */
export function rsaKeyOf(seed: string, bits = 2048): RsaKey {
  const name = `${bits}:${seed}`;
  const key = made.get(name) ?? newKey(seed, bits);
  made.delete(name);
  made.set(name, key);
  for (const oldest of [...made.keys()].slice(0, -mostMade)) made.delete(oldest);
  return key;
}

function newKey(seed: string, bits: number): RsaKey {
  const bytes = seededBytes(seed);
  const p = primeOf(bytes, bits / 2);
  let q = primeOf(bytes, bits / 2);
  while (q === p) q = primeOf(bytes, bits / 2);
  const d = inverse(publicExponent, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qInverse: inverse(q, p) };
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, value.toString(16)])) as unknown as RsaKey;
}

/** The half that everybody may know. */
export function publicHalf({ n }: RsaKey, kid: string): OpenIdKey {
  return { kid, n: base64Url(bytesOf(number(n), Math.ceil(n.length / 2))), e: 'AQAB' };
}

/** The signature of RS256, by the Chinese remainder theorem. */
export function signedBy(key: RsaKey, bytes: Uint8Array): Uint8Array {
  const length = Math.ceil(key.n.length / 2);
  const message = BigInt(`0x${encodedDigest('RS256', bytes, length)}`);
  const [p, q] = [number(key.p), number(key.q)];
  const onP = modularPower(message % p, number(key.dp), p);
  const onQ = modularPower(message % q, number(key.dq), q);
  const rest = ((((onP - onQ) * number(key.qInverse)) % p) + p) % p;
  return bytesOf(onQ + rest * q, length);
}

/** A compact JSON Web Token. */
export function signedToken(key: RsaKey, kid: string, claims: Readonly<Record<string, unknown>>): string {
  const [head, body] = [{ kid, alg: 'RS256' }, claims].map((part) => base64Url(fromUtf8(JSON.stringify(part))));
  return `${head}.${body}.${base64Url(signedBy(key, fromUtf8(`${head}.${body}`)))}`;
}

export function base64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** SHA-256 of the seed and a counter, block after block. */
function seededBytes(seed: string): (length: number) => bigint {
  let counter = 0;
  return (length) => {
    let hex = '';
    while (hex.length < length * 2) hex += hexOf(sha256(fromUtf8(`${seed}:${counter++}`)));
    return number(hex.slice(0, length * 2));
  };
}

/** The first prime at or behind a random odd number whose two highest bits are set, so that a product of two has all its bits. */
function primeOf(bytes: (length: number) => bigint, bits: number): bigint {
  for (;;) {
    const start = bytes(bits / 8) | (3n << BigInt(bits - 2)) | 1n;
    const remainders = smallPrimes.map((prime) => Number(start % BigInt(prime)));
    for (let step = 0; step < 20_000; step += 2) {
      if (smallPrimes.some((prime, index) => ((remainders[index] ?? 0) + step) % prime === 0)) continue;
      const candidate = start + BigInt(step);
      if (candidate % publicExponent !== 1n && isProbablePrime(candidate, bytes)) return candidate;
    }
  }
}

/** Miller and Rabin. AWS's keys are checked harder; five rounds leave less than 2^-100 for random numbers of this size. */
function isProbablePrime(candidate: bigint, bytes: (length: number) => bigint): boolean {
  let odd = candidate - 1n;
  let twos = 0;
  for (; (odd & 1n) === 0n; odd >>= 1n) twos++;
  for (let round = 0; round < 5; round++) {
    const base = round === 0 ? 2n : bytes(16) + 2n;
    let power = modularPower(base, odd, candidate);
    if (power === 1n || power === candidate - 1n) continue;
    let square = 1;
    for (; square < twos && power !== candidate - 1n; square++) power = (power * power) % candidate;
    if (power !== candidate - 1n) return false;
  }
  return true;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, value % modulus];
  let [before, now] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, now] = [now, before - quotient * now];
  }
  return ((before % modulus) + modulus) % modulus;
}

function primesBelow(limit: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 3; number < limit; number += 2) if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

function number(hex: string): bigint {
  return BigInt(`0x${hex}`);
}

function bytesOf(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
