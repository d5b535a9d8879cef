// ASN.1 in DER, as far as keys and certificates need it: written from parts, and read back as a tree.
// Source: ITU-T X.690.

/** One value: its tag (with class and construction) and its content. `start` and `end` are its whole place in what was read. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
  /** The values inside; empty for a primitive one. */
  readonly inner: readonly DerValue[];
  /** With tag and length. */
  readonly whole: Uint8Array;
}

export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const deepest = 24;

/** The one value that `bytes` hold; undefined when they are no DER. */
export function readDer(bytes: Uint8Array): DerValue | undefined {
  const read = readValue(bytes, 0, 0);
  return read && read.end === bytes.length ? read.value : undefined;
}

function readValue(bytes: Uint8Array, start: number, depth: number): { readonly value: DerValue; readonly end: number } | undefined {
  const [tag, first] = [bytes[start], bytes[start + 1]];
  // Tags of more than one byte do not occur in certificates.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > deepest) return undefined;
  let length = first;
  let at = start + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) return undefined;
    length = 0;
    for (let place = 0; place < count; place++) length = length * 256 + (bytes[at + place] ?? 0);
    at += count;
  }
  const end = at + length;
  if (end > bytes.length) return undefined;
  const content = bytes.subarray(at, end);
  const inner = (tag & 0x20) === 0 ? [] : readAll(content, depth + 1);
  return inner && { value: { tag, content, inner, whole: bytes.subarray(start, end) }, end };
}

function readAll(bytes: Uint8Array, depth: number): DerValue[] | undefined {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const read = readValue(bytes, at, depth);
    if (!read) return undefined;
    values.push(read.value);
    at = read.end;
  }
  return values;
}

/** A value of that tag. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, { length: one }) => sum + one, 0);
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 | lengthBytes(length).length, ...lengthBytes(length)];
  return joined(Uint8Array.from(head), ...parts);
}

function lengthBytes(length: number): number[] {
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A number that is not negative. */
export function derInteger(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const bytes = Uint8Array.from((hex.length % 2 === 0 ? hex : `0${hex}`).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  // The highest bit would mean a negative one.
  return writeDer(derTags.integer, (bytes[0] ?? 0) >= 0x80 ? joined(Uint8Array.of(0), bytes) : bytes);
}

/** `1.2.840.113549.1.1.11` */
export function derOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const groups = [first * 40 + second, ...rest].flatMap((number) => {
    const bytes = [number & 0x7f];
    for (let left = number >>> 7; left > 0; left >>>= 7) bytes.unshift((left & 0x7f) | 0x80);
    return bytes;
  });
  return writeDer(derTags.oid, Uint8Array.from(groups));
}

/** The dotted form of the content of an object identifier. */
export function oidText(content: Uint8Array): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...rest].join('.');
}
