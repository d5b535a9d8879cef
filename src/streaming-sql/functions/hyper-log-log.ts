// How many distinct values, in fixed memory: HyperLogLog with 2^14 registers, about 0.8 % off.

const INDEX_BITS = 14;
const REGISTERS = 2 ** INDEX_BITS;

export const newRegisters = (): Uint8Array => new Uint8Array(REGISTERS);

/** Takes a value's text into the registers. */
export function addText(registers: Uint8Array, text: string): void {
  const [high, low] = hash64(text);
  const index = high >>> (32 - INDEX_BITS);
  const rest = (high << INDEX_BITS) | (low >>> (32 - INDEX_BITS));
  const rank = Math.clz32(rest) + 1;
  if (rank > (registers[index] as number)) registers[index] = rank;
}

export function estimate(registers: Uint8Array): number {
  let sum = 0;
  let empty = 0;
  for (const rank of registers) {
    sum += 2 ** -rank;
    if (rank === 0) empty++;
  }
  const raw = ((0.7213 / (1 + 1.079 / REGISTERS)) * REGISTERS * REGISTERS) / sum;
  return Math.round(raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log(REGISTERS / empty) : raw);
}

function hash64(text: string): [number, number] {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0xcc9e2d51);
    b = Math.imul(b ^ text.charCodeAt(i), 0x1b873593);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return [finish(a ^ text.length), finish(b ^ a)];
}

function finish(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
