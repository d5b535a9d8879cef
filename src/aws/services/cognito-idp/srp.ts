// SRP-6a as Cognito speaks it: the password never travels, the pool keeps a verifier only.
//   x = H(salt | H(pool name | user | ":" | password))     v = g^x            B = k*v + g^b
//   u = H(A | B)       S = (A * v^u)^b       K = HKDF(S, u, "Caldera Derived Key"), 16 bytes
//   signature = HMAC(K, pool name | user | secret block | timestamp)
// Source: the client's side in aws-amplify/amplify-js; the group is the one of 3072 bits of RFC 5054, appendix A.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { fromUtf8, toBase64 } from '@smithy/core/serde';
import { modularPower } from '../../core/modular-power.ts';

/** N. */
export const modulus = BigInt(
  '0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245' +
    'E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F' +
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9' +
    'DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7' +
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB31' +
    '43DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
);
const generator = 2n;
const multiplier = number(sha256(concatBytes(padded(modulus), padded(generator))));

export interface PasswordParts {
  readonly poolId: string;
  readonly username: string;
  /** Hexadecimal. */
  readonly salt: string;
  readonly password: string;
}

export function verifierOf({ poolId, username, salt, password }: PasswordParts): bigint {
  const inner = sha256(fromUtf8(`${poolName(poolId)}${username}:${password}`));
  return modularPower(generator, number(sha256(concatBytes(padded(BigInt(`0x${salt}`)), inner))), modulus);
}

/** The server's B for its secret b. */
export function serverValue(verifier: bigint, secret: bigint): bigint {
  return (multiplier * verifier + modularPower(generator, secret, modulus)) % modulus;
}

/** The client's A; undefined for a text that is no number, or one that would make the secret a known one. */
export function clientValue(hex: string): bigint | undefined {
  if (!/^[0-9a-f]+$/i.test(hex) || hex.length > 1024) return undefined;
  const value = BigInt(`0x${hex}`);
  return value % modulus === 0n ? undefined : value;
}

export interface Claim {
  readonly poolId: string;
  readonly username: string;
  readonly a: bigint;
  readonly b: bigint;
  readonly secret: bigint;
  readonly verifier: bigint;
  readonly secretBlock: Uint8Array;
  readonly timestamp: string;
}

/** The signature, in base 64, of a client that knows the password. */
export function claimSignature({ poolId, username, a, b, secret, verifier, secretBlock, timestamp }: Claim): string {
  const scrambler = sha256(concatBytes(padded(a), padded(b)));
  const shared = modularPower((a * modularPower(verifier, number(scrambler), modulus)) % modulus, secret, modulus);
  const derived = hmac(sha256, padded(number(scrambler)), padded(shared));
  const key = hmac(sha256, derived, concatBytes(fromUtf8('Caldera Derived Key'), new Uint8Array([1]))).slice(0, 16);
  return toBase64(hmac(sha256, key, concatBytes(fromUtf8(poolName(poolId) + username), secretBlock, fromUtf8(timestamp))));
}

/** What stands behind the region. */
function poolName(poolId: string): string {
  return poolId.slice(poolId.indexOf('_') + 1);
}

/** Java's bytes of a number that is not negative: a zero in front where the highest bit is set. */
function padded(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const even = hex.length % 2 === 1 ? `0${hex}` : hex;
  return hexToBytes(/^[89a-f]/.test(even) ? `00${even}` : even);
}

function number(bytes: Uint8Array): bigint {
  return BigInt(`0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}
