// CBOR bytes into plain values. Strict and safe: bounded depth, no allocation by an announced length, no prototype to be reached.
// RFC 8949: https://www.rfc-editor.org/rfc/rfc8949
import { concatenated } from './byte-parts.ts';
import { Malformed } from './malformed.ts';

/** A value with a tag: 1 is a time, 2 and 3 are large integers, 4 is a decimal fraction. */
export class CborTagged {
  readonly tag: number;
  readonly value: unknown;

  constructor(tag: number, value: unknown) {
    this.tag = tag;
    this.value = value;
  }
}

const DEEPEST_VALUES = 200;
const BREAK = Symbol('break');

/** The one value that `bytes` hold. Maps become objects without a prototype. Throws Malformed. */
export function parseCbor(bytes: Uint8Array): unknown {
  const reader = new CborReader(bytes);
  const value = reader.read(0);
  if (value === BREAK || reader.at !== bytes.length) throw malformed('there is more than one value');
  return value;
}

function malformed(why: string): Malformed {
  return new Malformed('body', `The CBOR is not well-formed: ${why}.`);
}

class CborReader {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(depth: number): unknown {
    if (depth > DEEPEST_VALUES) throw malformed('values are nested too deeply');
    const head = this.#bytes[this.at];
    if (head === undefined) throw malformed('it breaks off');
    this.at++;
    const [major, minor] = [head >> 5, head & 31];
    if (major === 7) return this.#readSpecial(minor);
    const count = this.#readCount(minor);
    if (major === 0) return count ?? this.#refuse();
    if (major === 1) return this.#negative(count ?? this.#refuse());
    if (major === 2) return this.#readString(count, 2);
    if (major === 3) return this.#readText(count);
    if (major === 4) return this.#readList(count, depth);
    if (major === 5) return this.#readMap(count, depth);
    return new CborTagged(Number(count ?? this.#refuse()), this.#readValue(depth + 1));
  }

  /** A length, an integer or a tag; undefined for one of indefinite length. */
  #readCount(minor: number): number | bigint | undefined {
    if (minor < 24) return minor;
    if (minor === 31) return undefined;
    const width = [1, 2, 4, 8][minor - 24];
    if (width === undefined) throw malformed('a length is reserved');
    const at = this.#take(width);
    if (width === 1) return this.#view.getUint8(at);
    if (width === 2) return this.#view.getUint16(at);
    if (width === 4) return this.#view.getUint32(at);
    const wide = this.#view.getBigUint64(at);
    return wide <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(wide) : wide;
  }

  /** Where the next `length` bytes begin. */
  #take(length: number | bigint): number {
    const at = this.at;
    if (length > this.#bytes.length - at) throw malformed('it breaks off');
    this.at += Number(length);
    return at;
  }

  #negative(count: number | bigint): number | bigint {
    return typeof count === 'bigint' ? -1n - count : -1 - count;
  }

  #refuse(): never {
    throw malformed('an integer has no end');
  }

  #readValue(depth: number): unknown {
    const value = this.read(depth);
    if (value === BREAK) throw malformed('a value is missing');
    return value;
  }

  #readString(count: number | bigint | undefined, major: 2 | 3): Uint8Array {
    if (count !== undefined) {
      const at = this.#take(count);
      return this.#bytes.subarray(at, this.at);
    }
    const parts: Uint8Array[] = [];
    for (;;) {
      const head = this.#bytes[this.#take(1)] ?? 0;
      if (head === 0xff) return concatenated(parts);
      const length = head >> 5 === major ? this.#readCount(head & 31) : undefined;
      if (length === undefined) throw malformed('a part of a string is none');
      const at = this.#take(length);
      parts.push(this.#bytes.subarray(at, this.at));
    }
  }

  #readText(count: number | bigint | undefined): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.#readString(count, 3));
    } catch (error) {
      throw error instanceof Malformed ? error : malformed('a text is not valid UTF-8');
    }
  }

  #readList(count: number | bigint | undefined, depth: number): unknown[] {
    const items: unknown[] = [];
    // An announced length may be a lie: each item costs a byte at least, so that reading fails before memory does.
    while (count === undefined || items.length < count) {
      const item = this.read(depth + 1);
      if (item === BREAK) {
        if (count !== undefined) throw malformed('a list is too short');
        break;
      }
      items.push(item);
    }
    return items;
  }

  #readMap(count: number | bigint | undefined, depth: number): Record<string, unknown> {
    const map = Object.create(null) as Record<string, unknown>;
    for (let read = 0; count === undefined || read < count; read++) {
      const key = this.read(depth + 1);
      if (key === BREAK && count === undefined) break;
      if (typeof key !== 'string') throw malformed('a key is no text');
      map[key] = this.#readValue(depth + 1);
    }
    return map;
  }

  #readSpecial(minor: number): unknown {
    if (minor === 20) return false;
    if (minor === 21) return true;
    if (minor === 22 || minor === 23) return null;
    if (minor === 25) return this.#readHalf();
    if (minor === 26) return this.#view.getFloat32(this.#take(4));
    if (minor === 27) return this.#view.getFloat64(this.#take(8));
    if (minor === 31) return BREAK;
    throw malformed('a simple value is unknown');
  }

  #readHalf(): number {
    const bits = this.#view.getUint16(this.#take(2));
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
  }
}
