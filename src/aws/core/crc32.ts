// CRC-32 and CRC-32C over chunks of bytes, eight bytes a step by tables.
// Source: https://www.rfc-editor.org/rfc/rfc3720#appendix-B.4 (CRC-32C), the reflected polynomial of zlib (CRC-32).

/** Eight tables of 256: table `k` is the CRC of a byte followed by `k` zero bytes. */
function tables(reflectedPolynomial: number): Uint32Array {
  const table = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ reflectedPolynomial : crc >>> 1;
    table[byte] = crc;
  }
  for (let place = 256; place < 8 * 256; place++) {
    const before = table[place - 256] as number;
    table[place] = (table[before & 0xff] as number) ^ (before >>> 8);
  }
  return table;
}

function crcOf(table: Uint32Array, chunks: Iterable<Uint8Array>): Uint8Array {
  let crc = -1;
  for (const chunk of chunks) crc = update(table, crc, chunk);
  const digest = new Uint8Array(4);
  new DataView(digest.buffer).setUint32(0, ~crc >>> 0);
  return digest;
}

// Indices are within bounds by construction; the casts keep the loop free of checks.
function update(table: Uint32Array, start: number, bytes: Uint8Array): number {
  const whole = bytes.length - (bytes.length % 8);
  let crc = start;
  let place = 0;
  for (; place < whole; place += 8) {
    const low =
      crc ^
      ((bytes[place] as number) |
        ((bytes[place + 1] as number) << 8) |
        ((bytes[place + 2] as number) << 16) |
        ((bytes[place + 3] as number) << 24));
    crc =
      (table[1792 + (low & 0xff)] as number) ^
      (table[1536 + ((low >>> 8) & 0xff)] as number) ^
      (table[1280 + ((low >>> 16) & 0xff)] as number) ^
      (table[1024 + (low >>> 24)] as number) ^
      (table[768 + (bytes[place + 4] as number)] as number) ^
      (table[512 + (bytes[place + 5] as number)] as number) ^
      (table[256 + (bytes[place + 6] as number)] as number) ^
      (table[bytes[place + 7] as number] as number);
  }
  for (; place < bytes.length; place++) crc = (table[(crc ^ (bytes[place] as number)) & 0xff] as number) ^ (crc >>> 8);
  return crc;
}

const ieee = tables(0xedb88320);
const castagnoli = tables(0x82f63b78);

/** The four bytes of the CRC-32, most significant first. */
export const crc32 = (chunks: Iterable<Uint8Array>): Uint8Array => crcOf(ieee, chunks);

/** The four bytes of the CRC-32C, most significant first. */
export const crc32c = (chunks: Iterable<Uint8Array>): Uint8Array => crcOf(castagnoli, chunks);
