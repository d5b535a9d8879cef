// Shuffles that are the same on every machine.

/** @returns numbers in [0, 1), the same sequence for the same seed (mulberry32, public domain) */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** The numbers 0 to length - 1 in an order that the seed decides (Fisher and Yates). */
export function seededOrder(length: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const order = Int32Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const moved = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}
