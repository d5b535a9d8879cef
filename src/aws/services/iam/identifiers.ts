// Ids, access keys and secrets in IAM's formats, drawn from the cloud's chance.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
import type { Random } from '../../core/random.ts';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const secretLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Which kind of thing an id belongs to. */
export type IdPrefix = 'AIDA' | 'AGPA' | 'AROA' | 'ANPA' | 'AIPA';

/** `AIDA` and 17 letters. */
export function uniqueId(prefix: IdPrefix, random: Random): string {
  return prefix + letters(base32, 17, random);
}

/**
 * `AKIA` (lasting) or `ASIA` (of a session) and 16 letters. Like the real ones, the letters carry the account: the first 48 of their 80
 * bits are a one, the account in 40 bits, and seven bits of chance.
 */
export function accessKeyId(prefix: 'AKIA' | 'ASIA', account: string, random: Random): string {
  let bits = (1n << 40n) | BigInt(account);
  for (let place = 0; place < 39; place++) bits = (bits << 1n) | BigInt(random.next() < 0.5 ? 0 : 1);
  let text = '';
  for (let place = 0; place < 16; place++, bits >>= 5n) text = (base32[Number(bits & 31n)] ?? '') + text;
  return prefix + text;
}

/** 40 characters. */
export function secretAccessKey(random: Random): string {
  return letters(secretLetters, 40, random);
}

/** A session token: opaque, and too long to be guessed. The real ones begin like this too. */
export function sessionToken(random: Random): string {
  return `IQoJb3JpZ2luX2Vj${letters(secretLetters, 320, random)}`;
}

/** The seed of a virtual MFA device: 64 letters in base 32, as the real ones. */
export function mfaSeed(random: Random): string {
  return letters(base32, 64, random);
}

function letters(alphabet: string, length: number, random: Random): string {
  return Array.from({ length }, () => alphabet[Math.floor(random.next() * alphabet.length)]).join('');
}
