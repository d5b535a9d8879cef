// The six digits of a virtual MFA device at a time: RFC 6238 with HMAC-SHA-1 and steps of 30 seconds.
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';

const stepMs = 30_000;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @param seed base 32 */
export function oneTimeCode(seed: string, timeMs: number): string {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(timeMs / stepMs)));
  const digest = hmac(sha1, decoded(seed), new Uint8Array(counter.buffer));
  const offset = (digest.at(-1) ?? 0) & 15;
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7f_ff_ff_ff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Are these two codes that follow each other, of now or of the minutes around it? By design, as lenient as the real IAM is said to be. */
export function areConsecutiveCodes(seed: string, [first, second]: readonly [string, string], nowMs: number): boolean {
  for (let step = -4; step <= 3; step++) {
    const timeMs = nowMs + step * stepMs;
    if (oneTimeCode(seed, timeMs) === first && oneTimeCode(seed, timeMs + stepMs) === second) return true;
  }
  return false;
}

/** Is this the code of now, or the one before or after it? */
export function isPresentCode(seed: string, code: string, nowMs: number): boolean {
  return [-1, 0, 1].some((step) => oneTimeCode(seed, nowMs + step * stepMs) === code);
}

function decoded(seed: string): Uint8Array {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of seed) {
    held = ((held << 5) | base32.indexOf(letter)) & 0xff_ff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return new Uint8Array(bytes);
}
