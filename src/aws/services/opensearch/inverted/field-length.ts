// The length of a field as Lucene keeps it for scoring: one byte, exact up to 40 terms, coarser above.
// Lucene: org.apache.lucene.util.SmallFloat, intToByte4 and byte4ToInt.

/** Four significant bits and an exponent. */
function toFloat4(value: number): number {
  const bits = 32 - Math.clz32(value);
  if (bits < 4) return value;
  const shift = bits - 4;
  return ((value >>> shift) & 0x07) | ((shift + 1) << 3);
}

function fromFloat4(encoded: number): number {
  const bits = encoded & 0x07;
  const shift = (encoded >>> 3) - 1;
  return shift === -1 ? bits : (bits | 0x08) * 2 ** shift;
}

const exact = 255 - toFloat4(2 ** 31 - 1);

/** What remains of a length after it was kept in a byte. */
export function keptLength(length: number): number {
  return length < exact ? length : exact + fromFloat4(toFloat4(length - exact));
}
