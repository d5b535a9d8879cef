// The rows of the benchmark: bids in the manner of Nexmark, and two streams that rarely match. One seed, the same rows for everyone.

export interface Bid {
  readonly rowtimeMs: number;
  readonly values: readonly [bidder: number, price: number];
}

export const BASE_MS = Date.UTC(2018, 10, 1);
export const WINDOW_MS = 10_000;
const PER_MS = 10; // 10,000 rows a second: 100,000 in a window

/** A linear congruential generator of 32 bits; its high bits choose. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Ten rows a millisecond. Rows of one instant have different keys: SQL engines disagree about the peers of a sliding row. */
export function bids(count: number, keys: number): Bid[] {
  const next = generator(42);
  const recent: number[] = [];
  return Array.from({ length: count }, (_, i) => {
    if (i % PER_MS === 0) recent.length = 0;
    let bidder = next(keys);
    while (keys > PER_MS && recent.includes(bidder)) bidder = next(keys);
    recent.push(bidder);
    return { rowtimeMs: BASE_MS + Math.floor(i / PER_MS), values: [bidder, 1 + next(10_000)] };
  });
}

/** How many keys make one row in a hundred find a partner among the other stream's rows of one window. */
const JOIN_KEYS = (WINDOW_MS * PER_MS) / 2 / 0.01;

export interface Offer extends Bid {
  readonly side: 0 | 1;
}

/** Rows of two streams, by turns, five of each a millisecond: [key, number]. */
export function offers(count: number): Offer[] {
  const next = generator(7);
  return Array.from({ length: count }, (_, i) => ({
    side: (i % 2) as 0 | 1,
    rowtimeMs: BASE_MS + Math.floor(i / PER_MS),
    values: [next(JOIN_KEYS), i] as const,
  }));
}

/** One bid as the bytes of a record, about 140 of them. */
export function records(list: readonly Bid[]): Uint8Array[] {
  const encoder = new TextEncoder();
  return list.map(({ rowtimeMs, values: [bidder, price] }) =>
    encoder.encode(
      JSON.stringify({
        auction: 1000 + (price % 100),
        bidder,
        price,
        channel: 'channel-7',
        url: 'https://example.com/item?id=4711',
        dateTime: rowtimeMs,
        extra: 'abcdefgh',
      }),
    ),
  );
}

/** What came out, in a form in which every engine's answer can be told equal: how many rows, and the sum of all their numbers. */
export interface Answer {
  rows: number;
  checksum: number;
}
