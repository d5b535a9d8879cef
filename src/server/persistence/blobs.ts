// Large bodies inside a state: taken out, so that an object of S3 is written to the disk once and not at every change beside it.
import { createHash } from 'node:crypto';

// What stands in a state where a blob was: an object of this one member, holding the blob's name. A state's own object of that shape
// holds itself, wrapped in a list.
const mark = 'sandsharkBlob';
// A smaller body is not worth a reference.
const smallestBlobBytes = 1024;
const names = new WeakMap<Uint8Array, string>();

/** A copy of `state` with references in the place of large byte arrays; each blob is told to `found` with its name. */
export function withoutBlobs(state: unknown, found: (name: string, bytes: Uint8Array) => void): unknown {
  if (state instanceof Uint8Array) {
    if (state.length < smallestBlobBytes) return state;
    const name = nameOf(state);
    found(name, state);
    return { [mark]: name };
  }
  if (isMarked(state)) return { [mark]: [withoutBlobs(state[mark], found)] };
  return mapped(state, (value) => withoutBlobs(value, found));
}

/** The state with its blobs put back. */
export function withBlobs(state: unknown, blobs: ReadonlyMap<string, Uint8Array>): unknown {
  if (isMarked(state)) {
    const held = state[mark];
    if (Array.isArray(held)) return { [mark]: withBlobs(held[0], blobs) };
    const bytes = blobs.get(String(held));
    if (!bytes) throw new Error('Bug in Sandshark: the state file lacks a blob that it names');
    return bytes;
  }
  return mapped(state, (value) => withBlobs(value, blobs));
}

/** By content, so that equal bodies are kept once; remembered by identity, because stored bodies never change. */
function nameOf(bytes: Uint8Array): string {
  const known = names.get(bytes);
  if (known) return known;
  const name = createHash('sha256').update(bytes).digest('base64url');
  names.set(bytes, name);
  return name;
}

function mapped(value: unknown, map: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, map(inner)]));
  if (value instanceof Set) return new Set([...value].map(map));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(inner)]));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Is it an object of one member that is called like ours? Names of members come from learners. */
function isMarked(value: unknown): value is { readonly [mark]: unknown } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, mark) && Object.keys(value).length === 1;
}
