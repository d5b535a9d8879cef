// Partition keys to 128-bit hash keys, and the ranges of hash keys that shards own.
// AWS: "an MD5 hash function is used to map partition keys to 128-bit integer values" (API_PutRecord)
import { md5 } from '@noble/hashes/legacy.js';
import { invalidArgument } from './errors.ts';

const utf8 = new TextEncoder();

/** One more than the largest hash key. */
export const hashKeySpace = 2n ** 128n;

/** Inclusive at both ends. */
export interface HashKeyRange {
  readonly starting: bigint;
  readonly ending: bigint;
}

/** The hash key of a partition key: the MD5 of its UTF-8 bytes as an unsigned number. */
export function hashKeyOf(partitionKey: string): bigint {
  const digest = md5(utf8.encode(partitionKey));
  const words = new DataView(digest.buffer, digest.byteOffset, digest.length);
  return (words.getBigUint64(0) << 64n) | words.getBigUint64(8);
}

/** The whole space in `count` equal parts; the last one takes the remainder, as the real service does (recorded by kinesalite). */
export function evenRanges(count: number): HashKeyRange[] {
  const size = hashKeySpace / BigInt(count);
  return Array.from({ length: count }, (_, index) => ({
    starting: size * BigInt(index),
    ending: index === count - 1 ? hashKeySpace - 1n : size * BigInt(index + 1) - 1n,
  }));
}

/** Throws AwsError InvalidArgumentException when the text is beyond the space of hash keys. */
export function explicitHashKey(text: string): bigint {
  const key = BigInt(text);
  if (key < hashKeySpace) return key;
  throw invalidArgument(`Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${text}`);
}
