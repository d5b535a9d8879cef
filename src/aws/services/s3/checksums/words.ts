// Bytes as words of 32 bits, which a digest reads several times as fast as bytes.

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** The `count` words from the byte `from` on, the least significant byte first. A view of the same bytes where that can be, else a copy. */
export function littleEndianWords(bytes: Uint8Array, from: number, count: number): Int32Array {
  const start = bytes.byteOffset + from;
  if (littleEndian && start % 4 === 0) return new Int32Array(bytes.buffer, start, count);
  const view = new DataView(bytes.buffer, start);
  return Int32Array.from({ length: count }, (_, place) => view.getInt32(4 * place, true));
}
