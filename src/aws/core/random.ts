// Chance for the cloud, injected and seeded, so that a run can be repeated.

/** A source of chance. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** `length` digits to a base of 36 at most, lower-case, one number drawn for each. */
export function digits(next: () => number, length: number, base: number): string {
  let text = '';
  for (let place = 0; place < length; place++) text += alphabet[Math.floor(next() * base)];
  return text;
}

/** A repeatable source of chance (mulberry32, public domain, by Tommy Ettinger). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const hex = (length: number) => digits(next, length, 16);
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + Math.floor(next() * 4)).toString(16)}${hex(3)}-${hex(12)}`;
  return { next, hex, uuid };
}
