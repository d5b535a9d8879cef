// node:buffer for functions: the npm package `buffer`, with the encoding base64url that it lacks.
import { Buffer } from 'buffer/';

const { from, byteLength, isEncoding } = Buffer;
const { toString: asText, write } = Buffer.prototype;

const isUrl = (encoding: unknown) => typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';
/** The package decodes both alphabets of base64 already; only the name of the encoding is unknown to it. */
const known = (encoding: unknown) => (isUrl(encoding) ? 'base64' : encoding);

type Loose = (this: unknown, ...values: unknown[]) => never;

Object.assign(Buffer, {
  from: (value: unknown, encoding: unknown, ...rest: unknown[]) => Reflect.apply(from as Loose, Buffer, [value, known(encoding), ...rest]),
  byteLength: (value: unknown, encoding: unknown) => Reflect.apply(byteLength as Loose, Buffer, [value, known(encoding)]),
  isEncoding: (encoding: unknown) => isUrl(encoding) || Reflect.apply(isEncoding as Loose, Buffer, [encoding]),
});
Object.assign(Buffer.prototype, {
  toString(encoding: unknown, ...rest: unknown[]): string {
    const text: string = Reflect.apply(asText as Loose, this, [known(encoding), ...rest]);
    return isUrl(encoding) ? text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : text;
  },
  write(...values: unknown[]): number {
    return Reflect.apply(write as Loose, this, values.map(known));
  },
});

export { Buffer };

/** The module as `require('node:buffer')` gives it. */
export const bufferModule = {
  Buffer,
  Blob: globalThis.Blob,
  atob: globalThis.atob,
  btoa: globalThis.btoa,
  constants: { MAX_LENGTH: 2 ** 31 - 1, MAX_STRING_LENGTH: 2 ** 29 - 24 },
};
