// node:util for functions: showing values, promises of callbacks, equality, a few questions about types.
import { isDeepStrictEqual } from './deep-equal.ts';
import { format, inspect } from './inspect.ts';

const PROMISIFIED = Symbol.for('nodejs.util.promisify.custom');
type AnyFunction = (this: unknown, ...values: unknown[]) => unknown;

function promisify(original: AnyFunction & { readonly [PROMISIFIED]?: AnyFunction }): AnyFunction {
  const own = original[PROMISIFIED];
  if (own) return own;
  return function (this: unknown, ...values: unknown[]) {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, value: unknown) => (error ? reject(error) : resolve(value));
      Reflect.apply(original, this, [...values, answer]);
    });
  };
}
promisify.custom = PROMISIFIED;

function callbackify(original: AnyFunction) {
  return function (this: unknown, ...values: unknown[]): void {
    const answer = values.pop() as (error: unknown, value?: unknown) => void;
    (Reflect.apply(original, this, values) as Promise<unknown>).then((value) => answer(null, value), answer);
  };
}

function inherits(child: { prototype: object; super_?: unknown }, parent: { prototype: object }): void {
  Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

const isTagged = (tag: string) => (value: unknown) => Object.prototype.toString.call(value) === `[object ${tag}]`;
const AsyncFunction = (async () => {}).constructor;

/** The module as `require('node:util')` gives it. */
export const utilModule = {
  inspect,
  format,
  promisify,
  callbackify,
  inherits,
  isDeepStrictEqual,
  isArray: Array.isArray,
  deprecate: (original: AnyFunction) => original,
  stripVTControlCharacters: (text: string) => text.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g'), ''),
  TextEncoder: globalThis.TextEncoder,
  TextDecoder: globalThis.TextDecoder,
  types: {
    isDate: isTagged('Date'),
    isRegExp: isTagged('RegExp'),
    isMap: isTagged('Map'),
    isSet: isTagged('Set'),
    isPromise: isTagged('Promise'),
    isNativeError: (value: unknown) => value instanceof Error,
    isUint8Array: (value: unknown) => value instanceof Uint8Array,
    isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    isArrayBuffer: isTagged('ArrayBuffer'),
    isAsyncFunction: (value: unknown) => value instanceof AsyncFunction,
    isProxy: () => false,
  },
};
