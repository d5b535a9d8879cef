// The hash that spreads partitions over a table: scans and segments follow it, and so do equal keys in an index.
// It is the one that dynalite found out about the real service (github.com/architect/dynalite, test/scan.js: recorded orders and segments):
// MD5 of a fixed word and the key's bytes, numbers in the base-100 form of Oracle's NUMBER.
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AttributeValue, KeyType } from '../item.ts';
import { parseNumber } from '../values/number.ts';

const word = utf8ToBytes('Outliers');
const hashDigits = 8;

/** A scan's segments are cut at multiples of 1/4096. */
export const segmentDigits = 3;

/** Eight hexadecimal digits for the value of a partition key, or for both values of a key. */
export function keyHash(...values: readonly (AttributeValue | undefined)[]): string {
  return bytesToHex(md5(concatBytes(word, ...values.map(valueBytes)))).slice(0, hashDigits);
}

/** The value back from the text that stands for it. */
export function partitionValue(type: KeyType, text: string): AttributeValue {
  if (type === 'S') return { S: text };
  return type === 'N' ? { N: text } : { B: Uint8Array.from(text, (character) => character.charCodeAt(0)) };
}

function valueBytes(value: AttributeValue | undefined): Uint8Array {
  if (value?.S !== undefined) return utf8ToBytes(value.S);
  if (value?.N !== undefined) return numberBytes(value.N);
  return value?.B ?? new Uint8Array();
}

const zeroByte = 0x80;
const negativeEnd = 102;
const mostPairs = 20;

/** An exponent of 100 and digits in pairs; of a negative number everything is complemented, and a short one has an end of its own. */
function numberBytes(text: string): Uint8Array {
  const { sign, digits, exponent } = parseNumber(text);
  if (sign === 0) return Uint8Array.of(zeroByte);
  const isOdd = (exponent + 1) % 2 !== 0;
  const even = (isOdd ? `0${digits}` : digits).replace(/^((?:..)*.)$/, '$10');
  const pairs = Array.from({ length: even.length / 2 }, (_, index) => Number(even.slice(2 * index, 2 * index + 2)));
  const power = (exponent + 1 + (isOdd ? 1 : 0)) / 2 - 64;
  if (sign > 0) return Uint8Array.from([power & 0xff, ...pairs.map((pair) => pair + 1)]);
  return Uint8Array.from([~power & 0xff, ...pairs.map((pair) => 101 - pair), ...(pairs.length < mostPairs ? [negativeEnd] : [])]);
}
