// node:crypto for functions: digests, HMAC and randomness. Keys, ciphers and signatures are not there.
import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { Buffer } from './buffer.ts';

const HASHES = { md5, sha1, sha224, sha256, sha384, sha512 } as const;
/** What one call of getRandomValues gives at most. */
const RANDOM_CHUNK = 65_536;

interface Digest {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

function hashNamed(name: unknown) {
  const key = String(name).toLowerCase().replace('-', '');
  if (!Object.hasOwn(HASHES, key)) throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
  return HASHES[key as keyof typeof HASHES];
}

function toBytes(data: unknown, encoding: unknown): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, (encoding as 'utf8' | undefined) ?? 'utf8');
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const error = new TypeError('The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.');
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}

function hashObject(inner: Digest) {
  let done: 'no' | 'yes' = 'no';
  const open = () => {
    if (done === 'yes') throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
  };
  return {
    update(data: unknown, encoding?: unknown) {
      open();
      inner.update(toBytes(data, encoding));
      return this;
    },
    digest(encoding?: 'hex') {
      open();
      done = 'yes';
      const bytes = Buffer.from(inner.digest());
      return encoding === undefined || String(encoding) === 'buffer' ? bytes : bytes.toString(encoding);
    },
  };
}

function randomBytes(size: number, callback?: (error: null, bytes: Uint8Array) => void): Uint8Array | undefined {
  const bytes = Buffer.alloc(size);
  for (let from = 0; from < size; from += RANDOM_CHUNK) globalThis.crypto.getRandomValues(bytes.subarray(from, from + RANDOM_CHUNK));
  if (!callback) return bytes;
  queueMicrotask(() => callback(null, bytes));
  return undefined;
}

/** Version 4. The browser's own is missing where the page came by plain http. */
function randomUUID(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.byteLength !== other.byteLength) throw new RangeError('Input buffers must have the same byte length');
  let different = 0;
  for (let place = 0; place < one.byteLength; place++) different |= (one[place] ?? 0) ^ (other[place] ?? 0);
  return different === 0;
}

/** The module as `require('node:crypto')` gives it. */
export const cryptoModule = {
  createHash: (name: unknown) => hashObject(hashNamed(name).create()),
  createHmac: (name: unknown, key: unknown) => hashObject(hmac.create(hashNamed(name), toBytes(key, 'utf8'))),
  getHashes: () => Object.keys(HASHES),
  hash: (name: unknown, data: unknown, encoding: 'hex' = 'hex') => hashObject(hashNamed(name).create()).update(data).digest(encoding),
  randomBytes,
  randomUUID,
  randomInt(from: number, to?: number) {
    const [low, high] = to === undefined ? [0, from] : [from, to];
    const [drawn = 0] = globalThis.crypto.getRandomValues(new Uint32Array(1));
    return low + Math.floor((drawn / 2 ** 32) * (high - low));
  },
  timingSafeEqual,
  getRandomValues: (values: Uint8Array<ArrayBuffer>) => globalThis.crypto.getRandomValues(values),
  webcrypto: globalThis.crypto,
  subtle: globalThis.crypto?.subtle,
};
